from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from oversight.core.languages import localized

from ..enums import Register
from .checklist import check_code
from .edition import Edition, OfRulebook, Titled
from .rule import check_points


class EmergencyKind(Titled):
    """A kind of emergency an edition knows, and the registers it is entered in (points 4(30), 23, 65).

    Only what the edition calls an emergency starts clocks; the rest is entered in its register and nothing more.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="emergencies", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=32, validators=[check_code])
    point = models.CharField(_("point"), max_length=64, validators=[check_points])
    registers = ArrayField(models.CharField(max_length=16, choices=Register), verbose_name=_("registers"))
    least = models.PositiveSmallIntegerField(
        _("least number of participants"), default=0, help_text=_("What the order itself demands: two make a group.")
    )

    objects = OfRulebook.as_manager()

    class Meta:
        verbose_name = _("kind of emergency")
        verbose_name_plural = _("kinds of emergency")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                "code",
                name="emergency_code_once_an_edition",
                violation_error_message=_("This edition already has a kind of emergency of that code."),
            ),
        ]

    @property
    def is_emergency(self):
        return Register.EMERGENCY in self.registers


class QuestionQuerySet(OfRulebook):
    edition = "kind__edition__"


class EmergencyQuestion(models.Model):
    """What a kind of emergency asks for beyond point 17."""

    kind = models.ForeignKey(
        EmergencyKind, models.CASCADE, related_name="questions", verbose_name=_("kind of emergency")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=32, validators=[check_code])
    text_ru = models.CharField(_("text in Russian"), max_length=120)
    text_kk = models.CharField(_("text in Kazakh"), max_length=120)
    text_en = models.CharField(_("text in English"), max_length=120)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question on an emergency")
        verbose_name_plural = _("questions on emergencies")
        ordering = ["kind", "position"]
        constraints = [
            models.UniqueConstraint(
                "kind",
                "code",
                name="question_code_once_a_kind",
                violation_error_message=_("This kind of emergency already asks that."),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def text(self):
        return localized(self, "text")
