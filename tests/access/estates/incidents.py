"""An emergency with all that belongs to it."""

from datetime import timedelta

from incidents.actions import developments, people
from incidents.actions import incidents as emergencies
from incidents.models import SpecialRegime
from tests.access.estates.common import AT

BODIES = {
    "api:incident-correct": {"reason": "опечатка", "received_at": "2026-03-02T09:58:00+05:00"},
    "api:incident-detail": {"version": 1, "participants_count": 2},
    "api:incident-development-correct": {"words": "тихо"},
    "api:incident-development-list": {"words": "тихо"},
    "api:incident-doubt": {"reason": "учения"},
    "api:incident-fact-detail": {"version": 0, "value": "темно"},
    "api:incident-link": {"of": "{other_incident}"},
    "api:incident-notice-deny": {"reason": "не звонил"},
    "api:incident-notice-list": {"receiver": "{receiver}", "outcome": "busy"},
    "api:incident-participant-detail": {"version": 0, "injuries": "нет"},
    "api:incident-participant-list": {"full_name": "Ли В."},
    "api:incident-reopen": {"reason": "уточнить"},
    "api:incident-staff-list": {"full_name": "Ли В."},
    "api:incident-staff-said": {"standing": "none"},
    "api:special-regime-calls": {"receiver": "{receiver}", "outcome": "busy"},
    "api:special-report-answer-query": {"words": "Он"},
    "api:special-report-ask": {"words": "Кто?", "answer_by": "2099-01-01T00:00:00+05:00"},
    "incidents:add_people": {"lines": "Ли В."},
    "incidents:add_person": {"full_name": "Ли В.", "role": "did"},
    "incidents:add_staff": {"full_name": "Ли В."},
    "incidents:answer": {"words": "Он"},
    "incidents:ask": {"words": "Кто?", "answer_by": "2099-01-01T00:00"},
    "incidents:call": {"receiver": "{receiver}", "outcome": "busy"},
    "incidents:correct": {"reason": "опечатка", "received_at": "2026-03-02T09:58"},
    "incidents:correct_development": {"kind": "other", "words": "тихо"},
    "incidents:deny": {"reason": "не звонил"},
    "incidents:develop": {"kind": "other", "words": "тихо"},
    "incidents:doubt": {"reason": "учения"},
    "incidents:fact": {"version": 0, "value": "темно"},
    "incidents:link": {"of": "{other_incident}"},
    "incidents:numbers": {"version": 1, "participants_count": 2},
    "incidents:person": {"version": 0, "full_name": "Ли В.", "role": "did"},
    "incidents:regime_call": {"receiver": "{receiver}", "outcome": "busy"},
    "incidents:regime_deny": {"reason": "не звонил"},
    "incidents:reopen": {"reason": "уточнить"},
}

SUBJECTS = {
    "api:incident": "incident",
    "api:incident-development": "development_pk",
    "api:incident-fact": "fact_pk",
    "api:incident-notice": "notice_pk",
    "api:incident-participant": "person_pk",
    "api:incident-staff": "member_pk",
    "api:incident-staff-said": "incident",
    "api:special-regime": "regime",
    "api:special-report": "special_report",
    "incidents:": "incident",
    "incidents:answer": "special_report",
    "incidents:ask": "special_report",
    "incidents:of_facility": "facility",
    "incidents:regime": "regime",
    "incidents:report": "special_report",
}


def things(held, office, officer):
    """What only an oblast makes is written as if the office had made it."""
    facility, kind = held["facility"], held["emergency_kind"]
    said = {"by": officer, "at": AT}
    incident = emergencies.register(facility=facility, kind=kind, received_at=AT, **said)
    submitted = {"submitted_at": AT, "submitted_by": officer, "document": held["document"]}
    report = incident.special_reports.create(office=office, kind="first", version=1, has_annex=False, **submitted)
    regime = SpecialRegime.objects.create(
        office=office, facility=facility, received_at=AT, received_from="ДУИС", created_at=AT, created_by=officer
    )
    call = {
        "from_office": office,
        "to_office": office,
        "caller": officer,
        "receiver": officer,
        "called_at": AT,
        "outcome": "answered",
        "recorded_at": AT,
    }
    asked = {"words": "Кто?", "answer_by": AT + timedelta(days=1), "asked_at": AT, "asked_by": officer}
    query = report.queries.create(**asked)
    return {
        "incident": incident,
        "other_incident": emergencies.register(facility=facility, kind=kind, received_at=AT, **said),
        "fact_pk": incident.facts.first(),
        "person_pk": people.add_person(incident, full_name="Ким А.", **said),
        "member_pk": people.add_staff(incident, full_name="Цой А.", **said),
        "development_pk": developments.add(incident, words="шумно", **said),
        "notice_pk": incident.notices.create(**call),
        "receiver": officer,
        "special_report": report,
        "query": query,
        "query_pk": query,
        "regime": regime,
        "notice": regime.notices.create(**call),
    }
