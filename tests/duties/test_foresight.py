"""A step that would reach nobody warns before it comes."""

from datetime import timedelta

import pytest

from oversight.core.enums import Role
from oversight.duties.engine.foresight import AHEAD, unreached
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.sweep import sweep
from tests import factories as make
from tests.duties import law
from tests.factories import moment

pytestmark = pytest.mark.django_db
LIVE = moment(2026, 3, 2, 8)
REMINDER = moment(2026, 3, 2, 22)


@pytest.fixture
def lonely():
    """A facility of an office where nobody serves, nor above it; and an auditor who looks."""
    facility = make.facility()
    law.edition(law.duty(steps=law.REMIND_AND_CLIMB[:2]), published_at=LIVE)
    open_periods(LIVE)
    return facility


def auditor(office):
    return make.officer(Role.AUDITOR, office=office.parent.parent)


def test_a_step_with_nobody_in_the_whole_line_is_seen_before_it_comes(lonely):
    office = lonely.supervising_office
    first, second = unreached(auditor(office), LIVE)
    assert (first.office, first.role, first.first_at, first.steps) == (office, "District officer", REMINDER, 1)
    assert second.first_at == moment(2026, 3, 3, 0)
    assert first.resolution.sentences()[-1] == "Nobody is left who could be told."


def test_a_leader_above_is_enough(lonely):
    make.officer(Role.DEPARTMENT_HEAD, office=lonely.supervising_office.parent.parent)
    assert unreached(auditor(lonely.supervising_office), LIVE) == []


def test_an_absence_that_begins_before_the_step_is_seen(lonely):
    office = lonely.supervising_office
    officer = make.officer(Role.DISTRICT_PROSECUTOR, office=office)
    assert unreached(auditor(office), LIVE) == []
    make.absence(officer, from_at=REMINDER + timedelta(hours=1))
    assert [one.role for one in unreached(auditor(office), LIVE)] == ["District prosecutor"]


def test_only_steps_to_come_within_the_days_ahead_and_within_ones_scope_count(lonely):
    office = lonely.supervising_office
    assert unreached(auditor(office), LIVE - AHEAD) == []
    stranger = make.officer(Role.OBLAST_PROSECUTOR)
    assert unreached(stranger, LIVE) == []
    sweep(REMINDER)
    assert [one.first_at for one in unreached(auditor(office), REMINDER)] == [moment(2026, 3, 3, 0)]
