"""The watchdog says when something that is due didn't happen, and falls silent towards the outside."""

from datetime import timedelta

import pytest

from oversight.core.enums import Role
from oversight.duties.engine.heartbeat import ping
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.outbox import deliver
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.engine.watchdog import STUCK_AFTER, UNOPENED_AFTER, health, ticked
from tests import factories as make
from tests.duties import law
from tests.duties.receiver import receiver
from tests.factories import moment

pytestmark = pytest.mark.django_db
LIVE = moment(2026, 3, 2, 21, 58)
REMINDER = moment(2026, 3, 2, 22)
LATER = REMINDER + STUCK_AFTER
SECOND = timedelta(seconds=1)


@pytest.fixture
def ready():
    officer = make.officer(Role.DISTRICT_OFFICER, email="a@example.kz")
    make.facility(supervising_office=officer.office)
    law.edition(law.duty(channels=("app", "email")), published_at=LIVE)
    open_periods(LIVE)
    ticked(LATER)


def test_all_is_well_while_nothing_is_late(ready):
    assert health(LATER - SECOND).is_well
    sweep(REMINDER)
    tell(REMINDER)
    deliver(REMINDER)
    found = health(LATER)
    assert found.is_well
    assert found.as_json() == {
        "status": "ok",
        "silent_since": None,
        "unnoticed_since": None,
        "untold_since": None,
        "unsent_since": None,
        "unopened_since": None,
        "set_aside": 0,
        "reaching_nobody": 0,
        "dead": 0,
    }


def test_a_tick_that_comes_no_more(ready):
    sweep(REMINDER)
    tell(REMINDER)
    deliver(REMINDER)
    assert health(LATER + STUCK_AFTER).is_well
    assert health(LATER + STUCK_AFTER + SECOND).silent_since == LATER


def test_a_tick_that_never_came():
    assert health(LIVE).silent_since == LIVE


def test_a_step_nobody_noticed(ready):
    assert health(LATER).unnoticed_since == REMINDER
    assert health(LATER).as_json()["status"] == "stuck"


def test_an_escalation_nobody_was_told_of(ready):
    sweep(REMINDER)
    found = health(LATER)
    assert (found.unnoticed_since, found.untold_since, found.is_well) == (None, REMINDER, False)


def test_a_message_that_did_not_leave(ready):
    sweep(REMINDER)
    tell(REMINDER)
    found = health(LATER)
    assert (found.untold_since, found.unsent_since, found.is_well) == (None, REMINDER, False)


def test_periods_nobody_opened(ready):
    assert health(LIVE + UNOPENED_AFTER).unopened_since is None
    assert health(LIVE + UNOPENED_AFTER + SECOND).unopened_since == LIVE


def test_an_edition_whose_periods_were_never_opened():
    law.edition(published_at=LIVE)
    assert health(LIVE + UNOPENED_AFTER + SECOND).unopened_since == LIVE


def test_the_heartbeat_is_given_while_all_is_well_and_stops_when_something_is_stuck(ready, settings):
    with receiver() as outside:
        settings.HEARTBEAT_URL = f"http://{outside.address}/beat"
        assert ping(LATER - SECOND) is True
        assert ping(LATER) is False
        sweep(LATER)
        tell(LATER)
        deliver(LATER)
        assert ping(LATER + SECOND) is True
    assert outside.received == [{"path": "/beat"}] * 2


def test_nobody_outside_is_no_reason_to_fail(ready, settings):
    settings.HEARTBEAT_URL = "http://127.0.0.1:1/beat"
    assert ping(LIVE) is False
    settings.HEARTBEAT_URL = ""
    assert ping(LIVE) is False
