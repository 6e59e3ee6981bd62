"""What officers do anyway fulfils their duties: a completed inspection, or another event a rule names.

A thing counts for the period that holds the local day on which it ended, and is done at the moment it ended; a paper
made afterwards (an analysis of the quarter that is over) says by `about_on`, a day of that period, which it is about.
It counts once, by its page, however often it is told; taken back, it no longer counts.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from oversight.core import audit

from ..engine.opening import open_periods
from ..enums import Act
from ..enums import ObligationState as State
from ..models import Obligation, Rule
from .obligations import settle, unsettle

NOBODY_NEEDED = gettext_noop("Of those whose participation the point demands nobody took part.")
OPENED = (State.OPEN, State.FULFILLED, State.STOPPED)


@transaction.atomic
def inspection_done(*, office, facility, kind_code, ended_at, participants, url, by, at):
    """Count a completed inspection towards the duties of its office; return the obligations it touched.

    `participants` are the roles of those who inspected. Where the rule demands one of certain roles and none was
    there, nothing is counted and the obligation says so.
    """
    kinds = Q(rule__done_by_kinds__contains=[kind_code])
    rules = Rule.objects.in_force(office.local_day(ended_at)).filter(done_by_kinds__contains=[kind_code])
    mine = _mine(kinds, rules, office, facility, "", office.local_day(ended_at), ended_at, at)
    return _done(mine, participants, ended_at, url, by, at)


@transaction.atomic
def event_done(
    event, *, office, done_at, url, by, at, facility=None, subject="", participants=(), code=None, about_on=None
):
    """The same for an event that a rule names: fulfils the clock of `subject`, and duties of the period.

    Where one event fulfils several duties (each summary is one of its own), `code` names the one that was done.
    """
    day = about_on or office.local_day(done_at)
    which, rules = Q(rule__done_by_event=event), Rule.objects.in_force(day).filter(done_by_event=event)
    if code:
        which, rules = which & Q(code=code), rules.filter(code=code)
    return _done(_mine(which, rules, office, facility, subject, day, done_at, at), participants, done_at, url, by, at)


@transaction.atomic
def undone(url, *, of=None, by, at):
    """What has the page `url` was taken back (an inspection reopened): it counts no longer, or not towards `of`."""
    touched = []
    counted = Obligation.objects.filter(counted__gt=0, counts__contains=[{"url": url}])
    for obligation in _locked(counted.filter(pk=of.pk) if of else counted):
        obligation.counts = [one for one in obligation.counts if one["url"] != url]
        obligation.counted = len(obligation.counts)
        if obligation.state == State.FULFILLED and obligation.counted < obligation.needed:
            unsettle(obligation, by, at)
        else:
            _settle_if_enough(obligation, by, at)
        touched.append(obligation)
    if of is None:
        Obligation.objects.filter(failed_url=url, state=State.OPEN).update(failure="", failed_url="")
    return touched


def _mine(which, rules, office, facility, subject, day, done_at, at):
    """Those of the period that holds `day`, opened first where they are not yet, and the clock of `subject`."""
    period = Q(subject="", period_from__lte=day, period_until__gte=day)
    mine = Obligation.objects.filter(which, period | Q(subject=subject, started_at__lte=done_at) & ~Q(subject=""))
    mine = mine.filter(Q(facility=facility) | Q(facility=None), office=office, state__in=OPENED)
    if rules.exclude(about="event").exclude(code__in=mine.filter(subject="").values("code")).exists():
        open_periods(at, wait=True)
    return mine


def _done(mine, participants, done_at, url, by, at):
    touched = [_count(one, participants, done_at, url, by, at) for one in _locked(mine)]
    return [obligation for obligation in touched if obligation]


def _locked(obligations):
    rows = obligations.select_related("office", "facility", "rule__edition").order_by("pk")
    return list(rows.select_for_update(of=("self",), no_key=True))


def _count(obligation, participants, done_at, url, by, at):
    if any(one["url"] == url for one in obligation.counts):
        return None
    needed = obligation.rule.participants
    if needed and set(needed).isdisjoint(participants):
        return _not_counted(obligation, url, by, at)
    obligation.counts = [*obligation.counts, {"url": url, "done_at": done_at.isoformat()}]
    obligation.counted = len(obligation.counts)
    audit.record(
        Act.COUNT, obligation, by=by, at=at, after={"counted": obligation.counted, "needed": obligation.needed}
    )
    _settle_if_enough(obligation, by, at)
    return obligation


def _not_counted(obligation, url, by, at):
    if obligation.state != State.OPEN:
        return None
    obligation.failure, obligation.failed_url = NOBODY_NEEDED, url
    obligation.save(update_fields=["failure", "failed_url"])
    audit.record(Act.NOT_FULFIL, obligation, by=by, at=at, after={"failure": NOBODY_NEEDED})
    return obligation


def _settle_if_enough(obligation, by, at):
    """Fulfilled with the last of those needed, in the order in which they were done; an earlier one may come late."""
    enough = sorted(obligation.counts, key=lambda one: datetime.fromisoformat(one["done_at"]))[: obligation.needed]
    if len(enough) < obligation.needed:
        obligation.save(update_fields=["counts", "counted"])
        return
    done_at = datetime.fromisoformat(enough[-1]["done_at"])
    if obligation.state != State.FULFILLED:
        settle(obligation, done_at, enough[-1]["url"], by, at)
    else:
        obligation.done_at, obligation.fulfilled_url = done_at, enough[-1]["url"]
        obligation.save(update_fields=["counts", "counted", "done_at", "fulfilled_url"])
