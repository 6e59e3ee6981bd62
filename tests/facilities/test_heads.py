from datetime import date

import pytest

from facilities import actions
from oversight.core.models import AuditRow
from oversight.core.refusals import Refused
from tests.factories import facility, head, moment, officer

pytestmark = pytest.mark.django_db

NOW = moment()


def appoint(place, from_on, **fields):
    fields = {"full_name": "Жумабеков Арман", "post": "начальник", **fields}
    return actions.appoint_head(place, from_on=from_on, **fields, by=None, at=NOW)


def test_the_former_head_leaves_the_day_before_the_new_one_comes():
    place = facility()
    former = head(place)
    new = appoint(place, date(2026, 3, 1))
    former.refresh_from_db()
    assert (former.until_on, new.until_on) == (date(2026, 2, 28), None)
    assert [place.head_on(date(2026, *day)) for day in ((2, 28), (3, 1))] == [former, new]


def test_an_acting_head_does_not_end_the_heads_term():
    place = facility()
    permanent = head(place)
    acting = appoint(place, date(2026, 3, 1), acting=True, until_on=date(2026, 3, 14))
    permanent.refresh_from_db()
    assert permanent.until_on is None
    assert [place.head_on(date(2026, 3, day)) for day in (14, 15)] == [acting, permanent]


def test_an_appointment_leaves_a_row_for_each_term_it_touches():
    place = facility()
    head(place, full_name="Бывший")
    appoint(place, date(2026, 3, 1))
    assert list(AuditRow.objects.order_by("pk").values_list("action", "after__full_name", "after__until_on")) == [
        ("facilities.end_head_term", "Бывший", "2026-02-28"),
        ("facilities.appoint_head", "Жумабеков Арман", None),
    ]


def test_a_new_head_does_not_begin_on_or_before_the_present_ones_first_day():
    place = facility()
    head(place, full_name="Первый", from_on=date(2026, 3, 1))
    with pytest.raises(Refused) as refusal:
        appoint(place, date(2026, 3, 1))
    assert refusal.value.fields == {
        "from_on": "Первый is in office from March 1, 2026: the two terms would run side by side."
    }


def test_a_new_head_does_not_begin_within_an_ended_term():
    place = facility()
    head(place, full_name="Первый", until_on=date(2026, 3, 10))
    with pytest.raises(Refused) as refusal:
        appoint(place, date(2026, 3, 10))
    assert refusal.value.fields == {
        "from_on": "Первый was in office from Jan. 1, 2020 to March 10, 2026: the two terms would run side by side."
    }


def test_a_term_of_the_past_can_be_entered_before_the_present_one():
    place = facility()
    present = head(place, from_on=date(2024, 1, 1))
    past = appoint(place, date(2022, 1, 1), until_on=date(2023, 12, 31))
    assert [place.head_on(date(year, 6, 1)) for year in (2023, 2024)] == [past, present]


def test_a_refused_appointment_leaves_the_former_head_in_office():
    place = facility()
    former = head(place)
    with pytest.raises(Refused):
        appoint(place, date(2026, 3, 1), full_name="")
    former.refresh_from_db()
    assert (former.until_on, AuditRow.objects.count()) == (None, 0)


def test_nobody_heads_a_facility_before_it_is_opened():
    with pytest.raises(Refused) as refusal:
        appoint(facility(opened_on=date(2025, 1, 1)), date(2024, 12, 31))
    assert refusal.value.fields == {"from_on": "The facility was opened later, on Jan. 1, 2025."}


def test_a_term_ends_on_its_last_day_and_only_once():
    place = facility()
    serving = head(place)
    actions.end_head_term(serving, until_on=date(2026, 3, 1), by=None, at=NOW)
    assert [place.head_on(date(2026, 3, day)) for day in (1, 2)] == [serving, None]
    with pytest.raises(Refused, match="ended already"):
        actions.end_head_term(serving, until_on=date(2026, 3, 2), by=None, at=NOW)


def test_a_term_does_not_end_before_it_begins():
    serving = head(facility(), from_on=date(2026, 3, 1))
    with pytest.raises(Refused, match="The last day can't be before the first"):
        actions.end_head_term(serving, until_on=date(2026, 2, 28), by=None, at=NOW)


def test_a_foreign_officer_appoints_nobody():
    with pytest.raises(Refused, match="outside your office's supervision"):
        actions.appoint_head(
            facility(), full_name="Кто-то", post="начальник", from_on=date(2026, 3, 1), by=officer(), at=NOW
        )
