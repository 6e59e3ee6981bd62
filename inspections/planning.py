"""Which inspections the rulebook demands of an office within the period of a plan."""

from dataclasses import dataclass
from datetime import date, timedelta

from facilities.models import Facility
from oversight.core.languages import localized
from oversight.duties import schedule
from oversight.duties.enums import About, Rhythm
from oversight.duties.models import Edition, InspectionKind, Rule, calendar_for
from oversight.duties.reach import preview

#: What comes back this often is done without a plan.
WITHOUT_PLAN = (Rhythm.DAY, Rhythm.WEEK)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class PlannedDuty:
    """One inspection of one facility that a rule demands by a day, with the kind that fulfils it."""

    rule: Rule
    kind: InspectionKind
    facility: Facility
    due_on: date

    @property
    def task(self):
        return localized(self.rule, "title")


def duties_of(plan):
    """Every PlannedDuty whose last day falls within the plan, in the order of days.

    Counted with the edition in force on the plan's first day and the facilities open then.
    """
    edition = Edition.objects.published().in_force(plan.begins_on).first()
    if edition is None:
        return []
    kinds = {kind.code: kind for kind in edition.kinds.all()}
    found = []
    for duty in preview(edition, on=plan.begins_on, offices=[plan.office]):
        if duty.rule.about != About.FACILITY or duty.rule.every in WITHOUT_PLAN:
            continue
        kind = _kind(duty.rule, kinds, duty.facility, plan.office)
        if kind:
            found += [PlannedDuty(duty.rule, kind, duty.facility, day) for day in _last_days(duty.rule, plan)]
    return sorted(found, key=lambda duty: (duty.due_on, duty.rule.position, duty.facility.pk))


def _kind(rule, kinds, facility, office):
    """The first kind that fulfils the rule and that the office conducts at the facility, or None."""
    fitting = (kinds[code] for code in rule.done_by_kinds if code in kinds)
    return next((kind for kind in fitting if _fits(kind, facility, office)), None)


def _fits(kind, facility, office):
    centre = kind.in_oblast_centre
    somewhere = centre is None or centre == facility.in_oblast_centre
    return somewhere and facility.kind in kind.facility_kinds and office.level in kind.at_level


def _last_days(rule, plan):
    """The last local days, within the plan, of the rule's periods."""
    zone, calendar = plan.office.time_zone, calendar_for(plan.drafted_at)
    for period in schedule.periods(rule.rhythm, zone, plan.begins_on, plan.ends_on + DAY):
        due = schedule.due_of(rule.rhythm, period, calendar)
        last = schedule.day_of(due.moment - timedelta(seconds=1), zone)
        if plan.covers(last):
            yield last
