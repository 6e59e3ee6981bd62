from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.enums import Direction
from oversight.core.models import Office
from oversight.core.scope import OfOffice
from oversight.core.validation import check_own_page

from ..enums import ViolationState
from ..workflow import RUNNING
from .act import ResponseAct


class ViolationQuerySet(OfOffice):
    offices = ("act__office", "act__supervising_office")

    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related("act__document", "act__kind", "repeats")

    def open(self):
        """Named in an act that is out, and not eliminated; what goes on in a later act is counted there."""
        over = [ViolationState.ELIMINATED, ViolationState.REPEATED]
        return self.filter(act__state__in=RUNNING).exclude(state__in=over)

    def overdue(self, day):
        return self.open().filter(due_on__lt=day).exclude(state=ViolationState.REPORTED)


class Violation(models.Model):
    """One violation an act names, what is demanded, and whether it is really gone (point 12).

    `norm_key` is the norm without its spelling: by it a repetition at the same facility is known. `source_url` is the
    page of the finding or review it comes from.
    """

    act = models.ForeignKey(ResponseAct, models.CASCADE, related_name="violations", verbose_name=_("act"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", editable=False, verbose_name=_("office"))
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="violations", verbose_name=_("facility")
    )
    position = models.PositiveSmallIntegerField(_("number"))
    what = models.TextField(_("what is violated"))
    norm = models.CharField(_("norm breached"), max_length=500)
    norm_key = models.CharField(max_length=500, editable=False)
    demand = models.TextField(_("what is demanded"))
    direction = models.PositiveSmallIntegerField(_("priority direction"), choices=Direction, null=True, blank=True)
    source_url = models.CharField(_("page of the finding"), max_length=300, blank=True, validators=[check_own_page])
    state = models.CharField(_("state"), max_length=16, choices=ViolationState, default=ViolationState.NAMED)
    due_on = models.DateField(_("to be eliminated by"), null=True, blank=True)
    repeats = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="repetitions", verbose_name=_("repeats")
    )
    eliminated_at = models.DateTimeField(_("eliminated at"), null=True, blank=True)

    objects = ViolationQuerySet.as_manager()

    class Meta:
        verbose_name = _("violation")
        verbose_name_plural = _("violations")
        ordering = ["act", "position"]
        indexes = [
            models.Index(fields=["facility", "norm_key", "-id"], name="violations_that_repeat"),
            models.Index(fields=["facility"], condition=Q(repeats__isnull=False), name="violations_repeated_here"),
            models.Index(
                fields=["facility"], condition=~Q(state__in=["eliminated", "repeated"]), name="violations_open_here"
            ),
        ]
        constraints = [
            models.UniqueConstraint("act", "position", name="violation_numbered_once"),
            models.CheckConstraint(
                name="violation_eliminated_at_a_moment",
                condition=Q(state=ViolationState.ELIMINATED, eliminated_at__isnull=False)
                | (~Q(state=ViolationState.ELIMINATED) & Q(eliminated_at=None)),
                violation_error_message=_("An eliminated violation, and only it, says since when."),
            ),
        ]

    def __str__(self):
        return f"{self.position}. {self.what[:80]}"

    def get_absolute_url(self):
        """Where on its act's page it stands."""
        return reverse("acts:act", args=[self.act_id]) + f"#violation-{self.pk}"

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_over(self):
        return self.state == ViolationState.ELIMINATED

    @property
    def is_open(self):
        """Named in an act that is out, and not eliminated."""
        over = (ViolationState.ELIMINATED, ViolationState.REPEATED)
        return self.act.is_running and self.state not in over

    def is_overdue(self, day):
        waits = self.state in (ViolationState.NAMED, ViolationState.ANSWERED, ViolationState.NOT_ELIMINATED)
        return waits and self.due_on is not None and self.due_on < day
