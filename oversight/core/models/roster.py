"""Who answers for what: zones and lines of work (points 4(17), 4(18), 15(1))."""

import zoneinfo
from datetime import datetime, time, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ..enums import OfficeLevel
from ..languages import localized
from .office import Office
from .officer import Officer


def same(key):
    """A key as a range of itself: GiST compares it for equality without the extension btree_gist."""
    return Func(F(key), F(key), Value("[]"), function="int8range", output_field=BigIntegerRangeField())


_DAYS = Func(F("from_on"), F("until_on"), Value("[]"), function="daterange", output_field=DateRangeField())
_LAST_BEFORE_FIRST = _("The last day can't be before the first.")


class TermQuerySet(models.QuerySet):
    def on(self, day):
        """Those that run on `day`."""
        return self.filter(from_on__lte=day).filter(Q(until_on=None) | Q(until_on__gte=day))

    def not_over(self, day):
        """Those that run on `day` or begin later."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day))


class Term(models.Model):
    """Something an officer answers for between two days, both included."""

    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True, help_text=_("The last day; empty while it lasts."))

    class Meta:
        abstract = True

    def clean(self):
        # Beside its field; and PostgreSQL could not even compare a range that runs backwards.
        if self.until_on and self.from_on and self.until_on < self.from_on:
            raise ValidationError({"until_on": _LAST_BEFORE_FIRST})

    def runs_on(self, day):
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)

    def edges(self):
        """The moments at which it begins and has ended, by the clock of the officer's office; None if it lasts."""
        zone = zoneinfo.ZoneInfo(self.officer.office.time_zone)
        days = self.from_on, self.until_on and self.until_on + timedelta(1)
        return tuple(day and datetime.combine(day, time.min, zone) for day in days)

    @property
    def audit_office_id(self):
        return self.officer.office_id

    @property
    def term_in_words(self):
        """«from 1.03.2026 to 31.05.2026», for sentences."""
        first = date_format(self.from_on)
        if self.until_on is None:
            return _("from %(first)s") % {"first": first}
        last = date_format(self.until_on)
        return _("from %(first)s to %(last)s") % {"first": first, "last": last}


class ZoneQuerySet(TermQuerySet):
    def visible_to(self, officer):
        """Zones of the oblasts in the officer's line: whoever must call the zonal officer sees who that is (23)."""
        if officer.is_reference_admin:
            return self
        within = Office.objects.within(officer.office).values("pk")
        return self.filter(Q(oblast__in=officer.office.lineage) | Q(oblast__in=within))


class Zone(Term):
    """An oblast or equated office one officer of the Department answers for (point 4(17)).

    One officer at a time: point 15(1) wants personal responsibility, and point 23 a person to call. Who stands in
    during an absence is said by the absence.
    """

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="zones", verbose_name=_("zonal officer"))
    oblast = models.ForeignKey(Office, models.PROTECT, related_name="zones", verbose_name=_("oblast"))

    objects = ZoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="zone_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                violation_error_message=_LAST_BEFORE_FIRST,
            ),
            ExclusionConstraint(
                name="one_zonal_officer_at_a_time",
                expressions=[(same("oblast"), "&&"), (_DAYS, "&&")],
                violation_error_message=_("Another zonal officer answers for this oblast on some of these days."),
            ),
        ]

    def __str__(self):
        return f"{self.oblast}: {self.officer.short_name}"

    def clean(self):
        super().clean()
        if self.oblast_id and self.oblast.level != OfficeLevel.OBLAST:
            raise ValidationError({"oblast": _("Zones are oblast offices and those equated to them (point 4(17)).")})


class SubjectQuerySet(TermQuerySet):
    def visible_to(self, officer):
        """Lines of work of the officer's own office, those below, and those above, which they may turn to."""
        if officer.is_reference_admin:
            return self
        within = Office.objects.within(officer.office).values("pk")
        return self.filter(Q(officer__office__in=officer.office.lineage) | Q(officer__office__in=within))


class Subject(Term):
    """A line of work an officer of the Department analyses and writes methods for (point 4(18))."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="subjects", verbose_name=_("officer"))
    line_ru = models.CharField(_("line of work in Russian"), max_length=300)
    line_kk = models.CharField(_("line of work in Kazakh"), max_length=300)

    objects = SubjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of work")
        verbose_name_plural = _("lines of work")
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="subject_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                violation_error_message=_LAST_BEFORE_FIRST,
            ),
        ]

    def __str__(self):
        return f"{self.line}: {self.officer.short_name}"

    @property
    def line(self):
        return localized(self, "line")
