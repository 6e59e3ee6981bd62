"""A violation's life: named, answered, reported, checked by another officer, really gone or back again."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from acts import actions
from acts.models import Measure, ResponseAct, Violation
from oversight.core.models import AuditRow
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.models import Obligation
from tests import factories
from tests.acts import factories as acts
from tests.acts.factories import AT, DAY
from tests.factories import moment

NEW_TERM = date(2026, 4, 20)


@pytest.fixture
def act(world):
    return acts.answered(world.district_officer, world.district_prosecutor, facility=world.ivs)


@pytest.fixture
def violation(act):
    return act.violations.get()


def reported(violation, by):
    return actions.report(violation, words="Установлен котел.", reported_at=AT + 2 * DAY, by=by, at=AT + 2 * DAY)


def checked(violation, by, *, eliminated, at=AT + 3 * DAY):
    term = None if eliminated else NEW_TERM
    return actions.check(
        violation, eliminated=eliminated, found="Осмотрено.", checked_at=at, new_due_on=term, by=by, at=at
    )


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_from_named_to_eliminated_and_the_act_closes_with_its_last_violation(world):
    second = {**acts.VIOLATION, "norm": "ст. 10 УИК", "what": "Нет прогулок."}
    act = acts.answered(
        world.district_officer,
        world.district_prosecutor,
        facility=world.ivs,
        violations=[acts.VIOLATION, second],
    )
    for number, violation in enumerate(act.violations.all(), 1):
        assert violation.state == "answered"
        reported(violation, world.district_officer)
        checked(violation, world.district_prosecutor, eliminated=True)
        assert fresh(violation).state == "eliminated"
        assert fresh(act).state == ("closed" if number == 2 else "answered")

    assert fresh(act).closed_at == AT + 3 * DAY


def test_not_eliminated_it_goes_back_with_a_new_term_and_may_be_reported_again(world, act, violation):
    reported(violation, world.district_officer)
    checked(violation, world.district_prosecutor, eliminated=False)

    stored = fresh(violation)
    assert (stored.state, stored.due_on, fresh(act).state) == ("not_eliminated", NEW_TERM, "answered")
    reported(violation, world.district_officer)
    checked(violation, world.district_prosecutor, eliminated=True)
    assert (fresh(violation).state, fresh(act).state) == ("eliminated", "closed")
    assert list(violation.measures.values_list("eliminated", flat=True)) == [False, True]


def test_who_reported_never_checks_neither_by_the_action_nor_in_the_database(world, violation):
    measure = reported(violation, world.district_officer)

    with pytest.raises(Forbidden, match="checked by another officer"):
        checked(violation, world.district_officer, eliminated=True)
    with pytest.raises(IntegrityError, match="measure_checked_by_another"), transaction.atomic():
        Measure.objects.filter(pk=measure.pk).update(
            checked_by=world.district_officer, checked_at=AT + 3 * DAY, eliminated=True, found="Сам проверил."
        )
    assert fresh(violation).state == "reported"


def test_an_officer_above_may_check_and_a_neighbour_may_not(world, violation):
    reported(violation, world.district_officer)
    neighbour = factories.officer(office=world.north_2)
    with pytest.raises(Forbidden):
        checked(violation, neighbour, eliminated=True)

    checked(violation, world.oblast_officer, eliminated=True)

    assert fresh(violation).state == "eliminated"


def test_no_answer_before_the_act_and_no_measures_before_the_answer(world):
    drafted = acts.draft(world.district_officer, facility=world.ivs)
    with pytest.raises(Refused, match="has not been sent"):
        actions.answer(drafted, received_at=AT, words="Принято.", by=world.district_officer, at=AT)

    act = actions.sign(drafted, by=world.district_prosecutor, at=AT)
    with pytest.raises(Refused, match="before the act was sent"):
        actions.answer(act, received_at=AT - DAY, words="Принято.", by=world.district_officer, at=AT)
    with pytest.raises(Refused, match="in the future"):
        actions.answer(act, received_at=AT + DAY, words="Принято.", by=world.district_officer, at=AT)
    with pytest.raises(Refused, match="answer of the body first"):
        reported(act.violations.get(), world.district_officer)
    assert fresh(act).state == "sent"


def test_an_act_without_a_violation_is_not_signed(world):
    act = acts.draft(world.district_officer, facility=world.ivs, violations=[])

    with pytest.raises(Refused, match="at least one violation"):
        actions.sign(act, by=world.district_prosecutor, at=AT)

    assert (fresh(act).state, fresh(act).document) == ("draft", None)


def test_a_partial_answer_leaves_the_clock_running_until_the_last_is_answered(world):
    second = {**acts.VIOLATION, "norm": "ст. 10 УИК"}
    act = acts.sent(
        world.district_officer,
        world.district_prosecutor,
        facility=world.ivs,
        violations=[acts.VIOLATION, second],
    )
    first, last = act.violations.all()
    clock = Obligation.objects.get(code="act.answer", subject=act.key)

    actions.answer(act, received_at=AT + DAY, words="О первом.", violations=[first], by=act.drafted_by, at=AT + DAY)
    assert (fresh(act).state, fresh(clock).state) == ("sent", "open")

    actions.answer(act, received_at=AT + DAY, words="О втором.", violations=[last], by=act.drafted_by, at=AT + 5 * DAY)
    clock = fresh(clock)
    assert (fresh(act).state, clock.state, clock.done_at, clock.entered_at) == (
        "answered",
        "fulfilled",
        AT + DAY,
        AT + 5 * DAY,
    )


def test_the_clock_of_the_answer_runs_for_the_term_the_act_states(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs, term_days=5)

    clock = Obligation.objects.get(code="act.answer", subject=act.key)
    # Five days from Monday 2 March end on Saturday the 7th; Monday the 9th is off too, moved from Women's Day.
    assert (clock.term_count, clock.due_at, act.due_on) == (5, moment(2026, 3, 11, 0), date(2026, 3, 10))
    assert act.is_overdue(date(2026, 3, 11))
    assert not act.is_overdue(date(2026, 3, 10))


def test_the_same_norm_at_the_same_place_is_a_repetition_and_opens_the_earlier_one_again(world):
    first = acts.eliminated(world.district_officer, world.district_prosecutor, world.oblast_officer, facility=world.ivs)
    assert first.state == "closed"
    again = {**acts.VIOLATION, "norm": "Статья 113 УИК часть 2"}

    second = acts.sent(
        world.district_officer,
        world.district_prosecutor,
        facility=world.ivs,
        violations=[again],
        at=AT + 30 * DAY,
    )

    earlier, later = first.violations.get(), second.violations.get()
    assert (later.repeats, earlier.state, earlier.eliminated_at) == (earlier, "repeated", None)
    assert fresh(first).state == "answered"
    assert list(Violation.objects.open()) == [later]

    at = AT + 31 * DAY
    actions.answer(second, received_at=at, words="Устраняем.", by=world.district_officer, at=at)
    actions.report(later, words="Заменен котел.", reported_at=at, by=world.district_officer, at=at)
    checked(later, world.district_prosecutor, eliminated=True, at=at)
    assert {fresh(first).state, fresh(second).state} == {"closed"}
    assert fresh(earlier).state == "eliminated"


def test_another_place_or_another_norm_is_no_repetition(world):
    acts.eliminated(world.district_officer, world.district_prosecutor, world.oblast_officer, facility=world.ivs)
    other = {**acts.VIOLATION, "norm": "ст. 114 УИК, ч. 2"}

    same_norm = acts.sent(world.oblast_officer, world.oblast_deputy, facility=world.neighbour_ivs)
    same_place = acts.sent(
        world.district_officer, world.district_prosecutor, facility=world.ivs, violations=[other], at=AT + 9 * DAY
    )

    assert [act.violations.get().repeats for act in (same_norm, same_place)] == [None, None]
    assert not Violation.objects.filter(state="repeated").exists()


def test_left_without_an_answer_a_follow_up_is_offered_and_names_what_is_open(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs, term_days=3)
    late = AT + 20 * DAY
    with pytest.raises(Refused, match="whose term has passed"):
        actions.follow_up(act, kind="proceedings", by=world.district_officer, at=AT + DAY)

    further = actions.follow_up(act, kind="proceedings", by=world.district_officer, at=late)

    assert (further.follows, further.state, further.kind.code) == (act, "draft", "proceedings")
    assert [one.norm for one in further.violations.all()] == [acts.VIOLATION["norm"]]
    assert list(ResponseAct.objects.overdue(late.date())) == [act]


def test_a_withdrawn_act_says_why_and_its_clock_ends(world):
    act = acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs)
    with pytest.raises(Forbidden):
        actions.withdraw(act, reason="ошибка", by=world.district_officer, at=AT)
    with pytest.raises(Refused, match="Say why"):
        actions.withdraw(act, reason=" ", by=world.district_prosecutor, at=AT)

    act = actions.withdraw(act, reason="Внесен ошибочно.", by=world.district_prosecutor, at=AT + DAY)

    assert (act.state, act.withdraw_reason) == ("withdrawn", "Внесен ошибочно.")
    assert Obligation.objects.get(subject=act.key).state == "cancelled"
    assert AuditRow.objects.about(act).first().action == "acts.withdraw"
    with pytest.raises(Refused):
        actions.answer(act, received_at=AT + DAY, words="Принято.", by=world.district_officer, at=AT + DAY)
