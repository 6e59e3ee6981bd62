"""What the card of an act shows, and which buttons."""

from django.utils import timezone

from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY
from oversight.core.refusals import may
from oversight.documents.policies import check_can_requeue

from .. import policies
from ..actions.repetition import earlier_of
from ..forms import ReasonForm
from .rows import lead_to_each_other

MAY = {
    "change": policies.check_can_change,
    "sign": policies.check_can_sign,
    "route": policies.check_can_route,
    "note": policies.check_can_note,
    "withdraw": policies.check_can_withdraw,
    "answer": policies.check_can_enter_answer,
}


def card_context(request, act, *, refusal=None, withdraw_form=None, return_form=None):
    officer, now = request.user, timezone.now()
    day = act.office.local_day(now)
    violations = [_dressed(one, officer, day) for one in _violations(act)]
    lead_to_each_other([pair for one in violations for pair in (one.earlier, *one.later) if pair], officer)
    return {
        "act": act,
        "refusal": refusal,
        "may": {verb: may(check, officer, act) for verb, check in MAY.items()}
        | {"follow_up": may(policies.check_can_follow_up, officer, act, now)},
        "is_late": act.is_overdue(day),
        "violations": violations,
        "may_follow": any(one.may_follow for one in violations),
        "answers": act.answers.select_related("entered_by").prefetch_related("files", "violations"),
        "followers": list(act.followed_by.visible_to(officer).select_related("kind", "body", "document")),
        "withdraw_form": withdraw_form or ReasonForm(auto_id="withdraw_%s"),
        "return_form": return_form or ReasonForm(auto_id="return_%s"),
        "history": AuditRow.objects.about(act)[:HISTORY],
        **papers_context(officer, act.document),
    }


def papers_context(officer, document):
    """What `documents/_files.html` shows: the paper's files, while they are made and after."""
    renderings = list(document.renderings.all()) if document else []
    return {
        "document": document,
        "renderings": renderings,
        "is_waiting": any(one.is_queued for one in renderings),
        "can_requeue": any(one.is_failed for one in renderings) and may(check_can_requeue, officer, document),
    }


def _violations(act):
    related = ("repeats__act__document", "repeats__act__kind", "repeats__act__body")
    seen = ("spot_checks__checked_by", "spot_checks__files")
    reports = ("measures__entered_by", "measures__checked_by", "measures__files", "measures__proof")
    return act.violations.select_related(*related).prefetch_related(*reports, *seen, "repetitions__act__document")


def _may_visit(officer, violation):
    """Whether the officer's office may inspect the place and check the violation there."""
    above = violation.act.supervising_office
    inspects = violation.facility_id and above is not None and officer.office_id in above.lineage
    return bool(inspects) and may(policies.check_can_check_on_spot, officer, violation)


def _dressed(violation, officer, day):
    """The violation with its reports, what may be done with it, what it repeats or would repeat, what repeats it."""
    violation.reports = list(violation.measures.all())
    waiting = next((one for one in violation.reports if one.checked_at is None), None)
    violation.is_late = violation.is_overdue(day)
    violation.may_report = may(policies.check_can_report, officer, violation)
    violation.may_check = may(policies.check_can_check, officer, violation, waiting)
    violation.may_follow = violation.is_open and _may_visit(officer, violation)
    violation.is_own_report = waiting is not None and waiting.entered_by_id == officer.pk
    violation.earlier = violation.repeats or (earlier_of(violation) if violation.act.is_writable else None)
    violation.later = list(violation.repetitions.all())
    return violation
