"""Courts are bodies like those that acts are addressed to: entered as they are first written, each with one level."""

from django.utils.translation import gettext as _

from acts.actions.bodies import body_known, enter_body
from oversight.core.refusals import Refused

from ..enums import COURT_LEVELS


def court_named(name, level="", name_kk=""):
    """The court of that name in Russian; the rest is said only of one that is written for the first time."""
    found = body_known(name)
    if found is None:
        if not level:
            raise Refused.about("court_level", _("This court is written for the first time: say its level."))
        found = enter_body(name_ru=name, name_kk=name_kk, level=level)
    if level not in ("", found.level):
        sentence = _("“%(court)s” is known already, at another level: %(level)s.")
        level = COURT_LEVELS[found.level]
        raise Refused.about("court_level", sentence % {"court": found.name_ru, "level": level})
    return found
