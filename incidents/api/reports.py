from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.response import Response

from oversight.core.rest import Body, OfCases, ReadOnlyApi

from ..actions import reports
from ..models import SpecialReport
from ..policies import check_can_work
from .shapes import QuerySerializer, ReportCard, ReportSerializer


class AskAboutReport(Body):
    words = serializers.CharField()
    answer_by = serializers.DateTimeField(help_text="The term of the answer.")


class Answer(Body):
    words = serializers.CharField()


class SpecialReportViewSet(OfCases, ReadOnlyApi):
    """Special reports of the officer's office and those below it, every version of each."""

    queryset = SpecialReport.objects.select_related("office", "document__office", "submitted_by", "read_by")
    check_can_write = staticmethod(check_can_work)

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "list":
            return found
        return found.select_related("incident").prefetch_related("queries__asked_by", "queries__answered_by")

    def get_serializer_class(self):
        return ReportSerializer if self.action == "list" else ReportCard

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def read(self, request, pk):
        """An officer of the Department has read it; the first one counts."""
        report = self.get_object()
        self.said()
        self.act(reports.read, report)
        return self.answer(self.get_object())

    @extend_schema(request=AskAboutReport, responses={201: QuerySerializer})
    @action(detail=True, methods=["post"])
    def ask(self, request, pk):
        """Return it with questions and their term."""
        report = self.get_object()
        query = self.act(reports.ask, report, **self.said(AskAboutReport))
        return Response(QuerySerializer(query).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=Answer, responses=QuerySerializer)
    @action(detail=True, methods=["post"], url_path="queries/<int:query>/answer")
    def answer_query(self, request, pk, query):
        """Answer the Department's questions."""
        asked = get_object_or_404(self.get_object().queries, pk=query)
        return Response(QuerySerializer(self.act(reports.answer, asked, **self.said(Answer))).data)
