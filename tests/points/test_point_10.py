"""Point 10: results of plans and inspections are considered, and what was instructed is carried out in its term."""

from datetime import timedelta

from registers.actions import meetings
from tests.factories import moment
from tests.points.steps import TEN, answered, completed, local, opened, outcome, told
from tests.registers import factories as registers

DAY = timedelta(days=1)


def test_a_board_considers_an_inspection_and_its_instruction_is_told_until_it_is_done(manned, ivs, kind):
    check = opened(ivs, kind("ivs_daily"), manned.district_officer)
    completed(answered(check, manned.district_officer), manned.district_officer)
    board = registers.meeting(manned.oblast_officer, inspections=[check], at=TEN)
    given = meetings.instruct(
        board,
        words="Проверить все ИВС района.",
        office=manned.north_1,
        officer=manned.district_officer,
        due_on=TEN.date() + 18 * DAY,
        by=manned.oblast_officer,
        at=TEN,
    )
    clock = given.obligation
    assert (clock.code, clock.rule.is_choice) == ("meeting.instruction", True)
    assert local(clock, clock.due_at - timedelta(seconds=1), "%d.%m.%Y") == "20.03.2026"
    assert told(clock) == [
        ("17.03 09:00", "district_officer"),
        ("26.03 09:00", "district_prosecutor"),
        ("27.03 09:00", "oblast_deputy"),
        ("01.04 09:00", "zonal_officer"),
        ("01.04 10:00", "department_head"),
    ]
    said = {"by": manned.district_officer, "at": moment(2026, 4, 2, 12)}
    meetings.fulfil(given, done_on=moment(2026, 3, 20).date(), result="Проверены, справка № 5.", **said)
    assert outcome(clock) == ("fulfilled", False, True)


def test_each_instruction_has_its_own_term_and_an_oblasts_own_is_told_to_its_leaders(manned):
    board = registers.meeting(manned.oblast_officer, kind="council", at=TEN)
    said = {"office": manned.north, "by": manned.oblast_officer, "at": TEN}
    soon = meetings.instruct(board, words="Подготовить план.", due_on=TEN.date() + 3 * DAY, **said)
    late = meetings.instruct(board, words="Обобщить практику.", due_on=TEN.date() + 60 * DAY, **said)
    days = [local(one.obligation, one.obligation.due_at - timedelta(seconds=1), "%d.%m") for one in (soon, late)]
    assert days == ["05.03", "01.05"]
    assert [role for _at, role in told(soon.obligation)][-3:] == ["oblast_deputy", "zonal_officer", "department_head"]
