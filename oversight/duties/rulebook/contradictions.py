"""What a rule and its chain say of each other, of kinds of inspection and of levels must agree."""

from datetime import UTC, datetime
from itertools import pairwise

from django.utils.translation import gettext as _

from oversight.core.enums import OfficeLevel
from oversight.core.policies import INSPECTORS

from .. import schedule
from ..calendar import KAZAKHSTAN
from ..enums import FORETOLD, About, CalendarChoice, Rhythm, RuleClass
from ..workflow import stands_below

ZONE = "Asia/Almaty"
#: Moments that steps are tried on: before and within holidays, in plain weeks, at the end of a year.
SAMPLES = [
    datetime(2026, month, day, 5, tzinfo=UTC) for month, day in ((2, 25), (3, 18), (5, 6), (6, 17), (9, 30), (12, 30))
]


def refuse_contradictions(rule, table, told, kinds):
    """Raise RulebookError when the rule can't be counted, fulfilled or told of as it stands.

    `told` are its steps with their tables, `kinds` the file's kinds of inspection.
    """
    _refuse_wrong_subject(rule, table)
    _refuse_wrong_calendar(rule, table)
    _refuse_wrong_participants(rule, table)
    _refuse_wrong_kinds(rule, table, {kind.code: kind for kind in kinds})
    _refuse_steps_below(rule, told)
    _refuse_steps_out_of_order(rule, told)
    if rule.rule_class == RuleClass.STATUTORY:
        _refuse_weak_chain(told)


def _refuse_wrong_subject(rule, table):
    if rule.about == About.FACILITY and not rule.facility_kinds:
        raise table.error(_("“facility_kinds” is missing: which facilities is the duty about?"), "about")
    if rule.about == About.OFFICE:
        for key in ("facility_kinds", "in_oblast_centre", "having"):
            if key in table:
                raise table.error(_("A duty of an office has no “%(key)s”.") % {"key": key}, key)


def _refuse_wrong_calendar(rule, table):
    if rule.every and rule.calendar == CalendarChoice.WORKING and rule.every != Rhythm.DAY:
        reason = _('Only daily duties leave out days off; for a last day that is off say ends = "next_working".')
        raise table.error(reason, "calendar")


def _refuse_wrong_participants(rule, table):
    for role in rule.participants:
        if role not in INSPECTORS:
            raise table.error(_("Nobody takes part in the role “%(role)s”.") % {"role": role}, "participants")
    if rule.participants and not rule.done_by_kinds:
        raise table.error(_("Only inspections have participants, and none fulfils this duty."), "participants")


def _refuse_wrong_kinds(rule, table, kinds):
    """Every kind of inspection is in the file, and some of them can be carried out wherever the duty falls."""
    for code in rule.done_by_kinds:
        if code not in kinds:
            reason = _("There is no kind of inspection “%(code)s” in this file.") % {"code": code}
            raise table.error(reason, "fulfilled_by")
        wanted = kinds[code].in_oblast_centre
        if wanted is not None and wanted != rule.in_oblast_centre:
            reason = _("Inspections of the kind “%(code)s” and this duty differ about oblast centres.")
            raise table.error(reason % {"code": code}, "fulfilled_by")
    named = [kinds[code] for code in rule.done_by_kinds]
    if not named or rule.done_by_event:
        return
    places = {one for kind in named for one in kind.facility_kinds}
    levels = {one for kind in named for one in kind.at_level}
    reason = _("No inspection that fulfils this duty can be carried out in a facility or by an office of “%(what)s”.")
    for one in [*(set(rule.facility_kinds) - places), *(set(rule.levels) - levels)]:
        raise table.error(reason % {"what": one}, "fulfilled_by")


def _refuse_steps_below(rule, told):
    """Below the lowest office whose duty it is, nobody is known to tell."""
    for step, table in told:
        if all(stands_below(step.level, level) for level in rule.levels):
            reason = _("“%(role)s” stands below the office whose duty “%(rule)s” is: nobody is there to tell.")
            raise table.error(reason % {"role": step.role, "rule": rule.code}, "role")


def _refuse_steps_out_of_order(rule, told):
    for sample in SAMPLES:
        start, due = _span(rule, sample)
        moments = schedule.moments(due, [step.offset for step, table in told], ZONE, KAZAKHSTAN)
        if moments[0] < start and rule.start not in FORETOLD:
            reason = _("This step of “%(rule)s” comes before its clock or its period has begun.")
            raise told[0][1].error(reason % {"rule": rule.code}, "at")
        for (_step, table), (earlier, moment) in zip(told[1:], pairwise(moments), strict=True):
            if moment < earlier:
                raise table.error(_("This step comes before the one above it: steps stand in their order."), "at")


def _span(rule, sample):
    """When a duty or a clock around the sample begins, and when it is due."""
    if rule.is_clock:
        return sample, schedule.due_at(rule.term, sample, ZONE, KAZAKHSTAN).moment
    period = schedule.period_of(rule.rhythm, ZONE, sample.date())
    return period.from_at, schedule.due_of(rule.rhythm, period, KAZAKHSTAN).moment


def _refuse_weak_chain(told):
    """A statutory duty climbs to the Department after its due moment, and every escalation is acknowledged."""
    last, table = told[-1]
    if last.level != OfficeLevel.DEPARTMENT or not last.escalates:
        reason = _("A statutory chain ends at the Department after the due moment, and this is its last step.")
        raise table.error(reason, "role" if last.level != OfficeLevel.DEPARTMENT else "at")
    for step, source in told:
        if step.escalates and not step.acknowledge:
            raise source.error(_("An escalation of a statutory duty must be acknowledged: acknowledge = true."), "at")
