"""Point 8: checked at any hour; specialists join; the result is a certificate with exactly these parts."""

import pytest

from inspections.actions import inspections
from oversight.core.refusals import Refused
from tests.factories import moment
from tests.points.steps import HOUR, answered, completed, described, opened

NIGHT = moment(day=7, hour=23, minute=30)  # a Saturday, the eve of a holiday


def test_it_may_be_checked_at_any_hour_and_the_hour_is_told(world, ivs, kind):
    officer = world.district_officer
    inspection = answered(opened(ivs, kind("ivs_daily"), officer, at=NIGHT), officer, at=NIGHT)

    inspection = completed(inspection, officer, at=NIGHT + HOUR)

    assert (inspection.at_night, inspection.on_weekend, inspection.on_holiday) == (True, True, True)


def test_the_certificate_holds_its_parts(world, ivs, kind):
    officer = world.district_officer
    inspection = answered(opened(ivs, kind("ivs_daily"), officer), officer, violations=["45(8)"])
    inspections.call_specialist(
        inspection,
        full_name="Ким А. В.",
        field="health",
        organisation="поликлиника № 2, терапевт",
        by=officer,
        at=NIGHT,
    )
    described(inspection, officer, "45(8)")

    paper = completed(inspection, officer).spravka.context

    assert paper["facility"] == {"ru": ivs.name_ru, "kk": ivs.name_kk}
    assert (paper["started_at"], paper["ended_at"]) == ("2026-03-02T10:00+05:00", "2026-03-02T11:00+05:00")
    assert paper["inspectors"] == [
        {"full_name": officer.full_name, "post": {"ru": officer.post_ru, "kk": officer.post_kk}}
    ]
    assert [one["full_name"] for one in paper["specialists"]] == ["Ким А. В."]
    (finding,) = paper["findings"]
    assert {name: finding[name] for name in ("what", "cause", "proposal", "remedy")} == {
        "what": "Медицинское освидетельствование при помещении не проведено",
        "cause": "Отсутствие медицинского работника в ночное время",
        "proposal": "Внести представление",
        "remedy": "Ввести круглосуточное дежурство",
    }


@pytest.mark.parametrize(
    ("part", "title"),
    [
        ("what", "what was found"),
        ("cause", "causes and conditions"),
        ("proposal", "proposal for using the result"),
        ("remedy", "way to remove it"),
    ],
)
def test_no_part_can_be_dropped(world, ivs, kind, part, title):
    officer = world.district_officer
    inspection = answered(opened(ivs, kind("ivs_daily"), officer), officer, violations=["45(8)"])
    described(inspection, officer, "45(8)", **{part: " "})

    with pytest.raises(Refused) as refusal:
        completed(inspection, officer)

    inspection.refresh_from_db()
    assert refusal.value.parts == [f"Finding 1 lacks its part “{title}” (point 8)."]
    assert (inspection.state, inspection.spravka) == ("under_way", None)
