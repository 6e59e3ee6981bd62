from django.db import models
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Officer

from ..enums import DevelopmentKind
from .incident import Incident


class Development(models.Model):
    """What happened next, with its time. Never changed: a wrong one is followed by its correction, and both stay."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="developments")
    kind = models.CharField(_("what"), max_length=16, choices=DevelopmentKind, default=DevelopmentKind.OTHER)
    happened_at = models.DateTimeField(_("when"))
    number = models.PositiveIntegerField(_("how many people"), null=True, blank=True)
    words = models.TextField(_("in words"))
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrects")
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    recorded_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("recorded by"))

    class Meta:
        verbose_name = _("development")
        verbose_name_plural = _("developments")
        ordering = ["happened_at", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.words[:80]}"

    @property
    def is_corrected(self):
        return hasattr(self, "corrected_by")
