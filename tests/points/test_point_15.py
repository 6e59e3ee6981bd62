"""Point 15: the Department works by zones and subjects, issues acts on the spot, checks emergencies on the spot."""

from datetime import date

import pytest

from incidents.actions import checks
from oversight.core.actions import absences, roster
from oversight.core.enums import Role
from oversight.core.refusals import Refused
from oversight.core.roster import responsible
from tests import factories
from tests.acts import factories as acts
from tests.incidents.factories import incident, minutes

AT = factories.moment()


def assign(world, officer, from_on=date(2026, 3, 2)):
    return roster.assign_zone(officer=officer, oblast=world.north, from_on=from_on, by=world.department_head, at=AT)


def test_an_oblast_has_one_zonal_officer_from_day_to_day(world):
    following = factories.officer(Role.ZONAL_OFFICER, office=world.department)
    first, second = assign(world, world.zonal_officer), assign(world, following, from_on=date(2026, 7, 1))
    first.refresh_from_db()
    assert (first.until_on, second.until_on) == (date(2026, 6, 30), None)
    with pytest.raises(Refused, match=r"one officer answers for it at a time \(point 15\(1\)\)"):
        assign(world, factories.officer(Role.ZONAL_OFFICER, office=world.department), from_on=date(2026, 5, 1))


def test_whoever_stands_in_answers_and_without_one_the_head_of_the_department(world):
    assign(world, world.zonal_officer)
    substitute = factories.officer(Role.ZONAL_OFFICER, office=world.department)
    said = {"officer": world.zonal_officer, "kind": "leave", "from_at": AT, "by": world.zonal_officer, "at": AT}
    absence = absences.record(**said, substitute=substitute)
    assert responsible(Role.ZONAL_OFFICER, world.north_1, AT).officers == [substitute]
    absences.change(absence, version=1, substitute=None, by=world.department_head, at=AT)
    assert responsible(Role.ZONAL_OFFICER, world.north_1, AT).officers == [world.department_head]


def test_a_line_of_work_has_its_officer_of_the_department(client, world):
    factories.subject(world.zonal_officer, line_ru="условия содержания", line_kk="ұстау жағдайлары")
    client.force_login(world.district_officer)
    page = client.get("/roster/").content.decode()
    assert "условия содержания" in page
    assert world.zonal_officer.full_name in page


def test_an_officer_of_the_department_issues_an_act_on_the_spot(world):
    facility = factories.facility(supervising_office=world.south_1)
    act = acts.sent(world.zonal_officer, world.zonal_officer, kind="prescription", facility=facility)
    assert (act.state, act.office, act.signed_by) == ("sent", world.department, world.zonal_officer)


def test_an_emergency_is_checked_on_the_spot_by_order_of_the_leadership(world):
    strike = incident(world.ivs, by=world.district_officer)
    check = checks.order_check(strike, by=world.department_head, at=minutes(30))
    assert (check.order.ground, check.order.signed_by) == ("emergency", world.department_head)
    assert (check.inspection.office, check.inspection.facility) == (world.department, world.ivs)
