"""The list of duties and the card that says why: filters in the address, the same queries at one row and at fifty."""

from datetime import timedelta

import pytest
from django.urls import reverse

from oversight.core.enums import Role
from oversight.duties.actions import alerts, fulfilment, obligations
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.models import Alert, Obligation
from tests import factories as make
from tests.duties import law
from tests.factories import moment

pytestmark = pytest.mark.django_db
LIST = reverse("duties:list")
LIVE = moment(2026, 3, 2, 8)
NOON = moment(2026, 3, 2, 12)
NEXT = moment(2026, 3, 3, 13)
HOUR = timedelta(hours=1)


@pytest.fixture
def world():
    return make.world()


@pytest.fixture
def duty(world):
    """Today's duty about the own ИВС; those of other offices are there too."""
    law.edition(law.duty(), published_at=LIVE)
    open_periods(LIVE)
    return Obligation.objects.get(facility=world.ivs)


@pytest.fixture
def browser(client, world):
    client.force_login(world.district_officer)
    return client


def shown(answer):
    assert answer.status_code == 200
    return [row.pk for row in answer.context["page"]]


def card(duty):
    return reverse("duties:obligation", args=[duty.pk])


def text(answer):
    return " ".join(answer.content.decode().split())


def tick(at):
    sweep(at)
    tell(at)


def done(duty, officer, *, ended_at=NOON, at=None, participants=()):
    return fulfilment.inspection_done(
        office=duty.office,
        facility=duty.facility,
        kind_code="ivs_daily",
        ended_at=ended_at,
        participants=participants,
        url="/inspections/1/",
        by=officer,
        at=at or ended_at,
    )


class TestList:
    def test_a_district_sees_its_own_and_an_oblast_those_below(self, client, world, duty):
        client.force_login(world.district_officer)
        assert shown(client.get(LIST)) == [duty.pk]
        client.force_login(world.oblast_officer)
        below = Obligation.objects.filter(facility__in=[world.ivs, world.neighbour_ivs]).order_by("pk")
        assert shown(client.get(LIST)) == [one.pk for one in below]

    def test_it_opens_on_what_is_open_the_soonest_first_and_all_is_a_choice(self, browser, world, duty):
        open_periods(LIVE + timedelta(days=1))
        own = Obligation.objects.filter(facility=world.ivs).order_by("due_at")
        first, second = own.values_list("pk", flat=True)
        assert shown(browser.get(LIST)) == [first, second]
        done(duty, world.district_officer)
        opened = browser.get(LIST)
        assert shown(opened) == [second]
        assert [one["title"] for one in opened.context["views"] if one["active"]] == ["Open"]
        assert 'href="?all=true" title="Remove this filter"' in text(opened)
        everything = browser.get(f"{LIST}?all=true")
        assert shown(everything) == [second, first]
        assert [one["title"] for one in everything.context["views"] if one["active"]] == ["All"]
        assert shown(browser.get(f"{LIST}?all=true&state=fulfilled")) == [first]

    def test_who_sees_no_case_finds_no_list(self, client, world, duty):
        client.force_login(world.reference_admin)
        assert client.get(LIST).status_code == 404
        assert client.get(card(duty)).status_code == 404

    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("state=open", ["neighbour", "own"]),
            ("state=fulfilled", ["done"]),
            ("overdue=true", ["neighbour", "own"]),
            ("overdue=false", ["done"]),
            ("met=in_time", ["done"]),
            ("met=late", []),
            ("met=entered_late", ["done"]),
            ("rule=ivs.daily", ["done", "neighbour", "own"]),
            ("mine=true", []),
            ("mine=false", ["done", "neighbour", "own"]),
            ("q=north-1", ["own"]),
            ("due_from=2026-03-02&due_until=2026-03-02", ["done", "neighbour", "own"]),
            ("due_from=2026-03-03", []),
            ("due_until=2026-03-01", []),
        ],
    )
    def test_the_address_narrows_the_list(self, client, world, duty, query, names):
        third = make.facility(supervising_office=world.north_2)
        open_periods(LIVE)
        rows = {
            "own": duty,
            "neighbour": Obligation.objects.get(facility=world.neighbour_ivs),
            "done": Obligation.objects.get(facility=third),
        }
        done(rows["done"], make.officer(office=world.north_2), at=NEXT)
        client.force_login(world.oblast_officer)
        found = shown(client.get(f"{LIST}?{query}"))
        assert sorted(name for name, row in rows.items() if row.pk in found) == names

    def test_by_office_with_those_below_it_and_by_facility(self, client, world, duty):
        client.force_login(world.oblast_officer)
        assert shown(client.get(f"{LIST}?office={world.north_1.pk}")) == [duty.pk]
        assert len(shown(client.get(f"{LIST}?office={world.north.pk}"))) == 2
        assert shown(client.get(f"{LIST}?facility={world.ivs.pk}")) == [duty.pk]
        assert list(client.get(f"{LIST}?office={world.south.pk}").context["filter"].form.errors) == ["office"]

    def test_the_same_queries_at_one_row_and_at_fifty(self, browser, world, duty, django_assert_num_queries):
        with django_assert_num_queries(5):
            assert len(shown(browser.get(LIST))) == 1
        for _number in range(51):
            make.facility(supervising_office=world.north_1)
        open_periods(LIVE)
        with django_assert_num_queries(5):
            assert len(shown(browser.get(LIST))) == 50

    @pytest.mark.parametrize("query", ["state=open", "state=open&state=cancelled"])
    def test_pages_meet_in_both_orders(self, browser, world, duty, query):
        for _number in range(52):
            make.facility(supervising_office=world.north_1)
        open_periods(LIVE)
        open_periods(LIVE + timedelta(days=1))
        first = browser.get(f"{LIST}?{query}")
        second = browser.get(LIST + first.context["page"].older)
        third = browser.get(LIST + second.context["page"].older)
        assert (len(shown(first)), len(shown(second)), len(shown(third))) == (50, 50, 6)
        assert third.context["page"].older == ""
        everything = [*shown(first), *shown(second), *shown(third)]
        order = ("due_at", "pk") if query == "state=open" else ("-due_at", "-pk")
        mine = Obligation.objects.filter(office=world.north_1)
        assert everything == list(mine.order_by(*order).values_list("pk", flat=True))
        assert shown(browser.get(LIST + third.context["page"].newer)) == shown(second)
        assert shown(browser.get(LIST + second.context["page"].newer)) == shown(first)
        assert browser.get(LIST + second.context["page"].newer).context["page"].newer == ""

    @pytest.mark.parametrize("key", ["x", "12", "12-", "-3", "1-2-3", "99999999999999999999-1", "9999999999999999-1"])
    def test_a_broken_key_is_the_first_page(self, browser, duty, key):
        assert shown(browser.get(f"{LIST}?before={key}")) in ([duty.pk], [])


class TestCard:
    def test_it_says_why_in_sentences(self, browser, duty):
        page = text(browser.get(card(duty)))
        assert "The duty comes back daily; this is the day 02.03.2026, by the clock of Asia/Almaty." in page
        assert "The day counts whole: until 24:00 of 02.03.2026." in page
        assert "Point 47 of the edition “Instruction”:" in page

    def test_it_names_who_would_be_told_as_things_stand(self, browser, world, duty):
        told = browser.get(card(duty)).context["telling"]
        assert [step.ahead.officers for step in told] == [
            [world.district_officer],
            [world.district_prosecutor],
            [world.oblast_prosecutor],
        ]

    def test_it_names_who_was_told_who_was_passed_over_and_who_has_it(self, browser, world, duty):
        make.absence(world.district_prosecutor, from_at=LIVE, until_at=moment(2026, 3, 9))
        tick(moment(2026, 3, 3, 0, 5))
        alert = Alert.objects.get(obligation=duty, escalation__step=1)
        alerts.acknowledge(alert, by=alert.officer, at=moment(2026, 3, 3, 0, 6))
        answer = browser.get(card(duty))
        reminder, overdue, climb = answer.context["telling"]
        assert [one.officer for one in reminder.alerts] == [world.district_officer]
        assert [one.acknowledged_by for one in overdue.alerts] == [alert.officer]
        assert (climb.escalation, climb.ahead.officers) == (None, [world.oblast_prosecutor])
        assert f"{world.district_prosecutor.full_name} is absent until 09.03.2026" in text(answer)
        assert "Acknowledged by" in text(answer)

    def test_done_in_time_and_entered_late_is_shown_as_exactly_that(self, browser, world, duty):
        done(duty, world.district_officer, at=NEXT)
        page = text(browser.get(card(duty)))
        assert "Done in time, entered late" in page
        assert "Overdue" not in page.partition("<main")[2].partition("Earlier")[0].replace("Overdue since", "")

    def test_a_missing_participant_is_the_reason_it_is_not_fulfilled(self, browser, world):
        law.edition(law.duty(participants=[Role.DISTRICT_PROSECUTOR]), published_at=LIVE)
        open_periods(LIVE)
        duty = Obligation.objects.get(facility=world.ivs)
        done(duty, world.district_officer, participants=[Role.DISTRICT_OFFICER])
        page = text(browser.get(card(duty)))
        assert "Of those whose participation the point demands nobody took part." in page
        assert "Point 47 demands one of: District prosecutor." in page

    def test_a_foreign_duty_does_not_exist(self, browser, world, duty):
        foreign = Obligation.objects.get(facility=world.foreign_ivs)
        assert browser.get(card(foreign)).status_code == 404
        assert browser.post(reverse("duties:cancel", args=[foreign.pk]), {"reason": "x"}).status_code == 404

    def test_the_same_queries_with_one_step_told_and_with_three(self, browser, duty, django_assert_num_queries):
        tick(moment(2026, 3, 2, 23))
        with django_assert_num_queries(12):
            browser.get(card(duty))
        tick(moment(2026, 3, 3, 0, 5))
        with django_assert_num_queries(12):
            browser.get(card(duty))


class TestByHand:
    def test_cancelled_with_a_reason_that_the_card_shows(self, browser, duty):
        answer = browser.post(reverse("duties:cancel", args=[duty.pk]), {"reason": "Карантин"})
        assert answer.url == card(duty)
        duty.refresh_from_db()
        assert (duty.state, duty.cancel_reason) == ("cancelled", "Карантин")
        assert "Карантин" in text(browser.get(card(duty)))

    def test_without_a_reason_it_is_refused_beside_the_field(self, browser, duty):
        answer = browser.post(reverse("duties:cancel", args=[duty.pk]), {"reason": " "})
        assert (answer.status_code, list(answer.context["forms"]["cancel"].errors)) == (422, ["reason"])
        duty.refresh_from_db()
        assert duty.state == "open"

    def test_whoever_comes_second_is_told_and_keeps_the_words(self, browser, world, duty):
        obligations.cancel(duty, reason="Закрыто", by=world.district_officer, at=LIVE)
        answer = browser.post(reverse("duties:cancel", args=[duty.pk]), {"reason": "Карантин"})
        assert answer.status_code == 422
        assert answer.context["refusal"].sentence == "This can't be done in the state “Cancelled”."
        assert "Карантин" in text(answer)

    def test_an_auditor_reads_and_changes_nothing(self, client, world, duty):
        client.force_login(world.auditor)
        assert client.get(card(duty)).context["forms"] == {}
        assert client.post(reverse("duties:cancel", args=[duty.pk]), {"reason": "x"}).status_code == 403

    def test_what_may_not_be_stopped_offers_no_such_button(self, browser, duty):
        assert set(browser.get(card(duty)).context["forms"]) == {"cancel"}

    def test_an_address_opened_by_itself_leads_to_the_card(self, browser, duty):
        assert browser.get(reverse("duties:stop", args=[duty.pk])).url == card(duty)

    def test_stopped_and_started_again_it_is_due_later_and_says_so(self, browser, world):
        law.edition(law.clock(steps=law.REMIND_AND_CLIMB))
        clock = obligations.open_clock(
            "isolation.review",
            office=world.north_1,
            subject="placement:1",
            subject_url="/placements/1/",
            started_at=LIVE,
            by=world.district_officer,
            at=LIVE,
        )
        obligations.stop(clock, reason="Суд", by=world.district_officer, at=LIVE + HOUR)
        assert set(browser.get(card(clock)).context["forms"]) == {"cancel", "restart"}
        obligations.restart(clock, reason="Вернули", by=world.district_officer, at=LIVE + 4 * HOUR)
        page = text(browser.get(card(clock)))
        assert "The clock stood for 3 h 00 min, so it is due later by as long: 04.03.2026 11:00." in page
        assert "Placement ordered: 02.03.2026 08:00, by the clock of Asia/Almaty." in page
        assert "48 hours run by the clock, at night and on days off too." in page
