"""What the actions of this package share."""

from django.utils.translation import gettext as _

from oversight.core.refusals import Conflict, Refused


def refuse_stale(thing, version, theirs):
    """Refuse what was typed over somebody else's newer words; `theirs` is what is stored now."""
    if version is not None and version != thing.version:
        raise Conflict(_("Somebody else has changed this since you opened it."), theirs=theirs, version=thing.version)


def reason_of(reason, sentence):
    """The reason without blanks around it; without one, refused with the sentence."""
    if not reason.strip():
        raise Refused.about("reason", sentence)
    return reason.strip()


def said(thing, fields):
    """Put what was typed into `thing`, texts without blanks around them. Does not save."""
    for name, value in fields.items():
        setattr(thing, name, value.strip() if isinstance(value, str) else value)
    return thing
