"""Errors are problem details (RFC 9457) with the sentences of the pages, and lose nothing."""

from datetime import timedelta

import pytest
from django.test import Client

from inspections.models import Inspection
from tests.inspections import factories as cases

from .client import PROBLEM, Caller, sentences


def test_malformed_json_is_400(district):
    response = district.client.post(
        "/api/v1/inspections/", b'{"facility": ', content_type="application/json", headers=district.headers
    )
    assert (response.status_code, response.headers["Content-Type"]) == (400, PROBLEM)
    assert response.json()["title"] == "The request has mistakes"


def test_a_body_that_is_not_an_object_is_400(district):
    response = district.ask("post", "inspections/", ["facility"])
    assert (response.status_code, response.json()["errors"][0]["field"]) == (400, None)


def test_every_mistake_is_named_beside_its_field(district):
    status, problem = district.post("inspections/", kind=True, planned_on="someday", facility="x", inspectors=7)
    assert status == 400
    assert sorted(sentences(problem)) == ["facility", "inspectors", "kind", "planned_on"]
    assert problem["title"] == "The request has mistakes"


def test_a_misspelt_field_is_refused_and_nothing_happens(world, district):
    status, problem = district.post("inspections/", facility=world.ivs.pk, kind="ivs_daily", video_usd=True)
    assert (status, problem["errors"]) == (
        400,
        [
            {
                "field": "video_usd",
                "detail": "“video_usd” can't be set here; what can: facility, kind, planned_on, started_at, order, "
                "violations, subject, points, own, appeal_source, appeal_sender, appeal_received_at, inspectors, "
                "video_used, directions.",
            }
        ],
    )
    assert Inspection.objects.count() == 0


def test_a_body_where_none_is_expected_is_refused(world, head):
    order = cases.draft(world.ivs, by=world.district_officer)
    status, problem = head.post(f"orders/{order.pk}/sign/", number=5)
    assert (status, sentences(problem)) == (400, {"number": "“number” can't be set here: nothing is expected."})


def test_a_refusal_is_422_with_the_sentence_beside_its_field(world, district):
    status, problem = district.post("inspections/", facility=world.ivs.pk, kind="on_ground")
    sentence = "An inspection without a lawful ground can't be opened: choose its order (point 7)."
    assert (status, problem) == (
        422,
        {
            "type": "about:blank",
            "title": "Refused",
            "status": 422,
            "detail": sentence,
            "instance": "/api/v1/inspections/",
            "errors": [{"field": "order", "detail": sentence}],
        },
    )


def test_everything_missing_is_named_at_once(world, district):
    inspection = cases.inspection(world.ivs, by=world.district_officer)
    cases.finding(inspection, remedy="", cause="")
    ended_at = (inspection.started_at + timedelta(hours=1)).isoformat()
    status, problem = district.post(f"inspections/{inspection.pk}/complete/", ended_at=ended_at)
    assert (status, problem["detail"]) == (422, "The inspection can't be completed yet.")
    assert [one["detail"] for one in problem["errors"]] == [
        "Finding 1 lacks its part “causes and conditions” (point 8).",
        "Finding 1 lacks its part “way to remove it” (point 8).",
    ]
    assert district.get(f"inspections/{inspection.pk}/")[1]["missing"] == [
        "The time of the inspection: when it ended (point 8).",
        *(one["detail"] for one in problem["errors"]),
    ]


def test_an_act_of_somebody_else_is_403_with_its_sentence(world, district):
    order = cases.draft(world.ivs, by=world.district_officer)
    status, problem = district.post(f"orders/{order.pk}/sign/")
    assert (status, problem["title"], problem["detail"]) == (
        403,
        "Not yours to do",
        "Only the head of the office or a deputy signs this.",
    )


def test_nobody_is_told_how_to_sign_in():
    response = Caller().ask("get", "me/")
    assert (response.status_code, response.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert response.headers["Content-Type"] == PROBLEM


def test_an_unknown_address_is_a_problem_not_a_page(district):
    assert district.get("inspection/")[1]["detail"] == "The API has no such address."
    status, problem = district.post("inspections", facility=1)
    assert (status, problem["detail"]) == (404, "Addresses of the API end with a slash.")


def test_a_method_the_address_does_not_know_is_405(world, district):
    response = district.ask("put", f"facilities/{world.ivs.pk}/", {})
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, PATCH, HEAD, OPTIONS")


def test_a_request_of_endless_size_is_not_read(district, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert district.post("inspections/", facility="x" * 100)[0] == 413


def test_another_format_is_415(district):
    response = district.client.post("/api/v1/inspections/", "<a/>", content_type="text/xml", headers=district.headers)
    assert (response.status_code, response.json()["title"]) == (415, "Unknown format")


def test_a_session_without_the_csrf_token_may_read_and_not_write(world):
    page = Client(enforce_csrf_checks=True)
    page.force_login(world.district_officer)
    assert page.get("/api/v1/me/").status_code == 200
    response = page.post("/api/v1/inspections/", {}, content_type="application/json")
    assert (response.status_code, response.headers["Content-Type"]) == (403, PROBLEM)


@pytest.mark.parametrize("address", ["schema/", "docs/"])
def test_problems_are_json_also_where_the_address_answers_otherwise(world, address):
    response = Caller(Authorization="Bearer nonsense").ask("get", address)
    assert (response.status_code, response.headers["Content-Type"]) == (401, PROBLEM)


def test_strange_values_are_400_not_a_crash(world, district):
    strange = [10**30, -1, 1.5, "1e400", True, None, {}, [], "\ud800", "\x00", "5 OR 1=1"]
    for value in strange:
        assert district.post("inspections/", facility=value, kind="ivs_daily")[0] == 400, value
        assert district.post("inspections/", facility=world.ivs.pk, kind=value)[0] == 400, value
    for value in ("0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-12:00"):
        status, _ = district.post("inspections/", facility=world.ivs.pk, kind="ivs_daily", started_at=value)
        assert status in (400, 422), value
    nested = b'{"facility": ' + b"[" * 100_000
    response = district.client.post(
        "/api/v1/inspections/", nested, content_type="application/json", headers=district.headers
    )
    assert response.status_code == 400
    assert Inspection.objects.count() == 0


def test_sentences_come_in_the_language_asked_for(world):
    caller = Caller(world.district_prosecutor, **{"Accept-Language": "ru"})
    status, problem = caller.post("facilities/")
    assert (status, sentences(problem)["name_ru"]) == (400, "Заполните это поле.")
