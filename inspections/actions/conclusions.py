"""The conclusion on a placement: written, sent for approval, approved by another officer or returned (point 34)."""

from django.utils.translation import gettext as _

from oversight.core.refusals import Refused
from oversight.documents.actions import Conclusions, issue
from oversight.documents.enums import DocumentKind
from oversight.duties.actions import fulfilment
from oversight.duties.enums import Event

from .. import policies
from ..enums import Act
from ..models import Conclusion
from ..papers import conclusion_context
from ..placement_rules import check_release, missing_of_conclusion
from .placements import lock, subject_of, url_of

FIELDS = ("facts", "norms", "interview", "fitness", "lawful", "reasons", "release_order", "released_at")


class _OnPlacements(Conclusions):
    fields = FIELDS
    subject = "placement"
    acts = {
        "write": Act.CONCLUSION_WRITE,
        "submit": Act.CONCLUSION_SUBMIT,
        "take_back": Act.CONCLUSION_TAKE_BACK,
        "approve": Act.CONCLUSION_APPROVE,
        "send_back": Act.CONCLUSION_RETURN,
    }
    policies = {
        "write": policies.check_can_write_conclusion,
        "submit": policies.check_can_submit_conclusion,
        "take_back": policies.check_can_take_back_conclusion,
        "decide": policies.check_can_decide_conclusion,
    }

    lock = staticmethod(lock)
    missing = staticmethod(missing_of_conclusion)
    check_words = staticmethod(check_release)

    def blank(self, placement):
        return Conclusion(placement=placement)

    def check_approved_at(self, placement, approved_at):
        if approved_at < placement.told_at:
            raise Refused.about(
                "approved_at", _("It can't have been approved before the office was told of the placement.")
            )

    def issue(self, conclusion, *, by, at):
        return issue(
            DocumentKind.PLACEMENT_REVIEW,
            office=conclusion.placement.office,
            facility=conclusion.placement.facility,
            title_ru="Заключение о законности водворения",
            title_kk="Қамаудың заңдылығы туралы қорытынды",
            context=conclusion_context(conclusion),
            subject_url=url_of(conclusion.placement),
            by=by,
            at=at,
        )

    def concluded(self, conclusion, *, by, at):
        placement = conclusion.placement
        fulfilment.event_done(
            Event.PLACEMENT_REVIEWED,
            office=placement.office,
            facility=placement.facility,
            subject=subject_of(placement),
            done_at=conclusion.approved_at,
            url=url_of(placement),
            by=by,
            at=at,
        )


_way = _OnPlacements()
write, submit, take_back = _way.write, _way.submit, _way.take_back
approve, send_back = _way.approve, _way.send_back
