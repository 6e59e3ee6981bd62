from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from oversight.core.enums import Role
from oversight.core.languages import localized

from ..enums import BodyLevel
from .checklist import check_code, check_point
from .edition import Edition, OfRulebook, Titled


class ActKind(Titled):
    """A kind of response act an edition knows: who signs it, to whom it may go, what it says, when it is answered.

    The terms are those of the law on the prosecutor's office where it names one, else the edition's choice: an act
    may state its own.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="act_kinds", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=32, validators=[check_code])
    point = models.CharField(_("point"), max_length=16, validators=[check_point])
    signers = ArrayField(models.CharField(max_length=32, choices=Role), verbose_name=_("signed by"))
    addressees = ArrayField(models.CharField(max_length=16, choices=BodyLevel), verbose_name=_("to bodies of level"))
    term_days = models.PositiveSmallIntegerField(
        _("term for the answer, days"), default=30, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    awaits_answer = models.BooleanField(_("an answer is awaited"), default=True)
    releases = models.BooleanField(_("releases a person held unlawfully"), default=False)
    operative_ru = models.CharField(_("operative words in Russian"), max_length=60)
    operative_kk = models.CharField(_("operative words in Kazakh"), max_length=60)
    operative_en = models.CharField(_("operative words in English"), max_length=60)

    objects = OfRulebook.as_manager()

    class Meta:
        verbose_name = _("kind of response act")
        verbose_name_plural = _("kinds of response acts")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                "code",
                name="act_kind_code_once_an_edition",
                violation_error_message=_("This edition already has a kind of response act of that code."),
            ),
        ]

    @property
    def operative(self):
        return localized(self, "operative")
