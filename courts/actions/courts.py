"""Courts are bodies like those that acts are addressed to: entered as they are first written, each with one level."""

from django.utils.translation import gettext as _

from acts.actions.bodies import body_named
from acts.models import Body
from acts.norms import norm_key
from oversight.core.refusals import Refused


def court_named(name, level="", name_kk=""):
    """The court of that name in Russian; the rest is said only of one that is written for the first time."""
    known = Body.objects.filter(key=norm_key(name)[:300]).first()
    if known is not None and level in ("", known.level):
        return known
    if not level:
        raise Refused.about("court_level", _("This court is written for the first time: say its level."))
    try:
        return body_named(name_ru=name, name_kk=name_kk, level=level)
    except Refused as refusal:
        raise Refused.about("court_level", refusal.sentence) from None
