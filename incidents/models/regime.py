from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.duties.models import Obligation


class RegimeQuerySet(OfOffice):
    offices = ("office", "facility__supervising_office")

    def with_names(self):
        return self.select_related("facility", "office")


class SpecialRegime(models.Model):
    """An approval of special conditions received from the head of a territorial penal body (point 16(5))."""

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="special_regimes", verbose_name=_("office"), db_index=False
    )
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", verbose_name=_("facility"))
    received_at = models.DateTimeField(_("approval received at"))
    received_from = models.CharField(_("received from"), max_length=300)
    grounds = models.TextField(_("grounds"), blank=True)
    measures = models.TextField(_("measures"), blank=True)
    from_at = models.DateTimeField(_("in force from"), null=True, blank=True)
    until_at = models.DateTimeField(_("in force until"), null=True, blank=True)
    created_at = models.DateTimeField(_("entered at"))
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))

    objects = RegimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("special regime")
        verbose_name_plural = _("special regimes")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "-id"], name="regimes_of_office")]
        constraints = [
            models.CheckConstraint(
                name="regime_ends_after_it_begins",
                condition=Q(until_at=None) | Q(from_at__isnull=False, until_at__gt=F("from_at")),
                violation_error_message=_("The regime can't end before it begins."),
            ),
        ]

    def __str__(self):
        return gettext("Special regime — %(facility)s") % {"facility": self.facility}

    def get_absolute_url(self):
        return reverse("incidents:regime", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def clock_subject(self):
        return f"special_regime:{self.pk}"

    @property
    def clocks(self):
        found = Obligation.objects.filter(facility=self.facility_id, subject=self.clock_subject)
        return found.select_related("office", "facility", "rule__edition").order_by("due_at", "pk")
