"""A seed says everything that happens."""

import tomllib
from collections import Counter

from oversight.duties.rulebook import EDITIONS
from tests.fault.plan import LIVES, TARGETS, plan
from tests.fault.plan_emergencies import TERMS


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


def test_emergencies_are_sent_while_processes_die_and_each_act_follows_the_one_before():
    planned = plan("one", 60, 10, 300)
    assert planned.kills == plan("one", 60, 10).kills
    assert len(planned.emergencies) == 300
    reached = Counter()
    for one in planned.emergencies:
        assert one.received <= one.opens < planned.seconds
        reached[one.is_cut, one.call and one.call.confirmed is not None, one.passed_on is not None] += 1
        for call, earliest, before in ((one.call, one.received, one.opens), (one.passed_on, None, None)):
            if call is not None:
                assert call.called <= call.entered <= (call.confirmed or call.entered)
                assert before is None or (call.called >= earliest and call.entered >= before)
        if one.passed_on:
            assert (one.call.called <= one.passed_on.called, one.call.confirmed <= one.passed_on.entered) == (
                True,
                True,
            )
        if one.reported is not None:
            assert one.reported >= one.call.confirmed
    assert {(cut, True, passed_on) for cut in (True, False) for passed_on in (True, False)} <= reached.keys()
    assert (False, None, False) in reached


def test_the_steps_counted_by_hand_are_those_of_the_edition():
    """Both are written from points 17, 23 and 38: a slip in either shows here, before a run takes minutes."""
    shipped = tomllib.loads((EDITIONS / "2015-7.toml").read_text())
    chains = {chain["code"]: tuple(step["at"]["minutes"] for step in chain["step"]) for chain in of_minutes(shipped)}
    rules = {rule["code"]: rule for rule in shipped["rule"] if rule["code"] in TERMS}
    assert {code: (rule["term"]["hours"] * 60, chains[rule["chain"]]) for code, rule in rules.items()} == TERMS


def of_minutes(shipped):
    """The chains whose steps are all counted in minutes."""
    return [chain for chain in shipped["chain"] if all(set(step["at"]) == {"minutes"} for step in chain["step"])]
