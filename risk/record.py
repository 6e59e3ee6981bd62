"""What a facility's record says: every measure for many facilities at once, by one query, within scope."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Sum, Value

from acts.models import HeldPerson, ResponseAct, UnlawfulDetention, Violation
from incidents.enums import IncidentState
from incidents.models import Incident
from inspections.enums import Ground
from inspections.models import Inspection, Order, PenalRoomReading
from oversight.core.models import Officer
from oversight.duties.enums import Register, RiskMeasure
from registers.enums import Decision
from registers.models import Reception, Visitor


@dataclass(frozen=True)
class Asked:
    """Of which facilities, by whom, at which moment; `since` is None where nothing looks back."""

    facilities: list
    officer: Officer
    at: datetime
    since: datetime | None

    @property
    def ids(self):
        return [one.pk for one in self.facilities]

    @property
    def day(self) -> date:
        return self.officer.office.local_day(self.at)

    def seen(self, model, **narrowed):
        """The rows of these facilities that the officer may see."""
        return model.objects.visible_to(self.officer).filter(facility__in=self.ids, **narrowed)


def values_of(factors, facilities, officer, at):
    """{measure and days: {facility's id: value}} of all that the factors ask for; a facility without it is left out.

    The facilities come from `with_last_visits`.
    """
    asked = {}
    for factor in factors:
        since = at - timedelta(days=factor.days) if factor.days else None
        asked[factor.measure, factor.days] = Asked(facilities, officer, at, since)
    counts = _counts({key: COUNTED[key[0]](one) for key, one in asked.items() if key[0] in COUNTED})
    return {key: READ[key[0]](one, counts) if key[0] in READ else counts[key] for key, one in asked.items()}


def _counts(parts):
    """{key: {facility's id: count}} of lists of `_per_facility`, all by one query: ten would cost ten times its way."""
    keys = list(parts)
    rows = [part.annotate(key=Value(number)) for number, key in enumerate(keys) for part in parts[key]]
    counts = {key: {} for key in keys}
    if rows:
        first, *others = [part.values_list("key", "place", "many") for part in rows]
        for number, facility, many in first.union(*others, all=True):
            of_key = counts[keys[number]]
            of_key[facility] = of_key.get(facility, 0) + many
    return counts


def _per_facility(rows, facility="facility", many=None):
    """How many rows there are at each facility, or another sum of them."""
    return rows.order_by().values(place=F(facility)).annotate(many=many or Count("pk"))


def _open_violations(asked):
    return [_per_facility(asked.seen(Violation).open())]


def _repeated_violations(asked):
    repeated = asked.seen(Violation, repeats__isnull=False, act__sent_at__gte=asked.since, act__withdrawn_at=None)
    return [_per_facility(repeated)]


def _overdue_acts(asked):
    return [_per_facility(asked.seen(ResponseAct).overdue(asked.day))]


def _unlawful_detentions(asked):
    return [_per_facility(asked.seen(UnlawfulDetention, found_at__gte=asked.since))]


def _emergencies(asked):
    return [_per_facility(_incidents(asked).filter(kind__registers__contains=[Register.EMERGENCY]))]


def _registered(asked):
    return [_per_facility(_incidents(asked).exclude(kind__registers__contains=[Register.EMERGENCY]))]


def _incidents(asked):
    found = asked.seen(Incident, received_at__gte=asked.since, duplicate_of=None)
    return found.exclude(state=IncidentState.DISMISSED)


def _complaints(asked):
    """Persons with complaints at the checks of penal rooms (34), appeals an inspection was ordered on (7), and what
    visitors of receptions said that had to be taken up (22, 35)."""
    readings = PenalRoomReading.objects.filter(
        inspection__in=asked.seen(Inspection), measured_at__gte=asked.since, complaints__gt=0
    )
    ordered = asked.seen(Order, ground=Ground.APPEAL, signed_at__gte=asked.since)
    visitors = Visitor.objects.filter(reception__in=asked.seen(Reception, began_at__gte=asked.since).recorded())
    return [
        _per_facility(readings, "inspection__facility", Sum("complaints")),
        _per_facility(ordered),
        _per_facility(visitors.exclude(decision=Decision.EXPLAINED), "reception__facility"),
    ]


def _held(asked):
    return [_per_facility(asked.seen(HeldPerson).present())]


def _days_without_visit(asked, counts):
    return {one.pk: _days(asked, one.last_visit_at) for one in asked.facilities if one.last_visit_at}


def _days_without_night_visit(asked, counts):
    return {one.pk: _days(asked, one.last_night_at) for one in asked.facilities if one.last_night_at}


def _days(asked, moment):
    return max((asked.day - asked.officer.office.local_day(moment)).days, 0)


def _occupancy(asked, counts):
    """Per cent of the capacity, where it is known and the facility's list of persons has been entered."""
    held = counts[RiskMeasure.OCCUPANCY, None]
    return {one.pk: held[one.pk] * 100 // one.capacity for one in asked.facilities if one.capacity and one.pk in held}


#: What is counted for a measure.
COUNTED = {
    RiskMeasure.OPEN_VIOLATIONS: _open_violations,
    RiskMeasure.REPEATED_VIOLATIONS: _repeated_violations,
    RiskMeasure.OVERDUE_ACTS: _overdue_acts,
    RiskMeasure.UNLAWFUL_DETENTIONS: _unlawful_detentions,
    RiskMeasure.EMERGENCIES: _emergencies,
    RiskMeasure.REGISTERED: _registered,
    RiskMeasure.COMPLAINTS: _complaints,
    RiskMeasure.OCCUPANCY: _held,
}
#: How the measures that aren't a count are read.
READ = {
    RiskMeasure.DAYS_WITHOUT_VISIT: _days_without_visit,
    RiskMeasure.DAYS_WITHOUT_NIGHT_VISIT: _days_without_night_visit,
    RiskMeasure.OCCUPANCY: _occupancy,
}
