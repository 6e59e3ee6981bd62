from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.response import Response

from facilities.models import Facility
from oversight.core.models import Officer
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InnerApi, InScope, Named, OfCases, Partial, ReadOnlyApi

from ..actions import plan_items, plans
from ..filters import PlanFilter
from ..models import Order, Plan, PlanItem
from .shapes import PaperSerializer


class PlanSerializer(serializers.ModelSerializer):
    office = Named()
    drafted_by = Named()
    approved_by = Named(allow_null=True)
    document = PaperSerializer(allow_null=True)
    total = serializers.IntegerField(help_text="Items of the plan.")
    done = serializers.IntegerField(help_text="Of them done.")
    not_done = serializers.IntegerField(help_text="Of them not done, with the reason.")

    class Meta:
        model = Plan
        fields = [
            *("id", "office", "begins_on", "ends_on", "state", "drafted_at", "drafted_by", "submitted_at", "comment"),
            *("approved_at", "approved_by", "document", "total", "done", "not_done"),
        ]


class PlanItemSerializer(serializers.ModelSerializer):
    facility = Named(allow_null=True)
    responsible = Named()
    is_done = serializers.BooleanField()

    class Meta:
        model = PlanItem
        fields = [
            *("id", *plan_items.FIELDS, "basis", "rule_code", "inspection", "done_on", "outcome", "why_not"),
            "is_done",
        ]


class DraftPlan(Body, serializers.ModelSerializer):
    class Meta:
        model = Plan
        fields = ["begins_on", "ends_on"]
        validators = []


class Comment(Body):
    comment = serializers.CharField(allow_blank=True)


class PlanItemBody(Body, serializers.ModelSerializer):
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"), required=False, allow_null=True)
    responsible = InScope(queryset=Officer.objects.all())

    class Meta:
        model = PlanItem
        fields = plan_items.FIELDS
        validators = []


class ChangePlanItem(Partial, PlanItemBody):
    pass


class CarryOut(Body):
    planned_on = serializers.DateField(required=False)
    order = InScope(queryset=Order.objects.select_related("office"), required=False, allow_null=True)


class Done(Body):
    done_on = serializers.DateField()
    outcome = serializers.CharField(allow_blank=True)


class NotDone(Body):
    why_not = serializers.CharField(allow_blank=True)


class PlanViewSet(OfCases, ReadOnlyApi):
    """Plans of work (point 15(1)), newest first: drafted, on approval, approved."""

    queryset = Plan.objects.with_names().with_progress()
    serializer_class = PlanSerializer
    filterset_class = PlanFilter

    @extend_schema(request=DraftPlan, responses={201: PlanSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Draft a plan of your own office."""
        return self.make(plans.draft, body=DraftPlan)

    @extend_schema(responses={204: None})
    def destroy(self, request, pk):
        """Drop a draft with its items."""
        self.said()
        self.act(plans.drop, self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="take-duties")
    def take_duties(self, request, pk):
        """Add every inspection the rulebook demands of the office in the plan's days; what is there stays."""
        self.said()
        plan = self.get_object()
        self.act(plan_items.take_duties, plan)
        return self._afresh(plan)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def submit(self, request, pk):
        """Send a draft for approval."""
        self.said()
        return self._afresh(self.act(plans.submit, self.get_object()))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def approve(self, request, pk):
        """The plan takes its number and becomes a paper."""
        self.said()
        return self._afresh(self.act(plans.approve, self.get_object()))

    @extend_schema(request=Comment)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def give_back(self, request, pk):
        """Return a plan to its author with a comment."""
        return self._afresh(self.act(plans.give_back, self.get_object(), **self.said(Comment)))

    def _afresh(self, plan):
        return self.answer(get_object_or_404(self.get_queryset(), pk=plan.pk))


class PlanItemViewSet(OfCases, InnerApi):
    """Items of one plan, in the order of their days."""

    queryset = PlanItem.objects.select_related("plan__office", "facility", "responsible", "inspection")
    serializer_class = PlanItemSerializer
    owner_class = Plan
    owner_name = "plan"

    @extend_schema(request=PlanItemBody, responses={201: PlanItemSerializer})
    def create(self, request, plan):
        """Add an item to a draft plan."""
        return self.created(self.act(plan_items.add, self.owner, **self.said(PlanItemBody)))

    @extend_schema(request=ChangePlanItem)
    def partial_update(self, request, plan, pk):
        """Correct an item of a draft."""
        return self.answer(self.act(plan_items.change, self.get_object(), **self.said(ChangePlanItem)))

    @extend_schema(responses={204: None})
    def destroy(self, request, plan, pk):
        """Remove an item of a draft."""
        self.said()
        self.act(plan_items.remove, self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=CarryOut)
    @action(detail=True, methods=["post"], url_path="carry-out")
    def carry_out(self, request, plan, pk):
        """The item becomes a planned inspection; carried out already, it stays that one."""
        item = self.get_object()
        item.inspection = self.act(plan_items.carry_out, item, **self.said(CarryOut))
        return self.answer(item)

    @extend_schema(request=Done)
    @action(detail=True, methods=["post"])
    def done(self, request, plan, pk):
        """Other work was done: when, and what came of it."""
        return self.answer(self.act(plan_items.mark_done, self.get_object(), **self.said(Done)))

    @extend_schema(request=NotDone)
    @action(detail=True, methods=["post"], url_path="not-done")
    def not_done(self, request, plan, pk):
        """It was not done, and why."""
        return self.answer(self.act(plan_items.explain, self.get_object(), **self.said(NotDone)))
