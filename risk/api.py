"""Places by risk over REST; addresses stand in oversight/api.py."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.pagination import BasePagination
from rest_framework.response import Response

from facilities.models import Facility
from inspections.models import Plan
from oversight.core.rest import Api, Body, InnerApi, InScope, Named, OfCases

from . import actions
from .assessment import places_by_risk
from .filters import RiskFilter
from .words import in_words


class ShareSerializer(serializers.Serializer):
    code = serializers.CharField(source="factor.code")
    point = serializers.CharField(source="factor.point")
    measure = serializers.CharField(source="factor.measure")
    value = serializers.IntegerField(allow_null=True, help_text="What was measured; empty: nothing is known.")
    days = serializers.IntegerField(source="factor.days", allow_null=True, help_text="Days looked back.")
    points = serializers.IntegerField()
    most = serializers.IntegerField(source="factor.most", help_text="The points it gives at most.")
    words = serializers.SerializerMethodField(help_text="In the language of the request.")

    def get_words(self, share) -> str:
        return in_words(share)


class BandSerializer(serializers.Serializer):
    code = serializers.CharField()
    title = serializers.CharField()
    at_least = serializers.IntegerField()


class RiskPlaceSerializer(serializers.Serializer):
    facility = Named()
    kind = serializers.CharField(source="facility.kind")
    total = serializers.IntegerField(source="risk.total", help_text="Of 100.")
    band = BandSerializer(source="risk.band")
    has_rhythm = serializers.BooleanField(
        help_text="Whether the order prescribes your office a rhythm of visits there."
    )
    is_proposed = serializers.BooleanField(help_text="Whether a visit is proposed (point 22).")
    last_visit_at = serializers.DateTimeField(source="facility.last_visit_at", allow_null=True)
    last_night_visit_at = serializers.DateTimeField(source="facility.last_night_at", allow_null=True)
    shares = ShareSerializer(source="risk.shares", many=True, help_text="Every factor, the largest share first.")


class Ranked(BasePagination):
    """Pages of a list that is ranked whole: `after` so many places."""

    cursor_query_param = "after"
    page_size_query_param = "page_size"
    page_size, max_page_size = 50, 200

    def paginate_queryset(self, queryset, request, view=None):
        self.request, self.count = request, len(queryset)
        self.first = self._number("after", 0)
        self.size = min(max(self._number("page_size", self.page_size), 1), self.max_page_size)
        return queryset[self.first : self.first + self.size]

    def get_paginated_response(self, data):
        following, before = self.first + self.size, max(self.first - self.size, 0)
        return Response(
            {
                "next": self._address(following) if following < self.count else None,
                "previous": self._address(before) if self.first else None,
                "results": data,
            }
        )

    def get_paginated_response_schema(self, schema):
        address = {"type": "string", "nullable": True, "format": "uri"}
        return {"type": "object", "properties": {"next": address, "previous": address, "results": schema}}

    def get_schema_operation_parameters(self, view):
        return [
            {"name": name, "required": False, "in": "query", "schema": {"type": "integer"}}
            for name in (self.cursor_query_param, self.page_size_query_param)
        ]

    def _number(self, name, default):
        text = self.request.query_params.get(name, "")
        if not text:
            return default
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise serializers.ValidationError({name: serializers.IntegerField.default_error_messages["invalid"]})
        return int(text)

    def _address(self, after):
        query = self.request.query_params.copy()
        query["after"] = str(after)
        return self.request.build_absolute_uri(f"{self.request.path}?{query.urlencode()}")


class RiskViewSet(OfCases, Api):
    """Places by risk (point 22), the greatest first; each factor of the edition with its share of 100 points."""

    queryset = Facility.objects.select_related("supervising_office")
    serializer_class = RiskPlaceSerializer
    filterset_class = RiskFilter
    pagination_class = Ranked

    def list(self, request):
        """The places your office sees that are open today."""
        day = request.user.office.local_day(timezone.now())
        chosen = RiskFilter(request.query_params, self.get_queryset().open_on(day), request=request)
        self.filter_queryset(self.get_queryset())
        places = chosen.narrow(places_by_risk(chosen.qs, request.user, timezone.now()))
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(places), many=True).data)

    def retrieve(self, request, pk):
        """One place, by the id of the facility."""
        found = places_by_risk(self.get_queryset().filter(pk=pk), request.user, timezone.now())
        if not found:
            raise NotFound
        return self.answer(found[0])


class ChosenPlaces(Body):
    facilities = InScope(queryset=Facility.objects.select_related("supervising_office"), many=True, allow_empty=False)


class Taken(serializers.Serializer):
    added = serializers.IntegerField(help_text="How many were not in the plan by their risk yet.")


class PlacesOfPlanViewSet(OfCases, InnerApi):
    """The places proposed to a plan of work by their risk (points 15(1), 22)."""

    queryset = Facility.objects.select_related("supervising_office")
    serializer_class = RiskPlaceSerializer
    owner_class = Plan
    owner_name = "plan"

    def get_queryset(self):
        day = self.request.user.office.local_day(timezone.now())
        return self.queryset.visible_to(self.request.user).open_on(day)

    def list(self, request, plan):
        """Every place proposed to your office that the plan lacks, the greatest risk first."""
        there = set(self.owner.items.exclude(facility=None).values_list("facility_id", flat=True))
        places = places_by_risk(self.get_queryset().exclude(pk__in=there), request.user, timezone.now())
        return self.answer([place for place in places if place.is_proposed], many=True)

    @extend_schema(request=ChosenPlaces, responses={200: Taken})
    def create(self, request, plan):
        """Add a visit of each to the draft; what stands there by its risk stays as it is."""
        plan = self.owner
        return Response({"added": self.act(actions.take_places, plan, **self.said(ChosenPlaces))})
