"""Whoever looks for broken promises finds each kind of them, and finds none where none was broken."""

from dataclasses import replace

import pytest

from tests.fault.verify import Arrival, Come, Message, Promise, early, faults

DUE = 1_000.0
PROMISED = [Promise("a", 0, DUE), Promise("a", 1, DUE + 60), Promise("b", 0, DUE)]
COME = [Come("a", 0, DUE, DUE), Come("a", 1, DUE + 60, DUE + 61.5), Come("b", 0, DUE, DUE + 3600)]
#: The two of `a` left alone, the one of `b` in a summary with a repetition of the first.
SENT = [
    Message("a", 0, "x", 0, "1", "1"),
    Message("a", 1, "y", 0, "2", "2"),
    Message("b", 0, "x", 0, "3", "3"),
    Message("a", 0, "x", 1, "4", "3"),
]
ARRIVED = [Arrival("1", DUE + 0.5), Arrival("2", DUE + 62), Arrival("3", DUE + 3601), Arrival("3", DUE + 3606)]


def found(promises=PROMISED, come=COME, messages=SENT, arrivals=ARRIVED):
    return [sentence.partition(":")[0] for sentence in faults(promises, come, messages, arrivals)]


def test_where_every_promise_was_kept_nothing_is_found():
    assert found() == []
    assert list(early(PROMISED, SENT, ARRIVED)) == []


def changed(rows, number, **fields):
    return [replace(row, **fields) if place == number else row for place, row in enumerate(rows)]


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        ({"come": COME[:2]}, ["lost"]),
        ({"come": [*COME, COME[1]]}, ["doubled"]),
        ({"come": [*COME, Come("a", 2, DUE, DUE)]}, ["invented"]),
        ({"come": changed(COME, 0, due=DUE + 0.001, noticed=DUE + 1)}, ["moved"]),
        ({"come": changed(COME, 1, noticed=DUE + 59.999)}, ["early"]),
        ({"come": changed(COME, 2, is_told=False)}, ["untold"]),
        ({"messages": [SENT[0], *SENT[2:]], "arrivals": [ARRIVED[0], *ARRIVED[2:]]}, ["untold"]),
        ({"messages": [*SENT, replace(SENT[1], number="5", sent_as="2")]}, ["doubled"]),
        ({"arrivals": ARRIVED[1:]}, ["lost"]),
        (
            {"messages": changed(SENT, 1, state="dead", sent_as=None), "arrivals": [ARRIVED[0], *ARRIVED[2:]]},
            ["unsent"],
        ),
        ({"messages": changed(SENT, 1, state="queued"), "arrivals": [ARRIVED[0], *ARRIVED[2:]]}, ["unsent"]),
        ({"arrivals": [*ARRIVED, Arrival("9", DUE)]}, ["invented"]),
        ({"arrivals": [*ARRIVED, Arrival("4", DUE + 3600)]}, ["renamed"]),
    ],
)
def test_a_planted_fault_is_found(planted, kind):
    assert found(**planted) == kind


def test_a_message_that_arrived_before_its_step_was_due_by_any_clock_is_found():
    (sentence,) = early(PROMISED, SENT, changed(ARRIVED, 1, latest=DUE + 59))
    assert sentence == "early: message 2 arrived 1.0 s before it was due"


def test_of_a_fulfilled_duty_nothing_more_is_owed_and_nothing_may_be_wrong():
    fulfilled = [replace(one, met=DUE + 60) for one in PROMISED]
    assert found(promises=fulfilled, come=[], messages=[], arrivals=[]) == []
    assert found(promises=fulfilled, messages=changed(SENT, 1, state="dropped"), arrivals=ARRIVED) == []
    assert found(promises=fulfilled, come=[*COME, COME[0]]) == ["doubled"]


def test_a_step_that_comes_after_its_clock_was_met_is_found():
    fulfilled = [replace(one, met=DUE + 59.9) for one in PROMISED]
    assert found(promises=fulfilled) == ["went on"]
