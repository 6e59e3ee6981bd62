"""The working calendar on its page: every day says what it is, and a transfer is seen before it is made."""

import re
from datetime import date

import pytest
from django.utils import timezone

from oversight.core.enums import Role
from oversight.duties.actions import obligations
from oversight.duties.models import Obligation, TransferredDay, calendar_for
from oversight.duties.year import year_of
from tests import factories as make
from tests.duties import law
from tests.factories import moment

pytestmark = pytest.mark.django_db
NEW = "/working-calendar/transfers/new/"


def words(answer):
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def admin(client):
    officer = make.officer(Role.REFERENCE_ADMIN)
    client.force_login(officer)
    return officer


@pytest.fixture
def clock():
    """A clock of three working days that runs now, and a day it passes on its way."""
    law.edition(law.clock(count=3, unit="working_days", steps=()))
    officer = make.officer()
    now = timezone.now()
    return obligations.open_clock(
        "isolation.review", office=officer.office, subject="placement:17", started_at=now, by=officer, at=now
    )


@pytest.fixture
def day(clock):
    return timezone.localtime(clock.due_at).date() - timezone.timedelta(days=1)


def typed(day, **more):
    return {"day": f"{day:%Y-%m-%d}", "kind": "off", "reason": "постановление № 1", **more}


def test_every_day_of_a_year_says_what_it_is():
    may = {day.on.day: (day.mark, day.name) for day in year_of(calendar_for(moment()), 2026)[4].days}
    assert may[1] == ("holiday", "Day of Unity of the People of Kazakhstan")
    assert may[2] == ("weekend", "")
    assert may[4] == ("", "")
    assert may[11] == ("observed", "Victory Day")
    assert may[27] == ("estimated", "Kurban Ait")
    worked = year_of(calendar_for(moment()), 2024)[4].days[3]
    assert (worked.on, worked.mark, worked.is_working) == (date(2024, 5, 4), "worked", True)


def test_a_month_counts_its_working_days():
    assert [month.working for month in year_of(calendar_for(moment()), 2026)][:5] == [19, 20, 18, 22, 17]


def test_everybody_reads_the_calendar_and_only_its_keeper_is_offered_to_change_it(client, admin):
    TransferredDay.objects.create(
        day=date(2026, 4, 9), kind="off", reason="ПП № 1", entered_by=admin, entered_at=moment()
    )
    said = words(client.get("/working-calendar/?year=2026"))
    assert "Transfer a day" in said
    client.force_login(make.officer())
    said = words(client.get("/working-calendar/?year=2026"))
    assert "ПП № 1" in said
    assert "Kurban Ait: estimated: not announced yet" in said
    assert "Transfer a day" not in said


@pytest.mark.parametrize("year", ["", "abc", "1", "99999"])
def test_a_year_that_is_none_is_this_one(client, admin, year):
    assert client.get(f"/working-calendar/?year={year}").context["year"] == timezone.localdate().year


def test_a_transfer_is_seen_first_and_done_as_seen(client, admin, clock, day):
    answer = client.post(NEW, typed(day))
    assert (answer.status_code, answer.context["number"]) == (200, 1)
    assert "Confirm and move 1 deadline" in words(answer)
    assert TransferredDay.objects.count() == 0
    answer = client.post(NEW, typed(day, seen=answer.context["seen"]))
    assert (answer.status_code, answer["Location"]) == (302, f"/working-calendar/?year={day.year}")
    assert TransferredDay.objects.get().reason == "постановление № 1"
    assert Obligation.objects.get().due_at > clock.due_at


def test_if_others_would_move_by_now_they_are_shown_anew_and_nothing_is_done(client, admin, clock, day):
    seen = client.post(NEW, typed(day)).context["seen"]
    now = timezone.now()
    second = obligations.open_clock(
        "isolation.review", office=clock.office, subject="placement:18", started_at=now, by=None, at=now
    )
    answer = client.post(NEW, typed(day, seen=seen))
    assert (answer.status_code, answer.context["number"]) == (409, 2)
    assert "Meanwhile other deadlines would move" in words(answer)
    assert "постановление № 1" in words(answer)
    assert TransferredDay.objects.count() == 0
    assert client.post(NEW, typed(day, seen=answer.context["seen"])).status_code == 302
    second.refresh_from_db()
    assert second.due_at > clock.due_at


def test_what_is_refused_stands_beside_its_field_with_all_that_was_typed(client, admin, clock, day):
    answer = client.post(NEW, typed(day, kind="working"))
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"day": ["This is a working day already."]}
    assert "постановление № 1" in answer.content.decode()


def test_a_transfer_made_meanwhile_by_another_is_said_beside_the_day(client, admin, clock, day):
    seen = client.post(NEW, typed(day)).context["seen"]
    assert client.post(NEW, typed(day, seen=seen)).status_code == 302
    answer = client.post(NEW, typed(day, seen=seen))
    assert (answer.status_code, TransferredDay.objects.count()) == (422, 1)
    assert answer.context["form"].errors == {"day": ["This day is transferred already: withdraw that first."]}


def test_a_withdrawal_is_seen_first_too(client, admin, clock, day):
    client.post(NEW, typed(day, seen=client.post(NEW, typed(day)).context["seen"]))
    address = f"/working-calendar/transfers/{TransferredDay.objects.get().pk}/withdraw/"
    answer = client.post(address, {"reason": "ошибка"})
    assert (answer.status_code, answer.context["number"]) == (200, 1)
    assert client.post(address, {"reason": "ошибка", "seen": answer.context["seen"]}).status_code == 302
    assert Obligation.objects.get().due_at == clock.due_at


def test_the_page_asks_the_same_number_of_queries_for_one_transfer_and_for_three(
    client, admin, django_assert_num_queries
):
    for number in (7, 8, 9):
        TransferredDay.objects.create(
            day=date(2026, 4, number), kind="off", reason="ПП", entered_by=admin, entered_at=moment()
        )
        with django_assert_num_queries(3):
            client.get("/working-calendar/?year=2026")
