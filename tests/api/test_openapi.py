import io

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

from .client import Caller

FLOW = {
    "auth_token_create",
    "orders_create",
    "inspections_create",
    "inspections_answers_partial_update",
    "inspections_answers_partial_update_many",
    "inspections_findings_create",
    "inspections_complete",
    "inspections_acknowledge",
}


@pytest.fixture(scope="module")
def schema():
    out = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    return yaml.safe_load(out.getvalue())


def operations(schema):
    return {one["operationId"]: one for address in schema["paths"].values() for one in address.values()}


def test_the_description_is_valid_and_free_of_warnings(schema):
    assert schema["info"]["title"] == "Oversight of places of detention"


def test_every_operation_says_what_it_answers_and_how_it_refuses(schema):
    for name, operation in operations(schema).items():
        codes = set(operation["responses"])
        assert "401" in codes, name
        assert codes & {"200", "201", "204"}, name
        problem = operation["responses"]["401"]["content"]
        assert problem == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def test_every_step_of_the_main_flow_has_an_example(schema):
    found = operations(schema)
    assert {name for name in FLOW if found[name]["requestBody"]["content"]["application/json"].get("examples")} == FLOW


def test_no_enumeration_got_its_name_by_chance(schema):
    named = {name for name, one in schema["components"]["schemas"].items() if "enum" in one}
    assert named == {
        "About",
        "AbsenceKind",
        "ActState",
        "ActivityKind",
        "ActivityVerb",
        "AllegationOutcome",
        "AllegationSource",
        "AllegationVerb",
        "Agreement",
        "AnswerKind",
        "AnswerValue",
        "AppealSource",
        "AskedOfPerson",
        "Asks",
        "Blank",
        "BodyLevel",
        "Branch",
        "CalendarChoice",
        "CallMeans",
        "CallOutcome",
        "ConclusionState",
        "CourtCaseVerb",
        "CourtResult",
        "CourtStage",
        "DayKind",
        "DayMark",
        "DeliveryState",
        "DetentionCause",
        "DevelopmentKind",
        "Direction",
        "DocumentKind",
        "EditionState",
        "Event",
        "FacilityKind",
        "FactStanding",
        "FindingKind",
        "Fitness",
        "ForceRegister",
        "ForceVerb",
        "Format",
        "Ground",
        "Having",
        "HeldCategory",
        "HearingState",
        "HearingVerb",
        "IncidentState",
        "InspectionState",
        "InspectionVerb",
        "InstructionVerb",
        "Language",
        "LastDay",
        "LegalActKind",
        "LegalActVerb",
        "LiabilityKind",
        "MeetingKind",
        "MethodKind",
        "MethodState",
        "MethodVerb",
        "RepresentationState",
        "RulingMatter",
        "RulingSource",
        "RulingStanding",
        "RulingVerb",
        "StudyState",
        "Null",
        "ObligationState",
        "ObligationVerb",
        "OfficeLevel",
        "OnRegister",
        "Operator",
        "Outcome",
        "PaperLanguage",
        "ParticipantRole",
        "PenalRoomKind",
        "PersonCategory",
        "PlacedPerson",
        "PartState",
        "PartVerb",
        "PlacementVerb",
        "CaseKind",
        "InquiryEntryKind",
        "InquiryKind",
        "InquiryState",
        "LineSection",
        "PlanBasis",
        "RequisitionState",
        "PlanState",
        "Rank",
        "ReceiptSource",
        "ReceptionState",
        "ReceptionVerb",
        "Register",
        "RenderingState",
        "ReportKind",
        "Resolution",
        "Rhythm",
        "Role",
        "RuleClass",
        "SaidOfStaff",
        "Section",
        "SecurityLevel",
        "Side",
        "SpecialistField",
        "SpravkaRule",
        "Standing",
        "StepChannel",
        "TermUnit",
        "Video",
        "ViolationState",
        "VisitorCategory",
        "VisitorDecision",
    }


def test_the_schema_is_served_to_whoever_is_signed_in(world):
    response = Caller(world.district_officer).ask("get", "schema/")
    assert (response.status_code, "/api/v1/inspections/{id}/complete/" in response.content.decode()) == (200, True)


def test_the_page_holds_nothing_inline_and_nothing_from_outside(world):
    page = Client()
    page.force_login(world.district_officer)
    response = page.get("/api/v1/docs/")
    html = response.content.decode()
    assert response.status_code == 200
    assert "http://" not in html
    assert "https://" not in html
    assert "<style" not in html
    assert all("src=" in tag.split(">")[0] for tag in html.split("<script")[1:])
    assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"].split("script-src")[1].split(";")[0]
    script = page.get("/api/v1/docs/?script=")
    assert (script.status_code, script.headers["Content-Type"]) == (200, "application/javascript")


def test_the_page_sends_strangers_to_sign_in():
    response = Client().get("/api/v1/docs/")
    assert (response.status_code, response.headers["Location"]) == (302, "/accounts/login/?next=/api/v1/docs/")
