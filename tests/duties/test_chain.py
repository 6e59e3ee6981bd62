"""Whom a step reaches, at the moment it is told: each exactly once, by the roster, with what was tried."""

import re
from datetime import timedelta

import pytest
from django.db import connection

from oversight.core.actions import absences
from oversight.core.enums import Role
from oversight.core.refusals import Refused
from oversight.duties.actions import alerts, obligations
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.repeating import repeat
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import AGAIN_AFTER, tell
from oversight.duties.engine.watchdog import health
from oversight.duties.models import Alert, Delivery, Escalation, Obligation
from tests import factories as make
from tests.duties import law
from tests.factories import moment

LIVE = moment(2026, 3, 2, 8)
REMINDER = moment(2026, 3, 2, 22)
DUE = moment(2026, 3, 3, 0)
SECOND = timedelta(seconds=1)
EVERY = timedelta(hours=4)


@pytest.fixture
def world(db):
    return make.world()


def opened(facility, *duties, **kwargs):
    law.edition(*duties, published_at=LIVE, **kwargs)
    open_periods(LIVE)
    return Obligation.objects.get(facility=facility)


def at_reminder(world, *duties):
    """The obligation of the world's first facility, its reminder told."""
    duty = opened(world.ivs, *duties)
    Obligation.objects.exclude(pk=duty.pk).delete()
    sweep(REMINDER)
    tell(REMINDER)
    return duty


def told():
    return list(Alert.objects.order_by("pk").values_list("officer__username", "raised_at"))


def test_a_reminder_reaches_the_officers_of_the_district(world):
    second = make.officer(Role.DISTRICT_OFFICER, office=world.north_1)
    at_reminder(world)
    assert sorted(told()) == sorted([(world.district_officer.username, REMINDER), (second.username, REMINDER)])


def test_an_alert_says_what_where_and_when_in_the_officers_language(world):
    world.district_officer.language = "ru"
    world.district_officer.save()
    duty = at_reminder(world)
    alert = Alert.objects.get()
    assert "Обязанность ivs.daily — ИВС района north-1" in alert.title
    assert "02.03.2026 24:00" in alert.title
    assert (alert.statutory, alert.needs_acknowledgement, alert.office) == (True, True, world.north_1)
    assert alert.url == f"/duties/{duty.pk}/"


def test_a_step_noticed_by_a_clock_that_was_ahead_is_told_when_its_moment_comes(world):
    world.district_officer.email = "officer@example.kz"
    world.district_officer.save()
    opened(world.ivs, law.duty(channels=("app", "email")))
    Obligation.objects.exclude(facility=world.ivs).delete()
    ahead = REMINDER + timedelta(minutes=10)
    sweep(ahead)
    assert tell(REMINDER - SECOND) == 0
    assert tell(REMINDER) == 1
    assert Delivery.objects.get().next_attempt_at == REMINDER


def test_telling_again_tells_nobody_again(world):
    at_reminder(world)
    assert tell(REMINDER + SECOND) == 0
    assert len(told()) == 1


def test_who_is_absent_is_replaced_at_the_moment_of_telling(world):
    opened(world.ivs)
    substitute = make.officer(Role.DISTRICT_OFFICER, office=world.north_1, username="substitute")
    absences.record(officer=world.district_officer, kind="leave", from_at=LIVE, substitute=substitute, by=None, at=LIVE)
    Obligation.objects.exclude(facility=world.ivs).delete()
    sweep(REMINDER)
    tell(REMINDER)
    assert told() == [("substitute", REMINDER)]
    step = Escalation.objects.get()
    assert step.resolved_to == substitute.full_name
    assert [one["why"] for one in step.resolution["tried"]] == ["absent"]


def test_where_nobody_holds_the_role_the_head_is_told(world):
    world.district_officer.is_active = False
    world.district_officer.save()
    at_reminder(world)
    assert told() == [(world.district_prosecutor.username, REMINDER)]
    assert Escalation.objects.get().resolution["fell_back_to"]["role"] == Role.DISTRICT_PROSECUTOR


def test_a_step_that_reaches_nobody_waits_until_somebody_is_there(db):
    duty = opened(make.facility())
    sweep(REMINDER)
    tell(REMINDER)
    step = Escalation.objects.get()
    assert (step.told_at, step.trouble) == (None, "Nobody is left who could be told.")
    assert health(REMINDER).reaching_nobody == 1
    officer = make.officer(Role.DISTRICT_OFFICER, office=duty.office)
    assert tell(REMINDER + AGAIN_AFTER) == 1
    assert told() == [(officer.username, REMINDER + AGAIN_AFTER)]
    step.refresh_from_db()
    assert (step.told_at, step.trouble) == (REMINDER + AGAIN_AFTER, "")


def test_each_step_climbs_to_its_level(world):
    opened(world.ivs)
    Obligation.objects.exclude(facility=world.ivs).delete()
    for at in (REMINDER, DUE, moment(2026, 3, 3, 9)):
        sweep(at)
        tell(at)
    assert [name for name, _ in told()] == [
        world.district_officer.username,
        world.district_prosecutor.username,
        world.oblast_prosecutor.username,
    ]
    assert list(Alert.objects.order_by("pk").values_list("title", flat=True))[2].startswith("Overdue since")


def test_nobody_is_told_of_what_was_fulfilled_meanwhile(world):
    duty = opened(world.ivs)
    sweep(REMINDER)
    obligations.fulfil(duty, done_at=REMINDER, by=world.district_officer, at=REMINDER)
    tell(REMINDER)
    assert Alert.objects.filter(obligation=duty).count() == 0
    assert Escalation.objects.get(obligation=duty).resolution == {"state": "fulfilled"}


def test_fulfilment_closes_alerts_and_drops_what_waits_to_be_sent(world):
    world.district_officer.email = "officer@example.kz"
    world.district_officer.save()
    duty = at_reminder(world, law.duty(channels=("app", "email")))
    obligations.fulfil(duty, done_at=REMINDER, by=world.district_officer, at=REMINDER + SECOND)
    alert = Alert.objects.get()
    assert (alert.closed_at, alert.next_repeat_at) == (REMINDER + SECOND, None)
    assert Delivery.objects.get().state == "dropped"
    assert repeat(REMINDER + EVERY) == 0


def test_a_statutory_alert_is_repeated_until_it_is_acknowledged(world):
    at_reminder(world)
    assert repeat(REMINDER + EVERY - SECOND) == 0
    assert repeat(REMINDER + EVERY) == 1
    assert repeat(REMINDER + EVERY) == 0
    alert = Alert.objects.get()
    assert alert.repeats == 1
    alerts.acknowledge(alert, by=world.district_officer, at=REMINDER + EVERY)
    assert repeat(REMINDER + 2 * EVERY) == 0


def test_an_acknowledgement_expires_and_the_alert_is_repeated(world):
    at_reminder(world)
    alert = alerts.acknowledge(Alert.objects.get(), by=world.district_officer, at=REMINDER)
    expires = REMINDER + timedelta(days=1)
    assert (alert.is_acknowledged(expires - SECOND), alert.is_acknowledged(expires)) == (True, False)
    assert repeat(expires - SECOND) == 0
    assert repeat(expires) == 1
    alert.refresh_from_db()
    assert (alert.acknowledged_at, alert.acknowledged_by, alert.repeats) == (None, None, 1)


def test_what_nobody_acknowledges_is_passed_on_to_the_next_leader(world):
    at_reminder(world)
    for number in (1, 2, 3):
        repeat(REMINDER + number * EVERY)
    assert [name for name, _ in told()] == [world.district_officer.username, world.district_prosecutor.username]
    passed = Alert.objects.get(officer=world.district_prosecutor)
    assert passed.passed_on
    assert passed.next_repeat_at == REMINDER + 4 * EVERY


def test_what_one_of_several_has_acknowledged_is_not_passed_on(world):
    second = make.officer(Role.DISTRICT_OFFICER, office=world.north_1)
    at_reminder(world)
    later = REMINDER + 2 * EVERY
    repeat(REMINDER + EVERY)
    repeat(later)
    alerts.acknowledge(Alert.objects.get(officer=second), by=second, at=later)
    repeat(REMINDER + 3 * EVERY)
    assert Alert.objects.count() == 2


def test_who_has_it_has_it_for_all_who_were_told_of_the_same_step(world):
    second = make.officer(Role.DISTRICT_OFFICER, office=world.north_1)
    at_reminder(world)
    alerts.acknowledge(Alert.objects.get(officer=second), by=second, at=REMINDER)
    expires = REMINDER + timedelta(days=1)
    assert list(Alert.objects.values_list("acknowledged_by", "ack_expires_at")) == 2 * [(second.pk, expires)]
    assert repeat(expires - SECOND) == 0
    with pytest.raises(Refused, match=re.escape(f"{second.short_name} has it already.")):
        alerts.acknowledge(
            Alert.objects.get(officer=world.district_officer), by=world.district_officer, at=REMINDER + SECOND
        )
    assert repeat(expires) == 2


def test_what_nobody_takes_up_climbs_leader_by_leader_to_the_head_of_the_department(world):
    at_reminder(world)
    for number in range(1, 13):
        repeat(REMINDER + number * EVERY)
    assert [name for name, _ in told()] == [
        world.district_officer.username,
        world.district_prosecutor.username,
        world.oblast_prosecutor.username,
        world.oblast_deputy.username,
        world.department_head.username,
    ]


def test_after_an_acknowledgement_has_expired_it_is_passed_on_as_before(world):
    at_reminder(world)
    for number in (1, 2, 3):
        repeat(REMINDER + number * EVERY)
    taken = REMINDER + 3 * EVERY
    alerts.acknowledge(Alert.objects.get(officer=world.district_prosecutor), by=world.district_prosecutor, at=taken)
    expires = taken + timedelta(days=1)
    for number in range(3):
        repeat(expires + number * EVERY)
    assert [name for name, _ in told()][2:] == [world.oblast_prosecutor.username]


def test_informational_alerts_are_not_repeated(world):
    at_reminder(world, law.duty(rule_class="informational"))
    assert Alert.objects.get().next_repeat_at is None


def test_an_alert_is_acknowledged_by_who_was_told_or_by_a_leader_above_them(world):
    at_reminder(world)
    alert = Alert.objects.get()
    for stranger in (world.oblast_officer, world.auditor, make.officer(Role.DISTRICT_PROSECUTOR)):
        with pytest.raises(Refused, match="acknowledged by who was told"):
            alerts.acknowledge(alert, by=stranger, at=REMINDER)
    assert alerts.acknowledge(alert, by=world.oblast_prosecutor, at=REMINDER).acknowledged_by == world.oblast_prosecutor
    with pytest.raises(Refused, match="has it already"):
        alerts.acknowledge(alert, by=world.district_officer, at=REMINDER)


def test_an_escalation_that_cannot_be_told_is_set_aside_and_the_others_go_on(world):
    law.edition(published_at=LIVE)
    open_periods(LIVE)
    sweep(REMINDER)
    steps = Escalation.objects.filter(office=world.north_1)
    steps.update(role="nobody knows")
    make.officer(Role.DISTRICT_OFFICER, office=world.south_1, username="south")
    tell(REMINDER)
    assert "south" in [name for name, _ in told()]
    poisoned = steps.get()
    assert poisoned.trouble.startswith("ValueError")
    assert poisoned.tell_at == REMINDER + AGAIN_AFTER


def test_the_queries_of_telling_do_not_grow_with_the_escalations(world):
    counts = []
    for number in (2, 8):
        for _ in range(number):
            make.facility(supervising_office=world.north_1)
        if number == 2:
            law.edition(published_at=LIVE)
        open_periods(LIVE)
        sweep(REMINDER)
        with connection.execute_wrapper(counter := Counter()):
            tell(REMINDER)
        counts.append(counter.number)
    assert counts[1] <= counts[0]


class Counter:
    number = 0

    def __call__(self, execute, sql, params, many, context):
        self.number += 1
        return execute(sql, params, many, context)
