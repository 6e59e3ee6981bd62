from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import Confidential
from oversight.documents.models import Attachment, Document
from oversight.duties.models import Obligation

from ..enums import AllegationOutcome, AllegationSource, PersonCategory
from .force import ForceUse
from .incident import Incident


class AllegationQuerySet(Confidential):
    # An oblast may record it first; the office that supervises the place must know all the same.
    offices = ("office", "supervising_office")
    assigned = "assigned_to"

    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related("facility", "office", "supervising_office", "assigned_to")


class Allegation(models.Model):
    """An allegation of torture or ill-treatment, from its source to the decision and beyond (points 20, 24, 44).

    Narrower than other records: see `Confidential`. Its title names nobody, and the trail keeps which fields were
    written and not their words, because the trail is read by more. Its files have no address but here.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="allegations", verbose_name=_("office"))
    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="allegations", verbose_name=_("facility"), db_index=False
    )
    supervising_office = models.ForeignKey(
        Office, models.PROTECT, related_name="+", verbose_name=_("supervising office"), editable=False
    )
    incident = models.ForeignKey(
        Incident, models.PROTECT, null=True, blank=True, related_name="allegations", verbose_name=_("emergency")
    )
    force = models.ForeignKey(
        ForceUse, models.PROTECT, null=True, blank=True, related_name="allegations", verbose_name=_("use of force")
    )
    assigned_to = models.ForeignKey(
        Officer, models.PROTECT, related_name="allegations", verbose_name=_("assigned to"), editable=False
    )
    received_at = models.DateTimeField(_("received at"))
    source = models.CharField(_("source"), max_length=16, choices=AllegationSource)
    source_details = models.CharField(_("who told of it, by what paper"), max_length=300, blank=True)
    full_name = models.CharField(_("who suffered"), max_length=300)
    category = models.CharField(_("category"), max_length=16, choices=PersonCategory, blank=True)
    against = models.TextField(_("against whom it is alleged"), help_text=_("Names, ranks, posts; or what is known."))
    happened_at = models.DateTimeField(_("happened at"), null=True, blank=True)
    circumstances = models.TextField(_("what is alleged"))
    verification = models.TextField(_("verification: what was done, what it showed"), blank=True)
    erdr_number = models.CharField(_("number in the unified register"), max_length=60, blank=True)
    erdr_on = models.DateField(_("entered in the unified register on"), null=True, blank=True)
    erdr_refusal = models.TextField(_("why there was no ground to register it"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=16, choices=AllegationOutcome, blank=True)
    decision = models.TextField(_("decision"), blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=300, blank=True)
    assessment = models.TextField(_("admissibility of the evidence"), blank=True)
    position = models.TextField(_("position taken"), blank=True)
    assessed_at = models.DateTimeField(_("assessed at"), null=True, editable=False)
    assessed_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("assessed by"), editable=False
    )
    files = models.ManyToManyField(
        Attachment, related_name="+", blank=True, editable=False, verbose_name=_("supporting files")
    )
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("paper")
    )
    entered_at = models.DateTimeField(_("entered at"), editable=False)
    entered_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"), editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AllegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("allegation of torture")
        verbose_name_plural = _("allegations of torture")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["facility", "-id"], name="allegations_of_facility")]
        constraints = [
            models.CheckConstraint(
                name="allegation_registered_or_not",
                condition=Q(erdr_number="", erdr_on=None)
                | Q(erdr_on__isnull=False, erdr_refusal="") & ~Q(erdr_number=""),
                violation_error_message=_("Either a number and a day of the unified register, or why there is none."),
            ),
            models.CheckConstraint(
                name="allegation_decided_whole",
                condition=Q(outcome="", decision="", decided_on=None, decided_by="")
                | Q(decided_on__isnull=False) & ~Q(outcome="") & ~Q(decision="") & ~Q(decided_by=""),
                violation_error_message=_("A decision has its outcome, its words, its day and who made it."),
            ),
            models.CheckConstraint(
                name="allegation_assessed_if_confirmed",
                condition=Q(assessed_at=None, assessed_by=None, assessment="", position="")
                | Q(outcome=AllegationOutcome.CONFIRMED, assessed_at__isnull=False, assessed_by__isnull=False)
                & ~Q(assessment="")
                & ~Q(position=""),
                violation_error_message=_("Evidence is assessed where the allegation was confirmed (point 24)."),
            ),
        ]

    def __str__(self):
        return gettext("Allegation No. %(number)s — %(facility)s") % {"number": self.pk, "facility": self.facility}

    def get_absolute_url(self):
        return reverse("incidents:allegation", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def clock_subject(self):
        return f"allegation:{self.pk}"

    @property
    def clocks(self):
        found = Obligation.objects.filter(facility=self.facility_id, subject=self.clock_subject)
        return found.select_related("office", "facility", "rule__edition").order_by("due_at", "pk")

    @property
    def is_registered(self):
        """Whether it is said that it stands in the unified register, or why not."""
        return bool(self.erdr_number or self.erdr_refusal)

    @property
    def is_decided(self):
        return bool(self.outcome)

    @property
    def is_confirmed(self):
        return self.outcome == AllegationOutcome.CONFIRMED
