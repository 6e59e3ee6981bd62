"""Emergencies in every state, made by the actions themselves."""

from datetime import timedelta

from incidents.actions import facts, incidents, notices, people, reports
from incidents.enums import CallOutcome, Standing
from oversight.core.enums import Role
from oversight.duties.models import EmergencyKind
from tests import factories
from tests.factories import moment

#: Ten past two at night, a Tuesday.
NIGHT = moment(day=3, hour=2, minute=10)


def minutes(count, after=NIGHT):
    return after + timedelta(minutes=count)


def kind(code="hunger_strike"):
    factories.edition()
    return EmergencyKind.objects.get(code=code)


def incident(facility=None, *, by=None, code="hunger_strike", received_at=NIGHT, at=None, **fields):
    """An emergency a district has just registered."""
    facility = facility or factories.facility()
    by = by or factories.officer(office=facility.supervising_office)
    return incidents.register(
        facility=facility, kind=kind(code), received_at=received_at, by=by, at=at or received_at, **fields
    )


def called(incident, *, by, receiver, at, outcome=CallOutcome.ANSWERED, **fields):
    return notices.record(incident, receiver=receiver, outcome=outcome, by=by, at=at, **fields)


def received_by_oblast(facility=None, *, at=None, **fields):
    """A district's emergency of which the oblast was told by telephone; (incident, the oblast's officer)."""
    made = incident(facility, **fields)
    oblast = made.office.parent
    receiver = oblast.officers.filter(roles__contains=[Role.OBLAST_OFFICER]).first()
    receiver = receiver or factories.officer(Role.OBLAST_OFFICER, office=oblast)
    notice = called(made, by=made.created_by, receiver=receiver, at=at or minutes(10, made.received_at))
    notices.confirm(notice, by=receiver, at=notice.called_at)
    return made, receiver


def answered(incident, *, by, at, count=2, named=None):
    """Everything point 17 asks is said of it."""
    for fact in incident.facts.all():
        facts.write(fact, version=fact.version, value=f"{fact.text_ru}: сказано", by=by, at=at)
    incident.refresh_from_db()
    incidents.state_numbers(
        incident,
        version=incident.version,
        happened_at=incident.received_at - timedelta(minutes=30),
        participants_count=count,
        by=by,
        at=at,
    )
    people.add_people(
        incident, people=[person(number) for number in range(1, (count if named is None else named) + 1)], by=by, at=at
    )
    people.say_of_staff(incident, standing=Standing.NONE, by=by, at=at)
    incident.refresh_from_db()
    return incident


def person(number, **fields):
    return {
        "full_name": f"Ахметов Нурлан № {number}",
        "category": "convicted",
        "articles": "ст. 188 ч. 2 УК",
        "on_register": "yes",
        "register_name": "склонный к побегу",
        **fields,
    }


def reported(facility=None, *, count=2, **fields):
    """A special report sent; (report, the oblast's officer)."""
    made, officer = received_by_oblast(facility, **fields)
    at = minutes(60, made.received_at)
    answered(made, by=officer, at=at, count=count)
    return reports.submit(made, by=officer, at=at), officer
