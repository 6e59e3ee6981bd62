"""What the special report says: plain values, frozen when it is submitted (point 17)."""

from zoneinfo import ZoneInfo

from oversight.documents.frozen import both, both_of, officer

from .completeness import ANNEX_FROM, nameless
from .enums import (
    DevelopmentKind,
    ParticipantRole,
    PersonCategory,
    Registered,
    ReportKind,
    Standing,
)

UNKNOWN = {"ru": "на данный час не установлено", "kk": "осы сағатта анықталмаған"}
NONE = {"ru": "нет", "kk": "жоқ"}


def report_context(incident, kind, changes, by, at):
    """The whole card as it stands now; `annex` from five participants on."""
    people = list(incident.participants.all())
    did = [person for person in people if person.role == ParticipantRole.DID]
    return {
        "kind": both(ReportKind(kind).label),
        "kind_code": kind,
        "changes": changes,
        "what": both_of(incident.kind, "title"),
        "facility": both_of(incident.facility, "name"),
        "address": incident.facility.address,
        "received_at": _local(_received(incident, by), by.office),
        "happened_at": _local(incident.happened_at, by.office) if incident.happened_at else None,
        "facts": [_fact(fact) for fact in incident.facts.all() if fact.by_point_17],
        "more": [_fact(fact) for fact in incident.facts.all() if not fact.by_point_17],
        "count": incident.participants_count,
        "people": [_person(number, one) for number, one in enumerate(did, 1)],
        "others": [_person(number, one) for number, one in enumerate((one for one in people if one not in did), 1)],
        "nameless": nameless(incident, people),
        "annex": max(len(did), incident.participants_count or 0) >= ANNEX_FROM,
        "staff": [
            {"full_name": one.full_name, "rank": one.rank, "post": one.post, "part": one.part}
            for one in incident.staff.all()
        ],
        "staff_said": NONE if incident.staff_standing == Standing.NONE else UNKNOWN,
        "developments": [_development(one, by.office) for one in _standing(incident)],
        "signer": officer(by),
        "signed_at": _local(at, by.office),
        "unknown": UNKNOWN,
    }


def _received(incident, by):
    return incident.receipts.get(office=by.office_id).received_at


def _fact(fact):
    said = {Standing.UNKNOWN: UNKNOWN, Standing.NONE: NONE}.get(fact.standing)
    return {"asked": both_of(fact, "text"), "said": said or fact.value}


def _person(number, person):
    return {
        "number": number,
        "full_name": person.full_name,
        "role": both(ParticipantRole(person.role).label),
        "category": both(PersonCategory(person.category).label) if person.category else None,
        "born_on": person.born_on.isoformat() if person.born_on else None,
        "articles": person.articles,
        "on_register": both(Registered(person.on_register).label) if person.on_register else None,
        "register_name": person.register_name,
        "injuries": person.injuries,
        "examination": person.examination,
    }


def _standing(incident):
    """Developments as they stand: of a corrected one only its correction."""
    return incident.developments.filter(corrected_by=None)


def _development(one, office):
    return {
        "at": _local(one.happened_at, office),
        "kind": both(DevelopmentKind(one.kind).label),
        "number": one.number,
        "words": one.words,
    }


def _local(moment, office):
    return moment.astimezone(ZoneInfo(office.time_zone)).isoformat(timespec="minutes")
