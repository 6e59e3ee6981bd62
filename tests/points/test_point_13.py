"""Point 13: an unlawful order of the body itself is protested; to a central body through the Department."""

from datetime import date

import pytest

from acts import actions as response_acts
from registers.actions import legal_acts
from tests.acts import factories as acts
from tests.points.steps import TEN, answered, completed, described, opened
from tests.registers import factories as registers

ORDER = {
    "what": "Приказ ограничивает прием передач двумя днями в неделю.",
    "norm": "ст. 17 Закона о порядке и условиях содержания",
    "demand": "Приказ отменить.",
}


@pytest.mark.parametrize(("level", "state"), [("district", "sent"), ("oblast", "sent"), ("central", "going_up")])
def test_a_protest_against_a_bodys_own_act_names_no_facility_and_goes_by_the_level_of_the_body(manned, level, state):
    act = acts.sent(
        manned.district_officer,
        manned.district_prosecutor,
        kind="protest",
        body_ru=f"Орган {level}",
        body_level=level,
        violations=[ORDER],
    )
    assert (act.state, act.facility, act.kind.point, act.term_days) == (state, None, "13", 10)
    assert act.document.context["violations"][0]["demand"] == "Приказ отменить."


def test_an_order_studied_during_an_inspection_and_found_unlawful_is_protested_in_one_tap(manned, ivs, kind):
    officer = manned.district_officer
    check = opened(ivs, kind("ivs_daily"), officer, at=TEN)
    act = registers.legal_act(officer, check, body_ru="Комитет УИС", body_level="central", at=TEN)
    protest = legal_acts.draft_protest(act, by=officer, at=TEN)
    assert (protest.kind.point, protest.body.level, protest.ground_title) == ("13", "central", str(check))
    assert list(check.reviewed_acts.all()) == [act]


def test_the_certificate_of_the_inspection_lists_each_act_studied_with_its_protest(manned, ivs, kind):
    officer = manned.district_officer
    check = opened(ivs, kind("ivs_daily"), officer, at=TEN)
    act = registers.legal_act(officer, check, at=TEN)
    registers.legal_act(officer, check, number="48", dated_on=date(2026, 2, 3), lawful=True, reasons="", at=TEN)
    protest = response_acts.sign(
        legal_acts.draft_protest(act, by=officer, at=TEN), by=manned.district_prosecutor, at=TEN
    )
    answered(check, officer, violations=["45(1)"])
    described(check, officer, "45(1)")
    said = completed(check, officer).spravka.context["legal_acts"]
    assert [(one["kind"]["ru"], one["number"], one["lawful"], one["protest"]) for one in said] == [
        ("Приказ", "47", False, protest.document.registration_number),
        ("Приказ", "48", True, ""),
    ]
    assert (said[0]["norm"], said[0]["reasons"]) == (act.norm, act.reasons)


def test_the_department_studies_acts_of_central_bodies_directly(manned):
    act = registers.legal_act(manned.zonal_officer, None, body_ru="КУИС", body_level="central", at=TEN)
    assert (act.inspection, legal_acts.draft_protest(act, by=manned.zonal_officer, at=TEN).kind.code) == (
        None,
        "protest",
    )
