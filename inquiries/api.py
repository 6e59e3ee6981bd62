"""/inquiries/, /requisitions/: the same actions as on the pages."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from acts.models import ResponseAct
from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.models import Office
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, InScope, Named, OfCases, ReadOnlyApi, Reason
from oversight.documents.models import Attachment
from oversight.duties.models import Obligation

from . import actions, policies
from .enums import CaseKind, InquiryKind
from .filters import InquiryFilter, RequisitionFilter
from .forms import line_of
from .models import Entry, Inquiry, Requisition

#: Verb → the policy that says whether this officer may do it to this request now.
VERBS = {
    "take": policies.check_can_take,
    "answer": policies.check_can_answer,
    "accept": policies.check_can_accept,
    "ask_again": policies.check_can_ask_again,
    "withdraw": policies.check_can_withdraw,
}


class InLine(InScope):
    """An office above or below the officer's own."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Office.objects.all(), **kwargs)

    def get_queryset(self):
        return line_of(self.context["request"].user)


def _files():
    return InScope(
        queryset=Attachment.objects.all(), many=True, required=False, help_text="Attachments sent before; copies go."
    )


class InquiryEntrySerializer(serializers.ModelSerializer):
    said_by = Named()
    files = serializers.PrimaryKeyRelatedField(many=True, read_only=True)

    class Meta:
        model = Entry
        fields = ["id", "kind", "words", "answer_by", "said_at", "said_by", "files"]


class InquirySerializer(serializers.ModelSerializer):
    office = Named()
    asked_office = Named()
    sent_by = Named()

    class Meta:
        model = Inquiry
        fields = [
            *("id", "office", "asked_office", "kind", "subject", "facility", "inspection", "response_act"),
            *("obligation", "answer_by", "state", "turn", "sent_at", "sent_by", "taken_at"),
        ]


class InquiryCardSerializer(InquirySerializer):
    entries = InquiryEntrySerializer(many=True)
    allowed = serializers.SerializerMethodField(help_text="What this officer may do to this request now.")

    class Meta(InquirySerializer.Meta):
        fields = [*InquirySerializer.Meta.fields, "entries", "allowed"]

    def get_allowed(self, inquiry) -> list[str]:
        officer = self.context["request"].user
        return [verb for verb, check in VERBS.items() if may(check, officer, inquiry)]


class AskOffice(Body):
    asked_office = InLine()
    kind = serializers.ChoiceField(choices=InquiryKind.choices)
    subject = serializers.CharField(max_length=200)
    words = serializers.CharField()
    answer_by = serializers.DateField(required=False, allow_null=True, help_text="Of all but a note.")
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"), required=False, allow_null=True)
    inspection = InScope(
        queryset=Inspection.objects.select_related("office", "supervising_office"), required=False, allow_null=True
    )
    response_act = InScope(
        queryset=ResponseAct.objects.select_related("office", "supervising_office"), required=False, allow_null=True
    )
    obligation = InScope(queryset=Obligation.objects.select_related("office"), required=False, allow_null=True)
    files = _files()


class Reply(Body):
    words = serializers.CharField()
    files = _files()


class Again(Reply):
    answer_by = serializers.DateField()


class InquiryViewSet(OfCases, ReadOnlyApi):
    """Requests and notes between offices, newest first: both offices and those above either see them."""

    queryset = Inquiry.objects.with_names()
    filterset_class = InquiryFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    def get_serializer_class(self):
        return InquirySerializer if self.action == "list" else InquiryCardSerializer

    def get_queryset(self):
        found = super().get_queryset()
        return found if self.action == "list" else found.prefetch_related("entries__said_by", "entries__files")

    def do(self, verb, **said):
        self.act(verb, self.get_object(), **said)
        return self.answer(self.get_object())

    @extend_schema(request=AskOffice, responses={201: InquiryCardSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Ask an office of your line about one thing, or about none; it is alerted at once."""
        return self.make(actions.ask, body=AskOffice)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def take(self, request, pk):
        """Your office has read it."""
        return self.do(actions.take, **self.said())

    @extend_schema(request=Reply)
    @action(detail=True, methods=["post"])
    def reply(self, request, pk):
        """Answer, with words and files."""
        return self.do(actions.answer, **self.said(Reply))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def accept(self, request, pk):
        """The answer is enough."""
        return self.do(actions.accept, **self.said())

    @extend_schema(request=Again)
    @action(detail=True, methods=["post"], url_path="ask-again")
    def ask_again(self, request, pk):
        """The answer isn't enough: asked again with a new day."""
        return self.do(actions.ask_again, **self.said(Again))

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """It is needed no longer."""
        return self.do(actions.withdraw, **self.said(Reason))


class RequisitionSerializer(serializers.ModelSerializer):
    office = Named()
    from_office = Named(allow_null=True)
    facility = Named(allow_null=True)
    asked_by = Named()

    class Meta:
        model = Requisition
        fields = [
            *("id", "office", "case_kind", "what", "from_office", "from_body", "purpose", "task", "facility", "due_on"),
            *("state", "asked_at", "asked_by", "received_on", "volumes", "returned_on", "result", "withdraw_reason"),
        ]


class AskForFiles(Body):
    case_kind = serializers.ChoiceField(choices=CaseKind.choices)
    what = serializers.CharField(max_length=300)
    from_office = InLine(required=False, allow_null=True)
    from_body = serializers.CharField(max_length=300, required=False, allow_blank=True)
    purpose = serializers.CharField()
    task = serializers.CharField(max_length=300)
    facility = InScope(queryset=Facility.objects.select_related("supervising_office"), required=False, allow_null=True)
    due_on = serializers.DateField()


class Receive(Body):
    received_on = serializers.DateField()
    volumes = serializers.CharField(max_length=300)
    files = _files()


class SendFilesBack(Body):
    returned_on = serializers.DateField()
    result = serializers.CharField()


class RequisitionViewSet(OfCases, ReadOnlyApi):
    """Case files requisitioned to be studied (point 15(9)), newest first."""

    queryset = Requisition.objects.with_names()
    serializer_class = RequisitionSerializer
    filterset_class = RequisitionFilter
    check_can_write = staticmethod(policies.check_is_prosecutor)

    def do(self, verb, **said):
        return self.answer(self.act(verb, self.get_object(), **said))

    @extend_schema(request=AskForFiles, responses={201: RequisitionSerializer}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Requisition files from an office of your line or from another body."""
        return self.make(actions.requisition, body=AskForFiles)

    @extend_schema(request=Receive)
    @action(detail=True, methods=["post"])
    def receive(self, request, pk):
        """The files have come."""
        return self.do(actions.receive, **self.said(Receive))

    @extend_schema(request=SendFilesBack)
    @action(detail=True, methods=["post"], url_path="send-back")
    def send_back(self, request, pk):
        """The files went back, with what their study showed."""
        return self.do(actions.send_back, **self.said(SendFilesBack))

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """The files are needed no longer."""
        return self.do(actions.give_up, **self.said(Reason))
