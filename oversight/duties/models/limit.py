from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from facilities.enums import FacilityKind

from ..enums import Measure
from .checklist import check_code, check_point
from .edition import Edition, OfRulebook, Titled


class LimitQuerySet(OfRulebook):
    def for_facility(self, facility, measure, *, on):
        """What limits `measure` in the facility on the day `on`."""
        return self.in_force(on).filter(measure=measure, facility_kinds__contains=[facility.kind])


class Limit(Titled):
    """Between what a measure of the law may lie in facilities of some kinds: days of a placement, degrees, per cent."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="limits", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=64, validators=[check_code])
    point = models.CharField(_("point"), max_length=16, validators=[check_point])
    measure = models.CharField(_("what is limited"), max_length=16, choices=Measure)
    facility_kinds = ArrayField(
        models.CharField(max_length=16, choices=FacilityKind), verbose_name=_("kinds of facility")
    )
    minimum = models.IntegerField(_("not less than"), null=True, blank=True)
    maximum = models.IntegerField(_("not more than"), null=True, blank=True)
    is_choice = models.BooleanField(
        _("number chosen by the edition"), default=False, help_text=_("The order itself names no number here.")
    )

    objects = LimitQuerySet.as_manager()

    class Meta:
        verbose_name = _("limit")
        verbose_name_plural = _("limits")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                "code",
                name="limit_code_once_an_edition",
                violation_error_message=_("This edition already has a limit of that code."),
            ),
            models.CheckConstraint(
                name="limit_limits",
                condition=Q(minimum=None, maximum__isnull=False)
                | Q(minimum__isnull=False, maximum=None)
                | Q(minimum__lte=F("maximum")),
                violation_error_message=_("A limit has a least or a greatest value, the least first."),
            ),
        ]

    def allows(self, value):
        return (self.minimum is None or value >= self.minimum) and (self.maximum is None or value <= self.maximum)
