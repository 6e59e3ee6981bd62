"""Clocks and duties by hand: start, fulfil, cancel, stop, start again, calculate anew (architecture: "A deadline")."""

from dataclasses import replace
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.workflow import advance

from .. import schedule
from ..engine.alerts import close_alerts, reopen_alerts
from ..engine.pending import look_again, look_no_more, steps_come
from ..engine.steps import frozen_steps, merged
from ..engine.turns import keep_calendar
from ..enums import Act
from ..models import Obligation, Rule, calendar_for
from ..policies import check_can_change_obligation, check_stoppable
from ..workflow import OBLIGATION

TITLES = ("title_ru", "title_kk", "title_en")
SHOWN = ("due_at", "state")
#: The step of a derivation that says how long a clock stood – seconds; due: the moment it moved to.
STOOD = "stood"


@transaction.atomic
def open_clock(
    code, *, office, subject, started_at, by, at, facility=None, title=None, subject_url="", term_count=None
):
    """Start the clock `code` of the edition in force at `started_at` in the office's zone; return the Obligation.

    `subject` is the key of what it is about («placement:17»), `title` is {"ru": …, "kk": …, "en": …}, by default the
    rule's own; `term_count` is the term the subject states itself, in the rule's units. Started twice, it is one. The
    terms are copied: later editions change nothing of a running clock.
    """
    existing = Obligation.objects.filter(code=code, office=office, facility=facility, subject=subject).first()
    if existing:
        return existing
    rule = _clock(code, office, started_at)
    if rule.counts_working_days:
        keep_calendar()
    obligation = Obligation(
        rule=rule,
        code=code,
        office=office,
        facility=facility,
        subject=subject,
        subject_url=subject_url,
        started_at=started_at,
        opens_at=started_at,
        needed=rule.count,
        term_count=term_count,
        **_titles(rule, title),
    )
    calendar = calendar_for(at)
    due = schedule.due_at(obligation.term, started_at, office.time_zone, calendar)
    obligation.due_at, obligation.derivation = due.moment, due.as_json()
    obligation.steps = frozen_steps(rule, office.level, due.moment, office.time_zone, calendar)
    try:
        with transaction.atomic():
            obligation.save(force_insert=True)
            look_again(obligation, at)
    except IntegrityError:
        return Obligation.objects.get(code=code, office=office, facility=facility, subject=subject)
    after = audit.snapshot(obligation, "started_at", "due_at")
    audit.record(Act.OPEN_CLOCK, obligation, by=by, at=at, after=after)
    return obligation


def start_clocks(event, *, office, **about):
    """Start every clock that `event` begins for the office; the rest as for `open_clock`. Returns them.

    Of a `facility`, only the clocks that are for its kind.
    """
    rules = Rule.objects.in_force(office.local_day(about["started_at"])).of_office(office).filter(start=event)
    if facility := about.get("facility"):
        rules = rules.filter(Q(facility_kinds=[]) | Q(facility_kinds__contains=[facility.kind]))
    return [open_clock(code, office=office, **about) for code in rules.values_list("code", flat=True)]


@transaction.atomic
def fulfil(obligation, *, done_at, url="", by, at):
    """Record that it was done at `done_at` and learned of at `at`; nobody is told any more."""
    obligation = locked(obligation)
    if by is not None:
        check_can_change_obligation(by, obligation)
    _refuse_future(done_at, at)
    settle(obligation, done_at, url, by, at)
    return obligation


def settle(obligation, done_at, url, by, at):
    """The same for a row that is locked already."""
    advance(obligation, "fulfil", OBLIGATION)
    obligation.done_at, obligation.entered_at, obligation.fulfilled_url = done_at, at, url
    obligation.failure, obligation.stopped_at = "", None
    look_no_more(obligation)
    _save(obligation)
    close_alerts([obligation.pk], at)
    after = audit.snapshot(obligation, "done_at", "entered_at", "fulfilled_url")
    audit.record(Act.FULFIL, obligation, by=by, at=at, after=after)


def unsettle(obligation, by, at):
    """What fulfilled it was taken back: open again, its steps go on where they stood. The row is locked."""
    before = audit.snapshot(obligation, "state", "done_at", "fulfilled_url")
    advance(obligation, "unfulfil", OBLIGATION)
    obligation.done_at = obligation.entered_at = None
    obligation.fulfilled_url = ""
    look_again(obligation, at)
    _save(obligation)
    reopen_alerts([obligation.pk], at)
    after = audit.snapshot(obligation, "state", "done_at", "fulfilled_url")
    audit.record(Act.UNFULFIL, obligation, by=by, at=at, before=before, after=after)


@transaction.atomic
def cancel(obligation, *, reason, by, at):
    """Cancel with a reason, which its card shows."""
    obligation = locked(obligation)
    if by is not None:
        check_can_change_obligation(by, obligation)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the duty is cancelled."))
    advance(obligation, "cancel", OBLIGATION)
    obligation.cancel_reason, obligation.stopped_at = reason.strip(), None
    look_no_more(obligation)
    _save(obligation)
    close_alerts([obligation.pk], at)
    audit.record(Act.CANCEL, obligation, by=by, at=at, after={"reason": reason.strip()})
    return obligation


@transaction.atomic
def stop(obligation, *, reason, by, at):
    """Stop a clock that its edition allows to be stopped; nobody is told while it stands."""
    obligation = locked(obligation)
    if by is not None:
        check_can_change_obligation(by, obligation)
    check_stoppable(obligation)
    _refuse_without_reason(reason)
    advance(obligation, "stop", OBLIGATION)
    obligation.stopped_at = at
    look_no_more(obligation)
    _save(obligation)
    close_alerts([obligation.pk], at)
    audit.record(Act.STOP, obligation, by=by, at=at, after={"reason": reason.strip(), "due_at": obligation.due_at})
    return obligation


@transaction.atomic
def restart(obligation, *, reason, by, at):
    """Let a stopped clock run on: it is due later by as long as it stood. Old → new goes to the audit trail."""
    obligation = locked(obligation)
    if by is not None:
        check_can_change_obligation(by, obligation)
    _refuse_without_reason(reason)
    before = audit.snapshot(obligation, *SHOWN)
    advance(obligation, "restart", OBLIGATION)
    stood = at - obligation.stopped_at
    obligation.stopped_at = None
    moved = {"step": STOOD, "seconds": stood.total_seconds(), "due": (obligation.due_at + stood).isoformat()}
    obligation.derivation = [*obligation.derivation, moved]
    obligation.due_at += stood
    _move_steps(obligation, calendar_for(at), at)
    _save(obligation)
    reopen_alerts([obligation.pk], at)
    after = {**audit.snapshot(obligation, *SHOWN), "reason": reason.strip()}
    audit.record(Act.RESTART, obligation, by=by, at=at, before=before, after=after)
    return obligation


@transaction.atomic
def recalculate(obligation, *, reason, by, at):
    """Calculate an open deadline anew with the calendar as it is known now, under the rule it began with.

    Never by itself: after a day was transferred somebody confirms it. Returns whether the deadline moved.
    """
    obligation = locked(obligation)
    if by is not None:
        check_can_change_obligation(by, obligation)
    _refuse_without_reason(reason)
    if not obligation.is_open:
        raise Refused(_("Only an open deadline can be calculated anew."))
    calendar = calendar_for(at)
    due, stood = due_again(obligation, calendar)
    if due.moment == obligation.due_at:
        return False
    move(obligation, due, stood, calendar, reason=reason.strip(), by=by, at=at)
    return True


def move(obligation, due, stood, calendar, *, reason, by, at):
    """Give a locked row the deadline that `due_again` found, and its steps anew; a clock that stands stays so."""
    before = audit.snapshot(obligation, "due_at")
    obligation.due_at, obligation.derivation = due.moment, [*due.as_json(), *stood]
    _move_steps(obligation, calendar, at)
    _save(obligation)
    after = {**audit.snapshot(obligation, "due_at"), "reason": reason}
    audit.record(Act.RECALCULATE, obligation, by=by, at=at, before=before, after=after)


def plan_again(obligation, calendar, at):
    """Plan the steps of a locked row that have not come anew; its deadline stays."""
    _move_steps(obligation, calendar, at)
    _save(obligation)


def steps_anew(obligation, come, calendar, at):
    """Its steps by that calendar: the first `come` of them have come and stay."""
    office = obligation.office
    fresh = frozen_steps(obligation.rule, office.level, obligation.due_at, office.time_zone, calendar)
    return merged(obligation.steps, come, fresh, at)


def due_again(obligation, calendar):
    """(Due with that calendar under its own rule, the derivation's steps of the time it stood, which is added)."""
    zone, rule = obligation.office.time_zone, obligation.rule
    if not obligation.is_clock:
        period = schedule.period_of(rule.rhythm, zone, obligation.period_from)
        return schedule.due_of(rule.rhythm, period, calendar), []
    due = schedule.due_at(obligation.term, obligation.started_at, zone, calendar)
    stood = [step for step in obligation.derivation if step["step"] == STOOD]
    moment = due.moment + sum((timedelta(seconds=step["seconds"]) for step in stood), timedelta())
    return replace(due, moment=moment), stood


def locked(obligation):
    rows = Obligation.objects.select_related("office", "facility", "rule__edition")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=obligation.pk)


def _clock(code, office, started_at):
    rule = Rule.objects.in_force(office.local_day(started_at)).filter(code=code).first()
    if rule is None or not rule.is_clock:
        raise Refused(_("No edition in force has the clock “%(code)s”.") % {"code": code})
    return rule


def _titles(rule, title):
    if title is None:
        return {name: getattr(rule, name) for name in TITLES}
    return {name: title[name[-2:]] for name in TITLES}


def _move_steps(obligation, calendar, at):
    obligation.steps = steps_anew(obligation, steps_come(obligation), calendar, at)
    if obligation.is_open:
        look_again(obligation, at)


def _save(obligation):
    obligation.version += 1
    obligation.save()


def _refuse_future(done_at, at):
    if done_at > at:
        raise Refused.about("done_at", _("It can't have been done in the future."))


def _refuse_without_reason(reason):
    if not reason.strip():
        raise Refused.about("reason", _("Give the reason."))
