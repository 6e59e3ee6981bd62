"""Point 19(3): the oblast asks its districts; 19(4–5): appeals of commissions and of the mechanism are checked at once.

“At once” is no number: the edition chooses 24 hours and says so.
"""

from datetime import date

from inquiries import actions
from oversight.duties.models import Obligation
from tests.factories import moment
from tests.inquiries.factories import asked
from tests.points.steps import HOUR, happened, outcome, span, started, told

RECEIVED = moment(2026, 3, 20, 18)


def test_an_appeal_to_the_oblast_is_checked_within_a_day(manned):
    clock = started("appeal.received", manned.north, at=RECEIVED)
    assert (clock.code, clock.point, clock.rule.is_choice) == ("appeal.monitoring", "19(5), 32(4)", True)
    assert span(clock) == ("20.03.2026 18:00", "21.03.2026 18:00")


def test_at_the_oblast_its_own_officer_and_deputy_stand_for_the_districts(manned):
    assert told(started("appeal.received", manned.north, at=RECEIVED)) == [
        ("20.03 18:00", "oblast_officer"),
        ("21.03 06:00", "oblast_officer"),
        ("21.03 14:00", "oblast_deputy"),
        ("21.03 20:00", "oblast_officer"),
        ("22.03 00:00", "oblast_deputy"),
        ("22.03 06:00", "zonal_officer"),
        ("22.03 18:00", "department_head"),
    ]


def test_the_check_ends_it(manned):
    clock = started("appeal.received", manned.north, at=RECEIVED, subject="appeal:1")
    happened("appeal.checked", manned.north, at=RECEIVED + 20 * HOUR, subject="appeal:1")
    assert outcome(clock) == ("fulfilled", False, False)


def test_the_oblast_asks_its_district_which_is_told_at_once_and_answers_in_the_stated_term(manned):
    inquiry = asked(manned.oblast_officer, manned.north_1, at=moment(), answer_by=date(2026, 3, 5))
    reading, answering = Obligation.objects.filter(subject=inquiry.key).order_by("pk")
    assert [(one.code, one.point, one.rule.is_choice) for one in (reading, answering)] == [
        ("inquiry.read", "19(3)", True),
        ("inquiry.answer", "19(3)", True),
    ]
    assert told(reading)[0] == ("02.03 10:00", "district_officer")
    assert span(answering) == ("02.03.2026 10:00", "06.03.2026 00:00")
    actions.answer(inquiry, words="Проведена.", by=manned.district_officer, at=moment(day=4))
    assert [outcome(one)[0] for one in (reading, answering)] == ["fulfilled", "fulfilled"]
