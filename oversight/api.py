"""The addresses of the API, /api/v1/. What is behind them is the packages' own; sign-in and schema are here."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework import exceptions, routers, serializers, status
from rest_framework.parsers import FormParser
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from acts.api import ActViewSet, DetentionViewSet, ViolationViewSet
from courts.api import CourtCaseViewSet, HearingViewSet, RulingViewSet
from facilities.api import FacilityViewSet, HeadViewSet, MailboxViewSet, PenalRoomViewSet
from incidents.api import (
    AllegationViewSet,
    AppliedMeansViewSet,
    DevelopmentViewSet,
    EmergencyDeskViewSet,
    EmergencyRegisterViewSet,
    FactViewSet,
    ForcePersonViewSet,
    ForceStaffViewSet,
    ForceUseViewSet,
    IncidentViewSet,
    NoticeViewSet,
    ParticipantViewSet,
    ShiftViewSet,
    SpecialRegimeViewSet,
    SpecialReportViewSet,
    StaffViewSet,
)
from inquiries.api import InquiryViewSet, RequisitionViewSet
from inspections.api import (
    AnswerViewSet,
    FindingViewSet,
    InspectionViewSet,
    JointPartViewSet,
    JournalViewSet,
    OrderViewSet,
    PlacementViewSet,
    PlanItemViewSet,
    PlanViewSet,
    ReconciliationLineViewSet,
    ReconciliationViewSet,
    SpecialistViewSet,
)
from oversight.core.actions import signins
from oversight.core.api import MeSerializer, MeViewSet, OfficerViewSet, OfficeViewSet
from oversight.core.api_roster import AbsenceViewSet, GapViewSet, SubjectViewSet, ZoneViewSet
from oversight.core.refusals import Refused
from oversight.core.rest import Body, Json
from oversight.documents.api import AttachmentViewSet, DocumentViewSet
from oversight.duties.api import (
    AlertViewSet,
    BoardViewSet,
    ChannelAddressViewSet,
    ChecklistViewSet,
    EditionViewSet,
    EmergencyKindViewSet,
    EscalationViewSet,
    FeedViewSet,
    KindViewSet,
    MeansViewSet,
    ObligationViewSet,
    TransferViewSet,
    WorkingCalendarViewSet,
)
from practice.api import ActivityViewSet, MethodVersionViewSet, MethodViewSet
from registers.api import (
    InstructionViewSet,
    LegalActViewSet,
    MeetingViewSet,
    ReceptionViewSet,
    VisitorViewSet,
)
from risk.api import PlacesOfPlanViewSet, RiskViewSet


class TooManyAttempts(exceptions.APIException):
    status_code = status.HTTP_429_TOO_MANY_REQUESTS
    wait = 60


class SignIn(Body):
    username = serializers.CharField()
    password = serializers.CharField(trim_whitespace=False)


class TokenSerializer(serializers.Serializer):
    token = serializers.CharField(help_text="Send it as `Authorization: Bearer …`. It is shown this once.")
    expires_at = serializers.DateTimeField()
    officer = MeSerializer()


class TokenView(APIView):
    """Sign in and out: a token lives for twelve hours."""

    parser_classes = [Json, FormParser]

    def get_authenticators(self):
        # Who signs in may still carry an old token or a session; neither is asked.
        return [] if self._signs_in else super().get_authenticators()

    def get_permissions(self):
        return [AllowAny()] if self._signs_in else [IsAuthenticated()]

    def get_authenticate_header(self, request):
        return "Bearer"

    @property
    def _signs_in(self):
        return self.request is not None and self.request.method == "POST"

    @extend_schema(
        request=SignIn,
        responses={201: TokenSerializer},
        auth=[],
        examples=[OpenApiExample("Sign in", value={"username": "district", "password": "…"}, request_only=True)],
    )
    def post(self, request):
        """Sign in with the same name and password as in the browser."""
        body = SignIn(data=request.data)
        body.is_valid(raise_exception=True)
        officer = self._authenticated(request, **body.validated_data)
        token, secret = signins.issue_token(by=officer, at=timezone.now())
        answer = {"token": secret, "expires_at": token.expiry, "officer": officer}
        return Response(TokenSerializer(answer).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    def delete(self, request):
        """Sign out: this token ends."""
        if request.auth is None:
            raise Refused(_("This request is signed in by the browser's session, not by a token: sign out there."))
        signins.end_token(request.auth, by=request.user, at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _authenticated(self, request, **credentials):
        try:
            officer = get_adapter().authenticate(request._request, **credentials)
        except ValidationError as error:
            raise TooManyAttempts(" ".join(error.messages)) from None
        if officer is None or not officer.is_active:
            raise exceptions.AuthenticationFailed(
                _("The sign-in name or the password is wrong, or the right to sign in has ended.")
            )
        return officer


class DocsView(SpectacularSwaggerSplitView):
    """The schema as a page; in the browser, those not signed in are sent to do so."""

    url_name = "api:schema"
    template_name = "api/docs.html"

    def handle_exception(self, error):
        if isinstance(error, exceptions.NotAuthenticated):
            return redirect_to_login(self.request.get_full_path())
        return super().handle_exception(error)


class Nowhere(APIView):
    """Any other address: a problem, not a page."""

    schema = None

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if not request.path.endswith("/"):
            raise exceptions.NotFound(_("Addresses of the API end with a slash."))
        raise exceptions.NotFound(_("The API has no such address."))


class Router(routers.DefaultRouter):
    """DRF's router with typed addresses, no `.json` twins, and PATCH on a whole list."""

    include_format_suffixes = False
    routes = [
        routers.DefaultRouter.routes[0]._replace(
            mapping={"get": "list", "post": "create", "patch": "partial_update_many"}
        ),
        *routers.DefaultRouter.routes[1:],
    ]


router = Router(use_regex_path=False)
for address, viewset, name in [
    ("offices", OfficeViewSet, "office"),
    ("officers", OfficerViewSet, "officer"),
    ("roster/zones", ZoneViewSet, "roster-zone"),
    ("roster/subjects", SubjectViewSet, "roster-subject"),
    ("roster/absences", AbsenceViewSet, "roster-absence"),
    ("roster/gaps", GapViewSet, "roster-gap"),
    ("facilities", FacilityViewSet, "facility"),
    ("facilities/<int:facility>/heads", HeadViewSet, "facility-head"),
    ("facilities/<int:facility>/penal-rooms", PenalRoomViewSet, "facility-penal-room"),
    ("facilities/<int:facility>/mailboxes", MailboxViewSet, "facility-mailbox"),
    ("facilities/<int:facility>/journal", JournalViewSet, "facility-journal"),
    ("editions", EditionViewSet, "edition"),
    ("checklists", ChecklistViewSet, "checklist"),
    ("working-calendar", WorkingCalendarViewSet, "working-calendar"),
    ("working-calendar/transfers", TransferViewSet, "working-calendar-transfer"),
    ("timeliness", BoardViewSet, "timeliness"),
    ("inspection-kinds", KindViewSet, "inspection-kind"),
    ("emergency-kinds", EmergencyKindViewSet, "emergency-kind"),
    ("means-of-force", MeansViewSet, "means-of-force"),
    ("obligations", ObligationViewSet, "obligation"),
    ("alerts", AlertViewSet, "alert"),
    ("channel-addresses", ChannelAddressViewSet, "channel-address"),
    ("obligations/<int:obligation>/escalations", EscalationViewSet, "obligation-escalation"),
    ("orders", OrderViewSet, "order"),
    ("placements", PlacementViewSet, "placement"),
    ("reconciliations", ReconciliationViewSet, "reconciliation"),
    ("reconciliations/<int:reconciliation>/lines", ReconciliationLineViewSet, "reconciliation-line"),
    ("inspections", InspectionViewSet, "inspection"),
    ("inspections/<int:inspection>/answers", AnswerViewSet, "inspection-answer"),
    ("inspections/<int:inspection>/findings", FindingViewSet, "inspection-finding"),
    ("inspections/<int:inspection>/specialists", SpecialistViewSet, "inspection-specialist"),
    ("joint-parts", JointPartViewSet, "joint-part"),
    ("plans", PlanViewSet, "plan"),
    ("plans/<int:plan>/items", PlanItemViewSet, "plan-item"),
    ("legal-acts", LegalActViewSet, "legal-act"),
    ("rulings", RulingViewSet, "ruling"),
    ("court-cases", CourtCaseViewSet, "court-case"),
    ("hearings", HearingViewSet, "hearing"),
    ("meetings", MeetingViewSet, "meeting"),
    ("instructions", InstructionViewSet, "instruction"),
    ("receptions", ReceptionViewSet, "reception"),
    ("receptions/<int:reception>/visitors", VisitorViewSet, "reception-visitor"),
    ("methods", MethodViewSet, "method"),
    ("methods/<int:method>/versions", MethodVersionViewSet, "method-version"),
    ("activities", ActivityViewSet, "activity"),
    ("plans/<int:plan>/places", PlacesOfPlanViewSet, "plan-place"),
    ("risk", RiskViewSet, "risk"),
    ("inquiries", InquiryViewSet, "inquiry"),
    ("requisitions", RequisitionViewSet, "requisition"),
    ("acts", ActViewSet, "act"),
    ("violations", ViolationViewSet, "violation"),
    ("detentions", DetentionViewSet, "detention"),
    ("emergency-desk", EmergencyDeskViewSet, "emergency-desk"),
    ("emergency-registers", EmergencyRegisterViewSet, "emergency-register"),
    ("shifts", ShiftViewSet, "shift"),
    ("incidents", IncidentViewSet, "incident"),
    ("incidents/<int:incident>/facts", FactViewSet, "incident-fact"),
    ("incidents/<int:incident>/participants", ParticipantViewSet, "incident-participant"),
    ("incidents/<int:incident>/staff", StaffViewSet, "incident-staff"),
    ("incidents/<int:incident>/developments", DevelopmentViewSet, "incident-development"),
    ("incidents/<int:incident>/notices", NoticeViewSet, "incident-notice"),
    ("uses-of-force", ForceUseViewSet, "force"),
    ("uses-of-force/<int:force>/persons", ForcePersonViewSet, "force-person"),
    ("uses-of-force/<int:force>/staff", ForceStaffViewSet, "force-staff"),
    ("uses-of-force/<int:force>/means", AppliedMeansViewSet, "force-means"),
    ("allegations", AllegationViewSet, "allegation"),
    ("special-reports", SpecialReportViewSet, "special-report"),
    ("special-regimes", SpecialRegimeViewSet, "special-regime"),
    ("documents", DocumentViewSet, "document"),
    ("attachments", AttachmentViewSet, "attachment"),
]:
    router.register(address, viewset, basename=name)

app_name = "api"
urlpatterns = [
    path("auth/token/", TokenView.as_view(), name="token"),
    path("calendar-feed/", FeedViewSet.as_view({"post": "create", "delete": "end"}), name="calendar-feed"),
    path("me/", MeViewSet.as_view({"get": "retrieve"}), name="me"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
    *router.urls,
    path("<path:address>", Nowhere.as_view(), name="nowhere"),
]
