from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oversight.core.languages import localized

from ..enums import AnswerKind, Register
from .checklist import check_code
from .edition import Edition, OfRulebook, Titled
from .rule import check_points

#: The registers that the use of force is kept in.
FORCE = [Register.SPECIAL_MEANS, Register.PHYSICAL_FORCE, Register.WEAPON]
FORCE_CHOICES = [(one.value, one.label) for one in FORCE]


class Means(Titled):
    """What force is used by (handcuffs, a baton, a shot) and which register keeps its use (points 20, 23, 32(2))."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="means", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=32, validators=[check_code])
    point = models.CharField(_("point"), max_length=64, validators=[check_points])
    register = models.CharField(_("register"), max_length=16, choices=FORCE_CHOICES)

    objects = OfRulebook.as_manager()

    class Meta:
        verbose_name = _("means of force")
        verbose_name_plural = _("means of force")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                "code",
                name="means_code_once_an_edition",
                violation_error_message=_("This edition already has a means of force of that code."),
            ),
        ]


class MeansQuestionQuerySet(OfRulebook):
    edition = "means__edition__"


class MeansQuestion(models.Model):
    """What a means asks to be said of each use: from when until when, how many blows and where."""

    means = models.ForeignKey(Means, models.CASCADE, related_name="questions", verbose_name=_("means of force"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=32, validators=[check_code])
    answer = models.CharField(_("what answers it"), max_length=16, choices=AnswerKind, default=AnswerKind.WORDS)
    after = models.CharField(
        _("not before"),
        max_length=32,
        blank=True,
        help_text=_("The question of the same means whose moment comes first."),
    )
    text_ru = models.CharField(_("text in Russian"), max_length=120)
    text_kk = models.CharField(_("text in Kazakh"), max_length=120)
    text_en = models.CharField(_("text in English"), max_length=120)

    objects = MeansQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question on a means of force")
        verbose_name_plural = _("questions on means of force")
        ordering = ["means", "position"]
        constraints = [
            models.UniqueConstraint(
                "means",
                "code",
                name="question_code_once_a_means",
                violation_error_message=_("This means of force already asks that."),
            ),
            models.CheckConstraint(
                name="question_after_is_of_moments",
                condition=Q(after="") | Q(answer=AnswerKind.MOMENT),
                violation_error_message=_("Only a moment comes after another."),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def text(self):
        return localized(self, "text")
