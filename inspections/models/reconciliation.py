from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice

from ..enums import Outcome, Resolution
from .checklist import Finding
from .placement import Placement


class ReconciliationQuerySet(OfOffice):
    def with_names(self):
        return self.select_related("facility", "office", "created_by", "signed_by")


class Reconciliation(models.Model):
    """Our placements of a period beside the facility's own journal of it: an unreported placement shows (point 34)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="placement_reconciliations", verbose_name=_("facility")
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("through"))
    source = models.CharField(_("file"), max_length=255, blank=True, help_text=_("Empty: entered by hand."))
    source_sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    created_at = models.DateTimeField(_("entered at"))
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    signed_at = models.DateTimeField(_("signed at"), null=True)
    signed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("signed by"))

    objects = ReconciliationQuerySet.as_manager()

    class Meta:
        verbose_name = _("reconciliation of placements")
        verbose_name_plural = _("reconciliations of placements")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "-id"], name="reconciliations_of_office")]
        constraints = [
            models.CheckConstraint(
                name="reconciliation_ends_after_it_begins",
                condition=Q(until_on__gte=F("from_on")),
                violation_error_message=_("The period can't end before it begins."),
            ),
            models.CheckConstraint(
                name="reconciliation_signed_by_somebody",
                condition=Q(signed_at=None, signed_by=None) | Q(signed_at__isnull=False, signed_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.facility}, {self.from_on:%d.%m.%Y} – {self.until_on:%d.%m.%Y}"

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_signed(self):
        return self.signed_at is not None


class ReconciliationLine(models.Model):
    """One line of the facility's journal, or a placement of ours that the journal doesn't have.

    `outcome` and `differences` are kept as they were found, whatever is mended afterwards.
    """

    reconciliation = models.ForeignKey(Reconciliation, models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField(_("row"))
    full_name = models.CharField(_("full name"), max_length=400)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    order_number = models.CharField(_("number of the order"), max_length=400)
    ordered_at = models.DateTimeField(_("order signed at"))
    placed_at = models.DateTimeField(_("placed at"))
    room = models.CharField(_("penal room"), max_length=400, blank=True)
    days = models.PositiveSmallIntegerField(_("term, days"), null=True, blank=True)
    ground = models.TextField(_("ground of the placement"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome)
    differences = models.JSONField(_("differences"), default=list, blank=True)
    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("placement")
    )
    resolution = models.CharField(_("what was done"), max_length=16, choices=Resolution, blank=True)
    finding = models.ForeignKey(
        Finding, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("finding")
    )
    explanation = models.TextField(_("explanation"), blank=True)
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("line of a reconciliation")
        verbose_name_plural = _("lines of a reconciliation")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint("reconciliation", "position", name="reconciliation_line_numbered_once"),
            models.CheckConstraint(
                name="reconciliation_line_resolved_by_somebody",
                condition=Q(resolution="", resolved_at=None, resolved_by=None)
                | ~Q(resolution="") & Q(resolved_at__isnull=False, resolved_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.full_name}"

    @property
    def is_open(self):
        return self.outcome != Outcome.SAME and not self.resolution
