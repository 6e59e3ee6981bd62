import pytest

from facilities.policies import check_can_change_passport, check_can_keep, check_can_register
from oversight.core.enums import Role
from oversight.core.refusals import may
from tests.factories import world

pytestmark = pytest.mark.django_db

ABOVE_DISTRICT = {
    Role.OBLAST_OFFICER,
    Role.OBLAST_DEPUTY,
    Role.OBLAST_PROSECUTOR,
    Role.ZONAL_OFFICER,
    Role.DEPARTMENT_HEAD,
    Role.REFERENCE_ADMIN,
}
EVERYWHERE = {Role.ZONAL_OFFICER, Role.DEPARTMENT_HEAD, Role.REFERENCE_ADMIN}


def who(here, check, *things):
    return {role for role in Role if may(check, here.officer(role), *things)}


def test_who_registers_facilities():
    assert who(world(), check_can_register) == ABOVE_DISTRICT | {Role.DISTRICT_PROSECUTOR}


def test_who_changes_the_passport_of_a_districts_facility():
    here = world()
    assert who(here, check_can_change_passport, here.ivs) == ABOVE_DISTRICT | {Role.DISTRICT_PROSECUTOR}


def test_who_keeps_heads_rooms_mailboxes_and_contacts():
    here = world()
    both = {Role.DISTRICT_PROSECUTOR, Role.DISTRICT_OFFICER}
    assert who(here, check_can_keep, here.ivs) == ABOVE_DISTRICT | both


def test_a_neighbouring_districts_facility_is_kept_from_above_only():
    here = world()
    assert who(here, check_can_keep, here.neighbour_ivs) == ABOVE_DISTRICT


def test_another_oblasts_facility_is_kept_by_those_who_see_everything():
    here = world()
    assert who(here, check_can_keep, here.foreign_ivs) == EVERYWHERE
    assert who(here, check_can_change_passport, here.foreign_ivs) == EVERYWHERE
