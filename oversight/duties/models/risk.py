from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from facilities.enums import FacilityKind

from ..enums import LOOKING_BACK, RiskMeasure, RiskTone
from .checklist import check_code, check_point
from .edition import Edition, OfRulebook, Titled

WHOLE = 100


class RiskFactor(Titled):
    """What one thing of a facility's record adds to its risk, of 100 at most (point 22).

    Of the measured value only what lies beyond `beyond` counts: each full `each` of it gives `points`, all together
    `most` at most. What looks back counts the last `days`.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="risk_factors", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=64, validators=[check_code])
    point = models.CharField(_("point"), max_length=16, validators=[check_point])
    measure = models.CharField(_("what is measured"), max_length=24, choices=RiskMeasure)
    facility_kinds = ArrayField(
        models.CharField(max_length=16, choices=FacilityKind),
        verbose_name=_("kinds of facility"),
        default=list,
        blank=True,
        help_text=_("Empty: facilities of every kind."),
    )
    days = models.PositiveSmallIntegerField(
        _("days looked back"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(3660)]
    )
    beyond = models.PositiveIntegerField(_("counts beyond"), default=0)
    each = models.PositiveIntegerField(_("for each"), default=1, validators=[MinValueValidator(1)])
    points = models.PositiveSmallIntegerField(_("points"), validators=[MinValueValidator(1), MaxValueValidator(WHOLE)])
    most = models.PositiveSmallIntegerField(
        _("points at most"), validators=[MinValueValidator(1), MaxValueValidator(WHOLE)]
    )
    is_choice = models.BooleanField(
        _("number chosen by the edition"), default=False, help_text=_("The order itself names no number here.")
    )

    objects = OfRulebook.as_manager()

    class Meta:
        verbose_name = _("factor of risk")
        verbose_name_plural = _("factors of risk")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                "code",
                name="risk_factor_code_once_an_edition",
                violation_error_message=_("This edition already has a factor of risk of that code."),
            ),
            models.CheckConstraint(
                name="risk_factor_gives_points",
                condition=Q(points__gte=1, each__gte=1, most__gte=F("points"), most__lte=WHOLE),
                violation_error_message=_("A factor gives at least a point and never more than it may at most."),
            ),
            models.CheckConstraint(
                name="risk_factor_looks_back_or_not",
                condition=Q(measure__in=LOOKING_BACK, days__gte=1) | ~Q(measure__in=LOOKING_BACK) & Q(days=None),
                violation_error_message=_("What looks back, and only that, says how many days."),
            ),
        ]

    def concerns(self, facility_kind):
        return not self.facility_kinds or facility_kind in self.facility_kinds

    def share_of(self, value):
        """The points that the measured `value` gives."""
        return min(self.most, max(value - self.beyond, 0) // self.each * self.points)


class RiskBand(Titled):
    """How a sum of points is called, from `at_least` on, and whether a visit is proposed from there."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="risk_bands", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=64, validators=[check_code])
    at_least = models.PositiveSmallIntegerField(_("from so many points"), validators=[MaxValueValidator(WHOLE)])
    tone = models.CharField(_("shown as"), max_length=8, choices=RiskTone)
    proposes = models.BooleanField(_("a visit is proposed"), default=False)

    objects = OfRulebook.as_manager()

    class Meta:
        verbose_name = _("level of risk")
        verbose_name_plural = _("levels of risk")
        ordering = ["edition", "at_least"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                "code",
                name="risk_band_code_once_an_edition",
                violation_error_message=_("This edition already has a level of risk of that code."),
            ),
            models.UniqueConstraint("edition", "at_least", name="risk_bands_begin_apart"),
            models.CheckConstraint(name="risk_band_within_hundred", condition=Q(at_least__lte=WHOLE)),
        ]
