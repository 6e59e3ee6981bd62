from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.documents.models import Document

from ..enums import ItemBasis, PlanState
from .inspection import Inspection


class PlanQuerySet(OfOffice):
    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related("office", "drafted_by", "approved_by", "document")

    def with_progress(self):
        """Each with `total` items, and of them `done` and `not_done`."""
        done = Q(items__done_on__isnull=False) | Q(items__inspection__completed_at__isnull=False)
        return self.annotate(
            total=Count("items"),
            done=Count("items", filter=done),
            not_done=Count("items", filter=~Q(items__why_not="")),
        )


class Plan(models.Model):
    """A plan of work of one office for a period (point 15(1)).

    Drafted by an officer, sent for approval, approved by the head of the office, who isn't its author: then it takes
    its number and becomes a paper. Returned with a comment, it is a draft again.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="plans", verbose_name=_("office"))
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("through"))
    state = models.CharField(_("state"), max_length=16, choices=PlanState, default=PlanState.DRAFT)
    drafted_at = models.DateTimeField(_("drafted at"))
    drafted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("drafted by"))
    submitted_at = models.DateTimeField(_("sent for approval at"), null=True, blank=True)
    comment = models.TextField(_("comment of who returned it"), blank=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approved by")
    )
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("paper")
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan of work")
        verbose_name_plural = _("plans of work")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "-id"], name="plans_of_office")]
        constraints = [
            models.UniqueConstraint(
                "office",
                "begins_on",
                "ends_on",
                name="plan_once_a_period",
                violation_error_message=_("Your office has a plan for these days already: open that one."),
            ),
            models.CheckConstraint(
                name="plan_ends_after_it_begins",
                condition=Q(ends_on__gte=F("begins_on")),
                violation_error_message=_("A plan can't end before it begins."),
            ),
            models.CheckConstraint(
                name="plan_approved_whole",
                condition=Q(state=PlanState.APPROVED, approved_at__isnull=False, approved_by__isnull=False)
                & Q(document__isnull=False)
                | ~Q(state=PlanState.APPROVED) & Q(approved_at=None, approved_by=None, document=None),
                violation_error_message=_("An approved plan, and only it, says who approved it and has its paper."),
            ),
            models.CheckConstraint(
                name="plan_approved_by_another",
                condition=Q(approved_by=None) | ~Q(approved_by=F("drafted_by")),
                violation_error_message=_("A plan is approved by somebody other than its author."),
            ),
        ]

    def __str__(self):
        return str(_("Plan of work %(from)s – %(until)s")) % {
            "from": f"{self.begins_on:%d.%m.%Y}",
            "until": f"{self.ends_on:%d.%m.%Y}",
        }

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_draft(self):
        return self.state == PlanState.DRAFT

    @property
    def is_approved(self):
        return self.state == PlanState.APPROVED

    def covers(self, day):
        return self.begins_on <= day <= self.ends_on


class PlanItem(models.Model):
    """One item of a plan: what is to be done, where, by whom and by which day; and what became of it.

    With a kind of inspection it becomes one (`inspection`) and is done when that is completed; other work is marked
    done by hand. What was not done says why. Late is no state: it is a question asked of the clock.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items", verbose_name=_("plan of work"))
    task = models.TextField(_("what is to be done"), max_length=2000)
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="plan_items", verbose_name=_("facility")
    )
    kind_code = models.CharField(_("kind of inspection"), max_length=32, blank=True)
    responsible = models.ForeignKey(
        Officer, models.PROTECT, related_name="plan_items", verbose_name=_("person responsible")
    )
    due_on = models.DateField(_("by the day"))
    basis = models.CharField(_("taken from"), max_length=8, choices=ItemBasis, default=ItemBasis.OWN)
    rule_code = models.CharField(_("duty of the rulebook"), max_length=64, blank=True, editable=False)
    inspection = models.OneToOneField(
        Inspection, models.SET_NULL, null=True, blank=True, related_name="plan_item", verbose_name=_("inspection")
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    outcome = models.TextField(_("what was done"), max_length=2000, blank=True)
    why_not = models.TextField(_("why it was not done"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("item of a plan")
        verbose_name_plural = _("items of plans")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_item_done_or_not",
                condition=Q(done_on=None) | Q(why_not=""),
                violation_error_message=_("An item is either done or not done."),
            ),
            models.CheckConstraint(
                name="plan_item_kind_has_place",
                condition=Q(kind_code="") | Q(facility__isnull=False),
                violation_error_message=_("An inspection is planned at a facility: choose it."),
            ),
            models.UniqueConstraint(
                "plan",
                "rule_code",
                "facility",
                "due_on",
                condition=~Q(rule_code=""),
                nulls_distinct=False,
                name="plan_item_once_a_duty",
            ),
        ]

    def __str__(self):
        return self.task[:100]

    @property
    def is_done(self):
        return self.done_on is not None or bool(self.inspection_id and self.inspection.completed_at)

    @property
    def is_settled(self):
        """Nothing more is expected of it: done, or not done with the reason."""
        return self.is_done or bool(self.why_not)

    def is_late(self, today):
        """Whether its day has passed and nobody has said what became of it."""
        return not self.is_settled and self.due_on < today
