from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Officer
from oversight.documents.models import Document

from ..enums import Side
from .inspection import Inspection


class Acknowledgement(models.Model):
    """Who read the certificate, in which post, when; or that they refused, and why (point 9)."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="acknowledgements")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("certificate"))
    side = models.CharField(_("who reads"), max_length=16, choices=Side)
    officer = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("prosecutor")
    )
    full_name = models.CharField(_("full name"), max_length=300)
    post = models.CharField(_("post"), max_length=200)
    acting = models.BooleanField(_("acting head"), default=False)
    read_at = models.DateTimeField(_("read at"))
    refusal_reason = models.TextField(_("reason of refusal"), blank=True)
    recorded_at = models.DateTimeField(_("recorded at"))
    recorded_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("recorded by"))

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "document",
                "side",
                name="acknowledged_once_a_side",
                violation_error_message=_("This side has already read the certificate."),
            ),
            models.CheckConstraint(
                name="acknowledged_by_named_prosecutor",
                condition=Q(side=Side.FACILITY_HEAD, officer=None) | Q(side=Side.PROSECUTOR, officer__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.full_name}, {self.post}"

    @property
    def refused(self):
        return bool(self.refusal_reason)

    @property
    def confirmed_in_person(self):
        """The prosecutor recorded it under their own sign-in."""
        return self.officer_id is not None and self.officer_id == self.recorded_by_id

    @property
    def audit_office_id(self):
        return self.inspection.office_id
