from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from ..enums import AbsenceKind
from .officer import Officer
from .roster import same

_MOMENTS = Func(F("from_at"), F("until_at"), Value("[)"), function="tstzrange", output_field=DateTimeRangeField())
_RETURN_BEFORE_BEGINNING = _("The return must come after the beginning.")


class AbsenceQuerySet(models.QuerySet):
    def visible_to(self, officer):
        return self.filter(officer__in=Officer.objects.visible_to(officer))

    def at(self, moment):
        """Those that run at that moment; who returns at 9:00 is there at 9:00."""
        return self.filter(from_at__lte=moment).filter(Q(until_at=None) | Q(until_at__gt=moment))

    def over(self, moment):
        return self.filter(until_at__lte=moment)

    def not_over(self, moment):
        return self.filter(Q(until_at=None) | Q(until_at__gt=moment))

    def touching(self, begin, end):
        """Those that run at some moment from `begin` to before `end`."""
        return self.not_over(begin).filter(from_at__lt=end)


class Absence(models.Model):
    """An officer is away from one moment to before another, and somebody may stand in (points 15(1), 23)."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="absences", verbose_name=_("officer"))
    kind = models.CharField(_("reason"), max_length=16, choices=AbsenceKind, default=AbsenceKind.LEAVE)
    from_at = models.DateTimeField(_("away from"))
    until_at = models.DateTimeField(
        _("back at"), null=True, blank=True, help_text=_("Empty if that is not known yet: until you say so.")
    )
    substitute = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("substitute")
    )
    note = models.CharField(_("note"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="absence_ends_after_it_begins",
                condition=Q(until_at=None) | Q(until_at__gt=F("from_at")),
                violation_error_message=_RETURN_BEFORE_BEGINNING,
            ),
            models.CheckConstraint(
                name="absent_officer_is_no_substitute",
                condition=Q(substitute=None) | ~Q(substitute=F("officer")),
                violation_error_message=_("Nobody stands in for themselves: choose another officer."),
            ),
            ExclusionConstraint(
                name="one_absence_at_a_time",
                expressions=[(same("officer"), "&&"), (_MOMENTS, "&&")],
                violation_error_message=_("This officer's other absence runs at the same time: change that one."),
            ),
        ]

    def __str__(self):
        return f"{self.officer.short_name}: {self.get_kind_display()}, {localtime(self.from_at):%d.%m.%Y %H:%M}"

    def clean(self):
        if self.until_at and self.from_at and self.until_at <= self.from_at:
            raise ValidationError({"until_at": _RETURN_BEFORE_BEGINNING})

    @property
    def audit_office_id(self):
        return self.officer.office_id

    def runs_at(self, moment):
        return self.from_at <= moment and (self.until_at is None or moment < self.until_at)

    def is_over(self, moment):
        return self.until_at is not None and self.until_at <= moment
