from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from facilities.enums import PersonCategory
from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.core.validation import check_own_page

from ..enums import Cause
from .act import ResponseAct


class UnlawfulDetentionQuerySet(OfOffice):
    offices = ("office", "supervising_office")

    def with_names(self):
        return self.select_related("facility", "office", "act__document", "act__kind", "act__body")

    def still_held(self):
        return self.filter(released_at=None)


class UnlawfulDetention(models.Model):
    """A person found held unlawfully: on what ground, who found it, when and on whose order released (21, 43).

    Who the person is, only those with the right to it read; see `policies.check_can_read_identity`.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    supervising_office = models.ForeignKey(Office, models.PROTECT, related_name="+", editable=False)
    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="unlawful_detentions", verbose_name=_("facility")
    )
    full_name = models.CharField(_("full name"), max_length=240)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    category = models.CharField(_("category"), max_length=16, choices=PersonCategory)
    cause = models.CharField(_("why it is unlawful"), max_length=24, choices=Cause)
    circumstances = models.TextField(_("circumstances"))
    unlawful_since = models.DateTimeField(
        _("held unlawfully since"), null=True, blank=True, help_text=_("When the term ended; empty where unknown.")
    )
    found_at = models.DateTimeField(_("found at"))
    found_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("found by"))
    source_title = models.CharField(_("found during"), max_length=300, blank=True)
    source_url = models.CharField(
        _("page of what it was found by"), max_length=300, blank=True, validators=[check_own_page]
    )
    act = models.ForeignKey(
        ResponseAct, models.PROTECT, null=True, blank=True, related_name="detentions", verbose_name=_("act")
    )
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)
    released_by_order = models.CharField(
        _("on whose order"), max_length=300, blank=True, help_text=_("The prosecutor's act, the court, the head.")
    )
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = UnlawfulDetentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("unlawful detention")
        verbose_name_plural = _("unlawful detentions")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="detentions_of_office"),
            models.Index(fields=["facility", "-id"], name="detentions_of_facility"),
        ]
        constraints = [
            models.CheckConstraint(
                name="detention_released_on_an_order",
                condition=Q(released_at=None, released_by_order="")
                | (Q(released_at__gte=F("found_at")) & ~Q(released_by_order="")),
                violation_error_message=_("A release says when, not before it was found, and on whose order."),
            ),
            models.CheckConstraint(
                name="detention_found_after_it_began",
                condition=Q(unlawful_since=None) | Q(unlawful_since__lte=F("found_at")),
                violation_error_message=_("It can't have been found before it began."),
            ),
        ]

    def __str__(self):
        """Without the name: it goes to lists and to the audit trail."""
        return f"{self.get_cause_display()} — {self.facility}"

    def get_absolute_url(self):
        return reverse("acts:detention", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def initials(self) -> str:
        """«С. А. Б.»: tells two persons apart without naming them."""
        return " ".join(f"{part[0]}." for part in self.full_name.split())

    @property
    def is_held(self):
        return self.released_at is None

    def minutes_until_release(self, at):
        """Whole minutes from the finding to the release, or to `at` while the person is held."""
        return int(((self.released_at or at) - self.found_at).total_seconds() // 60)
