from dataclasses import replace
from datetime import datetime, time, timedelta

from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.models import Office
from oversight.core.scope import OfOffice

from ..enums import LastDay, Standing, TermUnit
from ..enums import ObligationState as State
from .edition import Titled
from .rule import Rule, RuleStep


class ObligationQuerySet(OfOffice):
    def open(self):
        return self.filter(state=State.OPEN)

    def overdue(self, at):
        """Open, and the due moment has passed. What is done at the very moment is in time."""
        return self.open().filter(due_at__lt=at)

    def met_late(self):
        return self.filter(state=State.FULFILLED, done_at__gt=F("due_at"))

    def met_in_time(self):
        """Done in time, whenever it was entered."""
        return self.filter(state=State.FULFILLED, done_at__lte=F("due_at"))

    def counted_in_working_days(self):
        """Those that wait to be done and whose deadline fell by the working calendar."""
        by_calendar = Q(rule__term_unit=TermUnit.WORKING_DAYS) | Q(rule__ends=LastDay.NEXT_WORKING)
        return self.filter(by_calendar, state__in=(State.OPEN, State.STOPPED))

    def told_by_working_days(self):
        """Open ones that have a step to come, some of whose steps are counted in working days."""
        steps = RuleStep.objects.filter(rule=OuterRef("rule"), offset_unit=TermUnit.WORKING_DAYS)
        return self.filter(Exists(steps), state=State.OPEN, pending__isnull=False)

    def open_of_subjects(self, kind):
        """Open clocks of things whose keys begin so: «incident:»."""
        # That there is a key at all is said apart: by that the index of the open ones is known to serve.
        return self.open().filter(subject__gt="", subject__startswith=kind)

    def due_within(self, from_at, until_at):
        return self.filter(due_at__gte=from_at, due_at__lt=until_at)

    def due_on(self, first, last, zone):
        """Due on a day from `first` through `last` of a time zone; 24:00 of a day belongs to it, 0:00 does not."""
        begin = datetime.combine(first, time.min, zone)
        return self.filter(due_at__gt=begin, due_at__lte=datetime.combine(last + timedelta(days=1), time.min, zone))

    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        named = self.select_related("office", "facility", "rule", "rule__edition", "pending")
        return named.defer("derivation", "steps", "counts")


class Obligation(Titled):
    """One duty of one office for one period, or one running clock, under the rule it began with.

    The due moment is stored once, with how it was found (`derivation`) and with who is told when (`steps`, one entry
    each, never removed once it has come). Which of them it waits for stands in its PendingStep. `done_at` is when the
    thing was done, `entered_at` when the program learned of it.
    """

    rule = models.ForeignKey(Rule, models.PROTECT, related_name="obligations", verbose_name=_("rule"))
    code = models.CharField(_("code"), max_length=64)
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="obligations", verbose_name=_("office"), db_index=False
    )
    facility = models.ForeignKey(
        Facility,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="obligations",
        verbose_name=_("facility"),
        db_index=False,
    )
    subject = models.CharField(_("key of the subject"), max_length=100, blank=True)
    subject_url = models.CharField(_("page of the subject"), max_length=200, blank=True)
    period_from = models.DateField(_("first day of the period"), null=True, blank=True)
    period_until = models.DateField(_("last day of the period"), null=True, blank=True)
    started_at = models.DateTimeField(_("started at"), null=True, blank=True)
    term_count = models.PositiveIntegerField(
        _("stated term"), null=True, blank=True, help_text=_("In the units of the rule; empty: the rule's own.")
    )
    opens_at = models.DateTimeField(_("opens at"))
    due_at = models.DateTimeField(_("due at"))
    derivation = models.JSONField(_("how it was found"), default=list)
    steps = models.JSONField(_("who is told when"), default=list, encoder=DjangoJSONEncoder)
    needed = models.PositiveSmallIntegerField(_("not less than"), default=1)
    counted = models.PositiveSmallIntegerField(_("done so far"), default=0)
    counts = models.JSONField(_("what was counted"), default=list, blank=True)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.OPEN)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    entered_at = models.DateTimeField(_("entered at"), null=True, blank=True)
    fulfilled_url = models.CharField(_("page of what fulfilled it"), max_length=200, blank=True)
    failure = models.TextField(_("why what was done does not fulfil it"), blank=True)
    failed_url = models.CharField(_("page of what did not fulfil it"), max_length=200, blank=True)
    cancel_reason = models.TextField(_("reason of cancellation"), blank=True)
    lapsed = models.BooleanField(_("cancelled because its ground went"), default=False, editable=False)
    stopped_at = models.DateTimeField(_("stopped at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["office", "due_at"], condition=Q(state=State.OPEN), name="obligations_today_shows"),
            models.Index(
                fields=["office", "due_at"],
                # The board reads the index alone: a year of the republic is hundreds of thousands of rows.
                include=["code", "state", "done_at", "entered_at"],
                name="obligations_the_board_counts",
            ),
            models.Index(fields=["facility", "-due_at"], name="obligations_of_facility"),
            models.Index(
                fields=["subject"],
                opclasses=["varchar_pattern_ops"],
                condition=Q(state=State.OPEN, subject__gt=""),
                name="obligations_open_by_subject",
            ),
            GinIndex(
                fields=["counts"],
                opclasses=["jsonb_path_ops"],
                condition=Q(counted__gt=0),
                name="obligations_that_count",
            ),
            models.Index(fields=["failed_url"], condition=~Q(failed_url=""), name="obligations_that_failed"),
        ]
        constraints = [
            models.UniqueConstraint(
                "code",
                "office",
                "facility",
                "subject",
                "period_from",
                "period_until",
                name="one_obligation_a_period",
                nulls_distinct=False,
                violation_error_message=_("This duty has been opened already."),
            ),
            models.CheckConstraint(
                name="obligation_fulfilled_has_its_moments",
                condition=Q(state=State.FULFILLED, done_at__isnull=False, entered_at__isnull=False)
                | (~Q(state=State.FULFILLED) & Q(done_at=None, entered_at=None)),
                violation_error_message=_("A fulfilled duty, and only it, says when it was done and when entered."),
            ),
            models.CheckConstraint(
                name="obligation_cancelled_with_reason",
                condition=Q(state=State.CANCELLED) & ~Q(cancel_reason="")
                | ~Q(state=State.CANCELLED) & Q(cancel_reason="", lapsed=False),
                violation_error_message=_("A cancelled duty says why."),
            ),
            models.CheckConstraint(
                name="obligation_stopped_at_a_moment",
                condition=Q(state=State.STOPPED, stopped_at__isnull=False)
                | (~Q(state=State.STOPPED) & Q(stopped_at=None)),
                violation_error_message=_("A stopped clock says since when."),
            ),
            models.CheckConstraint(
                name="obligation_of_period_or_of_event",
                condition=Q(period_from__isnull=False, period_until__gte=F("period_from"), started_at=None)
                | (Q(period_from=None, period_until=None, started_at__isnull=False) & ~Q(subject="")),
                violation_error_message=_("A duty has its period; a clock has its subject and its beginning."),
            ),
        ]

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_open(self):
        return self.state == State.OPEN

    @property
    def is_over(self):
        """Fulfilled or cancelled: nobody owes it any more."""
        return self.state in (State.FULFILLED, State.CANCELLED)

    @property
    def is_clock(self):
        return self.started_at is not None

    @property
    def next_step_at(self) -> datetime | None:
        """When the tick looks at it next; None where no step is to come. A list selects `pending` along."""
        pending = getattr(self, "pending", None)
        return pending and pending.at

    @property
    def trouble(self) -> str:
        """Why the tick has set it aside, or ""."""
        pending = getattr(self, "pending", None)
        return pending.trouble if pending else ""

    @property
    def term(self):
        """How long the clock runs, for `schedule`: as its subject states, else as the rule does; None for a duty."""
        if self.term_count is None:
            return self.rule.term
        return replace(self.rule.term, count=self.term_count)

    @property
    def cancelled_because(self):
        """The reason of the cancellation; the engine's own sentences in the reader's language."""
        return gettext(self.cancel_reason) if self.lapsed else self.cancel_reason

    @property
    def failed_because(self):
        """Why what was done doesn't fulfil it, in the reader's language."""
        return gettext(self.failure) if self.failure else ""

    @property
    def point(self):
        return self.rule.point

    def get_absolute_url(self):
        # Every row of a list asks: resolving the name fifty times would take longer than the query.
        return f"/duties/{self.pk}/"

    def is_overdue(self, at):
        return self.is_open and self.due_at < at

    def standing(self, at):
        """Where it stands in one word for a page: the state, or overdue, or how late it was met."""
        if self.is_overdue(at):
            return Standing.OVERDUE
        if self.is_met_late:
            return Standing.MET_LATE
        if self.is_entered_late:
            return Standing.ENTERED_LATE
        return Standing(self.state)

    @property
    def is_met_late(self):
        return self.done_at is not None and self.done_at > self.due_at

    @property
    def is_entered_late(self):
        """Done in time, and entered after it: shown as exactly that, and never called overdue."""
        return self.done_at is not None and self.done_at <= self.due_at < self.entered_at
