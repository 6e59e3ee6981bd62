from copy import copy

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilities.enums import FacilityKind
from oversight.core.enums import Branch, OfficeLevel, Role

from .. import schedule
from ..enums import About, CalendarChoice, Event, Having, LastDay, Rhythm, RuleClass, StepChannel, TermUnit
from ..workflow import COUNTERPARTS, stands_below
from .checklist import check_code
from .edition import Edition, OfRulebook, Titled

POINT = r"\d+(-\d+)?(\(\d+(-\d+)?\))?"
check_points = RegexValidator(
    rf"^{POINT}(, {POINT})*$", _("Points are written like 25 or 45(1), several as 21, 32(5)."), "points"
)


class RuleQuerySet(OfRulebook):
    def of_office(self, office):
        """Rules that bind an office of this level and branch."""
        return self.filter(levels__contains=[office.level], branches__contains=[office.branch])


class Rule(Titled):
    """One duty or one clock of an edition: whose, about what, how often or within what term, and how it is done.

    A duty has a rhythm (`every` …), a clock an event that starts it and a term; never both.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="rules", verbose_name=_("edition"))
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=64, validators=[check_code])
    point = models.CharField(_("point"), max_length=64, validators=[check_points])
    rule_class = models.CharField(_("class"), max_length=16, choices=RuleClass, default=RuleClass.STATUTORY)
    is_choice = models.BooleanField(
        _("number chosen by the edition"), default=False, help_text=_("The order itself names no number here.")
    )

    levels = ArrayField(
        models.CharField(max_length=16, choices=OfficeLevel),
        verbose_name=_("offices of level"),
        help_text=_("Of a facility: the lowest office of these levels at or above the one that supervises it."),
    )
    branches = ArrayField(models.CharField(max_length=16, choices=Branch), verbose_name=_("branches"), default=list)
    about = models.CharField(_("counted by"), max_length=16, choices=About)
    facility_kinds = ArrayField(
        models.CharField(max_length=16, choices=FacilityKind),
        verbose_name=_("kinds of facility"),
        blank=True,
        default=list,
    )
    in_oblast_centre = models.BooleanField(
        _("in an oblast centre"),
        null=True,
        blank=True,
        help_text=_("Yes: only in oblast centres. No: only elsewhere. Unknown: anywhere."),
    )
    having = models.CharField(_("facilities with"), max_length=16, choices=Having, blank=True)

    every = models.CharField(_("rhythm"), max_length=16, choices=Rhythm, blank=True)
    count = models.PositiveSmallIntegerField(_("not less than"), default=1, validators=[MinValueValidator(1)])
    due_day = models.PositiveSmallIntegerField(_("due by the day of the month"), null=True, blank=True)
    due_months_after = models.PositiveSmallIntegerField(_("months after the period"), default=0)
    start = models.CharField(_("started by"), max_length=64, choices=Event, blank=True)
    term_count = models.PositiveIntegerField(_("term"), null=True, blank=True)
    term_unit = models.CharField(_("term counted in"), max_length=16, choices=TermUnit, blank=True)
    ends = models.CharField(_("a last day that is off"), max_length=16, choices=LastDay, default=LastDay.SAME)
    calendar = models.CharField(_("days counted"), max_length=16, choices=CalendarChoice, default=CalendarChoice.ALL)
    may_stop = models.BooleanField(_("may be stopped"), default=False)

    done_by_kinds = ArrayField(
        models.CharField(max_length=32), verbose_name=_("fulfilled by inspections of kind"), blank=True, default=list
    )
    done_by_event = models.CharField(_("fulfilled by"), max_length=64, choices=Event, blank=True)
    participants = ArrayField(
        models.CharField(max_length=32, choices=Role),
        verbose_name=_("one of whom takes part"),
        blank=True,
        default=list,
    )

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                "code",
                name="rule_code_once_an_edition",
                violation_error_message=_("This edition already has a rule of that code."),
            ),
            models.CheckConstraint(
                name="rule_is_duty_or_clock",
                condition=(Q(every="") & ~Q(start="") & Q(term_count__gte=1) & ~Q(term_unit="") & Q(about=About.EVENT))
                | (~Q(every="") & Q(start="", term_count=None, term_unit="") & ~Q(about=About.EVENT)),
                violation_error_message=_("A rule either comes back in a rhythm, or has a start and a term."),
            ),
            models.CheckConstraint(
                name="rule_counts_from_one",
                condition=Q(count__gte=1),
                violation_error_message=_("A duty is done at least once in a period."),
            ),
            models.CheckConstraint(
                name="rule_can_be_fulfilled",
                condition=Q(done_by_kinds__len__gt=0) | ~Q(done_by_event=""),
                violation_error_message=_("A rule says what fulfils it."),
            ),
        ]

    @property
    def is_clock(self):
        return self.about == About.EVENT

    @property
    def counts_working_days(self):
        """Whether its deadlines fall by the working calendar."""
        return self.term_unit == TermUnit.WORKING_DAYS or self.ends == LastDay.NEXT_WORKING

    @property
    def rhythm(self):
        """When the duty comes back, for `schedule`; None for a clock."""
        if self.is_clock:
            return None
        return schedule.Rhythm(
            every=schedule.Every(self.every),
            times=self.count,
            day=self.due_day,
            months_after=self.due_months_after,
            ends=schedule.Ends(self.ends),
        )

    @property
    def term(self):
        """How long the clock runs, for `schedule`; None for a duty."""
        if not self.is_clock:
            return None
        return schedule.Term(self.term_count, schedule.Unit(self.term_unit), schedule.Ends(self.ends))

    def steps_for(self, level):
        """Its steps, not saved, for a duty of an office of `level`.

        A reminder for somebody below goes to their counterpart in the office itself; an escalation to somebody below
        is left out: nobody is told of what those above them owe.
        """
        steps = []
        for step in map(copy, self.steps.all()):
            if stands_below(step.level, level):
                if step.escalates:
                    continue
                step.role, step.level = COUNTERPARTS[level][step.role], level
            steps.append(step)
        return steps


class RuleStep(models.Model):
    """Whom a rule has told, and when: before the due moment a reminder, from it on an escalation."""

    rule = models.ForeignKey(Rule, models.CASCADE, related_name="steps", verbose_name=_("rule"))
    position = models.PositiveSmallIntegerField(_("position"))
    offset_count = models.IntegerField(_("offset"), help_text=_("Negative before the due moment."))
    offset_unit = models.CharField(_("offset counted in"), max_length=16, choices=TermUnit)
    offset_time = models.TimeField(_("at the local time"), null=True, blank=True)
    role = models.CharField(_("told is"), max_length=32, choices=Role)
    level = models.CharField(_("at level"), max_length=16, choices=OfficeLevel)
    channels = ArrayField(models.CharField(max_length=16, choices=StepChannel), verbose_name=_("channels"))
    acknowledge = models.BooleanField(_("must be acknowledged"), default=False)

    class Meta:
        verbose_name = _("step of a rule")
        verbose_name_plural = _("steps of rules")
        ordering = ["rule", "position"]
        constraints = [
            models.UniqueConstraint(
                "rule",
                "position",
                name="step_position_once_a_rule",
                violation_error_message=_("This rule already has a step in that position."),
            ),
        ]

    def __str__(self):
        return f"{self.offset_count:+d} {self.get_offset_unit_display()} {self.get_role_display()}"

    @property
    def offset(self):
        """When the step falls, for `schedule.moments`."""
        return schedule.Offset(self.offset_count, schedule.Unit(self.offset_unit), self.offset_time)

    @property
    def escalates(self):
        """Whether it comes at the due moment or after it. A time on the due day itself comes before its 24:00."""
        return self.offset_count > 0 or (self.offset_count == 0 and self.offset_time is None)
