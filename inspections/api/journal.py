import django_filters
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.mixins import ListModelMixin
from rest_framework.response import Response

from facilities.models import Facility
from oversight.core.pagination import NewestFirst
from oversight.core.rest import Body, InnerApi, OfCases

from ..actions import journal
from ..models import JournalEntry
from .shapes import InspectionRow, PaperSerializer


class JournalEntrySerializer(serializers.ModelSerializer):
    inspection = InspectionRow()
    inspectors = serializers.SerializerMethodField()
    findings = serializers.SerializerMethodField(help_text="How many.")

    class Meta:
        model = JournalEntry
        fields = ["year", "number", "entered_at", "inspection", "inspectors", "findings"]

    def get_inspectors(self, entry) -> list[str]:
        return [one.full_name for one in entry.inspection.inspectors.all()]

    def get_findings(self, entry) -> int:
        return len(entry.inspection.findings.all())


class PrintJournal(Body):
    from_on = serializers.DateField()
    until_on = serializers.DateField(help_text="The last day.")


class JournalFilter(django_filters.FilterSet):
    from_on = django_filters.DateFilter("inspection__started_at", lookup_expr="date__gte", label=_("From"))
    until_on = django_filters.DateFilter("inspection__started_at", lookup_expr="date__lte", label=_("Through"))

    class Meta:
        model = JournalEntry
        fields = []


class JournalViewSet(OfCases, ListModelMixin, InnerApi):
    """The journal of checks of one facility (point 47), newest first."""

    queryset = JournalEntry.objects.with_inspections()
    serializer_class = JournalEntrySerializer
    filterset_class = JournalFilter
    pagination_class = NewestFirst
    owner_class = Facility
    owner_name = "facility"

    def get_queryset(self):
        return super().get_queryset().visible_to(self.request.user)

    def list(self, request, facility):
        return ListModelMixin.list(self, request)

    @extend_schema(request=PrintJournal, responses={201: PaperSerializer})
    def create(self, request, facility):
        """Issue the journal for a period as a paper."""
        document = self.act(journal.print_journal, self.owner, **self.said(PrintJournal))
        shown = PaperSerializer(document, context=self.get_serializer_context())
        return Response(shown.data, status=status.HTTP_201_CREATED)
