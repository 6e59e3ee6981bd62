"""The one way the program says no."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """An act is not allowed or not possible; the sentence says why and how to mend it.

    `fields` maps a field's name to its sentence, so that a form or an API answer can put it beside
    the input. `parts` are further sentences when several things are missing at once.
    """

    def __init__(self, sentence, *, fields=None, parts=()):
        super().__init__(str(sentence))
        self.sentence = sentence
        self.fields = dict(fields or {})
        self.parts = list(parts)

    @classmethod
    def about(cls, field, sentence):
        return cls(sentence, fields={field: sentence})


class Forbidden(Refused):
    """The officer may see the thing but this act is another's to do (403, never about scope)."""


class Conflict(Refused):
    """Somebody else changed the same thing in between; `theirs` holds what is stored now."""

    def __init__(self, sentence, *, theirs, version):
        super().__init__(sentence)
        self.theirs = theirs
        self.version = version


def may(check, *args):
    """Turn a policy that raises into the boolean a page shows a button by."""
    try:
        check(*args)
    except Refused:
        return False
    return True


def refuse_stale(thing, version, theirs):
    """Refuse what was typed over somebody else's newer words; `theirs` is what is stored now."""
    if version is not None and version != thing.version:
        raise Conflict(_("Somebody else has changed this since you opened it."), theirs=theirs, version=thing.version)
