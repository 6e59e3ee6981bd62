"""Point 43: whose term has expired, or who has no order in the personal file, is released; the watch sees it coming."""

from datetime import timedelta

import pytest

from acts.actions import detentions, held
from acts.models import HeldPerson, UnlawfulDetention
from oversight.core.refusals import Refused
from tests.factories import moment

AT = moment(2026, 3, 4, 10)
HOUR = timedelta(hours=1)


def listed(ivs, officer, name, ends_at):
    return held.enter(
        facility=ivs,
        full_name=name,
        category="detained",
        ground="протокол задержания",
        held_from=AT - 72 * HOUR,
        term_ends_at=ends_at,
        by=officer,
        at=AT - 60 * HOUR,
    )


def test_who_is_past_the_term_and_whose_ends_within_days_is_told(manned, ivs):
    officer = manned.district_officer
    past = listed(ivs, officer, "Первый", AT - HOUR)
    soon = listed(ivs, officer, "Второй", AT + 30 * HOUR)
    listed(ivs, officer, "Третий", AT + 1000 * HOUR)
    assert list(HeldPerson.objects.watched(AT, 7)) == [past, soon]
    assert list(HeldPerson.objects.past_term(AT)) == [past]


def test_without_an_order_in_the_file_the_person_is_recorded_and_an_order_to_release_drafted(manned, ivs):
    officer = manned.district_officer
    found = detentions.record(
        facility=ivs,
        full_name="Первый",
        category="detained",
        cause="no_order",
        circumstances="В личном деле нет постановления.",
        by=officer,
        at=AT,
    )
    order = detentions.draft_release_order(found, by=officer, at=AT)
    assert [one.norm.endswith("43") for one in order.violations.all()] == [True]
    with pytest.raises(Refused, match="already"):
        detentions.draft_release_order(found, by=officer, at=AT)
    assert list(UnlawfulDetention.objects.still_held()) == [found]
