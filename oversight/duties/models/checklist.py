from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilities.enums import FacilityKind
from oversight.core.languages import localized

from ..enums import Section
from .edition import Edition, OfRulebook, Titled

check_point = RegexValidator(r"^\d+(-\d+)?(\(\d+(-\d+)?\))?$", _("A point is written like 25 or 45(1)."), "point")
check_code = RegexValidator(
    r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$", _("A code is written in small Latin letters, like si or ivs_daily."), "code"
)


class Checklist(Titled):
    """The matters an edition has checked in facilities of certain kinds (points 25, 39, 45, 46, 50, 51)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="checklists", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=32, validators=[check_code])
    point = models.CharField(_("point"), max_length=16, validators=[check_point])
    facility_kinds = ArrayField(
        models.CharField(max_length=16, choices=FacilityKind), verbose_name=_("kinds of facility")
    )

    objects = OfRulebook.as_manager()

    class Meta:
        verbose_name = _("checklist")
        verbose_name_plural = _("checklists")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                "code",
                name="checklist_code_once_an_edition",
                violation_error_message=_("This edition already has a checklist of that code."),
            ),
        ]


class LineQuerySet(OfRulebook):
    edition = "checklist__edition__"


class ChecklistLine(models.Model):
    """One matter of a checklist, worded as a question whose “yes” means “in order”."""

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="lines", verbose_name=_("checklist"))
    position = models.PositiveSmallIntegerField(_("position"))
    section = models.CharField(_("section"), max_length=16, choices=Section, default=Section.MATTER)
    point = models.CharField(_("point"), max_length=16, validators=[check_point])
    text_ru = models.CharField(_("text in Russian"), max_length=120)
    text_kk = models.CharField(_("text in Kazakh"), max_length=120)
    text_en = models.CharField(_("text in English"), max_length=120)
    help_ru = models.TextField(_("help in Russian"), blank=True)
    help_kk = models.TextField(_("help in Kazakh"), blank=True)
    help_en = models.TextField(_("help in English"), blank=True)
    specialist = models.BooleanField(_("a specialist may be called"), default=False)
    clock = models.CharField(_("clock it starts"), max_length=64, blank=True, validators=[check_code])

    objects = LineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a checklist")
        verbose_name_plural = _("lines of checklists")
        ordering = ["checklist", "position"]
        constraints = [
            models.UniqueConstraint(
                "checklist",
                "position",
                name="line_position_once_a_checklist",
                violation_error_message=_("This checklist already has a line in that position."),
            ),
            models.UniqueConstraint(
                "checklist",
                "point",
                name="line_point_once_a_checklist",
                violation_error_message=_("This checklist already has a line of that point."),
            ),
            models.CheckConstraint(
                name="line_worded_in_three_languages",
                condition=~(Q(text_ru="") | Q(text_kk="") | Q(text_en="")),
                violation_error_message=_("A line is worded in Russian, Kazakh and English."),
            ),
            models.CheckConstraint(
                name="line_help_in_three_languages_or_none",
                condition=Q(help_ru="", help_kk="", help_en="") | ~(Q(help_ru="") | Q(help_kk="") | Q(help_en="")),
                violation_error_message=_("Help is given in Russian, Kazakh and English, or not at all."),
            ),
        ]

    def __str__(self):
        return f"{self.point} {self.text}"

    @property
    def text(self):
        return localized(self, "text")

    @property
    def help(self):
        return localized(self, "help")
