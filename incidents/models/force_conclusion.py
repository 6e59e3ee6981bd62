from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from acts.models import ResponseAct
from oversight.core.models import Officer
from oversight.documents.models import ConclusionBase

from ..enums import LiabilityKind
from .force import ForceUse
from .force_parts import ForceStaff


class ForceConclusion(ConclusionBase):
    """The conclusion on a use of force: lawful, or which violations (points 20, 32(2)). They stand in `violations`."""

    force = models.OneToOneField(ForceUse, models.CASCADE, related_name="conclusion")
    facts = models.TextField(_("facts established"), blank=True)
    norms = models.TextField(_("legal acts relied on"), blank=True)
    lawful = models.BooleanField(_("the use of force is lawful"), null=True, blank=True)
    reasons = models.TextField(_("why"), blank=True)
    response_act = models.OneToOneField(
        ResponseAct, models.PROTECT, null=True, related_name="+", verbose_name=_("response act"), editable=False
    )

    class Meta(ConclusionBase.Meta):
        indexes = [
            models.Index(fields=["force"], condition=Q(state="on_approval"), name="force_conclusions_to_approve")
        ]

    def __str__(self):
        return str(self.force)

    @property
    def audit_office_id(self):
        return self.force.office_id


class ForceViolation(models.Model):
    """A violation the conclusion finds, with the norm breached."""

    conclusion = models.ForeignKey(ForceConclusion, models.CASCADE, related_name="violations")
    what = models.TextField(_("what is violated"))
    norm = models.CharField(_("norm breached"), max_length=500)

    class Meta:
        verbose_name = _("violation in the use of force")
        verbose_name_plural = _("violations in the use of force")
        ordering = ["pk"]

    def __str__(self):
        return self.what[:80]


class Liability(models.Model):
    """What became of a member of staff after a violation: disciplinary or criminal liability, decided by whom, when."""

    staff = models.ForeignKey(ForceStaff, models.CASCADE, related_name="liabilities", verbose_name=_("member of staff"))
    kind = models.CharField(_("liability"), max_length=16, choices=LiabilityKind)
    decision = models.TextField(_("decision"))
    decided_on = models.DateField(_("decided on"))
    decided_by = models.CharField(_("decided by"), max_length=300, help_text=_("The head of the body, the court…"))
    entered_at = models.DateTimeField(_("entered at"), editable=False)
    entered_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"), editable=False
    )

    class Meta:
        verbose_name = _("liability of a member of staff")
        verbose_name_plural = _("liability of staff")
        ordering = ["decided_on", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.decision[:80]}"
