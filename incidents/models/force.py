from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.documents.models import Attachment
from oversight.duties.models import Obligation

from ..enums import Video
from .incident import Incident


class ForceUseQuerySet(OfOffice):
    # An oblast may record it first; the office that supervises the place must know all the same.
    offices = ("office", "supervising_office")

    def standing(self):
        """Not withdrawn as entered in error."""
        return self.filter(withdrawn_at=None)

    def with_names(self):
        """All that a row of a list shows, without a query per row; some apart, as more joins are slow to plan."""
        return self.select_related("facility", "office", "supervising_office", "conclusion").prefetch_related(
            "incident__kind", "obligation", "means__means", "persons", "staff"
        )


class ForceUse(models.Model):
    """One use of special means, physical force or a weapon in a facility (points 20, 23, 32(2)).

    It belongs to the office that will conclude on it; the clock of that, `obligation`, runs from `learned_at`.
    """

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="force_uses", verbose_name=_("office"), db_index=False
    )
    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="force_uses", verbose_name=_("facility"), db_index=False
    )
    supervising_office = models.ForeignKey(
        Office,
        models.PROTECT,
        related_name="+",
        verbose_name=_("supervising office"),
        editable=False,
        db_index=False,
    )
    incident = models.ForeignKey(
        Incident, models.PROTECT, null=True, blank=True, related_name="force_uses", verbose_name=_("emergency")
    )
    happened_at = models.DateTimeField(_("when force was used"))
    place = models.CharField(_("place in the facility"), max_length=300, blank=True)
    circumstances = models.TextField(_("circumstances"), blank=True)
    warnings = models.TextField(_("warnings given"), blank=True)
    medical_help = models.TextField(_("medical help"), blank=True)
    video = models.CharField(_("video"), max_length=16, choices=Video, blank=True)
    video_note = models.CharField(_("where the recording is kept, or why there is none"), max_length=300, blank=True)
    learned_at = models.DateTimeField(_("our office learned of it at"))
    learned_from = models.CharField(_("learned from"), max_length=300, blank=True)
    files = models.ManyToManyField(Attachment, related_name="+", verbose_name=_("materials"), blank=True)
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, null=True, related_name="+", verbose_name=_("clock"), editable=False
    )
    entered_at = models.DateTimeField(_("entered at"), editable=False)
    entered_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"), editable=False
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("withdrawn by"), editable=False
    )
    withdraw_reason = models.TextField(_("reason of the withdrawal"), blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ForceUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("use of force")
        verbose_name_plural = _("uses of force")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="force_uses_of_office"),
            models.Index(fields=["supervising_office", "-id"], name="force_uses_of_supervisor"),
            models.Index(fields=["facility", "-happened_at"], name="force_uses_of_facility"),
        ]
        constraints = [
            models.CheckConstraint(
                name="force_learned_of_after_it_was_used",
                condition=Q(learned_at__gte=F("happened_at")),
                violation_error_message=_("The office can't have learned of it before it happened."),
            ),
            models.CheckConstraint(
                name="force_withdrawn_with_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdraw_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdraw_reason=""),
                violation_error_message=_("What is withdrawn says by whom and why."),
            ),
        ]

    def __str__(self):
        return gettext("Use of force No. %(number)s — %(facility)s") % {"number": self.pk, "facility": self.facility}

    def get_absolute_url(self):
        return reverse("incidents:force", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def clock_subject(self):
        return f"force:{self.pk}"

    @property
    def is_withdrawn(self):
        return self.withdrawn_at is not None

    @property
    def may_be_checked(self):
        return not self.is_withdrawn

    def checks_of(self, office):
        """The on-site checks the office has ordered about it."""
        return self.checks.filter(order__office=office).select_related("order", "inspection")
