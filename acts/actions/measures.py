"""Measures reported, then checked by another officer: actually eliminated, or back with a new term (point 12)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance

from ..enums import Act
from ..models import Measure
from ..policies import check_can_check, check_can_report
from ..workflow import VIOLATION
from .repetition import end_repeated
from .rows import close_if_over, kept_files, locked_violation, to_the_minute


@transaction.atomic
def report(violation, *, words, reported_at, files=(), by, at):
    """Record the measures the body reports against one violation, with its proof; return the Measure."""
    violation = locked_violation(violation)
    check_can_report(by, violation)
    reported_at = to_the_minute(reported_at, violation.act.sent_at)
    _refuse_wrong_moment("reported_at", reported_at, violation.act.sent_at, at)
    measure = Measure(violation=violation, words=words.strip(), reported_at=reported_at, entered_at=at, entered_by=by)
    checked(measure).save()
    measure.files.set(kept_files(files, violation.act, by, at))
    advance(violation, "report", VIOLATION)
    violation.save(update_fields=["state"])
    after = {**_named(violation), "measures": measure.words, **audit.snapshot(measure, "reported_at")}
    audit.record(Act.REPORT, violation.act, by=by, at=at, after=after)
    return measure


@transaction.atomic
def check(violation, *, eliminated, found, checked_at, new_due_on=None, files=(), by, at):
    """Record that another officer checked: actually eliminated or not; return the Measure that was checked.

    Not eliminated, it goes back with a new term. Eliminated, so is what it repeated; an act of which every violation
    is eliminated is closed.
    """
    violation = locked_violation(violation)
    measure = violation.measures.select_for_update(no_key=True).filter(checked_at=None).first()
    check_can_check(by, violation, measure)
    checked_at = to_the_minute(checked_at, measure.reported_at)
    _refuse_wrong_moment("checked_at", checked_at, measure.reported_at, at)
    _refuse_wrong_term(violation, eliminated, new_due_on, at)
    measure.eliminated, measure.found = eliminated, found.strip()
    measure.checked_at, measure.checked_by, measure.new_due_on = checked_at, by, new_due_on
    checked(measure).save()
    measure.proof.set(kept_files(files, violation.act, by, at))
    advance(violation, "eliminate" if eliminated else "fail", VIOLATION)
    violation.eliminated_at = checked_at if eliminated else None
    violation.due_on = new_due_on or violation.due_on
    violation.save(update_fields=["state", "eliminated_at", "due_on"])
    after = {**_named(violation), **audit.snapshot(measure, "eliminated", "found", "new_due_on")}
    audit.record(Act.CHECK, violation.act, by=by, at=at, after=after)
    if eliminated:
        for act in (violation.act, *end_repeated(violation, by, at)):
            close_if_over(act, by, at)
    return measure


def _named(violation):
    return {"violation": violation.position}


def _refuse_wrong_moment(field, moment, earliest, at):
    if moment > at:
        raise Refused.about(field, _("This can't lie in the future."))
    if moment < earliest:
        raise Refused.about(field, _("This can't lie before what it follows from."))


def _refuse_wrong_term(violation, eliminated, new_due_on, at):
    if eliminated and new_due_on is not None:
        raise Refused.about("new_due_on", _("What is eliminated needs no new term."))
    if not eliminated and new_due_on is None:
        raise Refused.about("new_due_on", _("Give a new term for what is not eliminated."))
    if not eliminated and new_due_on < violation.office.local_day(at):
        raise Refused.about("new_due_on", _("The term can't have passed already."))
