"""Inspections in every state, made by the actions themselves: what they copy and derive is there."""

from contextlib import contextmanager
from datetime import timedelta

import pytest

from facilities.enums import FacilityKind
from inspections.actions import checklist, conclusions, findings, inspections, orders, placements, results
from inspections.enums import AnswerValue, Ground, Side
from inspections.models import Placement
from oversight.core.enums import Role
from oversight.core.refusals import Refused
from oversight.duties.models import InspectionKind
from tests import factories
from tests.factories import moment

#: Every part point 8 wants of a finding.
WORDS = {
    "what": "В камере № 3 нет вентиляции.",
    "norm": "Статья 15 Закона о порядке содержания под стражей",
    "persons": "Содержащиеся в камере № 3",
    "cause": "Вентилятор неисправен с января, заявка на ремонт не подана.",
    "proposal": "Внести представление.",
    "remedy": "Отремонтировать вентиляцию.",
}


@contextmanager
def refused(sentence, *, field=None, kind=Refused):
    """The block is refused with exactly this sentence, beside `field` if one is named."""
    with pytest.raises(kind) as refusal:
        yield refusal
    assert (str(refusal.value.sentence), list(refusal.value.fields)) == (sentence, [field] if field else [])


def kind(code="ivs_daily"):
    factories.edition()
    return InspectionKind.objects.get(code=code)


def inspection(facility=None, *, by=None, code="ivs_daily", at=None, **fields):
    """An inspection under way since `at`, by an officer of the supervising office unless told."""
    at = at or moment()
    facility = facility or factories.facility()
    by = by or factories.officer(office=facility.supervising_office)
    return inspections.open_inspection(facility=facility, kind=kind(code), by=by, at=at, **{"started_at": at, **fields})


def planned(facility=None, **fields):
    return inspection(facility, **{"started_at": None, **fields})


def finding(inspection, *, position=1, by=None, at=None, **words):
    """A violation on a line of the checklist, with every part point 8 wants."""
    by, at = by or inspection.created_by, at or inspection.created_at
    line = inspection.answers.get(position=position)
    checklist.answer(line, value=AnswerValue.VIOLATION, version=line.version, by=by, at=at)
    return findings.add(inspection, answer=line, by=by, at=at, **{**WORDS, **words})


def completed(facility=None, *, violation=False, hours=1, **fields):
    """A check that ended `hours` after it began; with a violation it has its certificate."""
    made = inspection(facility, **fields)
    by, at = made.created_by, made.created_at + timedelta(hours=hours)
    if violation:
        finding(made)
    checklist.answer_rest(made, by=by, at=at)
    return results.complete(made, by=by, at=at)


def acknowledged(facility=None, **fields):
    """Read by the head and by the prosecutor who supervises the place."""
    made = completed(facility, violation=True, **fields)
    by, at = made.created_by, made.completed_at
    results.acknowledge(made, side=Side.FACILITY_HEAD, full_name="Омаров Е. К.", post="начальник", by=by, at=at)
    results.acknowledge(made, side=Side.PROSECUTOR, officer=prosecutor(made), by=by, at=at)
    made.refresh_from_db()
    return made


def prosecutor(inspection):
    if inspection.created_by.office_id == inspection.supervising_office_id:
        return inspection.created_by
    return factories.officer(office=inspection.supervising_office)


def draft(facility=None, *, by=None, at=None, **fields):
    """A draft order for the week that begins today."""
    at = at or moment()
    facility = facility or factories.facility()
    by = by or factories.officer(office=facility.supervising_office)
    return orders.draft(
        facility=facility,
        by=by,
        at=at,
        **{
            "ground": Ground.APPEAL,
            "ground_details": "Жалоба задержанного от 1 марта",
            "subject": "Условия содержания",
            "begins_on": at.date(),
            "ends_on": at.date() + timedelta(days=6),
            **fields,
        },
    )


def order(facility=None, *, signer=None, at=None, **fields):
    """A signed order."""
    made = draft(facility, at=at, **fields)
    signer = signer or factories.officer(Role.DISTRICT_PROSECUTOR, office=made.office)
    return orders.sign(made, by=signer, at=made.drafted_at)


#: A conclusion with every part point 34 wants.
CONCLUSION = {
    "facts": "Осужденный отказался выйти на работу, что подтверждено рапортом и объяснением.",
    "norms": "Статья 131 Уголовно-исполнительного кодекса",
    "interview": "С водворением согласен, жалоб не имеет.",
    "fitness": "fit",
    "lawful": True,
    "reasons": "Нарушение подтверждено, порядок наложения взыскания соблюден.",
}


def penal_room(facility=None, *, kind="dizo", name="1", **fields):
    facility = facility or factories.facility(FacilityKind.UIS)
    return facility.penal_rooms.create(kind=kind, name=name, places=2, **fields)


def placement(facility=None, *, by=None, ordered_at=None, at=None, **fields):
    """A placement entered an hour after its order, in a room of its own, by an officer of the supervising office."""
    factories.edition()
    ordered_at = ordered_at or moment()
    facility = facility or factories.facility(FacilityKind.UIS)
    at = at or ordered_at + timedelta(hours=1)
    fields = {
        "full_name": "Петренко Сергей Иванович",
        "birth_year": 1990,
        "category": "convicted",
        "order_number": "17",
        "ordered_at": ordered_at,
        "placed_at": ordered_at + timedelta(minutes=20),
        "told_at": at,
        "days": 10,
        "ground": "Отказ от работы",
        **fields,
    }
    fields["room"] = fields.get("room") or facility.penal_rooms.first() or penal_room(facility)
    by = by or factories.officer(office=facility.supervising_office)
    return placements.enter(facility=facility, **fields, by=by, at=at)


def on_approval(made=None, *, by=None, at=None, **words):
    """A placement whose conclusion waits for approval."""
    made = made or placement()
    by, at = by or made.entered_by, at or made.entered_at
    conclusions.write(made, version=0, **{**CONCLUSION, **words}, by=by, at=at)
    conclusions.submit(made, by=by, at=at)
    return Placement.objects.with_names().get(pk=made.pk)


def approver(made):
    return factories.officer(Role.DISTRICT_PROSECUTOR, office=made.office)
