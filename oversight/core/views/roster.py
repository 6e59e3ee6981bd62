from dataclasses import dataclass
from datetime import datetime, timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import roster as queries
from ..enums import OfficeLevel, Role
from ..languages import alphabetical
from ..models import Absence, Office, Subject, Zone
from ..policies import check_can_keep_absences_of, check_can_keep_zones, check_can_sign
from ..refusals import may

#: How many days ahead absences and gaps are shown.
AHEAD = 30
#: How many rows of one sort the page shows; the list of absences has the rest.
FEW = 20
#: How many absences that are over a card shows.
PAST = 5


@dataclass(frozen=True)
class ZoneRow:
    """An oblast, its zones that are not over, and who answers for it now."""

    oblast: Office
    zones: list
    answer: queries.Resolution

    @property
    def gives_way(self):
        """Whether somebody else than the zonal officer is told now."""
        return self.answer.fell_back_to is not None or any(one.instead_of for one in self.answer.told)


@dataclass(frozen=True)
class GapRow:
    """One gap of several offices at once: a zonal officer who is away leaves all their oblasts."""

    role: Role
    from_at: datetime
    until_at: datetime | None
    goes_to: queries.Place | None
    offices: list


@require_safe
def roster(request):
    """Who holds which zones and lines of work, who is away now and soon, and where nobody would answer."""
    officer, now = request.user, timezone.now()
    offices = list(Office.objects.visible_to(officer).order_by(alphabetical("name_ru")))
    known = queries.Roster(offices, now, now + timedelta(AHEAD))
    today = officer.office.local_day(now)
    subjects = Subject.objects.visible_to(officer).not_over(today).select_related("officer")
    context = {
        "now": now,
        "today": today,
        "ahead": AHEAD,
        "absences": _absences(officer, known, now),
        "few": FEW,
        "few_rows": f":{FEW}",
        "gaps": _gaps(known, offices),
        "zones": _zones(officer, offices, known, today, now),
        "subjects": subjects.order_by(alphabetical("line_ru"), "from_on", "pk"),
        "may_keep_zones": may(check_can_keep_zones, officer),
        "leads": officer.is_reference_admin or may(check_can_sign, officer),
    }
    return render(request, "core/roster.html", context)


def _gaps(known, offices):
    """Gaps by role, period and who is told instead, the nearest first."""
    found = {}
    for gap in queries.gaps_of(known, offices):
        goes_to = gap.resolution.fell_back_to
        key = (gap.place.role, gap.from_at, gap.until_at, goes_to and (goes_to.role, goes_to.office.pk))
        row = found.setdefault(key, GapRow(*key[:3], goes_to, []))
        row.offices.append(gap.place.office)
    return sorted(found.values(), key=lambda row: (row.goes_to is not None, row.from_at, row.until_at is not None))


def roster_of(officer, by, now):
    """What the card of `officer` shows `by` of the roster."""
    today = officer.office.local_day(now)
    latest = officer.absences.select_related("substitute").order_by("-from_at")
    return {
        "now": now,
        "today": today,
        "zones": officer.zones.not_over(today).select_related("oblast").order_by(alphabetical("oblast__name_ru")),
        "subjects": officer.subjects.not_over(today).order_by(alphabetical("line_ru")),
        "absences": [*latest.not_over(now), *latest.over(now)[:PAST]],
        "may_keep_absences": may(check_can_keep_absences_of, by, officer),
        "may_keep_zones": may(check_can_keep_zones, by),
    }


def _absences(officer, known, now):
    """Absences of now and soon, one more than are shown, each with who stands in and whether it may be changed."""
    found = Absence.objects.visible_to(officer).touching(now, known.end)
    found = list(found.select_related("officer__office", "substitute").order_by("from_at", "pk")[: FEW + 1])
    for absence in found:
        absence.may_keep = may(check_can_keep_absences_of, officer, absence.officer)
        absence.told = known.stand_ins(absence.officer, max(now, absence.from_at))
    return found


def _zones(officer, offices, known, today, now):
    """A row for every oblast the officer sees; for a district the oblast above it, whose zonal officer it calls."""
    oblasts = [one for one in offices if one.level == OfficeLevel.OBLAST]
    if officer.office.level == OfficeLevel.DISTRICT and not officer.is_reference_admin:
        oblasts = known.line(officer.office)[1:2]
    zones = Zone.objects.visible_to(officer).not_over(today).select_related("officer__office").order_by("from_on")
    of = {}
    for zone in zones:
        of.setdefault(zone.oblast_id, []).append(zone)
    return [ZoneRow(one, of.get(one.pk, []), known.responsible(Role.ZONAL_OFFICER, one, now)) for one in oblasts]
