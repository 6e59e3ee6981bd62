"""A seed says everything that happens."""

from collections import Counter

from tests.fault.plan import LIVES, TARGETS, plan


def test_the_same_seed_plans_the_same_and_another_another():
    assert plan("one", 50, 100) == plan("one", 50, 100)
    assert plan("one", 50, 100).kills != plan("two", 50, 100).kills


def test_every_kill_hits_a_process_that_is_meant_to_run():
    kills = plan("one", 400, 1).kills
    up_since = dict.fromkeys(TARGETS, 0.0)
    for kill in kills:
        assert kill.at >= up_since[kill.target]
        up_since[kill.target] = kill.at + kill.down
    assert len(kills) == 400
    assert set(Counter(kill.target for kill in kills)) == set(TARGETS)


def test_the_clock_jumps_an_hour_back_and_forward_and_deadlines_last_as_long_as_the_faults():
    planned = plan("one", 200, 3000)
    assert [jump.offset for jump in planned.jumps] == [-3600, 0, 3600, 0]
    assert planned.jumps[-1].at < planned.kills[-1].at
    assert min(clock.due for clock in planned.clocks) < LIVES
    assert max(clock.due for clock in planned.clocks) > planned.kills[-1].at
    assert all(clock.opens <= planned.seconds for clock in planned.clocks)
