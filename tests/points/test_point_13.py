"""Point 13: an unlawful order of the body itself is protested; to a central body through the Department."""

import pytest

from tests.acts import factories as acts

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
