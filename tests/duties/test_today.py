"""Today: what the office owes by urgency, one tap to the next step, how the offices below stand."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from facilities.enums import FacilityKind
from inspections.models import Inspection
from oversight.core.enums import Role
from oversight.duties.actions import fulfilment, obligations
from oversight.duties.engine.opening import open_periods
from oversight.duties.models import InspectionKind, Obligation
from oversight.duties.today import Standing, marks_of, today_of
from tests import factories as make
from tests.duties import law
from tests.factories import moment

pytestmark = pytest.mark.django_db
TODAY = reverse("duties:today")
HTMX = {"HX-Request": "true"}
LIVE = moment(2026, 3, 2, 8)
DAY = timedelta(days=1)


@pytest.fixture
def world():
    return make.world()


@pytest.fixture
def rules():
    law.edition(law.duty(), law.duty("ivs.weekly", every="week"), published_at=LIVE)


@pytest.fixture
def browser(client, world):
    client.force_login(world.district_officer)
    return client


def text(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def codes(duties):
    return [duty.code for duty in duties]


class TestUrgency:
    @pytest.mark.parametrize(
        ("at", "parts"),
        [
            (moment(2026, 3, 2, 17, 59), ([], ["ivs.daily"], ["ivs.weekly"])),
            (moment(2026, 3, 2, 18), (["ivs.daily"], [], ["ivs.weekly"])),
            (moment(2026, 3, 2, 23, 59), (["ivs.daily"], [], ["ivs.weekly"])),
        ],
    )
    def test_the_next_hours_today_and_the_week(self, world, rules, at, parts):
        open_periods(LIVE)
        found = today_of(world.north_1, world.district_officer, at)
        assert (codes(found.soon), codes(found.today), codes(found.week)) == parts
        assert found.missed == []

    def test_on_sunday_the_end_of_the_week_is_the_end_of_today(self, world, rules):
        open_periods(LIVE)
        at = moment(2026, 3, 8, 10)
        open_periods(at)
        found = today_of(world.north_1, world.district_officer, at)
        assert (sorted(codes(found.today)), found.week) == (["ivs.daily", "ivs.weekly"], [])

    def test_what_was_missed_several_times_is_one_line_with_the_number_and_the_first(self, world, rules):
        for days in range(4):
            open_periods(LIVE + days * DAY)
        found = today_of(world.north_1, world.district_officer, LIVE + 3 * DAY)
        (line,) = found.missed
        assert (line.count, line.first_due_at, line.duty.period_from.day) == (3, moment(2026, 3, 3, 0), 4)
        assert found.own == Standing(overdue=3, soon=0, today=1, week=2, later=0)

    def test_clocks_of_two_subjects_are_two_lines_though_the_rule_is_one(self, world):
        law.edition(law.duty(), law.clock(), published_at=LIVE)
        for number in (1, 2):
            subject, started = f"placement:{number}", LIVE - number * DAY
            obligations.open_clock(
                "isolation.review", office=world.north_1, subject=subject, started_at=started, by=None, at=started
            )
        found = today_of(world.north_1, world.district_officer, LIVE + 2 * DAY)
        lines = [(line.duty.subject, line.count) for line in found.missed if line.duty.code == "isolation.review"]
        assert lines == [("placement:1", 1), ("placement:2", 1)]

    def test_done_in_time_and_entered_late_is_not_overdue(self, world, rules):
        open_periods(LIVE)
        fulfilment.inspection_done(
            office=world.north_1,
            facility=world.ivs,
            kind_code="ivs_daily",
            ended_at=LIVE,
            participants=(),
            url="/inspections/1/",
            by=world.district_officer,
            at=LIVE + DAY,
        )
        found = today_of(world.north_1, world.district_officer, LIVE + DAY)
        assert (found.missed, codes(found.done)) == ([], ["ivs.daily", "ivs.weekly"])

    def test_days_end_by_the_clock_of_the_office(self, world):
        west = make.office(parent=world.north, time_zone="Asia/Aqtau")
        marks = marks_of(west, moment(2024, 2, 28, 23, 30))
        assert (marks.day_ends, marks.week_ends) == (moment(2024, 2, 29, 1), moment(2024, 3, 4, 0))


class TestBelow:
    @pytest.fixture
    def missed(self, world, rules):
        """The first district has missed two days, the second one."""
        open_periods(LIVE)
        open_periods(LIVE + DAY)
        open_periods(LIVE + 2 * DAY)
        first = Obligation.objects.filter(facility=world.neighbour_ivs, code="ivs.daily").first()
        obligations.cancel(first, reason="Ремонт", by=world.oblast_officer, at=LIVE)
        return LIVE + 2 * DAY

    def test_an_oblast_sees_its_districts_and_who_is_late_comes_first(self, world, missed):
        found = today_of(world.north, world.oblast_officer, missed)
        assert [(one.office, one.standing.overdue) for one in found.below] == [(world.north_1, 2), (world.north_2, 1)]
        assert found.own == Standing()

    def test_the_department_sees_oblasts_with_their_districts(self, world, missed):
        found = today_of(world.department, world.department_head, missed)
        assert [(one.office, one.standing.overdue) for one in found.below] == [(world.north, 3), (world.south, 2)]

    def test_each_opens_and_a_foreign_one_does_not_exist(self, client, world, missed):
        client.force_login(world.oblast_officer)
        assert client.get(reverse("duties:of_office", args=[world.north_1.pk])).context["today"].own.overdue > 0
        assert client.get(reverse("duties:of_office", args=[world.south_1.pk])).status_code == 404
        client.force_login(world.district_officer)
        assert client.get(reverse("duties:of_office", args=[world.north.pk])).status_code == 404


class TestNextStep:
    @pytest.fixture
    def real(self, world):
        """The edition as it ships, published yesterday: yesterday's check is missing and today's is due."""
        self.now = timezone.now()
        make.edition()
        open_periods(self.now)
        return Obligation.objects.get(
            code="ivs.daily", facility=world.ivs, period_until=world.north_1.local_day(self.now)
        )

    def test_one_tap_logs_the_check_of_the_facility(self, browser, world, real):
        step = next(duty for duty in browser.get(TODAY).context["today"].duties if duty.pk == real.pk).next_step
        daily = InspectionKind.objects.get(code="ivs_daily")
        assert (step.url, step.fields) == (reverse("inspections:log"), {"facility": world.ivs.pk, "kind": daily.pk})
        answer = browser.post(step.url, step.fields)
        inspection = Inspection.objects.get()
        assert answer.url == f"/inspections/{inspection.pk}/"
        assert (inspection.facility, inspection.kind, inspection.state) == (world.ivs, daily, "under_way")

    def test_a_day_that_has_passed_is_entered_late(self, browser, world, real):
        past = Obligation.objects.filter(code="ivs.daily", facility=world.ivs).exclude(pk=real.pk).last()
        line = next(one for one in browser.get(TODAY).context["today"].missed if one.duty.code == "ivs.daily")
        assert line.duty == past
        assert line.duty.next_step.url.startswith(f"{reverse('inspections:new')}?facility={world.ivs.pk}&kind=")
        assert browser.get(line.duty.next_step.url).status_code == 200

    def test_an_inspection_on_an_order_is_planned(self, client, world, real):
        make.facility(FacilityKind.SI_UIS, supervising_office=world.north)
        open_periods(self.now)
        client.force_login(world.oblast_officer)
        duty = Obligation.objects.filter(code="oblast.monthly.si", state="open").last()
        step = client.get(duty.get_absolute_url()).context["obligation"].next_step
        assert (step.title, step.fields) == ("Plan the inspection", {})
        assert client.get(step.url).status_code == 200

    def test_of_another_offices_duty_and_for_an_auditor_there_is_none(self, client, world, real):
        client.force_login(world.oblast_officer)
        answer = client.get(reverse("duties:of_office", args=[world.north_1.pk]))
        assert {duty.next_step for duty in answer.context["today"].duties} == {None}
        client.force_login(world.auditor)
        assert client.get(reverse("duties:obligation", args=[real.pk])).context["obligation"].next_step is None

    def test_a_clock_opens_what_it_is_about(self, browser, world):
        law.edition(law.clock())
        obligations.open_clock(
            "isolation.review",
            office=world.north_1,
            subject="placement:1",
            subject_url="/placements/1/",
            started_at=timezone.now(),
            by=world.district_officer,
            at=timezone.now(),
        )
        (duty,) = browser.get(TODAY).context["today"].duties
        assert duty.next_step.url == "/placements/1/"


class TestPage:
    def test_overdue_is_said_in_words_and_not_by_colour_alone(self, browser, world, rules):
        open_periods(LIVE)
        html = text(browser.get(TODAY))
        assert "is-late" in html
        assert html.count("Overdue") > 2
        assert "overdue by" in html

    def test_clocks_carry_their_moment_for_the_script_and_their_words_without_it(self, browser, world, rules):
        now = timezone.now()
        open_periods(now)
        Obligation.objects.update(due_at=now + timedelta(hours=3, minutes=20, seconds=30))
        html = text(browser.get(TODAY))
        assert f'data-term="{(now + timedelta(hours=3, minutes=20, seconds=30)).isoformat()}"' in html
        assert "3 h 20 min left" in html

    def test_who_keeps_reference_data_finds_the_ways_to_it(self, client, world):
        client.force_login(world.reference_admin)
        html = text(client.get(TODAY))
        assert "Offices: their place in the tree" in html
        assert reverse("inspections:today") not in html

    def test_everybody_else_finds_what_waits_for_them(self, client, world):
        for role in set(Role) - {Role.REFERENCE_ADMIN}:
            client.force_login(world.officer(role))
            assert reverse("inspections:today") in text(client.get(TODAY))

    def test_the_same_queries_with_one_facility_and_with_fifty(self, browser, world, django_assert_num_queries):
        make.edition()
        open_periods(timezone.now())
        with django_assert_num_queries(7):
            browser.get(TODAY)
        for _number in range(49):
            make.facility(supervising_office=world.north_1)
        open_periods(timezone.now())
        with django_assert_num_queries(7):
            browser.get(TODAY)


class TestFacilityCard:
    def at(self, world):
        return reverse("duties:of_facility", args=[world.ivs.pk])

    def test_it_says_what_is_owed_and_when(self, browser, world):
        make.edition()
        open_periods(timezone.now())
        answer = browser.get(self.at(world))
        assert "ivs.daily" in codes(answer.context["waiting"])
        part = browser.get(self.at(world), headers=HTMX).content.decode().strip()
        assert part.startswith("<section")

    def test_ten_of_what_waits_and_of_what_is_overdue_and_the_last_three_done(self, browser, world):
        make.edition()
        now = timezone.now()
        open_periods(now)
        for hours in range(1, 13):
            later, earlier = now + timedelta(hours=hours), now - timedelta(hours=hours)
            self.another(world, due_at=later)
            self.another(world, due_at=earlier)
            self.another(world, due_at=earlier, state="fulfilled", done_at=earlier, entered_at=now)
            self.another(world, due_at=earlier, state="cancelled", cancel_reason="Закрыто")
        said = browser.get(self.at(world)).context
        rows = sorted(Obligation.objects.filter(facility=world.ivs), key=lambda one: (one.due_at, one.pk))
        waiting = [one for one in rows if one.state == "open" and one.due_at >= now]
        overdue = [one for one in rows[::-1] if one.state == "open" and one.due_at < now]
        done = [one for one in rows[::-1] if one.state == "fulfilled"]
        assert (said["waiting"], said["overdue"], said["done"]) == (waiting[:10], overdue[:10], done[:3])
        assert (said["more_overdue"], len(waiting) > 10, len(overdue) > 10, len(done)) == (True, True, True, 12)

    def another(self, world, **fields):
        """One more duty there, of a day of its own."""
        one = Obligation.objects.filter(facility=world.ivs, office=world.north_1, period_from__isnull=False).first()
        day = date(2020, 1, 1) + Obligation.objects.count() * DAY
        for name, value in ({"pk": None, "period_from": day, "period_until": day} | fields).items():
            setattr(one, name, value)
        one.save(force_insert=True)

    def test_nothing_owed_says_so(self, browser, world):
        assert "Nothing is owed here" in text(browser.get(self.at(world)))

    def test_a_foreign_facility_does_not_exist(self, browser, world, client):
        assert browser.get(reverse("duties:of_facility", args=[world.foreign_ivs.pk])).status_code == 404
        client.force_login(world.reference_admin)
        assert client.get(self.at(world)).status_code == 404

    def test_its_card_loads_it(self, browser, world):
        assert self.at(world) in text(browser.get(reverse("facilities:facility", args=[world.ivs.pk])))
