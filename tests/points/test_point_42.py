"""Point 42: a late placement in an ИВС is traced back in four steps."""

from inspections.actions import checklist, results
from oversight.duties.enums import Section
from tests.points.steps import HOUR, TEN, answered, completed, described, opened


def test_the_checklist_of_an_ivs_carries_the_four_tracing_steps(world, ivs, kind):
    inspection = opened(ivs, kind("ivs_daily"), world.district_officer)

    steps = inspection.answers.filter(section=Section.TRACING)

    assert [step.point for step in steps] == [f"42({n})" for n in range(1, 5)]


def test_a_step_that_shows_the_delay_becomes_a_finding(world, ivs, kind):
    officer = world.district_officer
    inspection = answered(opened(ivs, kind("ivs_daily"), officer), officer, violations=["42(1)"])
    described(inspection, officer, "42(1)", what="По книге учета доставлен в 02:10, протокол составлен в 14:30")

    (finding,) = completed(inspection, officer).spravka.context["findings"]

    assert finding["point"] == "42(1)"


def test_without_news_of_a_delay_the_steps_stay_unchecked_and_hinder_nothing(world, ivs, kind):
    officer = world.district_officer
    inspection = opened(ivs, kind("ivs_daily"), officer)
    checklist.answer_rest(inspection, by=officer, at=TEN)
    assert set(inspection.answers.filter(section=Section.TRACING).values_list("value", flat=True)) == {"not_checked"}

    inspection = completed(inspection, officer)
    assert inspection.state == "completed"
    assert results.issue_spravka(inspection, by=officer, at=TEN + 2 * HOUR).spravka.context["checked"]["lines"] == 12
