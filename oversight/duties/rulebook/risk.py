"""The formula of a facility's risk: what adds how many points, and how the sum is called (point 22)."""

from django.utils.translation import gettext as _

from facilities.enums import FacilityKind

from ..enums import LOOKING_BACK
from ..models import RiskBand, RiskFactor
from ..models.risk import WHOLE
from .rows import build, refuse_repeated


def factors_of(top, edition):
    """Every `[[risk]]` of the file with its table. Raises RulebookError where the formula doesn't add up."""
    factors = [
        (build(RiskFactor, table, edition=edition, position=position), table)
        for position, table in enumerate(top.tables("risk", may_be_none=True), 1)
    ]
    refuse_repeated(factors, "code")
    for factor, table in factors:
        _refuse_wrong_days(factor, table)
        if factor.points > factor.most:
            raise table.error(_("One step gives more points than the factor may give at most."), "points")
    for kind in FacilityKind:
        _refuse_wrong_sum([(factor, table) for factor, table in factors if factor.concerns(kind)], kind)
    return factors


def bands_of(top, edition):
    """Every `[[risk_band]]` of the file: a file that has a formula says how each sum is called."""
    tables = top.tables("risk_band", may_be_none=True)
    bands = [
        (build(RiskBand, table, edition=edition, position=position), table) for position, table in enumerate(tables, 1)
    ]
    refuse_repeated(bands, "code")
    if "risk" in top and not bands:
        raise top.error(_("There is no [[%(key)s]] table here.") % {"key": "risk_band"}, "risk")
    if bands and "risk" not in top:
        raise top.error(_("There is no [[%(key)s]] table here.") % {"key": "risk"}, "risk_band")
    below = None
    for band, table in bands:
        if below is None and band.at_least:
            raise table.error(_("The first level of risk begins at 0 points."), "at_least")
        if below is not None and band.at_least <= below:
            raise table.error(_("Levels of risk follow each other upwards, each from more points."), "at_least")
        below = band.at_least
    return bands


def _refuse_wrong_days(factor, table):
    looks_back = factor.measure in LOOKING_BACK
    if looks_back and factor.days is None:
        raise table.error(_("“%(key)s” is missing: how far does it look back?") % {"key": "days"}, "measure")
    if factor.days is not None and not looks_back:
        raise table.error(_("This is as it stands today: it doesn't look back."), "days")


def _refuse_wrong_sum(factors, kind):
    """Of one kind of facility a measure counts once, and all factors together give 100 points at most."""
    total, seen = 0, set()
    for factor, table in factors:
        if factor.measure in seen:
            reason = _("“%(measure)s” counts twice for facilities of the kind “%(kind)s”.")
            raise table.error(reason % {"measure": factor.measure, "kind": kind}, "measure")
        seen.add(factor.measure)
        total += factor.most
        if total > WHOLE:
            reason = _("Together the factors give more than 100 points to facilities of the kind “%(kind)s”.")
            raise table.error(reason % {"kind": kind}, "most")
