"""An emergency with all that belongs to it."""

from datetime import timedelta

from incidents.actions import (
    allegation_files,
    allegations,
    checks,
    developments,
    force,
    force_conclusions,
    force_means,
    force_people,
    people,
)
from incidents.actions import incidents as emergencies
from incidents.models import Shift, SpecialRegime
from oversight.documents.actions import render
from oversight.duties.models import Means
from tests.access.estates.common import AT

BODIES = {
    "api:allegation-assess": {"assessment": "недопустимо", "position": "исключить"},
    "api:allegation-assign": {"officer": "{receiver}"},
    "api:allegation-decide": {
        "outcome": "confirmed",
        "decision": "передано",
        "decided_on": "2026-03-02",
        "decided_by": "прокурор",
    },
    "api:allegation-detail": {"version": 1, "verification": "опрошены"},
    "api:allegation-files": {"file": "{photo}"},
    "api:allegation-register": {"erdr_refusal": "нет повода"},
    "api:force-approve": {"version": 3},
    "api:force-conclusion": {"version": 3, "facts": "рапорт"},
    "api:force-detail": {"version": 1, "place": "двор"},
    "api:force-draft-act": {},
    "api:force-files": {"file": "{photo}"},
    "api:force-means-detail": {"answers": {}},
    "api:force-means-list": {"means": "baton"},
    "api:force-person-detail": {"injuries": "нет"},
    "api:force-person-list": {"full_name": "Ли В."},
    "api:force-send-back": {"version": 3, "comment": "мало фактов"},
    "api:force-staff-detail": {"rank": "майор"},
    "api:force-staff-explain": {"refusal": "устно"},
    "api:force-staff-explanation-file": {"file": "{photo}"},
    "api:force-staff-liability": {
        "kind": "disciplinary",
        "decision": "выговор",
        "decided_on": "2026-03-02",
        "decided_by": "начальник",
    },
    "api:force-staff-list": {"full_name": "Ли В."},
    "api:force-violations": {"what": "не предупрежден", "norm": "ст. 60"},
    "api:force-withdraw": {"reason": "ошибка"},
    "api:incident-correct": {"reason": "опечатка", "received_at": "2026-03-02T09:58:00+05:00"},
    "api:incident-detail": {"version": 1, "participants_count": 2},
    "api:incident-development-correct": {"words": "тихо"},
    "api:incident-development-list": {"words": "тихо"},
    "api:incident-doubt": {"reason": "учения"},
    "api:incident-fact-detail": {"version": 0, "value": "темно"},
    "api:incident-link": {"of": "{other_incident}"},
    "api:incident-notice-call-back": {"receiver": "{receiver}", "outcome": "busy"},
    "api:incident-notice-deny": {"reason": "не звонил"},
    "api:incident-notice-list": {"receiver": "{receiver}", "outcome": "busy"},
    "api:incident-participant-detail": {"version": 0, "injuries": "нет"},
    "api:incident-participant-list": {"full_name": "Ли В."},
    "api:incident-reopen": {"reason": "уточнить"},
    "api:incident-staff-list": {"full_name": "Ли В."},
    "api:incident-staff-said": {"standing": "none"},
    "api:shift-entries": {"words": "тихо"},
    "api:shift-handovers": {"to": "{colleague}"},
    "api:special-regime-calls": {"receiver": "{receiver}", "outcome": "busy"},
    "api:special-report-answer-query": {"words": "Он"},
    "api:special-report-ask": {"words": "Кто?", "answer_by": "2099-01-01T00:00:00+05:00"},
    "incidents:add_people": {"lines": "Ли В."},
    "incidents:add_person": {"full_name": "Ли В.", "role": "did"},
    "incidents:add_staff": {"full_name": "Ли В."},
    "incidents:answer": {"words": "Он"},
    "incidents:ask": {"words": "Кто?", "answer_by": "2099-01-01T00:00"},
    "incidents:call": {"receiver": "{receiver}", "outcome": "busy"},
    "incidents:call_back": {"receiver": "{receiver}", "outcome": "busy"},
    "incidents:correct": {"reason": "опечатка", "received_at": "2026-03-02T09:58"},
    "incidents:correct_development": {"kind": "other", "words": "тихо"},
    "incidents:deny": {"reason": "не звонил"},
    "incidents:develop": {"kind": "other", "words": "тихо"},
    "incidents:doubt": {"reason": "учения"},
    "incidents:fact": {"version": 0, "value": "темно"},
    "incidents:force_add_liability": {"kind": "disciplinary"},
    "incidents:force_add_means": {},
    "incidents:force_add_person": {"full_name": "Ли В."},
    "incidents:force_add_staff": {"full_name": "Ли В."},
    "incidents:force_add_violation": {"what": "не предупрежден", "norm": "ст. 60"},
    "incidents:force_approve": {"version": 3},
    "incidents:force_return": {"version": 3, "comment": "мало фактов"},
    "incidents:force_withdraw": {"reason": "ошибка"},
    "incidents:force_write": {"version": 3, "facts": "рапорт"},
    "incidents:hand_over": {"to": "{colleague}"},
    "incidents:link": {"of": "{other_incident}"},
    "incidents:numbers": {"version": 1, "participants_count": 2},
    "incidents:person": {"version": 0, "full_name": "Ли В.", "role": "did"},
    "incidents:regime_call": {"receiver": "{receiver}", "outcome": "busy"},
    "incidents:regime_deny": {"reason": "не звонил"},
    "incidents:reopen": {"reason": "уточнить"},
    "incidents:write_shift": {"words": "тихо"},
}

SUBJECTS = {
    "api:allegation": "allegation",
    "api:force": "force",
    "api:force-means": "means_pk",
    "api:force-person": "against_pk",
    "api:force-staff": "by_staff_pk",
    "api:incident": "incident",
    "api:incident-development": "development_pk",
    "api:incident-fact": "fact_pk",
    "api:incident-notice": "notice_pk",
    "api:incident-participant": "person_pk",
    "api:incident-staff": "member_pk",
    "api:incident-staff-said": "incident",
    "api:shift": "shift",
    "api:special-regime": "regime",
    "api:special-report": "special_report",
    "incidents:": "incident",
    "incidents:allegation": "allegation",
    "incidents:answer": "special_report",
    "incidents:ask": "special_report",
    "incidents:force": "force",
    "incidents:confirm_shift": "shift",
    "incidents:hand_over": "shift",
    "incidents:of_facility": "facility",
    "incidents:print_shift": "shift",
    "incidents:regime": "regime",
    "incidents:report": "special_report",
    "incidents:shift": "shift",
    "incidents:write_shift": "shift",
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
    check = checks.order_check(incident, **said)
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
        "check": check,
        "check_pk": check,
        **_force(held, officer),
        "colleague": held["signer"],
        **_shift(office, officer),
        "allegation": _allegation(held, officer),
    }


def _force(held, officer):
    """One whose conclusion waits for approval."""
    said = {"by": officer, "at": AT}
    words = {"place": "двор", "circumstances": "драка", "warnings": "устно", "medical_help": "осмотр", "video": "none"}
    used = force.record(facility=held["facility"], happened_at=AT, learned_at=AT, **words, **said)
    against = force_people.add_person(used, full_name="Ким А.", **said)
    member = force_people.add_staff(used, full_name="Цой А.", **said)
    force_people.explain(member, refusal="устно", **said)
    answers = {"holds": "загиб руки"}
    means = force_means.add_means(used, means=Means.objects.get(code="physical"), answers=answers, **said)
    used.files.add(held["attachment"])
    breach = force_conclusions.add_violation(used, what="не предупрежден", norm="ст. 60", **said)
    words = {"facts": "рапорт", "norms": "ст. 60", "reasons": "нет предупреждения"}
    force_conclusions.write(used, version=2, **words, **said)
    force_conclusions.submit(used, **said)
    check = checks.order_check(used, **said)
    things = {"force": used, "against_pk": against, "by_staff_pk": member, "means_pk": means, "breach": breach}
    return things | {"breach_pk": breach, "force_check": check, "force_check_pk": check}


def _shift(office, officer):
    """The running shift of the office, offered to the officer who has it."""
    shift = Shift.objects.create(office=office, officer=officer, taken_at=AT)
    handover = shift.handovers.create(to=officer, handed_at=AT, handed_by=officer)
    return {"shift": shift, "handover": handover, "handover_pk": handover}


def _allegation(held, officer):
    """Assigned to the officer of the estate: of others below, only who signs sees it."""
    told = {"source": "doctor", "full_name": "Ким А.", "against": "Цой А.", "circumstances": "били"}
    found = allegations.record(facility=held["facility"], received_at=AT, **told, by=officer, at=AT)
    found.files.add(held["attachment"])
    paper = allegation_files.issue_paper(found, by=officer, at=AT)
    render(paper.renderings.get(language="ru", format="pdf").pk, at=AT)
    return found
