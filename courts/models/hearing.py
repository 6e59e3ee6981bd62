from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from acts.models import Body
from oversight.core.models import Officer
from oversight.core.scope import OfOffice
from oversight.duties.enums import CourtStage

from ..enums import Agreement, CourtResult, HearingState
from .case import CourtCase


class HearingQuerySet(OfOffice):
    offices = ("case__office", "case__given_to")

    def with_names(self):
        return self.select_related("court", "officer", "case__office", "case__given_to", "case__matter", "case__court")

    def still_set(self):
        return self.filter(state=HearingState.SET)

    def awaiting_outcome(self, at):
        """Its time has come and nobody has said what came of it."""
        return self.still_set().filter(set_for__lt=at)


class Hearing(models.Model):
    """One hearing of a case: at which stage, when and where it is set, who takes part, what came of it.

    An adjourned one is followed by the next (`after` leads back to it). `turn` counts how often its time was set:
    each has a clock of its own. Of one that was not attended the head reads, and says so (`noted_by`).
    """

    case = models.ForeignKey(CourtCase, models.PROTECT, related_name="hearings", verbose_name=_("court case"))
    stage = models.CharField(_("stage"), max_length=16, choices=CourtStage)
    court = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("court"))
    room = models.CharField(
        _("where"), max_length=200, blank=True, help_text=_("The courtroom, the address, or by video link.")
    )
    set_for = models.DateTimeField(_("set for"))
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="hearings", verbose_name=_("who takes part"))
    state = models.CharField(_("state"), max_length=16, choices=HearingState, default=HearingState.SET)
    turn = models.PositiveSmallIntegerField(default=1, editable=False)
    after = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="next_one", verbose_name=_("adjourned from")
    )
    position = models.TextField(_("position of the prosecutor"), blank=True)
    result = models.CharField(_("result"), max_length=16, choices=CourtResult, blank=True)
    agreement = models.CharField(_("and the prosecutor's position"), max_length=8, choices=Agreement, blank=True)
    ruling_on = models.DateField(_("date of the ruling"), null=True, blank=True)
    ruling = models.TextField(_("what the court decided"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    set_at = models.DateTimeField(_("entered at"))
    set_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    closed_at = models.DateTimeField(_("outcome recorded at"), null=True, blank=True)
    closed_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("outcome recorded by")
    )
    noted_at = models.DateTimeField(_("read by the head at"), null=True, blank=True)
    noted_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("read by")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = HearingQuerySet.as_manager()

    class Meta:
        verbose_name = _("hearing in court")
        verbose_name_plural = _("hearings in court")
        ordering = ["set_for", "pk"]
        indexes = [
            models.Index(fields=["set_for"], condition=Q(state="set"), name="hearings_today_shows"),
            models.Index(fields=["officer", "set_for"], condition=Q(state="set"), name="hearings_of_officer"),
        ]
        constraints = [
            models.UniqueConstraint(
                "case",
                "stage",
                condition=Q(state="set"),
                name="hearing_set_once_a_stage",
                violation_error_message=_("A hearing of this stage is set already: first record what came of it."),
            ),
            models.CheckConstraint(
                name="hearing_held_whole",
                condition=(
                    Q(state="held", ruling_on__isnull=False) & ~Q(position="") & ~Q(result="") & ~Q(agreement="")
                )
                | (~Q(state="held") & Q(position="", result="", agreement="", ruling="", ruling_on=None)),
                violation_error_message=_(
                    "A hearing that was held has the prosecutor's position, the result and the date of the ruling."
                ),
            ),
            models.CheckConstraint(
                name="hearing_not_held_with_reason",
                condition=(Q(state__in=["adjourned", "not_attended", "withdrawn"]) & ~Q(reason=""))
                | Q(state__in=["set", "held"], reason=""),
                violation_error_message=_("A hearing that was not held says why."),
            ),
            models.CheckConstraint(
                name="hearing_closed_by_somebody",
                condition=Q(state="set", closed_at=None, closed_by=None)
                | ~Q(state="set") & Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="hearing_noted_if_not_attended",
                condition=Q(noted_at=None, noted_by=None)
                | Q(state="not_attended", noted_at__isnull=False, noted_by__isnull=False),
            ),
        ]

    def __str__(self):
        return gettext("%(stage)s, case No. %(number)s") % {
            "stage": self.get_stage_display(),
            "number": self.case.number,
        }

    def get_absolute_url(self):
        return f"{self.case.get_absolute_url()}#hearing-{self.pk}"

    @property
    def audit_office_id(self):
        return self.case.office_id

    @property
    def key(self):
        """How its present clock names it."""
        return f"hearing:{self.pk}:{self.turn}"

    @property
    def is_set(self):
        return self.state == HearingState.SET

    @property
    def is_refusal(self):
        return self.result in (CourtResult.REFUSED, CourtResult.RETURNED)

    def awaits_outcome(self, at):
        return self.is_set and self.set_for < at
