from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.duties.models import EmergencyKind, Obligation

from ..enums import IncidentState, Standing

_RECEIVED_BEFORE_IT_HAPPENED = _("The information can't have been received before the emergency happened.")


class IncidentQuerySet(OfOffice):
    # An oblast or the Department may hear of it first; the office that supervises the place must know all the same.
    offices = ("office", "supervising_office")

    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related("facility", "office", "supervising_office", "kind")


class Incident(models.Model):
    """An emergency, or what else points 23 and 65 keep registers of, at one facility.

    `received_at` is when the registering office received the information, not when it happened: from there the
    clocks run. What is asked of it in words stands in `facts`, one row each.
    """

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="incidents", verbose_name=_("registered by"), db_index=False
    )
    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="incidents", verbose_name=_("facility"), db_index=False
    )
    supervising_office = models.ForeignKey(
        Office,
        models.PROTECT,
        related_name="+",
        verbose_name=_("supervising office"),
        editable=False,
        db_index=False,
    )
    kind = models.ForeignKey(EmergencyKind, models.PROTECT, related_name="incidents", verbose_name=_("what happened"))
    state = models.CharField(_("state"), max_length=16, choices=IncidentState, default=IncidentState.OPEN)
    received_at = models.DateTimeField(_("information received at"))
    received_from = models.CharField(_("received from"), max_length=300, blank=True)
    happened_at = models.DateTimeField(_("happened at"), null=True, blank=True)
    happened_standing = models.CharField(
        _("answer on the moment"), max_length=16, choices=Standing, default=Standing.SILENT
    )
    participants_count = models.PositiveIntegerField(_("number of participants"), null=True, blank=True)
    count_standing = models.CharField(
        _("answer on the number"), max_length=16, choices=Standing, default=Standing.SILENT
    )
    names_standing = models.CharField(
        _("names of the other participants"), max_length=16, choices=Standing, default=Standing.SILENT
    )
    staff_standing = models.CharField(_("staff involved"), max_length=16, choices=Standing, default=Standing.SILENT)
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="duplicates", verbose_name=_("duplicate of")
    )
    doubt_reason = models.TextField(_("why it is no emergency"), blank=True)
    doubted_at = models.DateTimeField(_("proposed at"), null=True, blank=True)
    doubted_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposed by")
    )
    dismissed_at = models.DateTimeField(_("dismissed at"), null=True, blank=True)
    dismissed_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("dismissed by")
    )
    created_at = models.DateTimeField(_("entered at"))
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("emergency")
        verbose_name_plural = _("emergencies")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="incidents_of_office"),
            models.Index(fields=["supervising_office", "-id"], name="incidents_of_supervisor"),
            models.Index(fields=["facility", "-received_at"], name="incidents_of_facility"),
            models.Index(fields=["-id"], condition=Q(state="open"), name="incidents_the_desk_shows"),
        ]
        constraints = [
            models.CheckConstraint(
                name="incident_received_after_it_happened",
                condition=Q(happened_at=None) | Q(received_at__gte=F("happened_at")),
                violation_error_message=_RECEIVED_BEFORE_IT_HAPPENED,
            ),
            models.CheckConstraint(
                name="incident_doubted_with_reason",
                condition=Q(doubted_at=None, doubted_by=None, doubt_reason="")
                | Q(doubted_at__isnull=False, doubted_by__isnull=False) & ~Q(doubt_reason=""),
                violation_error_message=_("Say why it is no emergency."),
            ),
            models.CheckConstraint(
                name="incident_dismissed_by_a_second_officer",
                condition=Q(dismissed_at=None, dismissed_by=None) & ~Q(state=IncidentState.DISMISSED)
                | Q(state=IncidentState.DISMISSED, dismissed_at__isnull=False, doubted_by__isnull=False)
                & ~Q(dismissed_by=F("doubted_by")),
                violation_error_message=_("That it is no emergency is confirmed by a second officer."),
            ),
            models.CheckConstraint(
                name="incident_no_duplicate_of_itself",
                condition=Q(duplicate_of=None) | ~Q(duplicate_of=F("id")),
                violation_error_message=_("Nothing is a duplicate of itself."),
            ),
        ]

    def __str__(self):
        return gettext("No. %(number)s: %(kind)s — %(facility)s") % {
            "number": self.pk,
            "kind": self.kind,
            "facility": self.facility,
        }

    def get_absolute_url(self):
        return reverse("incidents:incident", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def clock_subject(self):
        """The key its clocks run under; a receipt that was corrected starts them anew under `key:2`."""
        return f"incident:{self.pk}"

    @property
    def clocks(self):
        """Every clock that ran or runs, the next due first."""
        key = self.clock_subject
        # The facility first: its index finds them.
        found = Obligation.objects.filter(Q(subject=key) | Q(subject__startswith=f"{key}:"), facility=self.facility_id)
        return found.select_related("office", "facility", "rule__edition").order_by("due_at", "pk")

    @property
    def is_open(self):
        return self.state == IncidentState.OPEN

    @property
    def may_be_checked(self):
        return self.state != IncidentState.DISMISSED

    def checks_of(self, office):
        """The on-site checks the office has ordered about it."""
        return self.checks.filter(order__office=office).select_related("order", "inspection")


class Correction(models.Model):
    """A wrong entry of the registration set right: what was said, what is true, why; both stay in sight."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="corrections")
    field = models.CharField(_("what was corrected"), max_length=16)
    before = models.CharField(_("was"), max_length=300)
    after = models.CharField(_("is"), max_length=300)
    reason = models.TextField(_("reason"))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("made by"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.before} → {self.after}"
