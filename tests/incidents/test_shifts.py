"""The shift log: taken, written, handed over with what was open, confirmed by the receiver; nothing is overwritten."""

import pytest
from django.urls import reverse

from incidents.actions import incidents, notices, shifts
from incidents.models import Shift, ShiftEntry
from oversight.core.refusals import Forbidden, Refused
from oversight.documents.actions import render_next
from tests import factories
from tests.incidents.factories import called, incident, minutes

#: The session's officer, the shift, its handings over, the paper, entries, what came in, receivers.
QUERIES = 7


@pytest.fixture
def zonal(world):
    return world.zonal_officer


@pytest.fixture
def shift(zonal):
    return shifts.take(by=zonal, at=minutes(0))


def test_one_officer_of_an_office_has_the_shift(world, zonal, shift):
    with pytest.raises(Refused, match="has the shift: it is handed over"):
        shifts.take(by=world.department_head, at=minutes(1))
    other = shifts.take(by=world.oblast_officer, at=minutes(1))
    assert [one.officer for one in Shift.objects.running()] == [other.officer, zonal]


def test_two_who_take_it_at_once_meet_at_the_unique_key(world, zonal, shift, monkeypatch):
    monkeypatch.setattr(shifts, "check_can_take_shift", lambda officer: None)
    with pytest.raises(Refused, match=f"{zonal.short_name} has the shift"):
        shifts.take(by=world.department_head, at=minutes(1))


def test_entries_are_added_by_who_has_it_and_stay_as_typed(world, zonal, shift):
    words = "  Звонок из Караганды: «всё тихо»\n<b>02:40</b> \u202e повтор 𝒜"
    shifts.write(shift, words=words, by=zonal, at=minutes(5))
    shifts.write(shift, words="Поправка: звонок из Темиртау", by=zonal, at=minutes(6))
    assert [one.words for one in ShiftEntry.objects.all()] == [words.strip(), "Поправка: звонок из Темиртау"]
    with pytest.raises(Forbidden, match="written by who has it"):
        shifts.write(shift, words="я", by=world.department_head, at=minutes(7))
    with pytest.raises(Refused, match="Write what happened"):
        shifts.write(shift, words=" \n ", by=zonal, at=minutes(7))


def test_what_was_open_is_kept_as_it_stood_and_the_receiver_confirms(world, zonal, shift):
    made = incident(world.ivs, by=world.district_officer)
    receiver = world.department_head
    offer = shifts.hand_over(shift, to=receiver, notes="Следить за Севером", by=zonal, at=minutes(61))
    notice = called(made, by=world.district_officer, receiver=world.oblast_officer, at=minutes(62))
    notices.confirm(notice, by=world.oblast_officer, at=minutes(63))
    assert offer.still_open == [
        {
            "id": made.pk,
            "what": {"ru": made.kind.title_ru, "kk": made.kind.title_kk},
            "facility": {"ru": world.ivs.name_ru, "kk": world.ivs.name_kk},
            "received_at": "2026-03-03T02:10+05:00",
            "clock": {
                "ru": "Сообщение о ЧП по телефону в прокуратуру области",
                "kk": "Төтенше оқиға туралы облыс прокуратурасына телефонмен хабарлау",
            },
            "with": {"ru": "Прокуратура района north-1", "kk": world.north_1.name_kk},
            "due_at": "2026-03-03T03:10+05:00",
            "is_late": True,
            "is_silent": True,
            "taken_by": "",
        }
    ]
    # Until the word of the receiver the shift stays where it was.
    shift.refresh_from_db()
    assert (shift.is_running, shift.officer) == (True, zonal)
    with pytest.raises(Forbidden, match="under their own sign-in"):
        shifts.confirm(offer, by=zonal, at=minutes(65))
    following = shifts.confirm(offer, by=receiver, at=minutes(66))
    shift.refresh_from_db()
    assert (shift.ended_at, following.officer, following.taken_at, following.follows) == (
        minutes(66),
        receiver,
        minutes(66),
        shift,
    )
    assert shifts.confirm(offer, by=receiver, at=minutes(70)) == following
    with pytest.raises(Refused, match="This shift is over"):
        shifts.write(shift, words="поздно", by=zonal, at=minutes(71))


def test_offered_anew_the_last_offer_counts_and_both_stay(world, zonal, shift):
    first = shifts.hand_over(shift, to=world.department_head, by=zonal, at=minutes(10))
    colleague = factories.officer("zonal_officer", office=world.department)
    second = shifts.hand_over(shift, to=colleague, notes="Начальник занят", by=zonal, at=minutes(12))
    with pytest.raises(Refused, match="replaced by a later one"):
        shifts.confirm(first, by=world.department_head, at=minutes(13))
    shifts.confirm(second, by=colleague, at=minutes(14))
    assert shift.handovers.count() == 2


def test_to_whom_and_by_whom(world, zonal, shift):
    for stranger in (zonal, world.oblast_officer, world.auditor):
        with pytest.raises(Refused, match="another prosecutor of the same office"):
            shifts.hand_over(shift, to=stranger, by=zonal, at=minutes(5))
    colleague = factories.officer("zonal_officer", office=world.department)
    with pytest.raises(Forbidden, match="by who has it, or by the head"):
        shifts.hand_over(shift, to=colleague, by=colleague, at=minutes(5))
    assert shifts.hand_over(shift, to=colleague, by=world.department_head, at=minutes(5)).handed_by != zonal


def test_the_log_as_a_paper(world, zonal, shift):
    made = incident(world.ivs, by=world.district_officer)
    incidents.receive(made, by=zonal, at=minutes(8))
    shifts.write(shift, words="<b>Доклад</b> руководству", by=zonal, at=minutes(9))
    shifts.hand_over(shift, to=world.department_head, notes="Север молчит", by=zonal, at=minutes(61))
    document = shifts.print_shift(shift, by=zonal, at=minutes(62))
    context = document.context
    assert [one["words"] for one in context["entries"]] == ["<b>Доклад</b> руководству"]
    assert [one["id"] for one in context["came_in"]] == [made.pk]
    assert [(one["to"], one["confirmed_at"], len(one["still_open"])) for one in context["handovers"]] == [
        (world.department_head.short_name, None, 1)
    ]
    while render_next(at=minutes(62)):
        pass
    assert {one.state for one in document.renderings.all()} == {"ready"}


def test_the_pages(signed_in, world, zonal, shift):
    browser = signed_in(world.department_head)
    offer = shifts.hand_over(shift, to=world.department_head, notes="Север", by=zonal, at=minutes(5))
    for address in (reverse("incidents:desk"), reverse("incidents:today"), reverse("incidents:shift", args=[shift.pk])):
        assert "I have the shift" in browser.get(address).content.decode(), address
    taken = browser.post(reverse("incidents:confirm_shift", args=[shift.pk, offer.pk]))
    assert taken.url == reverse("incidents:desk")
    assert Shift.objects.running().get().officer == world.department_head
    page = browser.post(reverse("incidents:hand_over", args=[Shift.objects.first().pk]), {"to": "", "notes": "Слова"})
    assert (page.status_code, page.context["forms"]["handing"]["notes"].value()) == (422, "Слова")
    assert [one.pk for one in browser.get(reverse("incidents:shifts")).context["page"]] == [
        one.pk for one in Shift.objects.order_by("-pk")
    ]
    assert signed_in(world.oblast_officer).get(reverse("incidents:shift", args=[shift.pk])).status_code == 404


def test_the_same_queries_with_one_entry_and_with_many(signed_in, world, zonal, shift, django_assert_num_queries):
    browser = signed_in(zonal)
    address = reverse("incidents:shift", args=[shift.pk])

    def more():
        shifts.write(shift, words="Тихо", by=zonal, at=minutes(2))
        made = incident(world.ivs, by=world.district_officer)
        incidents.receive(made, by=zonal, at=minutes(3))
        shifts.hand_over(shift, to=world.department_head, by=zonal, at=minutes(5))

    more()
    with django_assert_num_queries(QUERIES):
        browser.get(address)
    for _ in range(3):
        more()
    with django_assert_num_queries(QUERIES):
        browser.get(address)
