"""Point 11: the Prosecutor General's Office hears oblast prosecutors; what it decides for them has its term."""

from datetime import timedelta

from registers.actions import meetings
from registers.models import Meeting
from tests.points.steps import TEN, outcome
from tests.registers import factories as registers


def test_the_oblast_that_was_heard_reads_the_decision_and_carries_out_its_follow_up(manned):
    hearing = registers.meeting(
        manned.zonal_officer,
        kind="hearing",
        heard_office=manned.north,
        heard="Прокурор Северной области Ахметов А. Б.",
        subject="о соблюдении прав содержащихся под стражей",
        at=TEN,
    )
    follow_up = meetings.instruct(
        hearing,
        words="Сообщить о принятых мерах.",
        office=manned.north,
        due_on=TEN.date() + timedelta(days=30),
        by=manned.zonal_officer,
        at=TEN,
    )
    assert list(Meeting.objects.visible_to(manned.oblast_prosecutor)) == [hearing]
    assert list(Meeting.objects.visible_to(manned.district_prosecutor)) == []
    clock = follow_up.obligation
    assert (clock.code, clock.office) == ("meeting.instruction", manned.north)
    meetings.fulfil(follow_up, done_on=TEN.date(), result="Доклад № 7.", by=manned.oblast_deputy, at=TEN)
    assert outcome(clock) == ("fulfilled", False, False)
