"""A use of force: recorded, its clock, who and by what with what each means asks, explanations, withdrawal."""

import pytest

from incidents.actions import force, force_means, force_people, people
from incidents.models import ForceUse
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Forbidden
from oversight.duties.models import Means
from tests import factories
from tests.incidents.factories import NIGHT, force_used, incident, material, minutes, whole_force
from tests.inspections.factories import refused


def means(code="handcuffs"):
    return Means.objects.get(code=code)


def test_the_clock_of_the_conclusion_runs_from_when_the_office_learned_of_it(world):
    used = force_used(world.ivs, by=world.district_officer)
    clock = used.obligation
    assert (clock.code, clock.rule.point, clock.rule.is_choice) == ("force.conclusion.district", "32(2)", True)
    assert (clock.started_at, clock.office) == (used.learned_at, world.north_1)


def test_an_oblasts_record_runs_by_point_20(world):
    used = force_used(world.ivs, by=world.oblast_officer)
    assert (used.obligation.code, used.obligation.rule.point) == ("force.conclusion.oblast", "20")


def test_what_the_department_records_belongs_to_the_office_that_supervises_the_place(world):
    used = force_used(world.ivs, by=world.zonal_officer)
    assert (used.office, used.obligation.code) == (world.north_1, "force.conclusion.district")


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"happened_at": minutes(30)}, "happened_at", "This moment lies in the future."),
        ({"learned_at": minutes(30)}, "learned_at", "This moment lies in the future."),
        (
            {"learned_at": minutes(-1)},
            None,
            "The office can't have learned of it before it happened.",
        ),
    ],
)
def test_impossible_moments_are_refused(world, fields, field, sentence):
    said = {"happened_at": NIGHT, "learned_at": minutes(5), **fields}
    with refused(sentence, field=field):
        force.record(facility=world.ivs, **said, by=world.district_officer, at=minutes(10))
    assert not ForceUse.objects.exists()


def test_a_foreign_place_and_an_emergency_of_another_facility_are_refused(world):
    with refused("This facility is outside your office's supervision.", field="facility"):
        force_used(world.foreign_ivs, by=world.district_officer)
    strike = incident(world.neighbour_ivs)
    with refused("This emergency is of another facility.", field="incident"):
        force_used(world.ivs, by=world.oblast_officer, incident=strike, at=minutes(30))


def test_each_means_is_entered_with_what_its_kind_asks(world):
    used = force_used(world.ivs, by=world.district_officer)
    said = {"by": world.district_officer, "at": minutes(20)}
    baton = force_means.add_means(used, means=means("baton"), answers={"blows": 2}, **said)
    assert [(one["code"], one["value"]) for one in baton.answers] == [("blows", 2), ("where", "")]
    baton = force_means.change_means(baton, answers={"blows": "3", "where": "по спине"}, **said)
    assert [(one["code"], one["value"]) for one in baton.answers] == [("blows", 3), ("where", "по спине")]


@pytest.mark.parametrize(
    ("code", "answers", "field", "sentence"),
    [
        ("baton", {"blows": "два"}, "answers.blows", "Enter a whole number."),
        ("baton", {"blows": -1}, "answers.blows", "Enter a whole number."),
        ("handcuffs", {"from": "вечером"}, "answers.from", "Enter a moment: the day and the time."),
        ("handcuffs", {"from": "2026-03-03T02:10"}, "answers.from", "Enter a moment: the day and the time."),
        (
            "handcuffs",
            {"from": minutes(30).isoformat(), "until": minutes(10).isoformat()},
            "answers.until",
            "This moment comes before the one it follows.",
        ),
        ("baton", {"colour": "черная"}, "answers", "This means doesn't ask “colour”."),
    ],
)
def test_what_a_means_is_told_wrongly_is_refused_beside_its_question(world, code, answers, field, sentence):
    used = force_used(world.ivs, by=world.district_officer)
    with refused(sentence, field=field):
        force_means.add_means(used, means=means(code), answers=answers, by=world.district_officer, at=minutes(20))
    assert not used.means.exists()


def test_persons_and_staff_are_taken_over_from_the_emergency_once(world):
    strike = incident(world.ivs, by=world.district_officer)
    said = {"by": world.district_officer, "at": minutes(30)}
    ill = people.add_person(strike, full_name="Ким В.", category="convicted", injuries="ссадина", **said)
    guard = people.add_staff(strike, full_name="Цой А.", rank="капитан", **said)
    used = force_used(world.ivs, by=world.district_officer, incident=strike, at=minutes(30))

    for _again in range(2):
        force_people.take_persons(used, participants=[ill], **said)
        force_people.take_staff(used, members=[guard], **said)
    assert [(one.full_name, one.injuries) for one in used.persons.all()] == [("Ким В.", "ссадина")]
    assert [str(one) for one in used.staff.all()] == ["Цой А., капитан"]

    other = people.add_person(incident(world.ivs, by=world.district_officer), full_name="Ли", **said)
    with refused("Only those named in the emergency of this record are taken over."):
        force_people.take_persons(used, participants=[other], **said)


def test_there_is_one_explanation_in_words_or_as_a_file_or_a_refusal(world):
    used = force_used(world.ivs, by=world.district_officer)
    said = {"by": world.district_officer, "at": minutes(20)}
    member = force_people.add_staff(used, full_name="Цой А.", **said)
    assert not member.is_explained
    with refused("Enter the explanation, attach it as a file, or record the refusal.", field="explanation"):
        force_people.explain(member, explanation="  ", **said)
    with refused("Either there is an explanation, or a refusal to give it."):
        force_people.explain(member, explanation="Сопротивлялся.", refusal="Отказался.", **said)
    member = force_people.explain(member, file=material(), **said)
    assert (member.is_explained, member.file.shared_with) == (True, world.north_1)
    member = force_people.explain(member, refusal="Отказался в присутствии дежурного.", **said)
    assert (member.is_explained, member.file) == (True, None)


def test_who_stands_beside_a_means_is_not_taken_out_before_it(world):
    used = whole_force(world.ivs, by=world.district_officer)
    member, said = used.staff.get(), {"by": world.district_officer, "at": minutes(20)}
    with refused("Цой А. Е. stands beside a means used: take that out first."):
        force_people.remove_staff(member, **said)
    force_means.remove_means(used.means.get(), **said)
    force_people.remove_staff(member, **said)
    assert not used.staff.exists()
    row = AuditRow.objects.filter(action="force.staff_remove").get()
    assert row.before[f"#{member.pk} full_name"] == "Цой А. Е."


def test_another_office_reads_it_and_does_not_write_it(world):
    used = force_used(world.ivs, by=world.district_officer)
    with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
        force.change(used, version=1, place="двор", by=world.oblast_officer, at=minutes(30))


def test_two_hands_at_one_record_the_second_is_shown_the_first(world):
    used = force_used(world.ivs, by=world.district_officer)
    force.change(used, version=1, place="двор", by=world.district_officer, at=minutes(30))
    with pytest.raises(Conflict) as conflict:
        force.change(used, version=1, place="коридор", by=world.district_prosecutor, at=minutes(31))
    assert (conflict.value.theirs["place"], conflict.value.version) == ("двор", 2)


def test_withdrawn_its_clock_ends_and_it_is_written_no_more(world):
    used = force_used(world.ivs, by=world.district_officer)
    said = {"by": world.district_officer, "at": minutes(40)}
    used = force.withdraw(used, reason="учебная тревога", **said)
    used.obligation.refresh_from_db()
    assert (used.obligation.state, used.obligation.cancel_reason) == ("cancelled", "учебная тревога")
    with refused("This record was withdrawn as entered in error; enter it anew."):
        force.change(used, version=2, place="двор", **said)


def test_the_district_sees_what_its_oblast_recorded_and_a_stranger_does_not(world):
    used = force_used(world.ivs, by=world.oblast_officer)
    stranger = factories.officer("oblast_officer", office=world.south)
    assert ForceUse.objects.visible_to(world.district_officer).get() == used
    assert not ForceUse.objects.visible_to(stranger).exists()
