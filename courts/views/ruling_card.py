"""The page of one ruling: whose turn it is and what may be done now, each turn before it, its papers."""

from django.shortcuts import render
from django.utils import timezone

from acts.views.card import papers_context
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY
from oversight.core.refusals import may

from ..actions.rulings import read_convict
from ..enums import Act
from ..forms import ApproveForm, ReworkForm, RulingReasonForm
from ..policies import rulings as policies
from .ruling_rows import dress_rulings


def ruling_page(request, ruling, *, status=200, refusal=None, **bound):
    """The page; `bound` forms that were refused stand in place of the blank ones of the same name.

    Opening it is reading who the convict is, for those with the right to it: it leaves its row each time.
    """
    officer, now = request.user, timezone.now()
    knows = may(policies.check_can_read_convict, officer)
    if knows:
        read_convict(ruling, by=officer, at=now)
    study = ruling.current
    dress_rulings([ruling])
    forms = {
        "withdraw": RulingReasonForm(auto_id="withdraw_%s"),
        "return": RulingReasonForm(auto_id="return_%s"),
        "rework": ReworkForm(auto_id="rework_%s"),
        "approve": ApproveForm(initial={"version": study.version}, auto_id="approve_%s"),
    } | bound
    turns = _turns(ruling)
    context = {
        "ruling": ruling,
        "study": study,
        "draft": policies.draft_of(study),
        "knows": knows,
        "now": now,
        "may": policies.allowed(officer, ruling, now),
        "forms": forms,
        "refusal": refusal,
        "turns": turns,
        "history": AuditRow.objects.about(ruling).exclude(action=Act.RULING_VIEW)[:HISTORY],
        **papers_context(officer, _paper(turns)),
    }
    return render(request, "courts/ruling.html", context, status=status)


def _turns(ruling):
    """Each turn, the first first, with its representation or None as `sent`."""
    names = ("office", "author", "approved_by", "taken_by", "obligation__rule", "protest__kind", "protest__body")
    turns = list(
        ruling.studies.select_related(
            *names, "protest__document", "representation__signed_by", "representation__document"
        )
    )
    for turn in turns:
        turn.ruling = ruling
        turn.sent = getattr(turn, "representation", None)
    return turns


def _paper(turns):
    """The paper of the latest representation that went up."""
    papers = [turn.sent.document for turn in turns if turn.sent is not None and turn.sent.document is not None]
    return papers[-1] if papers else None
