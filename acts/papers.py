"""What a response act says on paper: plain values, frozen when it is signed (points 12, 13)."""

from zoneinfo import ZoneInfo

from oversight.core.enums import Direction
from oversight.documents.frozen import both, both_of, officer

from .enums import Cause


def act_context(act, violations):
    """Heading, addressee, facts, norms breached, demands per violation, term, signer."""
    return {
        "heading": both_of(act.kind, "title"),
        "operative": both_of(act.kind, "operative"),
        "point": act.kind.point,
        "body": both_of(act.body, "name"),
        "attention": act.attention,
        "facility": both_of(act.facility, "name") if act.facility else None,
        "subject": act.subject,
        "person": act.person,
        "facts": act.facts,
        "ground": act.ground_title,
        "follows": _numbered(act.follows) if act.follows else None,
        "violations": [_violation(one) for one in violations],
        "persons": [_person(one, act) for one in act.detentions.all()],
        "awaits_answer": act.kind.awaits_answer,
        "term_days": act.term_days,
        "signed_at": _local(act.signed_at, act),
        "signer": officer(act.signed_by),
    }


def _violation(violation):
    return {
        "number": violation.position,
        "what": violation.what,
        "norm": violation.norm,
        "demand": violation.demand,
        "direction": both(Direction(violation.direction).label) if violation.direction else None,
        "due_on": violation.due_on.isoformat() if violation.due_on else None,
    }


def _person(detention, act):
    return {
        "full_name": detention.full_name,
        "born_on": detention.born_on.isoformat() if detention.born_on else None,
        "cause": both(Cause(detention.cause).label),
        "found_at": _local(detention.found_at, act),
    }


def _numbered(act):
    return {"number": act.document.registration_number, "on": _local(act.signed_at, act)}


def _local(moment, act):
    return moment.astimezone(ZoneInfo(act.office.time_zone)).isoformat(timespec="minutes")
