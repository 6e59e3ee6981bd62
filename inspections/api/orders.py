from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from facilities.models import Facility
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, Partial, ReadOnlyApi, Reason

from ..actions import orders
from ..filters import OrderFilter
from ..models import Order
from .examples import DRAFT
from .shapes import PaperSerializer


class OrderSerializer(serializers.ModelSerializer):
    office = Named()
    facility = Named()
    drafted_by = Named()
    signed_by = Named(allow_null=True)
    is_in_force = serializers.BooleanField()
    document = PaperSerializer(allow_null=True)

    class Meta:
        model = Order
        fields = [
            *("id", "office", *orders.FIELDS, "drafted_at", "drafted_by", "signed_at", "signed_by"),
            *("withdrawn_at", "withdrawn_reason", "is_in_force", "document"),
        ]


class DraftOrder(Body, serializers.ModelSerializer):
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"))

    class Meta:
        model = Order
        fields = orders.FIELDS
        validators = []


class ChangeOrder(Partial, serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = [name for name in orders.FIELDS if name != "facility"]
        validators = []


class OrderViewSet(OfCases, ReadOnlyApi):
    """Orders to inspect (point 7), newest first: drafted, signed and then in force, or withdrawn."""

    queryset = Order.objects.select_related(
        "office", "facility", "drafted_by", "signed_by", "document__office", "document__issued_by"
    ).prefetch_related("document__renderings", "document__facility")
    serializer_class = OrderSerializer
    filterset_class = OrderFilter

    def afresh(self, order):
        return self.get_queryset().get(pk=order.pk)

    @extend_schema(request=DraftOrder, responses={201: OrderSerializer}, parameters=[IDEMPOTENCY_KEY], examples=[DRAFT])
    def create(self, request):
        """Draft an order of your own office; it binds nobody until it is signed."""
        return self.make(orders.draft, body=DraftOrder)

    @extend_schema(request=ChangeOrder)
    def partial_update(self, request, pk):
        """Change a draft."""
        return self.answer(self.afresh(self.act(orders.change, self.get_object(), **self.said(ChangeOrder))))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def sign(self, request, pk):
        """The order takes its number and becomes a paper. Signed again by the same hand, it stays as it is."""
        return self.answer(self.afresh(self.act(orders.sign, self.get_object(), **self.said())))

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Withdraw an order on which no inspection rests."""
        return self.answer(self.afresh(self.act(orders.withdraw, self.get_object(), **self.said(Reason))))
