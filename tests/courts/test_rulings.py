"""Court rulings: entered, corrected, studied, protested or left with approved reasons; the clock of each turn."""

from datetime import timedelta

import pytest

from acts import actions as response_acts
from courts.actions import rulings, studies
from courts.models import Ruling
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Forbidden
from oversight.duties.models import Alert, Obligation
from tests import factories as people
from tests.inspections.factories import refused

from . import factories, participation
from .factories import AT, LATE, LAWFUL, NAME, UNLAWFUL

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def clock_of(found):
    return Obligation.objects.get(pk=found.current.obligation_id)


def test_the_clock_runs_from_the_day_of_service(world, colony):
    found = factories.ruling(world.district_officer, facility=colony)
    clock = clock_of(found)
    assert (clock.code, clock.started_at, clock.due_at) == (
        "ruling.appeal",
        people.moment(2026, 3, 2, 0),
        people.moment(2026, 3, 18, 0),
    )
    assert (found.office, found.supervising_office, found.current.office) == (world.north_1,) * 3
    assert clock.subject_url == f"/rulings/{found.pk}/"


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        (
            {"dated_on": AT.date() + DAY, "served_on": AT.date()},
            "dated_on",
            "A ruling of the future can't have been received.",
        ),
        ({"served_on": AT.date() + DAY}, "served_on", "It can't have been received in the future."),
        (
            {"served_on": AT.date() - 9 * DAY},
            "served_on",
            "A ruling can't have been received before it was made.",
        ),
        ({"source": "representation"}, "source", "Representations come to the offices above a district."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(world, said, field, sentence):
    with refused(sentence, field=field):
        factories.ruling(world.district_officer, **said)
    assert Ruling.objects.count() == 0


def test_a_place_of_another_office_and_a_ruling_entered_twice_are_refused(world):
    with refused("This facility is outside your office's supervision.", field="facility"):
        factories.ruling(world.district_officer, facility=world.foreign_ivs)
    factories.ruling(world.district_officer)
    with refused("Your office has entered this ruling already."):
        factories.ruling(world.district_officer)
    assert factories.ruling(world.oblast_officer).office == world.north


def test_a_court_known_from_a_case_is_named_without_its_level(world):
    court = participation.case(world.district_officer).court
    assert factories.ruling(world.district_officer, court=court.name_ru, court_level="").court == court
    with refused("This court is written for the first time: say its level.", field="court_level"):
        factories.ruling(world.oblast_officer, court_level="")


def test_a_court_known_at_another_level_is_refused_beside_its_level(world):
    factories.ruling(world.district_officer)
    sentence = "“Районный суд № 2” is known already, at another level: District or equated court."
    with refused(sentence, field="court_level"):
        factories.ruling(world.oblast_officer, court_level="oblast")


def test_who_reads_only_enters_nothing(world):
    with refused("Only a prosecutor works with court rulings.", kind=Forbidden):
        factories.ruling(world.auditor)


def test_the_trail_and_the_title_do_not_name_the_convict(world):
    found = factories.ruling(world.district_officer)
    rulings.change(found, full_name="Сидоров Петр", by=world.district_officer, at=AT)
    rows = AuditRow.objects.about(found)
    assert [row.action for row in rows] == ["rulings.change", "rulings.enter"]
    told = " ".join(f"{row.subject_title} {row.before} {row.after}" for row in rows)
    assert (NAME in told, "Сидоров" in told, "Петренко" in str(found)) == (False, False, False)
    assert factories.fresh(found).initials == "С. П."


def test_an_unlawful_ruling_names_its_norm_and_any_its_reasons(world):
    found = factories.ruling(world.district_officer)
    by = {"by": world.district_officer, "at": AT}
    with refused("Name the norm that the unlawful ruling breaks.", field="norm"):
        studies.study(found, lawful=False, norm=" ", reasons="да", **by)
    with refused("Say why the ruling is lawful, or why not.", field="reasons"):
        studies.study(found, lawful=True, norm="", reasons=" ", **by)
    with refused("Say first whether the ruling is lawful, and why."):
        studies.propose(found, **by)


def test_a_protest_is_drafted_with_all_that_is_known_and_signing_it_meets_the_clock(world, colony):
    found = factories.studied(world.district_officer, facility=colony)
    act = studies.draft_protest(found, by=world.district_officer, at=AT)
    found = factories.fresh(found)
    assert (act.kind.code, act.body, act.facility, act.person, act.facts, act.ground_url) == (
        "appeal_protest",
        found.court,
        colony,
        NAME,
        UNLAWFUL["reasons"],
        f"/rulings/{found.pk}/",
    )
    violation = act.violations.get()
    assert (violation.norm, NAME in violation.what) == (UNLAWFUL["norm"], False)
    assert (found.standing, clock_of(found).state) == ("protest_drafted", "open")
    with refused("There is a protest against this ruling already: it is open again if that is withdrawn."):
        studies.draft_protest(found, by=world.district_officer, at=AT)

    response_acts.sign(act, by=world.district_prosecutor, at=AT + DAY)
    found, clock = factories.fresh(found), clock_of(found)
    assert (found.standing, found.is_decided) == ("protested", True)
    assert (clock.state, clock.done_at, clock.is_met_late) == ("fulfilled", AT + DAY, False)
    act.refresh_from_db()
    assert act.document.context["person"] == NAME


def test_a_withdrawn_protest_opens_the_ruling_and_its_clock_again(world):
    found = factories.studied(world.district_officer)
    act = studies.draft_protest(found, by=world.district_officer, at=AT)
    response_acts.sign(act, by=world.district_prosecutor, at=AT + DAY)
    assert list(Ruling.objects.running()) == []
    response_acts.withdraw(act, reason="суд исправил сам", by=world.district_prosecutor, at=AT + 2 * DAY)
    found = factories.fresh(found)
    assert (found.standing, clock_of(found).state, list(Ruling.objects.running())) == ("under_study", "open", [found])
    again = studies.draft_protest(found, by=world.district_officer, at=AT + 2 * DAY)
    response_acts.sign(again, by=world.district_prosecutor, at=AT + 3 * DAY)
    assert clock_of(found).done_at == AT + 3 * DAY


def test_without_a_protest_another_officer_who_signs_approves_the_reasons(world):
    found = factories.proposed(world.district_officer)
    version = found.current.version
    with refused("That no protest is brought is approved by the head of the office or a deputy.", kind=Forbidden):
        studies.approve(found, version=version, by=world.district_officer, at=AT)
    with refused("This can't be done in the state “No protest: on approval”."):
        studies.study(found, reasons="иное", by=world.district_officer, at=AT)
    found = studies.approve(found, version=version, by=world.district_prosecutor, at=AT + DAY)
    assert (found.standing, found.current.approved_by) == ("unprotested", world.district_prosecutor)
    assert (clock_of(found).state, clock_of(found).done_at) == ("fulfilled", AT + DAY)


def test_the_author_does_not_approve_and_an_unlawful_ruling_says_why_it_is_not_protested(world):
    found = factories.studied(world.district_prosecutor)
    with refused("Say why no protest is brought against an unlawful ruling.", field="no_protest"):
        studies.propose(found, by=world.district_prosecutor, at=AT)
    studies.study(found, no_protest="Осужденный уже освобожден.", by=world.district_prosecutor, at=AT)
    found = studies.propose(found, by=world.district_prosecutor, at=AT)
    with refused("You proposed this: another officer approves it."):
        studies.approve(found, version=found.current.version, by=world.district_prosecutor, at=AT)


def test_what_is_on_approval_comes_back_for_mending_or_is_taken_back(world):
    found = factories.proposed(world.district_officer)
    with refused("Say what is to be mended.", field="comment"):
        studies.rework(found, comment=" ", by=world.district_prosecutor, at=AT)
    found = studies.rework(found, comment="Нет ссылки на дело.", by=world.district_prosecutor, at=AT)
    assert (found.standing, found.current.comment) == ("under_study", "Нет ссылки на дело.")
    studies.propose(found, by=world.district_officer, at=AT)
    other = people.officer(office=world.north_1)
    with refused("It is taken back by who sent it for approval.", kind=Forbidden):
        studies.take_back(found, by=other, at=AT)
    assert studies.take_back(found, by=world.district_officer, at=AT).standing == "under_study"


def test_what_was_approved_is_what_was_read(world):
    found = factories.proposed(world.district_officer)
    read = found.current.version
    studies.take_back(found, by=world.district_officer, at=AT)
    studies.study(found, reasons="Иное основание.", by=world.district_officer, at=AT)
    studies.propose(found, by=world.district_officer, at=AT)
    with pytest.raises(Conflict) as conflict:
        studies.approve(found, version=read, by=world.district_prosecutor, at=AT)
    assert conflict.value.theirs["reasons"] == "Иное основание."


def test_a_decision_after_the_term_is_marked_late(world):
    found = factories.proposed(world.district_officer)
    assert list(Ruling.objects.overdue(LATE)) == [found]
    found = studies.approve(found, version=found.current.version, by=world.district_prosecutor, at=LATE)
    study = factories.fresh(found).current
    assert (study.is_late, list(Ruling.objects.overdue(LATE))) == (True, [])


def test_a_record_entered_in_error_is_withdrawn_with_its_clock(world):
    found = factories.ruling(world.district_officer)
    with refused("Say why the record is withdrawn.", field="reason"):
        rulings.withdraw(found, reason=" ", by=world.district_officer, at=AT)
    found = rulings.withdraw(found, reason="введено дважды", by=world.district_officer, at=AT)
    assert (found.standing, clock_of(found).state) == ("withdrawn", "cancelled")
    with refused("The record of this ruling is withdrawn; enter it anew."):
        studies.study(found, **LAWFUL, by=world.district_officer, at=AT)
    assert factories.ruling(world.district_officer).standing == "under_study"


def test_of_two_who_change_one_record_the_second_is_told(world):
    found = factories.ruling(world.district_officer)
    said = {"version": found.version, "by": world.district_officer, "at": AT}
    rulings.change(found, case_number="4-113/2026", **said)
    with pytest.raises(Conflict) as conflict:
        rulings.change(found, case_number="4-114/2026", **said)
    assert conflict.value.theirs["case_number"] == "4-113/2026"


def test_the_department_has_a_clock_of_its_own_for_a_convicts_appeal(world, colony):
    found = factories.ruling(world.zonal_officer, facility=colony, source="appeal", source_title="№ 15 от 28.02.2026")
    clock = clock_of(found)
    assert (clock.code, clock.office, clock.due_at) == (
        "ruling.department",
        world.department,
        people.moment(2026, 4, 2, 0),
    )
    found = studies.study(found, **UNLAWFUL, by=world.zonal_officer, at=AT)
    act = studies.draft_protest(found, by=world.zonal_officer, at=AT)
    assert act.kind.code == "cassation_protest"
    response_acts.sign(act, by=world.department_head, at=AT)
    assert (factories.fresh(found).standing, clock_of(found).state) == ("protested", "fulfilled")
    assert Alert.objects.count() == 0


def test_foreign_offices_do_not_see_it_and_those_in_line_do(world, colony):
    found = factories.ruling(world.district_officer, facility=colony)
    seers = [world.district_officer, world.oblast_officer, world.zonal_officer, world.auditor]
    assert [list(Ruling.objects.visible_to(one)) for one in seers] == [[found]] * 4
    strangers = [people.officer(office=office) for office in (world.north_2, world.south_1, world.south)]
    assert [list(Ruling.objects.visible_to(one)) for one in strangers] == [[]] * 3
