"""The registers of points 23 and 65 over REST: totals and the records behind them."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers

from oversight.core.rest import Api, Named, OfCases
from oversight.duties.enums import Register

from .. import registers
from ..forms_registers import RegisterOfForm
from ..models import Incident


class EntryKind(serializers.Serializer):
    code = serializers.CharField()
    title = serializers.CharField()


class RegisterEntrySerializer(serializers.Serializer):
    key = serializers.CharField(source="key_words", help_text="Send the last one as `before` for what is older.")
    id = serializers.IntegerField(source="pk")
    kind = EntryKind()
    point = serializers.CharField()
    received_at = serializers.DateTimeField(source="moment")
    happened_at = serializers.DateTimeField(allow_null=True)
    facility = Named()
    supervising_office = Named()
    office = Named()
    participants = serializers.IntegerField(source="count", allow_null=True)
    state = serializers.CharField(source="state_code")
    page = serializers.CharField(source="url")


class RegisterCell(serializers.Serializer):
    kind = EntryKind()
    office = Named()
    count = serializers.IntegerField()


class EmergencyRegisterSerializer(serializers.Serializer):
    register = serializers.CharField()
    total = serializers.IntegerField()
    totals = RegisterCell(many=True, help_text="Kinds × offices right below; those without any are left out.")
    entries = RegisterEntrySerializer(many=True, help_text="The latest first, fifty at once.")
    has_older = serializers.BooleanField()


class EmergencyRegisterViewSet(OfCases, Api):
    """Emergencies, weapons, special means, physical force, escapes, self-harm, suicides: exact to the record."""

    queryset = Incident.objects.all()
    serializer_class = EmergencyRegisterSerializer
    pagination_class = None
    filter_backends = []

    @extend_schema(
        responses={200: EmergencyRegisterSerializer},
        parameters=[
            OpenApiParameter("register", str, enum=Register.values, description="By default: emergency."),
            OpenApiParameter("from_on", str, description="The first day of receipt; by default of this month."),
            OpenApiParameter("until_on", str, description="The last day; by default today."),
            OpenApiParameter("office", int, description="By default your own, with all below it."),
            OpenApiParameter("kind", str, description="The code of one kind."),
            OpenApiParameter("facility", int),
            OpenApiParameter("before", str, description="The key of the last entry you have."),
        ],
    )
    def list(self, request):
        """One register of a period."""
        form = RegisterOfForm(request.query_params.dict(), officer=request.user)
        if not form.is_valid():
            raise serializers.ValidationError(form.errors)
        asked = form.asked
        found = registers.totals(request.user, asked)
        before = registers.key_of(request.query_params.get("before", ""))
        entries, _newer, older = registers.page(request.user, asked, before=before)
        cells = [
            {"kind": kind, "office": office, "count": counts[office.pk]}
            for kind, counts, _whole in found.rows
            for office in found.columns
            if counts[office.pk]
        ]
        answer = {"register": asked.register, "total": found.whole, "totals": cells}
        return self.answer(answer | {"entries": entries, "has_older": older})
