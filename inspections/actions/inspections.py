"""The life of an inspection: opened, begun, changed, cancelled, closed (points 7, 8, 47)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance
from oversight.duties.enums import Asks
from oversight.duties.models import InspectionKind

from ..enums import InspectionState
from ..models import Answer, Inspection, Specialist
from ..opening_rules import check_opening
from ..policies import (
    check_can_begin,
    check_can_cancel,
    check_can_change,
    check_can_close,
    check_can_inspect_here,
    check_can_write,
)
from ..rules import check_times
from ..times import character_of
from ..workflow import INSPECTION
from . import appeals, part_clocks, rechecks
from .inspectors import name_inspectors, names_of

FIELDS = ("started_at", "ended_at", "video_used", "directions")

#: What an inspection keeps of a checklist's line.
FROZEN = (
    "section",
    "point",
    "text_ru",
    "text_kk",
    "text_en",
    "help_ru",
    "help_kk",
    "help_en",
    "specialist",
)


@transaction.atomic
def open_inspection(
    *,
    facility,
    kind,
    planned_on=None,
    started_at=None,
    order=None,
    inspectors=(),
    video_used=False,
    directions=(),
    repeats=None,
    lines=None,
    violations=(),
    subject="",
    appeal=None,
    by,
    at,
):
    """Open an inspection: planned for a day or, with `started_at`, under way.

    The lines of the kind's checklist are copied into it, and so are the posts and names of the inspectors
    (`by` when none are named); once it begins, what is still open at the place stands at its top. Refused without a
    lawful ground: see `opening_rules` (point 7). `lines` are asked instead of the kind's own, in their order;
    a follow-up check asks of exactly the `violations` given (point 12); for a kind with a subject of its own see
    `themes.open_chosen`.
    """
    check_can_inspect_here(by, facility)
    inspection = Inspection(
        office=by.office,
        facility=facility,
        supervising_office=facility.supervising_office,
        kind=kind,
        order=order,
        repeats=repeats,
        subject=subject.strip(),
        **(appeal or {}),
        planned_on=planned_on or by.office.local_day(started_at or at),
        video_used=video_used,
        directions=sorted(directions),
        created_at=at,
        created_by=by,
    )
    check_opening(inspection, lines=lines, violations=violations, at=at)
    if started_at is not None:
        advance(inspection, "begin", INSPECTION)
        inspection.started_at = started_at
    settle_times(inspection, at)
    checked(inspection, exclude=["spravka"])
    inspection.save()
    _ask(inspection, _lines_of(kind, facility) if lines is None else lines)
    name_inspectors(inspection, inspectors or [by])
    audit.record(
        "inspections.open", inspection, by=by, at=at, after=audit.snapshot(inspection, "state", "order", *FIELDS)
    )
    if kind.on_appeal:
        appeals.start_clock(inspection, by=by, at=at)
    if kind.asks == Asks.VIOLATIONS:
        rechecks.follow(inspection, violations, by=by, at=at)
    elif started_at is not None:
        rechecks.carry(inspection, by=by, at=at)
    return inspection


@transaction.atomic
def log_check(*, facility, kind, by, at):
    """Today's check in one tap: go on with the one under way, begin the one planned for today, or open one.

    A double tap, or two officers of one office at the same door, work on one and the same inspection.
    """
    check_can_inspect_here(by, facility)
    # The facility's row is the lock: of two taps the second finds what the first has opened.
    type(facility).objects.select_for_update(of=("self",), no_key=True).get(pk=facility.pk)
    local = ZoneInfo(by.office.time_zone)
    today = at.astimezone(local).date()
    mine = Inspection.objects.filter(office=by.office, facility=facility, kind=kind)
    begins = datetime.combine(today, time.min, local)
    under_way = mine.filter(state=InspectionState.UNDER_WAY, started_at__gte=begins).first()
    if under_way is not None:
        return under_way
    minute = at.replace(second=0, microsecond=0)
    planned = mine.filter(state=InspectionState.PLANNED, planned_on=today).first()
    if planned is not None:
        return begin(planned, started_at=minute, by=by, at=at)
    return open_inspection(facility=facility, kind=kind, started_at=minute, by=by, at=at)


@transaction.atomic
def begin(inspection, *, started_at, by, at):
    """Begin a planned inspection; what is open at the place by now stands at its top."""
    inspection = lock(inspection)
    check_can_begin(by, inspection)
    advance(inspection, "begin", INSPECTION)
    inspection.started_at = started_at
    settle_times(inspection, at)
    inspection.save()
    audit.record("inspections.begin", inspection, by=by, at=at, after=audit.snapshot(inspection, "state", "started_at"))
    if inspection.kind.asks != Asks.VIOLATIONS:
        rechecks.carry(inspection, by=by, at=at)
    return inspection


@transaction.atomic
def change(inspection, *, version=None, inspectors=None, by, at, **fields):
    """Change times, video and directions; with `inspectors` also who inspects.

    `version` is the one the officer saw; when somebody has written since, a Conflict shows both. A repeated
    request changes nothing.
    """
    inspection = lock(inspection)
    check_can_change(by, inspection)
    _check_version(inspection, version, fields)
    before = audit.snapshot(inspection, *fields) | names_of(inspection)
    for name, value in fields.items():
        setattr(inspection, name, value)
    if inspectors is not None:
        name_inspectors(inspection, inspectors)
    after = audit.snapshot(inspection, *fields) | names_of(inspection)
    if after == before:
        return inspection
    settle_times(inspection, at)
    checked(inspection, exclude=["spravka"])
    inspection.version += 1
    inspection.save()
    audit.record("inspections.change", inspection, by=by, at=at, before=before, after=after)
    return inspection


@transaction.atomic
def call_specialist(inspection, *, full_name, field, organisation, by, at):
    """Name a specialist who takes part (points 4(23), 8, 39, 47)."""
    inspection = lock(inspection)
    check_can_write(by, inspection)
    specialist = Specialist(inspection=inspection, full_name=full_name, field=field, organisation=organisation)
    checked(specialist).save()
    audit.record("inspections.call_specialist", inspection, by=by, at=at, after={"specialist": str(specialist)})
    return specialist


@transaction.atomic
def dismiss_specialist(specialist, *, by, at):
    inspection = lock(specialist.inspection)
    check_can_write(by, inspection)
    audit.record("inspections.dismiss_specialist", inspection, by=by, at=at, before={"specialist": str(specialist)})
    specialist.delete()


@transaction.atomic
def cancel(inspection, *, reason, by, at):
    """Cancel with a reason; what was typed stays readable."""
    inspection = lock(inspection)
    check_can_cancel(by, inspection)
    if not reason.strip():
        raise Refused.about("reason", _("Say why the inspection is cancelled."))
    advance(inspection, "cancel", INSPECTION)
    inspection.cancel_reason = reason.strip()
    inspection.save()
    audit.record(
        "inspections.cancel", inspection, by=by, at=at, after=audit.snapshot(inspection, "state", "cancel_reason")
    )
    appeals.cancel_clock(inspection, at=at)
    part_clocks.stop(inspection.parts.all(), inspection.cancel_reason, at)
    return inspection


@transaction.atomic
def record_view(inspection, *, by, at):
    """The card names people: who read it and when stays in the audit trail."""
    audit.record("inspections.view", inspection, by=by, at=at)


@transaction.atomic
def close(inspection, *, by, at):
    """Close: everybody who must has read the certificate, or there is none to read (point 9)."""
    inspection = lock(inspection)
    check_can_close(by, inspection)
    advance(inspection, "close", INSPECTION)
    inspection.closed_at = at
    inspection.save()
    audit.record("inspections.close", inspection, by=by, at=at, after=audit.snapshot(inspection, "state"))
    return inspection


def lock(inspection):
    """The row as it stands now, held until the transaction ends."""
    return (
        Inspection.objects.select_for_update(of=("self",))
        .select_related("office", "facility__supervising_office", "kind__edition", "order__document", "spravka")
        .get(pk=inspection.pk)
    )


def settle_times(inspection, at):
    """Refuse impossible times and derive night, weekend and holiday from possible ones."""
    check_times(inspection, at)
    if inspection.started_at is None:
        return
    character = character_of(
        inspection.started_at, inspection.ended_at or inspection.started_at, inspection.office.time_zone
    )
    inspection.at_night = character.at_night
    inspection.on_weekend = character.on_weekend
    inspection.on_holiday = character.on_holiday


def _check_version(inspection, version, fields):
    if version is None or version == inspection.version:
        return
    theirs = audit.snapshot(inspection, *fields)
    if theirs != fields:
        raise Conflict(
            _("Somebody else has changed this inspection since you opened it."),
            theirs=theirs,
            version=inspection.version,
        )


def _lines_of(kind, facility):
    """What the edition asks at this place."""
    checklist = kind.checklist_for(facility.kind)
    return [copied(line) for line in checklist.lines.all()] if checklist else []


def copied(line, **more):
    """An answer, not given yet, to the line of a checklist or of another inspection."""
    return Answer(**{name: getattr(line, name) for name in FROZEN}, **more)


def _ask(inspection, lines):
    for position, line in enumerate(lines, 1):
        line.inspection, line.position = inspection, position
    Answer.objects.bulk_create(lines)


def kinds_for(facility, officer, day):
    """The kinds of inspection the officer's office may open here, by the edition in force on `day`."""
    return InspectionKind.objects.for_facility(facility, at_level=officer.office.level, on=day)
