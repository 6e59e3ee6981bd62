"""What the conclusion on a use of force says: plain values, frozen when it is approved (points 20, 32(2))."""

from datetime import datetime

from inspections.papers import _local
from oversight.documents.frozen import both, both_of, officer
from oversight.duties.enums import AnswerKind

from .enums import PersonCategory, Video
from .force_rules import point_of_force


def force_conclusion_context(conclusion):
    """Person, place, time, circumstances, staff, legal acts; in the operative part lawful, or which violations."""
    force = conclusion.force
    office = force.office
    return {
        "point": point_of_force(force),
        "facility": both_of(force.facility, "name"),
        "emergency": both_of(force.incident.kind, "title") if force.incident else None,
        "happened_at": _local(force.happened_at, office),
        "learned_at": _local(force.learned_at, office),
        "place": force.place,
        "circumstances": force.circumstances,
        "warnings": force.warnings,
        "medical_help": force.medical_help,
        "video": both(Video(force.video).label),
        "video_note": force.video_note,
        "persons": [_person(one) for one in force.persons.all()],
        "staff": [_member(one) for one in force.staff.select_related("file")],
        "means": [_means(one, office) for one in force.means.select_related("means", "by_staff", "against")],
        "checks": [_check(one.inspection) for one in _opened_checks(force)],
        "materials": [{"name": one.original_name, "sha256": one.sha256} for one in force.files.all()],
        "facts": conclusion.facts,
        "norms": conclusion.norms,
        "lawful": conclusion.lawful,
        "reasons": conclusion.reasons,
        "violations": [{"what": one.what, "norm": one.norm} for one in conclusion.violations.all()],
        "author": officer(conclusion.author),
        "approver": officer(conclusion.approved_by),
        "approved_at": _local(conclusion.approved_at, office),
    }


def _person(one):
    return {
        "full_name": one.full_name,
        "category": both(PersonCategory(one.category).label) if one.category else None,
        "born_on": one.born_on.isoformat() if one.born_on else None,
        "injuries": one.injuries,
        "examination": one.examination,
    }


def _member(one):
    return {
        "full_name": one.full_name,
        "rank": one.rank,
        "post": one.post,
        "explanation": one.explanation,
        "refusal": one.refusal,
        "file": one.file.original_name if one.file else "",
    }


def _means(used, office):
    return {
        "title": both_of(used.means, "title"),
        "by_staff": used.by_staff.full_name if used.by_staff else "",
        "against": used.against.full_name if used.against else "",
        "answers": [
            {"asked": {"ru": one["ru"], "kk": one["kk"]}, "moment": one["answer"] == AnswerKind.MOMENT}
            | {"said": _said(one, office)}
            for one in used.answers
        ],
    }


def _said(answer, office):
    if answer["answer"] == AnswerKind.MOMENT:
        return _local(datetime.fromisoformat(answer["value"]), office)
    return answer["value"]


def _opened_checks(force):
    """The checks on the spot that have been opened, and not cancelled."""
    found = force.checks.exclude(inspection=None).exclude(inspection__state="cancelled")
    return found.select_related("inspection__kind", "inspection__spravka__office")


def _check(inspection):
    spravka = inspection.spravka
    return {
        "kind": both_of(inspection.kind, "title"),
        "on": inspection.planned_on.isoformat(),
        "spravka": spravka.registration_number if spravka else "",
    }
