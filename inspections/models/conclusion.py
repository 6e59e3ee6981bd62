from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Officer
from oversight.documents.models import Document

from ..enums import ConclusionState as State
from ..enums import Fitness
from ..workflow import TYPED
from .placement import Placement


class Conclusion(models.Model):
    """The prosecutor's conclusion on a placement: lawful or not, and why (points 25(8), 34).

    `drafted_by` wrote its first words, `author` its last: neither approves it. `version` counts the writes and the
    steps, so that nobody approves words they haven't seen.
    """

    placement = models.OneToOneField(Placement, models.CASCADE, related_name="conclusion")
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.DRAFT)
    facts = models.TextField(_("facts established"), blank=True)
    norms = models.TextField(_("norms applied"), blank=True)
    interview = models.TextField(_("interview with the person"), blank=True)
    fitness = models.CharField(_("medical examination"), max_length=16, choices=Fitness, blank=True)
    lawful = models.BooleanField(_("the placement is lawful"), null=True, blank=True)
    reasons = models.TextField(_("why"), blank=True)
    release_order = models.TextField(_("act on which the person was released"), blank=True)
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)
    drafted_at = models.DateTimeField(_("drafted at"), editable=False)
    drafted_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("drafted by"), editable=False
    )
    author = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("author"), editable=False)
    submitted_at = models.DateTimeField(_("sent for approval at"), null=True, blank=True, editable=False)
    returned_at = models.DateTimeField(_("returned at"), null=True, blank=True, editable=False)
    returned_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("returned by"), editable=False
    )
    comment = models.TextField(_("comment of the return"), blank=True, editable=False)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("approved by"), editable=False
    )
    approval_entered_at = models.DateTimeField(_("approval entered at"), null=True, blank=True, editable=False)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("paper"), editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("conclusion")
        verbose_name_plural = _("conclusions")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["placement"], condition=Q(state="on_approval"), name="conclusions_approvals_show")
        ]
        constraints = [
            models.CheckConstraint(
                name="conclusion_approved_by_another",
                condition=Q(approved_by=None) | (~Q(approved_by=F("author")) & ~Q(approved_by=F("drafted_by"))),
                violation_error_message=_("A conclusion is not approved by who wrote it."),
            ),
            models.CheckConstraint(
                name="conclusion_approved_whole",
                condition=Q(
                    state=State.APPROVED,
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    approval_entered_at__gte=F("approved_at"),
                    document__isnull=False,
                    lawful__isnull=False,
                )
                | ~Q(state=State.APPROVED) & Q(approved_at=None, approved_by=None, document=None),
                violation_error_message=_("An approved conclusion, and only it, has its approval and its paper."),
            ),
            models.CheckConstraint(
                name="conclusion_returned_with_comment",
                condition=~Q(state=State.RETURNED) | Q(returned_by__isnull=False) & ~Q(comment=""),
                violation_error_message=_("A returned conclusion says what is to be mended."),
            ),
            models.CheckConstraint(
                name="conclusion_unlawful_releases",
                condition=~Q(state=State.APPROVED, lawful=False) | Q(released_at__isnull=False) & ~Q(release_order=""),
                violation_error_message=_("An unlawful placement ends with a release: by which act, and when."),
            ),
        ]

    def __str__(self):
        return str(self.placement)

    @property
    def audit_office_id(self):
        return self.placement.office_id

    @property
    def is_typed(self):
        return self.state in TYPED

    @property
    def is_approved(self):
        return self.state == State.APPROVED

    @property
    def is_entered_late(self):
        """Approved before the clock ran out, and entered after it."""
        clock = self.placement.obligation
        return clock is not None and self.is_approved and self.approved_at <= clock.due_at < self.approval_entered_at
