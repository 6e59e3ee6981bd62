from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oversight.documents.enums import ConclusionState as State
from oversight.documents.models import ConclusionBase

from ..enums import Fitness
from .placement import Placement


class Conclusion(ConclusionBase):
    """The prosecutor's conclusion on a placement: lawful or not, and why (points 25(8), 34)."""

    placement = models.OneToOneField(Placement, models.CASCADE, related_name="conclusion")
    facts = models.TextField(_("facts established"), blank=True)
    norms = models.TextField(_("norms applied"), blank=True)
    interview = models.TextField(_("interview with the person"), blank=True)
    fitness = models.CharField(_("medical examination"), max_length=16, choices=Fitness, blank=True)
    lawful = models.BooleanField(_("the placement is lawful"), null=True, blank=True)
    reasons = models.TextField(_("why"), blank=True)
    release_order = models.TextField(_("act on which the person was released"), blank=True)
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)

    class Meta(ConclusionBase.Meta):
        indexes = [
            models.Index(fields=["placement"], condition=Q(state="on_approval"), name="conclusions_approvals_show")
        ]
        constraints = [
            *ConclusionBase.Meta.constraints,
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
    def is_entered_late(self):
        """Approved before the clock ran out, and entered after it."""
        clock = self.placement.obligation
        return clock is not None and self.is_approved and self.approved_at <= clock.due_at < self.approval_entered_at
