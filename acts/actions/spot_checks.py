"""A visit sees whether a violation is still there (point 12)."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance

from ..enums import Act, ViolationState
from ..models import SpotCheck
from ..policies import check_can_check_on_spot
from ..workflow import VIOLATION
from . import measures
from .repetition import end_repeated
from .rows import close_if_over, locked_violation, to_the_minute


@transaction.atomic
def check_on_spot(violation, *, eliminated, checked_at, source_title, source_url, found="", files=(), by, at):
    """Record what `by` saw of a violation during the visit whose page is `source_url`; return the SpotCheck.

    Measures that wait to be checked are checked by it; not eliminated, they get as long a term as the act gave.
    Eliminated without a report of the body, so is what it repeated, and an act with nothing left is closed. Told twice
    of one visit, it is one check.
    """
    violation = locked_violation(violation)
    known = violation.spot_checks.filter(source_url=source_url).first()
    if known is not None:
        return known
    check_can_check_on_spot(by, violation)
    checked_at = to_the_minute(checked_at, violation.act.sent_at)
    if not violation.act.sent_at <= checked_at <= at:
        raise Refused.about("checked_at", _("The visit was before the act was sent, or is still to come."))
    found = found.strip() or (_("Seen on the spot: eliminated.") if eliminated else _("Seen on the spot: still there."))
    row = SpotCheck(violation=violation, eliminated=eliminated, found=found, checked_at=checked_at, checked_by=by)
    row.source_title, row.source_url, row.entered_at = source_title[:300], source_url, at
    checked(row).save()
    row.files.set(files)
    after = {"violation": violation.position, **audit.snapshot(row, "eliminated", "found", "source_title")}
    audit.record(Act.SPOT_CHECK, violation.act, by=by, at=at, after=after)
    if violation.state == ViolationState.REPORTED:
        _check_the_report(violation, row, files, by, at)
    elif eliminated:
        _eliminate(violation, checked_at, by, at)
    return row


def _check_the_report(violation, row, files, by, at):
    term = timedelta(days=violation.act.term_days)
    measures.check(
        violation,
        eliminated=row.eliminated,
        found=row.found,
        checked_at=row.checked_at,
        new_due_on=None if row.eliminated else violation.office.local_day(at) + term,
        files=files,
        by=by,
        at=at,
    )


def _eliminate(violation, checked_at, by, at):
    advance(violation, "eliminate", VIOLATION)
    violation.eliminated_at = checked_at
    violation.save(update_fields=["state", "eliminated_at"])
    for act in (violation.act, *end_repeated(violation, by, at)):
        close_if_over(act, by, at)
