"""Point 13: an unlawful order of the body itself is protested; to a central body through the Department."""

import pytest

from registers.actions import legal_acts
from tests.acts import factories as acts
from tests.points.steps import TEN, opened
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


def test_the_department_studies_acts_of_central_bodies_directly(manned):
    act = registers.legal_act(manned.zonal_officer, None, body_ru="КУИС", body_level="central", at=TEN)
    assert (act.inspection, legal_acts.draft_protest(act, by=manned.zonal_officer, at=TEN).kind.code) == (
        None,
        "protest",
    )
