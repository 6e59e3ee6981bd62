"""Court cases: who enters which, whom they concern, on whom the oblast prosecutor's order lays them."""

import pytest

from acts.models import Body
from courts.actions import cases, persons
from courts.models import CasePerson, CourtCase
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Forbidden
from oversight.duties.models import Obligation
from tests import factories as people
from tests.acts import factories as acts
from tests.inspections.factories import refused

from . import participation as factories
from .participation import AT, DAY, PERSON, SET_FOR

ORDER = {"order_number": "14р", "order_on": AT.date()}


def test_a_case_says_what_where_and_whom_and_its_trail_names_nobody(world):
    case = factories.case(world.district_officer)
    assert (case.office, case.matter.point, str(case.court), case.court.level) == (
        world.north_1,
        "62",
        "Специализированный административный суд города Караганды",
        "district",
    )
    assert [(one.full_name, one.initials) for one in case.persons.all()] == [(PERSON["full_name"], "А. С. Б.")]
    rows = AuditRow.objects.about(case)
    assert sorted(row.action for row in rows) == ["court_cases.add_person", "court_cases.enter"]
    assert "Ахметов" not in "".join(f"{row.after}{row.subject_title}" for row in rows)


def test_offices_take_part_in_what_is_theirs(world, si):
    with refused("Offices of your level don't take part in such cases.", field="matter"):
        factories.case(world.oblast_officer, "civil")
    with refused("Offices of your level don't take part in such cases.", field="matter"):
        factories.case(world.zonal_officer, "execution_first", facility=si)
    with refused("Only a prosecutor takes part in court.", kind=Forbidden):
        factories.case(world.auditor)
    assert CourtCase.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"opened_on": AT.date() + DAY}, "opened_on", "This day is still to come."),
        ({"court_level": ""}, "court_level", "This court is written for the first time: say its level."),
        ({"order_number": "1"}, "given_to", "Say on whom the order lays the participation."),
        ({"given_unit": "управление"}, "given_to", "Participation in such cases isn't laid on another office."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(world, said, field, sentence):
    with refused(sentence, field=field):
        factories.case(world.district_officer, **said)
    assert CourtCase.objects.count() == 0


def test_matters_of_a_place_name_a_place_of_their_kind(world, colony):
    with refused("Such a case concerns a facility: name it.", field="facility"):
        factories.case(world.district_officer, "uis_crime")
    with refused("Such cases don't concern facilities of this kind.", field="facility"):
        factories.case(world.district_officer, "uis_crime", facility=world.ivs)
    assert factories.case(world.district_officer, "uis_crime", facility=colony).facility == colony


def test_a_court_is_one_whoever_writes_it(world):
    first = factories.case(world.district_officer)
    second = factories.case(
        world.oblast_officer, court="специализированный Административный суд города Караганды", court_level=""
    )
    assert second.court == first.court
    sentence = f"“{first.court.name_ru}” is known already, at another level: District or equated court."
    with refused(sentence, field="court_level"):
        factories.case(world.zonal_officer, court_level="central")
    assert Body.objects.count() == 1


def test_a_court_is_named_in_kazakh_where_it_is_written_first(world):
    case = factories.case(world.district_officer, court_kk="Әкімшілік сот")
    assert (case.court.name_ru.startswith("Специализированный"), case.court.name_kk) == (True, "Әкімшілік сот")


def test_a_number_stands_once_for_a_court_and_may_be_entered_again_after_a_mistake(world):
    case = factories.case(world.district_officer)
    sentence = "Your office has entered a case of this court under this number already."
    with refused(sentence):
        factories.case(world.district_prosecutor)
    cases.withdraw(case, reason="внесено по ошибке", by=world.district_officer, at=AT)
    assert factories.case(world.district_prosecutor).pk != case.pk


def test_an_act_of_another_office_is_no_ground(world):
    act = acts.draft(world.oblast_officer)
    with refused("The case rests on an act of your own office.", field="response_act"):
        factories.case(world.district_officer, response_act=act)


def test_the_order_lays_participation_on_a_district_and_both_see_the_case(world, si):
    case = factories.case(world.oblast_officer, "execution_first", facility=si)
    hearing = factories.hearing(case, world.oblast_officer)
    assert not CourtCase.objects.visible_to(world.district_officer).exists()
    cases.give(case, given_to=world.north_1, **ORDER, by=world.oblast_officer, at=AT)
    assert list(CourtCase.objects.visible_to(world.district_officer)) == [case]
    assert list(CourtCase.objects.visible_to(world.oblast_officer)) == [case]
    running = Obligation.objects.open().filter(code="hearing.outcome")
    assert [(one.office, one.subject) for one in running] == [(world.north_1, f"hearing:{hearing.pk}:2")]
    hearing.refresh_from_db()
    factories.recorded(hearing, world.district_officer)
    assert not running.all().exists()


def test_a_district_enters_the_case_that_the_order_laid_on_it(world, si):
    with refused("Give the number of the oblast prosecutor's order (point 26).", field="order_number"):
        factories.case(world.district_officer, "execution_first", facility=si)
    case = factories.case(world.district_officer, "execution_first", facility=si, **ORDER)
    assert (case.office, case.given_to, case.working_office) == (world.north, world.north_1, world.north_1)
    with refused("Participation is laid on another by the oblast prosecutor's order (point 26).", kind=Forbidden):
        cases.take_back(case, reason="нет", by=world.district_officer, at=AT)


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({}, "given_to", "Say on whom the order lays the participation."),
        ({"given_unit": "управление", "order_number": ""}, "order_number", None),
        ({"given_unit": "управление", "order_on": AT.date() + DAY}, "order_on", "This day is still to come."),
    ],
)
def test_an_order_is_whole(world, si, said, field, sentence):
    case = factories.case(world.oblast_officer, "execution_first", facility=si)
    with refused(sentence or "Give the number of the oblast prosecutor's order (point 26).", field=field):
        cases.give(case, **{**ORDER, **said}, by=world.oblast_officer, at=AT)


def test_the_order_names_an_office_below_and_only_once(world, si):
    case = factories.case(world.oblast_officer, "execution_first", facility=si)
    for office in (world.north, world.south_1):
        with refused("Participation is laid on an office below.", field="given_to"):
            cases.give(case, given_to=office, **ORDER, by=world.oblast_officer, at=AT)
    cases.give(case, given_unit="управление по надзору за судебными актами", **ORDER, by=world.oblast_officer, at=AT)
    with refused("Participation has been laid on another already: take it back first."):
        cases.give(case, given_to=world.north_1, **ORDER, by=world.oblast_officer, at=AT)
    cases.take_back(case, reason="распоряжение отменено", by=world.oblast_officer, at=AT)
    case.refresh_from_db()
    assert (case.given_unit, case.order_number, case.order_on) == ("", "", None)


def test_of_two_who_correct_one_record_the_second_is_told(world):
    case = factories.case(world.district_officer)
    said = {"version": case.version, "by": world.district_officer, "at": AT}
    cases.change(case, subject="о воспрепятствовании", **said)
    with pytest.raises(Conflict) as conflict:
        cases.change(case, subject="о неповиновении", **said)
    assert conflict.value.theirs["subject"] == "о воспрепятствовании"


def test_a_case_is_not_received_after_its_hearing(world):
    case = factories.case(world.district_officer)
    factories.hearing(case, world.district_officer, set_for=AT - DAY)
    with refused("A hearing of this case was set for an earlier day.", field="opened_on"):
        cases.change(case, opened_on=AT.date(), by=world.district_officer, at=AT)


def test_the_clock_says_what_the_corrected_record_says(world):
    case = factories.case(world.district_officer)
    factories.hearing(case, world.district_officer)
    cases.change(case, number="3-16/2026", by=world.district_officer, at=AT)
    (clock,) = Obligation.objects.open().filter(code="hearing.outcome")
    assert "3-16/2026" in clock.title_ru


def test_a_withdrawn_case_owes_nothing_and_stays_readable(world):
    case = factories.case(world.district_officer)
    hearing = factories.hearing(case, world.district_officer)
    with refused("Say why the record is withdrawn.", field="reason"):
        cases.withdraw(case, reason=" ", by=world.district_officer, at=AT)
    cases.withdraw(case, reason="внесено дважды", by=world.district_officer, at=AT)
    assert not Obligation.objects.open().filter(subject=hearing.key).exists()
    hearing.refresh_from_db()
    assert (hearing.state, hearing.reason) == ("withdrawn", "внесено дважды")
    with refused("The record of this case has been withdrawn."):
        factories.recorded(hearing, world.district_officer)


def test_persons_are_read_by_prosecutors_and_each_reading_leaves_its_row(world):
    case = factories.case(world.district_officer)
    assert [one.full_name for one in persons.read_identities(case, by=world.district_prosecutor, at=AT)] == [
        PERSON["full_name"]
    ]
    assert AuditRow.objects.filter(action="court_cases.view", officer_id=world.district_prosecutor.pk).count() == 1
    with refused("Who the person is, only prosecutors read.", kind=Forbidden):
        persons.read_identities(case, by=world.auditor, at=AT)


def test_a_person_is_entered_once_and_removed(world):
    case = factories.case(world.district_officer)
    with refused("This person is entered in the case already."):
        persons.add(case, **PERSON, by=world.district_officer, at=AT)
    other = persons.add(case, full_name="Ли Вера", category="convicted", by=world.district_officer, at=AT)
    foreign = people.officer(office=world.north_2)
    with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
        persons.remove(other, by=foreign, at=AT)
    persons.remove(other, by=world.district_officer, at=AT)
    assert CasePerson.objects.count() == 1


def test_lost_is_what_went_against_the_prosecutor(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, kind="court_application")
    application = factories.case(world.district_officer, response_act=act)
    factories.recorded(factories.hearing(application, world.district_officer), world.district_officer, result="refused")
    other = factories.case(world.district_officer, number="3-17/2026")
    factories.recorded(factories.hearing(other, world.district_officer), world.district_officer, result="refused")
    against = factories.case(world.district_officer, number="3-18/2026")
    factories.recorded(factories.hearing(against, world.district_officer), world.district_officer, agreement="no")
    lost = CourtCase.objects.lost().order_by("pk")
    assert list(lost) == [application, against]
    assert [one.is_lost for one in CourtCase.objects.with_names().order_by("pk")] == [True, False, True]


def test_the_decision_is_the_one_whose_ruling_is_the_latest(world, colony):
    case = factories.case(world.district_officer, "uis_crime", facility=colony)
    first = factories.hearing(case, world.district_officer)
    factories.recorded(first, world.district_officer, result="refused", agreement="no")
    appeal = factories.hearing(case, world.district_officer, stage="appeal", set_for=SET_FOR + 20 * DAY)
    later = SET_FOR + 21 * DAY
    factories.recorded(appeal, world.district_officer, ruling_on=(SET_FOR + 20 * DAY).date(), at=later)
    case.refresh_from_db()
    assert (case.decision, case.is_lost) == (appeal, False)
