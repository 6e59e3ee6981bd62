from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from oversight.core.enums import Direction
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InnerApi, OfCases, Patch

from .. import policies
from ..actions import receptions, visitors
from ..enums import Decision, VisitorCategory
from ..models import Reception, Visitor
from .shapes import VisitorSerializer


class EnterVisitor(Body):
    category = serializers.ChoiceField(choices=VisitorCategory.choices)
    full_name = serializers.CharField(max_length=240, required=False, allow_blank=True)
    about = serializers.CharField(max_length=300, required=False, allow_blank=True)
    subject = serializers.CharField(max_length=300, help_text="Without names: everybody who sees the record reads it.")
    words = serializers.CharField(required=False, allow_blank=True)
    direction = serializers.ChoiceField(choices=Direction.choices, required=False, allow_null=True)
    decision = serializers.ChoiceField(choices=Decision.choices)
    measures = serializers.CharField(required=False, allow_blank=True)
    due_on = serializers.DateField(
        required=False, allow_null=True, help_text="Of everything but what was explained on the spot."
    )


class ChangeVisitor(Patch, EnterVisitor):
    """`version` is that of the reception."""


class Settle(Body):
    done_on = serializers.DateField()
    result = serializers.CharField()


class VisitorViewSet(OfCases, InnerApi):
    """Visitors of one reception, in the order in which they were entered."""

    queryset = Visitor.objects.select_related("reception__office", "done_by")
    serializer_class = VisitorSerializer
    owner_class = Reception
    owner_name = "reception"
    check_can_write = staticmethod(policies.check_is_prosecutor)

    def list(self, request, reception):
        """Who came; for those with the right to it with their names, which leaves its row in the trail."""
        if may(policies.check_can_read_visitors, request.user, self.owner):
            self.act(receptions.read_visitors, self.owner)
        return super().list(request)

    @extend_schema(request=EnterVisitor, responses={201: VisitorSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request, reception):
        """Enter a visitor of a reception that is being held."""
        return self.make(visitors.add, self.owner, body=EnterVisitor)

    @extend_schema(request=ChangeVisitor)
    def partial_update(self, request, reception, pk):
        """Change what is entered of a visitor."""
        self.act(visitors.change, self.get_object(), **self.said(ChangeVisitor))
        return self.answer(self.get_object())

    @extend_schema(responses={204: None})
    def destroy(self, request, reception, pk):
        """Remove an entry made by mistake."""
        self.act(visitors.remove, self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=Settle)
    @action(detail=True, methods=["post"])
    def settle(self, request, reception, pk):
        """Record that what was promised is done."""
        self.act(visitors.settle, self.get_object(), **self.said(Settle))
        return self.answer(self.get_object())
