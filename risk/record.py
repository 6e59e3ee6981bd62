"""What a facility's record says: each measure for many facilities at once, one query a measure, within scope."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Sum

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
    wanted = {(factor.measure, factor.days) for factor in factors}
    return {(measure, days): _measured(measure, days, facilities, officer, at) for measure, days in wanted}


def _measured(measure, days, facilities, officer, at):
    since = at - timedelta(days=days) if days else None
    return MEASURES[measure](Asked(facilities, officer, at, since))


def _open_violations(asked):
    return _counted(asked.seen(Violation).open())


def _repeated_violations(asked):
    repeated = asked.seen(Violation, repeats__isnull=False, act__sent_at__gte=asked.since, act__withdrawn_at=None)
    return _counted(repeated)


def _overdue_acts(asked):
    return _counted(asked.seen(ResponseAct).overdue(asked.day))


def _unlawful_detentions(asked):
    return _counted(asked.seen(UnlawfulDetention, found_at__gte=asked.since))


def _emergencies(asked):
    return _counted(_incidents(asked).filter(kind__registers__contains=[Register.EMERGENCY]))


def _registered(asked):
    return _counted(_incidents(asked).exclude(kind__registers__contains=[Register.EMERGENCY]))


def _incidents(asked):
    found = asked.seen(Incident, received_at__gte=asked.since, duplicate_of=None)
    return found.exclude(state=IncidentState.DISMISSED)


def _complaints(asked):
    """Persons with complaints at the checks of penal rooms (34), appeals an inspection was ordered on (7), and what
    visitors of receptions said that had to be taken up (22, 35)."""
    readings = PenalRoomReading.objects.filter(
        inspection__in=asked.seen(Inspection), measured_at__gte=asked.since, complaints__gt=0
    )
    found = dict(readings.values_list("inspection__facility").annotate(Sum("complaints")).order_by())
    ordered = _counted(asked.seen(Order, ground=Ground.APPEAL, signed_at__gte=asked.since))
    visitors = Visitor.objects.filter(reception__in=asked.seen(Reception, began_at__gte=asked.since).recorded())
    taken_up = visitors.exclude(decision=Decision.EXPLAINED).order_by().values_list("reception__facility")
    for counts in (ordered, dict(taken_up.annotate(Count("pk")))):
        for facility, count in counts.items():
            found[facility] = found.get(facility, 0) + count
    return found


def _days_without_visit(asked):
    return {one.pk: _days(asked, one.last_visit_at) for one in asked.facilities if one.last_visit_at}


def _days_without_night_visit(asked):
    return {one.pk: _days(asked, one.last_night_at) for one in asked.facilities if one.last_night_at}


def _days(asked, moment):
    return max((asked.day - asked.officer.office.local_day(moment)).days, 0)


def _occupancy(asked):
    """Per cent of the capacity, where it is known and the facility's list of persons has been entered."""
    held = _counted(asked.seen(HeldPerson).present())
    return {one.pk: held[one.pk] * 100 // one.capacity for one in asked.facilities if one.capacity and one.pk in held}


def _counted(rows):
    return dict(rows.order_by().values_list("facility").annotate(Count("pk")))


#: How each measure of an edition is taken.
MEASURES = {
    RiskMeasure.OPEN_VIOLATIONS: _open_violations,
    RiskMeasure.REPEATED_VIOLATIONS: _repeated_violations,
    RiskMeasure.OVERDUE_ACTS: _overdue_acts,
    RiskMeasure.UNLAWFUL_DETENTIONS: _unlawful_detentions,
    RiskMeasure.EMERGENCIES: _emergencies,
    RiskMeasure.REGISTERED: _registered,
    RiskMeasure.COMPLAINTS: _complaints,
    RiskMeasure.DAYS_WITHOUT_VISIT: _days_without_visit,
    RiskMeasure.DAYS_WITHOUT_NIGHT_VISIT: _days_without_night_visit,
    RiskMeasure.OCCUPANCY: _occupancy,
}
