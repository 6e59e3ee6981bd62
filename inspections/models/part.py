from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice

from ..enums import PartState
from ..workflow import LIVE_PARTS
from .inspection import Inspection

_LIVE = [state.value for state in LIVE_PARTS]


class JointPartQuerySet(OfOffice):
    # An invitation is seen by who was invited, also once it is declined or withdrawn; the inspection by then is not.
    offices = ("office", "inspection__office")

    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related(*("office", "inspection__office", "inspection__facility", "inspection__kind"))


class JointPart(models.Model):
    """What another office looks at in a joint inspection, and its own conclusion (points 15(3), 18, 58, 60).

    `office` is invited by the office that conducts the inspection; its inspectors name this part. With
    `operational_search` it is the unit supervising operational-search activity: of any office, also of the
    conducting one itself. `positions` are lines of the checklist it is asked to fill, `due_on` the last day of its
    term. `version` counts what was written of the conclusion. `news` counts what the invited office did (accepted,
    declined, signed, took its signature back); `heard_at` is when the conducting office took note of the last of it.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="parts", verbose_name=_("inspection"))
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="inspection_parts", verbose_name=_("invited office"), db_index=False
    )
    operational_search = models.BooleanField(
        _("by its unit for operational-search supervision"),
        default=False,
        help_text=_("Points 15(3), 18, 60: your own office has such a unit too."),
    )
    asked = models.TextField(_("what it is asked to look at"))
    positions = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("lines it is asked to fill"), default=list, blank=True
    )
    due_on = models.DateField(_("to be signed by"))
    state = models.CharField(_("state"), max_length=16, choices=PartState, default=PartState.INVITED)
    invited_at = models.DateTimeField(_("invited at"))
    invited_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("invited by"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    decline_reason = models.TextField(_("why it was declined"), blank=True)
    withdraw_reason = models.TextField(_("why it was withdrawn"), blank=True)
    conclusion = models.TextField(_("conclusion of the office"), blank=True)
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    signed_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("signed by")
    )
    missing_reason = models.TextField(_("why the part is missing"), blank=True)
    news = models.PositiveSmallIntegerField(default=0, editable=False)
    heard_at = models.DateTimeField(_("taken note of at"), null=True, blank=True)
    heard_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("taken note of by")
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = JointPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("part of a joint inspection")
        verbose_name_plural = _("parts of joint inspections")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="parts_of_office"),
            models.Index(fields=["office"], condition=Q(state__in=["invited", "accepted"]), name="parts_today_shows"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "office", "operational_search"],
                condition=Q(state__in=_LIVE),
                name="office_takes_part_once",
                violation_error_message=_("This office is invited already."),
            ),
            models.CheckConstraint(
                name="part_answered_by_somebody",
                condition=Q(state__in=["invited", "withdrawn"], answered_at=None, answered_by=None)
                | ~Q(state__in=["invited", "withdrawn"]) & Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="part_declined_with_reason",
                condition=~Q(state=PartState.DECLINED) | ~Q(decline_reason=""),
                violation_error_message=_("An office that declines says why."),
            ),
            models.CheckConstraint(
                name="part_withdrawn_with_reason",
                condition=~Q(state=PartState.WITHDRAWN) | ~Q(withdraw_reason=""),
                violation_error_message=_("An invitation that is withdrawn says why."),
            ),
            models.CheckConstraint(
                name="part_signed_whole",
                condition=Q(state=PartState.SIGNED, signed_at__isnull=False, signed_by__isnull=False)
                & ~Q(conclusion="")
                | ~Q(state=PartState.SIGNED) & Q(signed_at=None, signed_by=None),
                violation_error_message=_("A signed part has its conclusion and who signed it."),
            ),
            models.CheckConstraint(
                name="part_heard_by_somebody",
                condition=Q(heard_at=None, heard_by=None)
                | Q(heard_at__isnull=False, heard_by__isnull=False, news__gt=0),
                violation_error_message=_("What an office has answered is taken note of by somebody, at some moment."),
            ),
            models.CheckConstraint(
                name="part_missing_with_reason",
                condition=~Q(state=PartState.LEFT_OUT) | ~Q(missing_reason=""),
                violation_error_message=_("A part that is missing says why."),
            ),
        ]

    def __str__(self):
        if self.operational_search:
            return gettext("%(office)s (operational-search supervision)") % {"office": self.office}
        return str(self.office)

    def get_absolute_url(self):
        return reverse("inspections:part", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def key(self):
        """How its clocks name it."""
        return f"joint:{self.pk}"

    @property
    def news_key(self):
        """How the clock names it that has the conducting office take note of the last that was done."""
        return f"{self.key}:{self.news}"

    @property
    def is_unheard(self):
        """The invited office did something of which the conducting one has taken no note yet."""
        return self.news > 0 and self.heard_at is None

    @property
    def is_signed(self):
        return self.state == PartState.SIGNED
