"""The term was missed: a representation climbs, is taken up or returned, and each office decides in its turn."""

from datetime import timedelta

import pytest

from acts import actions as response_acts
from courts.actions import representations, rulings, studies
from courts.models import Ruling
from oversight.core.refusals import Forbidden
from oversight.documents.models import Document
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.models import Alert, Obligation
from tests import factories as people
from tests.inspections.factories import refused

from . import factories
from .factories import AT, LATE, NAME, UNLAWFUL

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def clocks(found, office):
    """{code: state} of what the office owes or owed about the ruling."""
    rows = Obligation.objects.filter(office=office, subject__startswith=f"ruling:{found.pk}:")
    return {row.code: row.state for row in rows.order_by("pk")}


def told_now(at):
    sweep(at)
    tell(at)
    return {alert.officer for alert in Alert.objects.filter(obligation__code="ruling.take_up")}


def test_in_the_term_the_district_protests_and_after_it_offers_a_representation(world):
    found = factories.studied(world.district_officer)
    with refused("The term of the appeal protest has not passed: bring the protest itself (point 56)."):
        representations.draft(found, by=world.district_officer, at=AT)
    sentence = "The term of the appeal protest has passed: offer the oblast a representation (point 56)."
    with refused(sentence):
        studies.draft_protest(found, by=world.district_officer, at=LATE)
    draft = representations.draft(found, by=world.district_officer, at=LATE)
    assert (draft.to_office, draft.state) == (world.north, "draft")
    assert draft.arguments == f"{UNLAWFUL['reasons']} Нарушено: {UNLAWFUL['norm']}."
    with refused("The representation is drafted already."):
        representations.draft(found, by=world.district_officer, at=LATE)


def test_an_overdue_ruling_nobody_studied_has_its_draft_too_but_not_its_signature(world):
    found = factories.ruling(world.district_officer)
    draft = representations.draft(found, by=world.district_officer, at=LATE)
    assert draft.arguments == ""
    sentence = "Say why the ruling is unlawful: the office above has nothing else to go by."
    with refused(sentence, field="arguments"):
        representations.sign(found, by=world.district_prosecutor, at=LATE)
    representations.change(found, arguments="Взыскания погашены.", by=world.district_officer, at=LATE)
    with refused("A representation is signed by the head of the office or a deputy.", kind=Forbidden):
        representations.sign(found, by=world.district_officer, at=LATE)
    assert representations.sign(found, by=world.district_prosecutor, at=LATE).current.office == world.north


def test_signed_it_goes_up_with_its_paper_and_the_oblast_is_alerted_at_once(world, colony):
    found = factories.sent_up(world.district_officer, world.district_prosecutor, facility=colony)
    assert (found.current.office, found.current.number, found.standing) == (world.north, 2, "arrived")
    paper = Document.objects.get()
    said = {name: paper.context[name] for name in ("convict", "point", "last_day", "case_number", "to_office")}
    assert said == {
        "convict": NAME,
        "point": "56",
        "last_day": "2026-03-17",
        "case_number": "4-112/2026",
        "to_office": {"ru": world.north.name_ru, "kk": world.north.name_kk},
    }
    assert clocks(found, world.north_1) == {"ruling.appeal": "fulfilled"}
    assert found.studies.get(number=1).is_late
    assert clocks(found, world.north) == {"ruling.cassation": "open", "ruling.take_up": "open"}
    assert told_now(LATE) == {world.oblast_officer}
    assert list(Ruling.objects.waiting_above(world.north_1)) == [found]


def test_a_second_tap_of_the_signer_changes_nothing(world):
    found = factories.sent_up(world.district_officer, world.district_prosecutor)
    again = representations.sign(found, by=world.district_prosecutor, at=LATE)
    assert (again.current.number, Document.objects.count()) == (2, 1)


def test_an_edit_after_it_went_up_is_refused_with_a_sentence(world):
    found = factories.sent_up(world.district_officer, world.district_prosecutor)
    sentence = "A representation has gone up with this ruling: the record can't be changed any more."
    with refused(sentence):
        rulings.change(found, case_number="1", by=world.district_officer, at=LATE)
    with refused(sentence):
        rulings.withdraw(found, reason="ошибка", by=world.district_officer, at=LATE)
    with refused(f"The ruling is at another office now: {world.north}.", kind=Forbidden):
        studies.study(found, reasons="иное", by=world.district_officer, at=LATE)
    with refused(f"The ruling is at another office now: {world.north}.", kind=Forbidden):
        representations.take_up(found, by=world.district_officer, at=LATE)


def test_the_oblast_takes_it_up_and_brings_the_cassation_protest(world, colony):
    found = factories.sent_up(world.district_officer, world.district_prosecutor, facility=colony)
    with refused("This can't be done in the state “Waits to be taken up”."):
        studies.study(found, **UNLAWFUL, by=world.oblast_officer, at=LATE)
    found = representations.take_up(found, by=world.oblast_officer, at=LATE)
    assert (found.standing, found.current.taken_by, found.current.came_by.state) == (
        "under_study",
        world.oblast_officer,
        "taken_up",
    )
    assert clocks(found, world.north) == {"ruling.cassation": "open", "ruling.take_up": "fulfilled"}
    studies.study(found, **UNLAWFUL, by=world.oblast_officer, at=LATE)
    act = studies.draft_protest(found, by=world.oblast_officer, at=LATE)
    assert (act.kind.code, act.office, act.person) == ("cassation_protest", world.north, NAME)
    response_acts.sign(act, by=world.oblast_deputy, at=LATE + DAY)
    found = factories.fresh(found)
    assert (found.standing, clocks(found, world.north)["ruling.cassation"]) == ("protested", "fulfilled")
    assert list(Ruling.objects.waiting_above(world.north_1)) == []


def test_the_oblast_finds_no_grounds_with_reasons_another_officer_approves(world):
    found = factories.sent_up(world.district_officer, world.district_prosecutor)
    representations.take_up(found, by=world.oblast_officer, at=LATE)
    studies.study(found, lawful=True, reasons="Отказ обоснован.", by=world.oblast_officer, at=LATE)
    found = studies.propose(found, by=world.oblast_officer, at=LATE)
    studies.approve(found, version=found.current.version, by=world.oblast_deputy, at=LATE)
    assert (factories.fresh(found).standing, clocks(found, world.north)["ruling.cassation"]) == (
        "unprotested",
        "fulfilled",
    )


def test_returned_with_reasons_the_district_has_its_turn_again_under_a_clock_of_its_own(world):
    found = factories.sent_up(world.district_officer, world.district_prosecutor)
    with refused("A representation is returned by the head of the office or a deputy.", kind=Forbidden):
        representations.send_back(found, reason="нет копии", by=world.oblast_officer, at=LATE)
    with refused("Say why the representation is returned.", field="reason"):
        representations.send_back(found, reason=" ", by=world.oblast_deputy, at=LATE)
    found = representations.send_back(found, reason="Нет копии приговора.", by=world.oblast_deputy, at=LATE)
    turn = found.current
    assert (turn.office, turn.number, turn.state, turn.norm, turn.came_by.return_reason) == (
        world.north_1,
        3,
        "under_study",
        UNLAWFUL["norm"],
        "Нет копии приговора.",
    )
    assert clocks(found, world.north) == {"ruling.cassation": "fulfilled", "ruling.take_up": "fulfilled"}
    assert clocks(found, world.north_1) == {"ruling.appeal": "fulfilled", "ruling.returned": "open"}
    with refused("This did not come by a representation: there is nobody to return it to."):
        representations.send_back(found, reason="нет", by=world.district_prosecutor, at=LATE)

    representations.draft(found, by=world.district_officer, at=LATE + DAY)
    found = representations.sign(found, by=world.district_prosecutor, at=LATE + DAY)
    assert (found.current.number, found.current.office) == (4, world.north)
    assert [paper.number for paper in Document.objects.order_by("pk")] == [1, 2]


def test_from_the_oblast_it_goes_on_to_the_department_which_decides(world, colony):
    found = factories.sent_up(world.district_officer, world.district_prosecutor, facility=colony)
    representations.take_up(found, by=world.oblast_officer, at=LATE)
    studies.study(found, **UNLAWFUL, by=world.oblast_officer, at=LATE)
    representations.draft(found, by=world.oblast_officer, at=LATE)
    found = representations.sign(found, by=world.oblast_prosecutor, at=LATE)
    paper = Document.objects.get(office=world.north)
    assert (found.current.office, paper.context["point"], paper.context["ground"]["number"]) == (
        world.department,
        "15",
        Document.objects.get(office=world.north_1).registration_number,
    )
    assert clocks(found, world.department) == {"ruling.cassation": "open", "ruling.take_up": "open"}
    assert told_now(LATE) == {world.zonal_officer}
    representations.take_up(found, by=world.zonal_officer, at=LATE)
    studies.study(found, **UNLAWFUL, by=world.zonal_officer, at=LATE)
    with refused("No office stands above the Department."):
        representations.draft(found, by=world.zonal_officer, at=LATE)
    act = studies.draft_protest(found, by=world.zonal_officer, at=LATE)
    response_acts.sign(act, by=world.department_head, at=LATE)
    assert factories.fresh(found).standing == "protested"


def test_those_in_line_see_it_on_its_way_and_nobody_else(world, colony):
    found = factories.sent_up(world.district_officer, world.district_prosecutor, facility=colony)
    seers = [world.district_officer, world.oblast_officer, world.zonal_officer]
    strangers = [people.officer(office=office) for office in (world.north_2, world.south_1)]
    assert [list(Ruling.objects.visible_to(one)) for one in seers] == [[found]] * 3
    assert [list(Ruling.objects.visible_to(one)) for one in strangers] == [[]] * 2
    assert [list(Document.objects.visible_to(one)) for one in strangers] == [[]] * 2
