from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilities.enums import FacilityKind, PersonCategory
from oversight.core.enums import OfficeLevel, Role

from ..enums import Asks, SpravkaRule
from .checklist import Checklist, check_code, check_point
from .edition import Edition, OfRulebook, Titled


class KindQuerySet(OfRulebook):
    def for_facility(self, facility, *, at_level=None, on):
        """Kinds an office of `at_level` (any, if not given) may carry out in the facility on the day `on`."""
        kinds = self.in_force(on).filter(
            Q(in_oblast_centre=None) | Q(in_oblast_centre=facility.in_oblast_centre),
            facility_kinds__contains=[facility.kind],
        )
        return kinds if at_level is None else kinds.filter(at_level__contains=[at_level])


class InspectionKind(Titled):
    """A kind of inspection an edition knows: where, by whom, on what paper, ending with which (points 7, 8, 21, 47)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="kinds", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=32, validators=[check_code])
    point = models.CharField(_("point"), max_length=16, validators=[check_point])
    facility_kinds = ArrayField(
        models.CharField(max_length=16, choices=FacilityKind), verbose_name=_("kinds of facility")
    )
    in_oblast_centre = models.BooleanField(
        _("in an oblast centre"),
        null=True,
        blank=True,
        help_text=_("Yes: only in oblast centres. No: only elsewhere. Unknown: anywhere."),
    )
    at_level = ArrayField(models.CharField(max_length=16, choices=OfficeLevel), verbose_name=_("offices of level"))
    checklist = models.ForeignKey(
        Checklist,
        # The checklist goes only together with its edition, which takes this row along.
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checklist"),
        help_text=_("Empty: the checklist of the facility's kind, where there is one."),
    )
    has_checklist = models.BooleanField(_("has a checklist"), default=True)
    asks = models.CharField(_("asks"), max_length=16, choices=Asks, default=Asks.CHECKLIST)
    on_appeal = models.BooleanField(
        _("checks an appeal of a monitoring commission or of the preventive mechanism"), default=False
    )
    has_readings = models.BooleanField(_("takes the readings of point 34"), default=False)
    participants = ArrayField(
        models.CharField(max_length=32, choices=Role),
        verbose_name=_("one of whom takes part"),
        blank=True,
        default=list,
    )
    receives = ArrayField(
        models.CharField(max_length=16, choices=PersonCategory),
        verbose_name=_("whom its reception is open to"),
        blank=True,
        default=list,
    )
    needs_order = models.BooleanField(_("needs an order"), default=True)
    spravka = models.CharField(
        _("inspection certificate"), max_length=16, choices=SpravkaRule, default=SpravkaRule.ALWAYS
    )

    objects = KindQuerySet.as_manager()

    class Meta:
        verbose_name = _("kind of inspection")
        verbose_name_plural = _("kinds of inspection")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                "code",
                name="kind_code_once_an_edition",
                violation_error_message=_("This edition already has a kind of inspection of that code."),
            ),
        ]

    def checklist_for(self, facility_kind):
        """The checklist to answer in a facility of this kind, or None where the edition has none."""
        if not self.has_checklist or self.asks == Asks.VIOLATIONS:
            return None
        if self.checklist_id:
            return self.checklist
        return self.edition.checklists.filter(facility_kinds__contains=[facility_kind]).first()
