"""The roster as officers meet it: who answers, who is away, where nobody would answer."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import Absence, Subject, Zone
from tests.factories import absence, office, officer, subject, world, zone

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
TYPED = "%Y-%m-%dT%H:%M"


@pytest.fixture
def here():
    return world()


@pytest.fixture
def now():
    return timezone.now().replace(second=0, microsecond=0)


@pytest.fixture
def as_officer(client, here):
    def sign_in(role):
        client.force_login(here.officer(role))
        return client

    return sign_in


def words(answer):
    """What the page says, without its markup."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text)


def local(moment):
    return f"{timezone.localtime(moment):{TYPED}}"


# The page


@pytest.mark.parametrize("role", Role)
def test_everybody_has_a_roster(as_officer, here, now, role):
    zone(here.zonal_officer, here.north)
    subject(here.zonal_officer)
    absence(here.district_officer, from_at=now - DAY)
    answer = as_officer(role).get("/roster/")
    assert answer.status_code == 200
    assert here.zonal_officer.full_name in words(answer)
    assert "пробация" in words(answer)


def test_a_district_reads_whom_to_call_while_its_zonal_officer_is_away(as_officer, here, now):
    zone(here.zonal_officer, here.north)
    zone(here.zonal_officer, here.south)
    absence(here.zonal_officer, from_at=now - DAY)
    here.department_head.phone = "+7 (000) 010-00-01"
    here.department_head.save()
    answer = as_officer(Role.DISTRICT_OFFICER).get("/roster/")
    assert [row.oblast for row in answer.context["zones"]] == [here.north]
    said = words(answer)
    assert f"Told instead now: {here.department_head.full_name} +7 (000) 010-00-01 Head of the Department" in said
    # Whoever is above is named, their card is not theirs to open.
    assert f"/officers/{here.department_head.pk}/" not in answer.content.decode()


def test_an_oblast_without_a_zonal_officer_stands_out(as_officer, here):
    zone(here.zonal_officer, here.north)
    answer = as_officer(Role.DEPARTMENT_HEAD).get("/roster/")
    assert [(row.oblast, len(row.zones)) for row in answer.context["zones"]] == [(here.north, 1), (here.south, 0)]
    assert "Not assigned" in words(answer)


def test_those_away_now_and_soon_stand_on_the_page_and_nobody_else(as_officer, here, now):
    colleague = officer(office=here.north_1)
    current = absence(here.district_officer, from_at=now - DAY, substitute=here.district_prosecutor)
    soon = absence(here.district_prosecutor, from_at=now + 5 * DAY, until_at=now + 9 * DAY)
    absence(colleague, from_at=now - 9 * DAY, until_at=now - DAY)
    absence(colleague, from_at=now + 40 * DAY)
    absence(officer(office=here.north_2), from_at=now - DAY)
    answer = as_officer(Role.DISTRICT_PROSECUTOR).get("/roster/")
    assert answer.context["absences"] == [current, soon]


def test_a_substitute_who_is_away_too_shows_who_is_told(as_officer, here, now):
    colleague, third = officer(office=here.north_1), officer(office=here.north_1)
    absence(here.district_officer, from_at=now - DAY, substitute=colleague)
    absence(colleague, from_at=now - DAY, substitute=third)
    answer = as_officer(Role.DISTRICT_PROSECUTOR).get("/roster/")
    assert f"{colleague.short_name} away too; {third.short_name} is told" in words(answer)


def test_gaps_warn_and_say_who_would_be_told(as_officer, here, now):
    zone(here.zonal_officer, here.north)
    zone(here.zonal_officer, here.south)
    absence(here.zonal_officer, from_at=now + 2 * DAY, until_at=now + 4 * DAY)
    rows = as_officer(Role.DEPARTMENT_HEAD).get("/roster/").context["gaps"]
    zonal = [row for row in rows if row.role == Role.ZONAL_OFFICER]
    assert [(row.from_at, row.until_at, row.goes_to, row.offices) for row in zonal] == [
        (now + 2 * DAY, now + 4 * DAY, (Role.DEPARTMENT_HEAD, here.department), [here.north, here.south])
    ]


def test_a_gap_that_reaches_nobody_comes_first(as_officer, here, now):
    absence(here.department_head, from_at=now - DAY)
    answer = as_officer(Role.DEPARTMENT_HEAD).get("/roster/")
    assert answer.context["gaps"][0].goes_to is None
    assert "nobody at all" in words(answer)


def test_an_office_where_somebody_always_answers_has_no_warning(as_officer, here):
    answer = as_officer(Role.DISTRICT_OFFICER).get("/roster/")
    assert answer.context["gaps"] == []
    assert "Nobody will answer" not in words(answer)


@pytest.mark.parametrize("rows", [1, 10])
def test_the_roster_costs_the_same_at_one_row_and_at_many(as_officer, here, now, rows, django_assert_num_queries):
    for number in range(rows):
        oblast = office(OfficeLevel.OBLAST)
        someone = officer(Role.ZONAL_OFFICER, office=here.department)
        zone(someone, oblast)
        subject(someone)
        absence(someone, from_at=now - DAY, substitute=here.zonal_officer)
        absence(officer(office=office(parent=oblast)), from_at=now + number * DAY)
    client = as_officer(Role.DEPARTMENT_HEAD)
    # The officer (the session is in the cache), the offices; their officers, absences and zones; then the rows of
    # absences, zones and lines of work.
    with django_assert_num_queries(8):
        answer = client.get("/roster/")
    assert len(answer.context["subjects"]) == rows


def test_only_a_few_absences_stand_on_the_page_and_the_list_has_the_rest(as_officer, here, now):
    for _ in range(21):
        absence(officer(office=here.north_1), from_at=now - DAY)
    client = as_officer(Role.DISTRICT_PROSECUTOR)
    answer = client.get("/roster/")
    assert answer.content.decode().count('class="row-title"><a href="/officers/') == 20
    assert "There are more: open the list" in words(answer)
    assert len(client.get("/roster/absences/").context["page"].rows) == 21


# The list


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Гулевич", "Бекова", "Абаев"]),
        ({"when": "now"}, ["Бекова"]),
        ({"when": "coming"}, ["Гулевич"]),
        ({"when": "over"}, ["Абаев"]),
        ({"kind": "illness"}, ["Бекова"]),
        ({"q": "бек"}, ["Бекова"]),
    ],
)
def test_absences_are_found_by_time_reason_and_name(as_officer, here, now, query, names):
    for name, from_at, until_at, kind in (
        ("Абаев", now - 9 * DAY, now - DAY, "leave"),
        ("Бекова", now - DAY, None, "illness"),
        ("Гулевич", now + DAY, None, "trip"),
    ):
        absence(officer(office=here.north_1, surname=name), from_at=from_at, until_at=until_at, kind=kind)
    rows = as_officer(Role.DISTRICT_OFFICER).get("/roster/absences/", query).context["page"].rows
    assert [row.officer.surname for row in rows] == names


@pytest.mark.parametrize("rows", [1, 10])
def test_the_list_of_absences_costs_the_same_at_one_row_and_at_ten(
    as_officer, here, now, rows, django_assert_num_queries
):
    for _ in range(rows):
        absence(officer(office=here.north_1), from_at=now - DAY, substitute=here.district_prosecutor)
    client = as_officer(Role.DISTRICT_PROSECUTOR)
    # The officer, offices to filter by, the rows with their officers and substitutes.
    with django_assert_num_queries(3):
        assert len(client.get("/roster/absences/").context["page"].rows) == rows


# Forms


def test_an_officer_records_their_absence_from_their_data(as_officer, here, now):
    client = as_officer(Role.DISTRICT_OFFICER)
    address = f"/officers/{here.district_officer.pk}/absences/new/"
    assert address in client.get("/profile/").content.decode()
    typed = {"kind": "leave", "from_at": local(now), "until_at": "", "substitute": here.district_prosecutor.pk}
    answer = client.post(address, typed)
    made = Absence.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/officers/{here.district_officer.pk}/")
    assert (made.from_at, made.until_at, made.substitute) == (now, None, here.district_prosecutor)


def test_one_chooses_a_substitute_among_prosecutors_one_sees(as_officer, here):
    colleague = officer(office=here.north_1)
    officer(office=here.north_1, is_active=False)
    address = f"/officers/{here.district_officer.pk}/absences/new/"
    own = as_officer(Role.DISTRICT_OFFICER).get(address).context["form"].fields["substitute"].queryset
    assert set(own) == {colleague, here.district_prosecutor}
    above = as_officer(Role.OBLAST_DEPUTY).get(address).context["form"].fields["substitute"].queryset
    oblast = {here.oblast_officer, here.oblast_deputy, here.oblast_prosecutor}
    assert set(above) == {colleague, here.district_prosecutor} | oblast
    assert set(above[:2]) == {colleague, here.district_prosecutor}


def test_a_refused_absence_is_told_beside_its_field_and_keeps_what_was_typed(as_officer, here, now):
    typed = {"kind": "trip", "from_at": local(now), "until_at": local(now - DAY), "note": "Астана"}
    answer = as_officer(Role.DISTRICT_OFFICER).post(f"/officers/{here.district_officer.pk}/absences/new/", typed)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"until_at": ["The return must come after the beginning."]}
    assert 'value="Астана"' in answer.content.decode()


def test_an_absence_at_the_same_time_as_another_is_refused_at_the_top(as_officer, here, now):
    absence(here.district_officer, from_at=now - DAY)
    typed = {"kind": "trip", "from_at": local(now)}
    answer = as_officer(Role.DISTRICT_OFFICER).post(f"/officers/{here.district_officer.pk}/absences/new/", typed)
    assert (answer.status_code, answer.context["form"].non_field_errors()) == (
        422,
        ["This officer's other absence runs at the same time: change that one."],
    )


def test_a_change_made_meanwhile_is_shown_with_both(as_officer, here, now):
    one = absence(here.district_officer, from_at=now - DAY, until_at=now + DAY)
    client = as_officer(Role.DISTRICT_PROSECUTOR)
    address = f"/roster/absences/{one.pk}/change/"
    seen = {"version": 1, "kind": "leave", "from_at": local(now - DAY)}
    assert client.post(address, {**seen, "until_at": local(now + 2 * DAY)}).status_code == 302
    answer = client.post(address, {**seen, "until_at": local(now + 3 * DAY)})
    assert answer.status_code == 409
    days = [f"{timezone.localtime(now + days * DAY):%d.%m.%Y %H:%M}" for days in (2, 3)]
    assert answer.context["differences"] == [("Back at", *days)]
    typed = {**seen, "version": 2, "until_at": local(now + 3 * DAY)}
    assert client.post(address, typed).status_code == 302


def test_whoever_is_back_says_so(as_officer, here, now):
    one = absence(here.district_officer, from_at=now - DAY)
    client = as_officer(Role.DISTRICT_OFFICER)
    assert client.get(f"/roster/absences/{one.pk}/end/").status_code == 200
    answer = client.post(f"/roster/absences/{one.pk}/end/", {"until_at": local(now)})
    one.refresh_from_db()
    assert (answer.status_code, one.until_at) == (302, now)


def test_only_what_has_not_begun_is_withdrawn_from_the_card(as_officer, here, now):
    client = as_officer(Role.DISTRICT_OFFICER)
    coming = absence(here.district_officer, from_at=now + DAY)
    assert client.post(f"/roster/absences/{coming.pk}/withdraw/").status_code == 302
    begun = absence(here.district_officer, from_at=now - DAY)
    answer = client.post(f"/roster/absences/{begun.pk}/withdraw/", follow=True)
    assert "This absence has begun already: say when the officer is back instead." in words(answer)
    assert Absence.objects.get() == begun


@pytest.mark.parametrize("verb", ["change", "end", "withdraw"])
def test_a_colleagues_absence_is_refused_and_a_foreign_one_does_not_exist(as_officer, here, now, verb):
    colleagues = absence(officer(office=here.north_1), from_at=now - DAY)
    foreign = absence(officer(office=here.north_2), from_at=now - DAY)
    client = as_officer(Role.DISTRICT_OFFICER)
    found = [client.post(f"/roster/absences/{one.pk}/{verb}/").status_code for one in (colleagues, foreign)]
    assert found == [403, 404]


def test_the_note_is_read_by_the_officer_and_those_who_lead(as_officer, here, now):
    someone = officer(office=here.north_1)
    absence(someone, from_at=now - DAY, note="стационар")
    for role, seen in ((Role.DISTRICT_OFFICER, False), (Role.DISTRICT_PROSECUTOR, True)):
        client = as_officer(role)
        pages = [client.get(address) for address in ("/roster/", "/roster/absences/", f"/officers/{someone.pk}/")]
        assert {"стационар" in words(page) for page in pages} == {seen}


def test_a_zone_is_given_ended_and_taken_back(as_officer, here):
    client = as_officer(Role.DEPARTMENT_HEAD)
    today = here.department.local_day(timezone.now())
    assert client.get("/roster/zones/new/", {"oblast": here.north.pk}).context["form"].initial["oblast"] == str(
        here.north.pk
    )
    typed = {"officer": here.zonal_officer.pk, "oblast": here.north.pk, "from_on": f"{today:%Y-%m-%d}"}
    assert client.post("/roster/zones/new/", typed).url == "/roster/"
    given = Zone.objects.get()
    card = client.get(f"/officers/{here.zonal_officer.pk}/")
    assert f"/roster/zones/{given.pk}/end/" in card.content.decode()
    assert client.post(f"/roster/zones/{given.pk}/end/", {"until_on": f"{today:%Y-%m-%d}"}).status_code == 302
    coming = zone(here.zonal_officer, here.north, from_on=today + DAY)
    assert client.post(f"/roster/zones/{coming.pk}/withdraw/").status_code == 302
    assert Zone.objects.get().until_on == today


def test_a_refused_zone_is_told_beside_its_field(as_officer, here):
    typed = {
        "officer": here.zonal_officer.pk,
        "oblast": here.north.pk,
        "from_on": "2026-05-02",
        "until_on": "2026-05-01",
    }
    answer = as_officer(Role.REFERENCE_ADMIN).post("/roster/zones/new/", typed)
    assert (answer.status_code, answer.context["form"].errors) == (
        422,
        {"until_on": ["The last day can't be before the first."]},
    )


def test_a_line_of_work_is_given_ended_and_taken_back(as_officer, here):
    client = as_officer(Role.DEPARTMENT_HEAD)
    typed = {"officer": here.zonal_officer.pk, "line_ru": "труд", "line_kk": "еңбек", "from_on": "2026-03-02"}
    assert client.post("/roster/subjects/new/", typed).status_code == 302
    given = Subject.objects.get()
    assert client.post(f"/roster/subjects/{given.pk}/end/", {"until_on": "2027-03-02"}).status_code == 302
    coming = subject(here.zonal_officer, from_on=date(2999, 1, 1))
    assert client.post(f"/roster/subjects/{coming.pk}/withdraw/").status_code == 302
    assert client.post(f"/roster/subjects/{given.pk}/withdraw/", follow=True).status_code == 200
    assert Subject.objects.get().until_on == date(2027, 3, 2)


@pytest.mark.parametrize("address", ["zones/new/", "zones/{zone}/end/", "subjects/new/", "subjects/{subject}/end/"])
def test_zones_and_lines_of_work_are_another_officers_to_give(as_officer, here, address):
    address = address.format(zone=zone(here.zonal_officer, here.north).pk, subject=subject(here.zonal_officer).pk)
    for role in (Role.DISTRICT_PROSECUTOR, Role.OBLAST_PROSECUTOR, Role.ZONAL_OFFICER, Role.AUDITOR):
        assert as_officer(role).get(f"/roster/{address}").status_code == 403
    assert as_officer(Role.DEPARTMENT_HEAD).get(f"/roster/{address}").status_code == 200


def test_the_zone_of_another_oblast_does_not_exist(as_officer, here):
    foreign = zone(here.zonal_officer, here.south)
    assert as_officer(Role.OBLAST_PROSECUTOR).get(f"/roster/zones/{foreign.pk}/end/").status_code == 404


def test_an_officers_card_shows_zones_lines_of_work_and_absences(as_officer, here, now):
    zone(here.zonal_officer, here.north)
    subject(here.zonal_officer)
    for days in range(1, 8):
        absence(here.zonal_officer, from_at=now - 2 * days * DAY, until_at=now - (2 * days - 1) * DAY)
    coming = absence(here.zonal_officer, from_at=now + DAY, substitute=here.department_head)
    answer = as_officer(Role.DEPARTMENT_HEAD).get(f"/officers/{here.zonal_officer.pk}/")
    said = words(answer)
    assert str(here.north) in said
    assert "пробация" in said
    assert f"{here.department_head.full_name} stands in" in said
    assert (answer.context["absences"][0], len(answer.context["absences"])) == (coming, 6)
