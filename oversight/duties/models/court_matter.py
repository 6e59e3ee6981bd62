from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from facilities.enums import FacilityKind
from oversight.core.enums import OfficeLevel

from ..enums import CourtStage
from .checklist import check_code, check_point
from .edition import Edition, OfRulebook, Titled


class CourtMatter(Titled):
    """What a prosecutor takes part in before a court: by which point, at which stages, officers of which level.

    Rulings of a matter with `rulings_reviewed` are on the execution of sentences: point 56 has them reviewed. Where
    `may_be_given` an oblast prosecutor's order may lay it on a district or on another unit (point 26).
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="court_matters", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=32, validators=[check_code])
    point = models.CharField(_("point"), max_length=16, validators=[check_point])
    levels = ArrayField(models.CharField(max_length=16, choices=OfficeLevel), verbose_name=_("offices of level"))
    stages = ArrayField(models.CharField(max_length=16, choices=CourtStage), verbose_name=_("stages of court"))
    facility_kinds = ArrayField(
        models.CharField(max_length=16, choices=FacilityKind),
        verbose_name=_("kinds of facility"),
        default=list,
        blank=True,
        help_text=_("Empty: a case may concern no facility, or one of any kind."),
    )
    rulings_reviewed = models.BooleanField(_("its rulings are taken under review"), default=False)
    may_be_given = models.BooleanField(_("may be laid on another office"), default=False)

    objects = OfRulebook.as_manager()

    class Meta:
        verbose_name = _("matter of participation in court")
        verbose_name_plural = _("matters of participation in court")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                "code",
                name="court_matter_code_once_an_edition",
                violation_error_message=_("This edition already has a matter of participation in court of that code."),
            ),
        ]
