from django.db import models
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility

from .inspection import Inspection


class JournalQuerySet(models.QuerySet):
    def visible_to(self, officer):
        return self.filter(inspection__in=Inspection.objects.visible_to(officer))

    def with_inspections(self):
        return self.select_related(
            "inspection__facility", "inspection__office", "inspection__kind", "inspection__spravka"
        ).prefetch_related("inspection__inspectors", "inspection__findings")


class JournalEntry(models.Model):
    """A line of the facility's journal of checks: one per completed check, numbered by year (point 47)."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="journal", verbose_name=_("facility"))
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    inspection = models.OneToOneField(
        Inspection, models.PROTECT, related_name="journal_entry", verbose_name=_("inspection")
    )
    entered_at = models.DateTimeField(_("entered at"))

    objects = JournalQuerySet.as_manager()

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal of checks")
        ordering = ["-year", "-number"]
        constraints = [models.UniqueConstraint("facility", "year", "number", name="journal_numbered_once")]

    def __str__(self):
        return f"{self.number}/{self.year}"
