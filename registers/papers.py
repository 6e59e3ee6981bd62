"""What the papers of this package say: plain values, frozen when the paper is issued. They name no visitor.

Papers are seen by everybody in the offices' scope, and who came is told to fewer (`policies.check_can_read_visitors`):
a paper says «Visitor 1: Convicted», and the name is read on the reception's page.
"""

from zoneinfo import ZoneInfo

from oversight.core.enums import Direction
from oversight.documents.frozen import both, both_of, officer

from .enums import Decision, LegalActKind, VisitorCategory
from .models import ReviewedAct


def reception_context(reception):
    """The record of one reception: where, when, by whom; each visitor's matter and decision; of whom none came."""
    inspection = reception.inspection
    return {
        **_heading(reception),
        "inspection": both_of(inspection.kind, "title") if inspection else None,
        "inspection_point": inspection.kind.point if inspection else None,
        "together_with": reception.together_with,
        "visitors": [_visitor(one) for one in reception.visitors.all()],
        "none_came": _categories(reception.none_came),
        "signer": officer(reception.received_by),
    }


def journal_context(office, facility, receptions, from_on, until_on):
    """The receptions of an office, or those in one facility, from one day through another (points 35, 48)."""
    return {
        "of_office": both_of(office, "name"),
        "facility": both_of(facility, "name") if facility else None,
        "from_on": from_on.isoformat(),
        "until_on": until_on.isoformat(),
        "entries": [_entry(number, one) for number, one in enumerate(receptions, 1)],
    }


def _entry(number, reception):
    visitors = list(reception.visitors.all())
    decided = [one.decision for one in visitors]
    return {
        **_heading(reception),
        "number": number,
        "receiver": reception.received_by.short_name,
        "paper": reception.document.registration_number if reception.document else None,
        "came": [
            {"category": both(category.label), "count": count}
            for category in VisitorCategory
            if (count := sum(one.category == category for one in visitors))
        ],
        "none_came": _categories(reception.none_came),
        "decisions": [
            {"title": both(decision.label), "count": count}
            for decision in Decision
            if (count := decided.count(decision))
        ],
    }


def legal_acts_of(inspection):
    """The bodies' own legal acts studied during an inspection, for its certificate: lawful or not, and the protest."""
    found = ReviewedAct.objects.filter(inspection=inspection).with_names()
    return [_legal_act(one) for one in found.order_by("dated_on", "pk")]


def _legal_act(act):
    return {
        "kind": both(LegalActKind(act.kind).label),
        "body": both_of(act.body, "name"),
        "number": act.number,
        "dated_on": act.dated_on.isoformat(),
        "subject": act.subject,
        "lawful": act.lawful,
        "norm": act.norm,
        "reasons": act.reasons,
        "protest": act.protest.document.registration_number if act.is_protested and act.protest.document else "",
    }


def _heading(reception):
    return {
        "place": both_of(reception.facility, "name") if reception.facility else None,
        "began_at": _local(reception.began_at, reception),
        "ended_at": _local(reception.ended_at, reception) if reception.ended_at else None,
    }


def _visitor(visitor):
    return {
        "number": visitor.position,
        "category": both(VisitorCategory(visitor.category).label),
        "subject": visitor.subject,
        "direction": both(Direction(visitor.direction).label) if visitor.direction else None,
        "decision": both(Decision(visitor.decision).label),
        "measures": visitor.measures,
        "due_on": visitor.due_on.isoformat() if visitor.due_on else None,
    }


def _categories(codes):
    return [both(VisitorCategory(one).label) for one in codes]


def _local(moment, reception):
    return moment.astimezone(ZoneInfo(reception.office.time_zone)).isoformat(timespec="minutes")
