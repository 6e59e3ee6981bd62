"""The working page of one inspection: drawn by its own address, and again when an act on it was refused."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst

from oversight.core.enums import Direction
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY
from oversight.core.refusals import may
from oversight.documents.policies import check_can_requeue

from .. import policies
from ..enums import Act, Side
from ..forms import (
    CompleteForm,
    DetailsForm,
    HeadReadsForm,
    ProsecutorReadsForm,
    ReadingForm,
    ReasonForm,
    SpecialistForm,
)
from ..models import Acknowledgement, JournalEntry
from ..part_policies import check_can_invite
from ..reading_rules import limits_passed, reading_of
from .lines import checklist_context

#: What may be done on the page, by the policy that says so.
ACTS = {
    "write": policies.check_can_write,
    "change": policies.check_can_change,
    "write_reading": policies.check_can_write_reading,
    "begin": policies.check_can_begin,
    "complete": policies.check_can_complete,
    "cancel": policies.check_can_cancel,
    "reopen": policies.check_can_reopen,
    "acknowledge": policies.check_can_acknowledge,
    "issue_spravka": policies.check_can_issue_spravka,
    "close": policies.check_can_close,
    "repeat": policies.check_can_repeat,
    "invite": check_can_invite,
}


@dataclass(frozen=True)
class Reader:
    """One side that reads the certificate: who has, or the form to record it."""

    side: Side
    entry: Acknowledgement | None
    form: object


def card_page(request, inspection, *, status=200, refusal=None, stored=(), **bound):
    """The page; `bound` forms that were refused stand in place of the blank ones of the same name.

    `stored` is what another has written meanwhile: (label, value) in words.
    """
    allowed = {name: may(check, request.user, inspection) for name, check in ACTS.items()}
    forms = _forms(inspection, request.user, allowed, timezone.now()) | bound
    inspectors = list(inspection.inspectors.all())
    context = {
        "inspection": inspection,
        "ends_same_day": _local_day(inspection.started_at) == _local_day(inspection.ended_at),
        "may": allowed,
        "forms": forms,
        "refusal": refusal,
        "stored": stored,
        "entry": JournalEntry.objects.filter(inspection=inspection).first(),
        "inspectors": inspectors,
        "parts": inspection.parts.select_related("office", "signed_by").prefetch_related("inspectors").order_by("pk"),
        # Who takes part from another line of offices sees the inspection and not the place.
        "sees_facility": _is_within(request.user, inspection.facility.supervising_office),
        "sees_order": _is_within(request.user, inspection.office),
        "specialists": inspection.specialists.all(),
        "direction_titles": [Direction(number).label for number in inspection.directions],
        "history": AuditRow.objects.about(inspection).exclude(action=Act.VIEW)[:HISTORY],
        "readers": _readers(inspection, forms),
        **_reading(inspection),
        **checklist_context(inspection, request.user, inspectors),
        **papers_context(request.user, inspection.spravka),
    }
    return render(request, "inspections/inspection.html", context, status=status)


def papers_context(officer, document):
    """What `documents/_files.html` shows: the paper's files, while they are made and after."""
    renderings = list(document.renderings.all()) if document else []
    return {
        "document": document,
        "renderings": renderings,
        "is_waiting": any(one.is_queued for one in renderings),
        "can_requeue": any(one.is_failed for one in renderings) and may(check_can_requeue, officer, document),
    }


def _reading(inspection):
    """The readings of point 34, each with the limit it lies outside, if any."""
    reading = reading_of(inspection) if inspection.kind.has_readings else None
    if reading is None:
        return {}
    passed = limits_passed(reading)
    names = ("temperature", "humidity", "in_dizo", "in_ok", "complaints")
    rows = [
        {"label": _label(reading, name), "value": getattr(reading, name), "limit": passed.get(name)} for name in names
    ]
    return {"reading": reading, "reading_rows": rows}


def _label(row, name):
    return capfirst(row._meta.get_field(name).verbose_name)


def _readers(inspection, forms):
    """Who has read the certificate as it stands now, and who has yet to."""
    if inspection.spravka is None:
        return []
    read = {entry.side: entry for entry in inspection.acknowledgements.filter(document=inspection.spravka)}
    return [Reader(side, read.get(side), forms.get(side.value)) for side in Side]


def _forms(inspection, officer, allowed, now):
    """A blank form for each act that is allowed."""
    makers = {
        "details": ("change", lambda: DetailsForm(inspection, auto_id="details_%s")),
        "reading": (
            "write_reading",
            lambda: ReadingForm(instance=reading_of(inspection), auto_id="reading_%s"),
        ),
        "specialist": ("write", lambda: SpecialistForm(auto_id="specialist_%s")),
        "complete": (
            "complete",
            lambda: CompleteForm(initial={"ended_at": inspection.ended_at}, auto_id="complete_%s"),
        ),
        "cancel": ("cancel", lambda: ReasonForm(auto_id="cancel_%s")),
        "reopen": ("reopen", lambda: ReasonForm(auto_id="reopen_%s")),
        "facility_head": ("acknowledge", lambda: HeadReadsForm(initial=_head(inspection, now), auto_id="head_%s")),
        "prosecutor": (
            "acknowledge",
            lambda: ProsecutorReadsForm(inspection, initial={"officer": officer}, auto_id="prosecutor_%s"),
        ),
    }
    return {name: make() for name, (act, make) in makers.items() if allowed[act]}


def _head(inspection, now):
    head = inspection.facility.head_on(inspection.office.local_day(now))
    return {"full_name": head.full_name, "post": head.post, "acting": head.acting} if head else {}


def _is_within(officer, office):
    """Whether the officer's office is this one or stands above it."""
    return officer.office_id in office.lineage


def _local_day(moment):
    return timezone.localtime(moment).date() if moment else None
