"""What the papers of this package say: plain values, frozen when the paper is issued.

Words that differ by language are {"ru": …, "kk": …} (see `documents.frozen`); moments are ISO strings in the
office's local time.
"""

from zoneinfo import ZoneInfo

from django.db.models import Q

from facilities.enums import FacilityKind, PenalRoomKind, PersonCategory
from oversight.core.enums import Direction
from oversight.documents.frozen import both, both_of, officer
from oversight.duties.enums import Section

from .annexes import annexes_of
from .enums import AnswerValue, AppealSource, FindingKind, Fitness, Ground, LineSection, SpecialistField
from .part_papers import parts_of
from .placement_rules import point_of
from .reading_rules import limits_passed, reading_of

#: Lines whose point is one of the Instruction.
OF_THE_INSTRUCTION = (LineSection.MATTER, LineSection.TRACING)


def order_context(order):
    """The order to inspect (point 7): ground, whom, what, when, who signed."""
    return {
        "facility": both_of(order.facility, "name"),
        "address": order.facility.address,
        "ground": both(Ground(order.ground).label),
        "ground_details": order.ground_details,
        "subject": order.subject,
        "begins_on": order.begins_on.isoformat(),
        "ends_on": order.ends_on.isoformat(),
        "signed_at": _local(order.signed_at, order.office),
        "signer": officer(order.signed_by),
    }


def spravka_context(inspection):
    """The inspection certificate with exactly the parts point 8 demands, and what other packages have to add."""
    order = inspection.order
    return {
        "facility": both_of(inspection.facility, "name"),
        "address": inspection.facility.address,
        "kind": both_of(inspection.kind, "title"),
        "ground_point": inspection.kind.point,
        "order": {"number": order.document.registration_number, "on": _local(order.signed_at, order.office)}
        if order
        else None,
        "started_at": _local(inspection.started_at, inspection.office),
        "ended_at": _local(inspection.ended_at, inspection.office),
        "video_used": inspection.video_used,
        "subject": inspection.subject,
        "appeal": _appeal(inspection),
        "inspectors": [_inspector(one) for one in inspection.inspectors.filter(part=None)],
        "parts": parts_of(inspection),
        "specialists": [
            {
                "full_name": one.full_name,
                "field": both(SpecialistField(one.field).label),
                "organisation": one.organisation,
            }
            for one in inspection.specialists.all()
        ],
        "readings": _readings(inspection),
        "checked": _checked(inspection),
        "carried": _carried(inspection),
        "findings": [_finding(number, one) for number, one in enumerate(_findings(inspection), 1)],
        "head": _head(inspection),
        **annexes_of(inspection),
    }


def conclusion_context(conclusion):
    """The conclusion on a placement with the parts points 25(8) and 34 live by."""
    placement = conclusion.placement
    office = placement.office
    return {
        "point": point_of(placement),
        "facility": both_of(placement.facility, "name"),
        "is_uis": placement.facility.kind == FacilityKind.UIS,
        "room": {"kind": both(PenalRoomKind(placement.room.kind).label), "name": placement.room.name},
        "person": {
            "full_name": placement.full_name,
            "birth_year": placement.birth_year,
            "category": both(PersonCategory(placement.category).label),
        },
        "order": {"number": placement.order_number, "at": _local(placement.ordered_at, office)},
        "placed_at": _local(placement.placed_at, office),
        "told_at": _local(placement.told_at, office),
        "days": placement.days,
        "ground": placement.ground,
        "facts": conclusion.facts,
        "norms": conclusion.norms,
        "interview": conclusion.interview,
        "fitness": both(Fitness(conclusion.fitness).label),
        "lawful": conclusion.lawful,
        "reasons": conclusion.reasons,
        "release_order": conclusion.release_order,
        "released_at": _local(conclusion.released_at, office) if conclusion.released_at else None,
        "author": officer(conclusion.author),
        "approver": officer(conclusion.approved_by),
        "approved_at": _local(conclusion.approved_at, office),
        "due_at": _local(placement.obligation.due_at, office) if placement.obligation else None,
    }


def plan_context(plan):
    """The plan of work (point 15(1)): the items in the order of their days, who approved it and who wrote it."""
    items = plan.items.select_related("facility", "responsible")
    return {
        "begins_on": plan.begins_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "items": [
            {
                "task": item.task,
                "facility": both_of(item.facility, "name") if item.facility else None,
                "due_on": item.due_on.isoformat(),
                "responsible": item.responsible.short_name,
            }
            for item in items
        ],
        "author": officer(plan.drafted_by),
        "signer": officer(plan.approved_by),
        "approved_at": _local(plan.approved_at, plan.office),
    }


def journal_context(facility, entries, from_on, until_on):
    """An extract of the facility's journal of checks for a period (point 47)."""
    return {
        "facility": both_of(facility, "name"),
        "from_on": from_on.isoformat(),
        "until_on": until_on.isoformat(),
        "entries": [_entry(one) for one in entries],
    }


def _inspector(one):
    return {"full_name": one.full_name, "post": both_of(one, "post")}


def _readings(inspection):
    """The entry of point 34, with the limits it lies outside; None for kinds that take no readings."""
    reading = reading_of(inspection) if inspection.kind.has_readings else None
    if reading is None:
        return None
    passed = limits_passed(reading)
    return {
        "measured_at": _local(reading.measured_at, inspection.office),
        "temperature": f"{reading.temperature.normalize():f}".replace(".", ","),
        "humidity": reading.humidity,
        "held": reading.held,
        "in_dizo": reading.in_dizo,
        "in_ok": reading.in_ok,
        "complaints": reading.complaints,
        "outside": {name: {"least": one.minimum, "most": one.maximum} for name, one in passed.items()},
    }


def _appeal(inspection):
    if not inspection.appeal_source:
        return None
    return {
        "source": both(AppealSource(inspection.appeal_source).label),
        "sender": inspection.appeal_sender,
        "received_at": _local(inspection.appeal_received_at, inspection.office),
    }


def _carried(inspection):
    """What was found before and the visit looked at again."""
    seen = inspection.answers.filter(section=LineSection.CARRIED).exclude(value=AnswerValue.NOT_CHECKED)
    return [
        {
            "from": line.point,
            "what": line.text_ru,
            "eliminated": line.value == AnswerValue.IN_ORDER,
            "note": line.note,
        }
        for line in seen
    ]


def _checked(inspection):
    """The lines by answer; of the tracing steps (point 42), called for only by news of a delay, those taken."""
    not_called_for = Q(section=Section.TRACING, value=AnswerValue.NOT_CHECKED)
    answers = list(inspection.answers.exclude(not_called_for).exclude(section=LineSection.CARRIED))
    points = {value: [answer.point for answer in answers if answer.value == value] for value in AnswerValue.values}
    return {"lines": len(answers), "points": points}


def _findings(inspection):
    return inspection.findings.select_related("answer").prefetch_related("files", "answer__files")


def _finding(number, finding):
    return {
        "number": number,
        "kind": both(FindingKind(finding.kind).label),
        "kind_code": finding.kind,
        "point": finding.answer.point if finding.answer and finding.answer.section in OF_THE_INSTRUCTION else "",
        "what": finding.what,
        "norm": finding.norm,
        "persons": finding.persons,
        "cause": finding.cause,
        "proposal": finding.proposal,
        "remedy": finding.remedy,
        "direction": both(Direction(finding.direction).label) if finding.direction else None,
        "files": [{"name": file.original_name, "sha256": file.sha256} for file in _evidence(finding)],
    }


def _evidence(finding):
    """Files of the finding and of the line it rests on."""
    return [*(finding.answer.files.all() if finding.answer else ()), *finding.files.all()]


def _head(inspection):
    head = inspection.facility.head_on(inspection.ended_at.astimezone(_zone(inspection.office)).date())
    return {"full_name": head.full_name, "post": head.post, "acting": head.acting} if head else None


def _entry(entry):
    inspection = entry.inspection
    return {
        "number": entry.number,
        "started_at": _local(inspection.started_at, inspection.office),
        "ended_at": _local(inspection.ended_at, inspection.office),
        "kind": both_of(inspection.kind, "title"),
        "inspectors": [one.full_name for one in inspection.inspectors.all()],
        "findings": len(inspection.findings.all()),
        "spravka": inspection.spravka.registration_number if inspection.spravka else "",
        "video_used": inspection.video_used,
    }


def _local(moment, office):
    return moment.astimezone(_zone(office)).isoformat(timespec="minutes")


def _zone(office):
    return ZoneInfo(office.time_zone)
