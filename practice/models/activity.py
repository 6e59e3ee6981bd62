from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.documents.models import Attachment

from ..enums import POINTS, ActivityKind


class ActivityQuerySet(OfOffice):
    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related("office").prefetch_related("participants")

    def standing(self):
        """Those that count: a record made by mistake doesn't."""
        return self.filter(withdraw_reason="")

    def between(self, first, last):
        """Those that began within these days: each belongs to one period, however long it lasted."""
        return self.filter(from_on__range=(first, last))


class Activity(models.Model):
    """What an office did beside inspections: a seminar, an internship, a publication … (15(5), 19(3), 61, 68–70)."""

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="activities", verbose_name=_("office"), db_index=False
    )
    kind = models.CharField(_("kind"), max_length=16, choices=ActivityKind)
    title = models.CharField(_("title"), max_length=300)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    place = models.CharField(_("where"), max_length=300, blank=True)
    participants = models.ManyToManyField(Officer, related_name="+", blank=True, verbose_name=_("officers taking part"))
    others = models.TextField(_("others taking part"), blank=True)
    result = models.TextField(_("result"), blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    files = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name=_("files"))
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    withdraw_reason = models.TextField(_("why it was withdrawn"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="activities_of_office"),
            models.Index(
                fields=["office", "from_on"],
                include=["kind"],
                condition=Q(withdraw_reason=""),
                name="activities_counted",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="activity_ends_after_it_begins",
                condition=Q(until_on__gte=F("from_on")),
                violation_error_message=_("The last day can't be before the first."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("practice:activity", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def point(self):
        """The points that ask for it."""
        return POINTS[self.kind]

    @property
    def is_withdrawn(self):
        return self.withdraw_reason != ""

    @property
    def days_in_words(self):
        first, last = f"{self.from_on:%d.%m.%Y}", f"{self.until_on:%d.%m.%Y}"
        return first if first == last else f"{first} – {last}"
