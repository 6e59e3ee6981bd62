"""The working page of one emergency: drawn by its own address, and again when an act on it was refused."""

from dataclasses import dataclass
from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from inspections.views.card import papers_context
from oversight.core.enums import OfficeLevel
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY
from oversight.core.refusals import may
from oversight.core.roster import explain
from oversight.duties.models import EmergencyKind

from .. import policies
from ..actions import incidents
from ..actions.notices import receivers, whom_to_call
from ..completeness import missing, nameless
from ..enums import Act, CallMeans, CallOutcome, ParticipantRole, Standing
from ..forms import (
    CallForm,
    CorrectForm,
    DevelopmentForm,
    LinkForm,
    NumbersForm,
    PeopleForm,
    PersonForm,
    ReceiveForm,
    StaffForm,
    SubmitForm,
)
from ..minutes import stops, stretches
from .checks import checks_context
from .clocks import climbed, clocks_of, taken
from .force_rows import dress_force
from .register import HOURS
from .scope import incident_in_scope

#: What may be done on the page, by the policy that says so.
ACTS = {
    "write": policies.check_can_write,
    "receive": policies.check_can_receive,
    "call": policies.check_can_call,
    "correct": policies.check_can_correct,
    "doubt": policies.check_can_doubt,
    "settle_doubt": policies.check_can_settle_doubt,
    "link": policies.check_can_link,
    "close": policies.check_can_close,
    "reopen": policies.check_can_reopen,
    "submit": policies.check_can_submit,
    "order_check": policies.check_can_order_check,
}


@dataclass(frozen=True)
class Call:
    """Whom the officer's office must tell now: `sentences` explain why it is they."""

    officers: list
    sentences: list


@require_safe
@gzip_page
def incident(request, pk):
    """The card names people: who read it is kept in the audit trail."""
    found = incident_in_scope(request, pk)
    incidents.record_view(found, by=request.user, at=timezone.now())
    return card_page(request, found)


@require_safe
def clocks(request, pk):
    """The strip of clocks alone, asked for again and again while the page is open."""
    found = incident_in_scope(request, pk)
    return render(request, "incidents/_clocks.html", _clocks_context(request, found, timezone.now()))


def card_page(request, incident, *, status=200, refusal=None, **bound):
    """The page; `bound` forms that were refused stand in place of the blank ones of the same name."""
    now = timezone.now()
    allowed = {name: may(check, request.user, incident) for name, check in ACTS.items()}
    allowed["record_allegation"] = may(policies.check_can_record_allegation, request.user, incident.facility)
    allowed["record_force"] = allowed["write"] and may(policies.check_can_record_force, request.user, incident.facility)
    resolution = whom_to_call(incident, request.user, now) if allowed["call"] else None
    facts, people = list(incident.facts.all()), list(incident.participants.all())
    context = {
        "incident": incident,
        "may": allowed,
        "refusal": refusal,
        "forms": _forms(request, incident, allowed, resolution, now) | bound,
        "to_call": Call(resolution.officers, resolution.sentences()) if resolution else None,
        "missing": missing(incident, facts, people),
        "facts": [fact for fact in facts if fact.by_point_17],
        "questions": [fact for fact in facts if not fact.by_point_17],
        "people": people,
        "did": [person for person in people if person.role == ParticipantRole.DID],
        "person_forms": {},
        "nameless": nameless(incident, people),
        "staff": incident.staff.all(),
        "developments": _developments(incident),
        "corrections": incident.corrections.select_related("made_by"),
        "duplicates": incident.duplicates.with_names(),
        "similar": _similar(request, incident),
        "history": AuditRow.objects.about(incident).exclude(action=Act.VIEW)[:HISTORY],
        "standing": Standing,
        "force_rows": dress_force(incident.force_uses.visible_to(request.user).with_names()),
        "allegations": incident.allegations.visible_to(request.user).with_names(),
        **checks_context(request.user, incident),
        "is_department": request.user.office.level == OfficeLevel.DEPARTMENT,
        **_clocks_context(request, incident, now),
        **_reports_context(request, incident, now),
    }
    moved = {"climbed": climbed(incident, request.user), "taken": taken(incident, request.user)}
    context["minutes"] = stops(context["receipts"], context["notices"], reversed(context["reports"]), **moved)
    return render(request, "incidents/incident.html", context, status=status)


def notices_of(subject):
    return list(
        subject.notices.select_related("caller", "receiver", "from_office", "to_office").order_by("called_at", "pk")
    )


def dress_notices(notices, officer):
    for one in notices:
        one.mine = one.waits and one.receiver_id == officer.pk
        one.sentences = explain(one.resolution) if one.resolution else []
    return notices


def _clocks_context(request, incident, now):
    receipts = list(incident.receipts.select_related("office", "officer").order_by("received_at", "pk"))
    notices = dress_notices(notices_of(incident), request.user)
    shown = clocks_of(incident, now, request.user)
    running = any(one.is_running for one in shown)
    last = max([*(one.done_at for one in shown if one.done_at), *(one.received_at for one in receipts)], default=now)
    end = now if running else last
    return {
        "incident": incident,
        "now": now,
        "clocks": shown,
        "report_clock": next((one for one in shown if one.place == "report"), None),
        "receipts": receipts,
        "notices": notices,
        "stretches": stretches(receipts, end),
        "to_confirm": [one for one in notices if one.mine],
    }


def _reports_context(request, incident, now):
    reports = list(
        incident.special_reports.select_related("document__office", "submitted_by", "read_by").prefetch_related(
            "queries__asked_by", "queries__answered_by"
        )
    )
    queries = [query for report in reports for query in report.queries.all()]
    for query in queries:
        query.late = query.is_overdue(now)
    return {
        "reports": reports,
        "queries": queries,
        "open_queries": [query for query in queries if query.is_open],
        **papers_context(request.user, reports[0].document if reports else None),
    }


def _developments(incident):
    """Oldest first; each with what it corrects, and whether it has been corrected itself."""
    rows = list(incident.developments.select_related("recorded_by", "corrects"))
    corrected = {one.corrects_id for one in rows}
    for one in rows:
        one.was_corrected = one.pk in corrected
        one.form = DevelopmentForm(
            initial={"kind": one.kind, "happened_at": one.happened_at, "number": one.number, "words": one.words},
            auto_id=f"development_{one.pk}_%s",
        )
    return rows


def _similar(request, incident):
    if incident.duplicate_of_id or not incident.is_open:
        return []
    found = incidents.similar(incident.facility, incident.received_at, HOURS, request.user)
    return list(found.exclude(pk=incident.pk).exclude(duplicate_of=incident).order_by("received_at")[:5])


def _forms(request, incident, allowed, resolution, now):
    """A blank form for each act that is allowed."""
    kinds = EmergencyKind.objects.known_on(incident.office.local_day(incident.received_at))
    forms = {}
    if allowed["write"]:
        forms |= {
            "numbers": NumbersForm(initial=_numbers(incident), auto_id="numbers_%s"),
            "people": PeopleForm(auto_id="people_%s"),
            "person": PersonForm(auto_id="person_%s"),
            "staff": StaffForm(auto_id="staff_%s"),
            "development": DevelopmentForm(auto_id="development_%s"),
        }
    if allowed["call"]:
        able = receivers(resolution, request.user)
        first = next(iter(resolution.officers), None)
        initial = {"receiver": first and first.pk, "means": CallMeans.PHONE, "outcome": CallOutcome.ANSWERED}
        forms["call"] = CallForm(receivers=able, initial=initial, auto_id="call_%s")
    if allowed["correct"]:
        initial = {"received_at": incident.received_at, "kind": incident.kind_id}
        forms["correct"] = CorrectForm(kinds=kinds, initial=initial, auto_id="correct_%s")
    if allowed["receive"]:
        forms["receive"] = ReceiveForm(auto_id="receive_%s")
    if allowed["submit"]:
        forms["submit"] = SubmitForm(auto_id="submit_%s", initial={"kind": "supplement"})
    if allowed["link"]:
        near = incidents.similar(incident.facility, incident.received_at, timedelta(days=7), request.user)
        forms["link"] = LinkForm(reports=near.exclude(pk=incident.pk).filter(state="open"), auto_id="link_%s")
    return forms


def _numbers(incident):
    return {
        "version": incident.version,
        "happened_at": incident.happened_at,
        "happened_standing": incident.happened_standing == Standing.UNKNOWN,
        "participants_count": incident.participants_count,
        "count_standing": incident.count_standing == Standing.UNKNOWN,
    }
