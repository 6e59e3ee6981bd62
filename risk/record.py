"""What a facility's record says: every measure for many facilities at once, by one query, within scope."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from django.db.models import Count, DateField, DateTimeField, F, Sum, Value

from acts.models import HeldPerson, ResponseAct, UnlawfulDetention, Violation
from incidents.enums import IncidentState
from incidents.models import Incident
from inspections.enums import Ground
from inspections.models import Inspection, Order, PenalRoomReading
from oversight.core.models import Office, Officer
from oversight.core.prepared import AmongGiven, Given, Question, reader_like
from oversight.duties.enums import Register, RiskMeasure
from registers.enums import Decision
from registers.models import Reception, Visitor


@dataclass(frozen=True)
class Asked:
    """Of which facilities, by whom, at which moment."""

    facilities: list
    officer: Officer
    at: datetime

    @property
    def day(self) -> date:
        return self.officer.office.local_day(self.at)

    def since(self, days):
        """From when on a factor looks back so many days."""
        return self.at - timedelta(days=days)


@dataclass(frozen=True)
class Counted:
    """What a measure counts, put together once for all officers like `reader`; looking back so many days, or not."""

    reader: Officer
    days: int | None

    @property
    def since(self):
        return Given(f"since_{self.days}", DateTimeField())

    @property
    def day(self):
        return Given("day", DateField())

    def seen(self, model, **narrowed):
        """The rows of the facilities in question that the officer may see."""
        found = model.objects.visible_to(self.reader).filter(**narrowed)
        return found.filter(AmongGiven(F("facility"), "facilities"))


def values_of(factors, facilities, officer, at):
    """{measure and days: {facility's id: value}} of all that the factors ask for; a facility without it is left out.

    The facilities come from `with_last_visits`.
    """
    asked = Asked(facilities, officer, at)
    keys = list(dict.fromkeys((factor.measure, factor.days) for factor in factors))
    counts = _counts(tuple(key for key in keys if key[0] in COUNTED), asked)
    return {key: READ[key[0]](asked, counts) if key[0] in READ else counts[key] for key in keys}


def _counts(keys, asked):
    """{measure and days: {facility's id: count}}, all by one query: ten would cost ten times its way."""
    counts = {key: {} for key in keys}
    if not keys:
        return counts
    officer = asked.officer
    question = _question(keys, officer.office.level, officer.office.parent_id is None, frozenset(officer.roles))
    since = {f"since_{days}": asked.since(days) for _measure, days in keys if days}
    ids = [one.pk for one in asked.facilities]
    for number, facility, many in question.ask(office=officer.office_id, facilities=ids, day=asked.day, **since):
        of_key = counts[keys[number]]
        of_key[facility] = of_key.get(facility, 0) + many
    return counts


@cache
def _question(keys, level, is_root, roles):
    """The counts of these measures for officers of those roles in an office of that level."""
    office = Office(level=level, parent_id=None if is_root else 0)
    reader = reader_like(Officer(office=office, roles=list(roles)))
    parts = {key: COUNTED[key[0]](Counted(reader, key[1])) for key in keys}
    rows = [part.annotate(key=Value(number)) for number, key in enumerate(keys) for part in parts[key]]
    first, *others = [part.values_list("key", "place", "many") for part in rows]
    return Question(first.union(*others, all=True))


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
