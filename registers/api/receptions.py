from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.models import Officer
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, OfCases, Patch, ReadOnlyApi, Reason

from .. import policies
from ..actions import receptions
from ..enums import VisitorCategory
from ..filters import ReceptionFilter
from ..models import Reception
from .shapes import ReceptionCardSerializer, ReceptionSerializer


class BeginReception(Body):
    facility = InScope(
        queryset=Facility.objects.select_related("supervising_office"),
        required=False,
        allow_null=True,
        help_text="None: in the office, or where the inspection is.",
    )
    inspection = InScope(
        queryset=Inspection.objects.select_related("kind", "facility__supervising_office"),
        required=False,
        allow_null=True,
    )
    began_at = serializers.DateTimeField(required=False)
    received_by = InScope(queryset=Officer.objects.all(), required=False, help_text="Yourself, if nobody is named.")
    together_with = serializers.CharField(max_length=300, required=False, allow_blank=True)


class ChangeReception(Patch):
    began_at = serializers.DateTimeField()
    received_by = InScope(queryset=Officer.objects.all())
    together_with = serializers.CharField(max_length=300, allow_blank=True)


class RecordReception(Body):
    ended_at = serializers.DateTimeField(required=False, help_text="Now, unless said.")
    none_came = serializers.ListField(
        child=serializers.ChoiceField(choices=VisitorCategory.choices),
        required=False,
        help_text="The categories of whom none came; a reception without visitors names at least one.",
    )


class ReceptionViewSet(OfCases, ReadOnlyApi):
    """Receptions of persons (points 16(2), 22, 35, 48), newest first."""

    queryset = Reception.objects.select_related(
        *("office", "supervising_office", "facility", "inspection__kind", "received_by", "document")
    )
    filterset_class = ReceptionFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    def get_serializer_class(self):
        return ReceptionSerializer if self.action == "list" else ReceptionCardSerializer

    def get_queryset(self):
        found = super().get_queryset()
        return found if self.action == "list" else found.prefetch_related("visitors__done_by")

    @extend_schema(responses=ReceptionCardSerializer)
    def retrieve(self, request, pk):
        """One reception; who came for those with the right to it, and each reading leaves its row in the trail."""
        return self._shown(self.get_object())

    @extend_schema(request=BeginReception, responses={201: ReceptionCardSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Begin a reception of your own office; visitors are entered next."""
        return self.make(receptions.begin, body=BeginReception)

    @extend_schema(request=ChangeReception)
    def partial_update(self, request, pk):
        """Change when it began and who receives."""
        return self._do(receptions.change, ChangeReception)

    @extend_schema(request=RecordReception)
    @action(detail=True, methods=["post"])
    def record(self, request, pk):
        """Finish the record: it has its paper, and counts towards duties and its inspection."""
        return self._do(receptions.record, RecordReception)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def reopen(self, request, pk):
        """Open a recorded reception for correction."""
        return self._do(receptions.reopen, Reason)

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Withdraw a record made by mistake."""
        return self._do(receptions.withdraw, Reason)

    def _do(self, verb, body):
        self.act(verb, self.get_object(), **self.said(body))
        return self._shown(self.get_object())

    def created(self, reception):
        self._read(reception)
        return super().created(reception)

    def _shown(self, reception):
        self._read(reception)
        return self.answer(reception)

    def _read(self, reception):
        if may(policies.check_can_read_visitors, self.request.user, reception):
            self.act(receptions.read_visitors, reception)
