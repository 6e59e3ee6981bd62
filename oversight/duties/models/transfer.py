from functools import lru_cache

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..calendar import Calendar
from ..enums import DayKind


class TransferredDayQuerySet(models.QuerySet):
    def visible_to(self, officer):
        """The working calendar is open to everybody who is signed in."""
        return self

    def in_effect(self):
        return self.filter(withdrawn_at=None)

    def known_at(self, at):
        """Transfers entered and not withdrawn by the moment `at`."""
        return self.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=at), entered_at__lte=at)


class TransferredDay(models.Model):
    """A day moved by decision since the calendar package was made: off instead of worked, or worked instead of off."""

    day = models.DateField(_("day"))
    kind = models.CharField(_("became"), max_length=16, choices=DayKind)
    reason = models.CharField(_("reason"), max_length=300, help_text=_("The decision: who, when, number."))
    entered_by = models.ForeignKey("core.Officer", models.PROTECT, related_name="+", verbose_name=_("entered by"))
    entered_at = models.DateTimeField(_("entered at"))
    withdrawn_by = models.ForeignKey(
        "core.Officer", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("withdrawn by")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason of the withdrawal"), max_length=300, blank=True)

    objects = TransferredDayQuerySet.as_manager()

    # Reference data belongs to no office.
    audit_office_id = None

    class Meta:
        verbose_name = _("transferred day")
        verbose_name_plural = _("transferred days")
        ordering = ["-day", "-entered_at"]
        constraints = [
            models.UniqueConstraint(
                "day",
                name="day_transferred_once",
                condition=Q(withdrawn_at=None),
                violation_error_message=_("This day is transferred already."),
            ),
            models.CheckConstraint(
                name="transfer_withdrawn_by_somebody_for_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
                | (Q(withdrawn_at__gte=F("entered_at"), withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                violation_error_message=_("A withdrawal says who, when and why."),
            ),
        ]

    def __str__(self):
        return f"{self.day:%d.%m.%Y} {self.get_kind_display()}"


def calendar_for(at, *, adding=(), without=()):
    """The working calendar as it was known at the moment `at`: the package's days and the days transferred since.

    `adding` are TransferredDays not saved yet, `without` stored ones to leave out: the calendar as it would be.
    One small query each time, so a change counts at once in every process; ask once per request or batch.
    """
    skipped = {transfer.pk for transfer in without}
    stored = [row for row in TransferredDay.objects.known_at(at) if row.pk not in skipped]
    days = {(row.day, row.kind) for row in (*stored, *adding)}
    return _calendar(
        frozenset(day for day, kind in days if kind == DayKind.OFF),
        frozenset(day for day, kind in days if kind == DayKind.WORKING),
    )


@lru_cache(maxsize=64)
def _calendar(off, working):
    return Calendar(extra_off=off, extra_working=working)
