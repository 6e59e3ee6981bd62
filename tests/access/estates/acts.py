"""A response act with its violation, a person held unlawfully, the list of those held."""

from datetime import timedelta

from acts.actions import detentions
from acts.actions import held as lists
from acts.models import Listing
from tests.access.estates.common import AT
from tests.acts import factories as make

BODIES = {
    "acts:return_up": {"reason": "нет нормы"},
    "acts:withdraw": {"reason": "ошибка"},
    "api:act-detail": {"version": 1, "subject": "о питании"},
    "api:act-enter-answer": {"received_at": "2026-03-02T10:00:00+05:00", "words": "Принято."},
    "api:act-follow-up": {"kind": "proceedings"},
    "api:act-return-up": {"reason": "нет нормы"},
    "api:act-violations": {"what": "холод", "norm": "ст. 113", "demand": "устранить"},
    "api:act-withdraw": {"reason": "ошибка"},
    "api:detention-release": {"released_at": "2026-03-02T10:00:00+05:00", "released_by_order": "суд"},
    "api:violation-check": {"eliminated": True, "found": "тепло", "checked_at": "2026-03-02T10:00:00+05:00"},
    "api:violation-report": {"words": "котел", "reported_at": "2026-03-02T10:00:00+05:00"},
}

SUBJECTS = {
    "acts:": "act",
    "acts:change_held": "facility",
    "acts:detention": "detention",
    "acts:enter": "facility",
    "acts:held": "facility",
    "acts:leave": "facility",
    "acts:listing": "facility",
    "acts:of_facility": "facility",
    "acts:release": "detention",
    "acts:upload": "facility",
    "api:act": "act",
    "api:detention": "detention",
    "api:violation": "violation",
}


def things(held, office, officer):
    """A draft with its violation, a person held unlawfully, one of the facility's list, and a list that was read."""
    facility = held["facility"]
    act = make.draft(officer, facility=facility)
    detention = detentions.record(
        facility=facility,
        full_name="Ким А. В.",
        category="convicted",
        cause="no_order",
        circumstances="нет постановления",
        by=officer,
        at=AT,
    )
    term = {"held_from": AT - timedelta(days=9), "term_ends_at": AT + timedelta(days=9)}
    person = lists.enter(
        facility=facility, full_name="Ли В.", category="convicted", ground="приговор", **term, by=officer, at=AT
    )
    listing = Listing.objects.create(
        facility=facility, office=office, name="a.csv", sha256="0", good=0, bad=0, read_at=AT, read_by=officer
    )
    violation = act.violations.get()
    return {
        "act": act,
        "violation": violation,
        "violation_pk": violation,
        "detention": detention,
        "person_pk": person,
        "listing_pk": listing,
    }
