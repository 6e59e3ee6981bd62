"""Emergencies in every state, made by the actions themselves."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from incidents.actions import (
    facts,
    force,
    force_conclusions,
    force_means,
    force_people,
    incidents,
    notices,
    people,
    reports,
)
from incidents.enums import CallOutcome, Standing
from incidents.models import ForceUse
from oversight.core.enums import Role
from oversight.duties.models import EmergencyKind, Means
from tests import factories
from tests.factories import moment
from tests.inspections.pictures import png

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


#: What a record of force says before its conclusion may be sent for approval.
FORCE = {
    "place": "Коридор режимного корпуса",
    "circumstances": "Осужденный отказался войти в камеру и толкнул сотрудника.",
    "warnings": "Предупрежден устно дважды.",
    "medical_help": "Осмотрен фельдшером, помощь не потребовалась.",
    "video": "kept",
}
#: A conclusion on a use of force with every part point 20 wants.
FORCE_WORDS = {
    "facts": "Наручники применены после предупреждения.",
    "norms": "Уголовно-исполнительный кодекс, глава о мерах безопасности",
    "lawful": True,
    "reasons": "Основания и порядок применения соблюдены.",
}
VIOLATION = {"what": "Наручники не сняты после прекращения сопротивления.", "norm": "УИК, ст. 118"}


def force_used(facility=None, *, by=None, happened_at=NIGHT, at=None, **fields):
    """A use of force an officer of the supervising office has just recorded; nobody is named in it yet."""
    factories.edition()
    facility = facility or factories.facility()
    by = by or factories.officer(office=facility.supervising_office)
    at = at or minutes(20, happened_at)
    return force.record(facility=facility, happened_at=happened_at, learned_at=at, by=by, at=at, **fields)


def whole_force(facility=None, *, explained=True, attached=True, **fields):
    """All that is asked of a use of handcuffs, unless told; its conclusion is not begun."""
    used = force_used(facility, **{**FORCE, **fields})
    said = {"by": used.entered_by, "at": used.entered_at}
    against = force_people.add_person(used, full_name="Ким Виктор Андреевич", category="convicted", **said)
    member = force_people.add_staff(used, full_name="Цой А. Е.", rank="капитан", post="дежурный", **said)
    if explained:
        force_people.explain(member, explanation="Осужденный сопротивлялся.", **said)
    answers = {"from": NIGHT.isoformat(), "until": minutes(25).isoformat(), "how": "сзади"}
    cuffs = Means.objects.get(code="handcuffs")
    force_means.add_means(used, means=cuffs, answers=answers, by_staff=member, against=against, **said)
    if attached:
        force.attach_file(used, material(), **said)
    return used


def material(shade=1):
    return SimpleUploadedFile(f"фото-{shade}.png", png(shade))


def force_on_approval(used=None, *, by=None, violations=(), **words):
    """A use of force whose conclusion waits for approval."""
    used = used or whole_force()
    said = {"by": by or used.entered_by, "at": used.entered_at}
    words = {**FORCE_WORDS, "lawful": not violations, **words}
    force_conclusions.write(used, version=0, **words, **said)
    for violation in violations:
        force_conclusions.add_violation(used, **violation, **said)
    force_conclusions.submit(used, **said)
    return ForceUse.objects.with_names().get(pk=used.pk)
