"""Each way in which an emergency can come to harm is planted, and found."""

from dataclasses import replace

import pytest

from tests.fault.verify_emergencies import Account, Clock, Notice, Paper, Registered, Sent, faults

HOUR = 3600.0
RECEIVED, CALLED = 10_000.0, 11_000.0
SENT = [Sent("a", 1, 11, RECEIVED, frozenset({7})), Sent("b", 2, 12, RECEIVED, frozenset({8}))]
KEPT = [Registered("a", 7, 1, 11, RECEIVED), Registered("b", 8, 2, 12, RECEIVED)]
CLOCKS = [
    Clock("a", "phone", 1, RECEIVED, RECEIVED + HOUR, done=CALLED),
    Clock("a", "written", 9, CALLED, CALLED + 3 * HOUR),
    Clock("b", "phone", 2, RECEIVED, RECEIVED + HOUR),
]
NOTICES = [Notice("a", 1, CALLED, is_confirmed=True), Notice("b", 2, CALLED, is_confirmed=False)]
PAPERS = [Paper("a", "ru.pdf"), Paper("a", "kk.pdf")]


def found(emergencies=KEPT, clocks=CLOCKS, notices=NOTICES, papers=PAPERS):
    typed = Account(SENT, CLOCKS, NOTICES, PAPERS)
    return [sentence.partition(":")[0] for sentence in faults(typed, Account(emergencies, clocks, notices, papers))]


def test_where_all_is_as_it_was_typed_nothing_is_found():
    assert found() == []


def changed(rows, which, **fields):
    return [replace(row, **fields) if place == which else row for place, row in enumerate(rows)]


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        ({"emergencies": KEPT[:1]}, ["lost"]),
        ({"emergencies": [*KEPT, KEPT[0]]}, ["doubled"]),
        ({"emergencies": [*KEPT, replace(KEPT[0], key="c", number=9)]}, ["invented"]),
        # Made twice under one key, and each answer named another: both are told of.
        ({"emergencies": [*KEPT, replace(KEPT[0], number=9)]}, ["doubled", "misnamed"]),
        ({"emergencies": changed(KEPT, 0, received=RECEIVED + 0.001)}, ["changed"]),
        ({"emergencies": changed(KEPT, 0, office=2)}, ["changed"]),
        ({"emergencies": changed(KEPT, 0, facility=12)}, ["changed"]),
        ({"emergencies": changed(KEPT, 0, audited=0)}, ["unaudited"]),
        ({"emergencies": changed(KEPT, 0, audited=2)}, ["unaudited"]),
        ({"emergencies": changed(KEPT, 0, number=9)}, ["misnamed"]),
        ({"clocks": CLOCKS[1:]}, ["lost"]),
        ({"clocks": [*CLOCKS, CLOCKS[1]]}, ["doubled"]),
        ({"clocks": [*CLOCKS, replace(CLOCKS[1], key="b")]}, ["invented"]),
        ({"clocks": [*CLOCKS, replace(CLOCKS[0], office=9)]}, ["invented"]),
        ({"clocks": changed(CLOCKS, 1, due=CALLED + 3 * HOUR + 0.001)}, ["moved"]),
        ({"clocks": changed(CLOCKS, 1, started=CALLED - 60, due=CALLED + 3 * HOUR)}, ["moved"]),
        ({"clocks": changed(CLOCKS, 0, done=None)}, ["unmet"]),
        ({"clocks": changed(CLOCKS, 0, done=CALLED + 0.001)}, ["misdated"]),
        ({"clocks": changed(CLOCKS, 2, done=CALLED)}, ["misdated"]),
        ({"notices": NOTICES[:1]}, ["lost"]),
        ({"notices": [*NOTICES, NOTICES[1]]}, ["doubled"]),
        ({"notices": [*NOTICES, replace(NOTICES[1], office=9)]}, ["invented"]),
        ({"notices": changed(NOTICES, 0, called=CALLED + 1)}, ["changed"]),
        ({"notices": changed(NOTICES, 1, is_confirmed=True)}, ["changed"]),
        ({"papers": PAPERS[:1]}, ["lost"]),
        ({"papers": [*PAPERS, PAPERS[0]]}, ["doubled"]),
        ({"papers": [*PAPERS, Paper("b", "ru.pdf")]}, ["invented"]),
        ({"papers": changed(PAPERS, 0, is_whole=False)}, ["unmade"]),
    ],
)
def test_a_planted_fault_is_found(planted, kind):
    assert found(**planted) == kind
