from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspections.models import Inspection, Order

from .force import ForceUse
from .incident import Incident


class OnSiteCheck(models.Model):
    """A check on the spot ordered about an emergency or a use of force (points 15(7), 20, 32(2)).

    It rests on an `order` with the ground “emergency”; the inspection opens once that is signed.
    """

    incident = models.ForeignKey(Incident, models.PROTECT, null=True, blank=True, related_name="checks")
    force = models.ForeignKey(ForceUse, models.PROTECT, null=True, blank=True, related_name="checks")
    order = models.OneToOneField(Order, models.PROTECT, related_name="+", verbose_name=_("order"))
    inspection = models.OneToOneField(
        Inspection, models.PROTECT, null=True, related_name="+", verbose_name=_("inspection")
    )

    class Meta:
        verbose_name = _("on-site check")
        verbose_name_plural = _("on-site checks")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="check_about_one_thing",
                condition=Q(incident=None, force__isnull=False) | Q(incident__isnull=False, force=None),
            ),
        ]

    def __str__(self):
        return str(self.inspection or self.order)

    @property
    def is_dropped(self):
        """Its order was withdrawn, or its inspection cancelled: another may be ordered."""
        return self.order.withdrawn_at is not None or (
            self.inspection is not None and self.inspection.state == "cancelled"
        )
