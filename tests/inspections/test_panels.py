"""What stands on a facility's card and on Today, and the journal of checks."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from inspections.actions import inspections
from oversight.documents.models import Document
from tests import factories
from tests.factories import moment
from tests.inspections.factories import completed, draft, finding, inspection, kind, planned

TODAY = reverse("inspections:today")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(signed_in, world):
    return signed_in(world.district_officer)


def of(facility):
    return reverse("inspections:of_facility", args=[facility.pk])


def journal(facility, **period):
    query = "&".join(f"{name}={day}" for name, day in period.items())
    return reverse("inspections:journal", args=[facility.pk]) + (f"?{query}" if query else "")


def page(response):
    assert response.status_code == 200
    return response.content.decode()


def without_tokens(html):
    """Each drawing of a page has tokens of its own."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html).strip()


class TestOfFacility:
    def test_it_tells_what_is_under_way_planned_and_ended(self, browser, world):
        by = world.district_officer
        under_way, later = inspection(world.ivs, by=by), planned(world.ivs, by=by)
        ended = completed(world.ivs, by=by, violation=True, at=moment(day=1))
        inspections.cancel(inspection(world.ivs, by=by), reason="Ошибка", by=by, at=moment())
        shown = browser.get(of(world.ivs)).context
        assert [row.pk for row in shown["unfinished"]] == [under_way.pk, later.pk]
        assert [row.pk for row in shown["last"]] == [ended.pk]
        assert shown["open_findings"] == 1

    def test_the_checks_without_an_order_begin_with_one_tap(self, browser, world):
        html = page(browser.get(of(world.ivs)))
        assert html.count(f'action="{reverse("inspections:log")}"') == 1
        assert f"{reverse('inspections:new')}?facility={world.ivs.pk}&amp;kind={kind('on_ground').pk}" in html

    def test_the_seldom_kinds_fold_into_one_button_that_works_without_a_script(self, browser, world):
        shown = browser.get(of(world.ivs))
        assert shown.context["at_once"] == kind("ivs_daily")
        assert kind("ivs_daily") not in shown.context["kinds"]
        folded = page(shown).split('<details class="menu menu-left" data-menu>')[1].split("</details>")[0]
        assert folded.count('class="menu-item"') == len(shown.context["kinds"]) > 1

    def test_who_may_not_inspect_there_gets_no_button(self, signed_in, world):
        shown = signed_in(world.auditor).get(of(world.ivs)).context
        assert (shown["at_once"], shown["kinds"]) == (None, [])

    def test_a_foreign_facility_does_not_exist(self, browser, world):
        assert browser.get(of(world.foreign_ivs)).status_code == 404

    def test_the_part_is_the_same_part_of_the_whole_page(self, browser, world):
        finding(inspection(world.ivs, by=world.district_officer))
        part = without_tokens(browser.get(of(world.ivs), headers=HTMX).content.decode())
        whole = without_tokens(page(browser.get(of(world.ivs))))
        assert len(part) > 500
        assert part in whole

    def test_the_same_queries_at_one_row_and_at_five(self, browser, world, django_assert_num_queries):
        self.fill(world, 1)
        with django_assert_num_queries(9):
            browser.get(of(world.ivs), headers=HTMX)
        self.fill(world, 4)
        with django_assert_num_queries(9):
            browser.get(of(world.ivs), headers=HTMX)

    def fill(self, world, count):
        for _number in range(count):
            inspection(world.ivs, by=world.district_officer)
            completed(world.ivs, by=world.district_officer)


class TestToday:
    def test_a_check_logged_from_it_is_under_way_there(self, browser, world):
        browser.post(reverse("inspections:log"), {"facility": world.ivs.pk, "kind": kind().pk})
        html = page(browser.get(TODAY))
        assert str(world.ivs) in html
        assert "Under way" in html

    def test_orders_wait_for_who_may_sign(self, signed_in, world):
        waiting = draft(world.ivs, by=world.district_officer)
        draft(world.neighbour_ivs)
        assert signed_in(world.district_officer).get(TODAY).context["to_sign"] == []
        assert [one.pk for one in signed_in(world.district_prosecutor).get(TODAY).context["to_sign"]] == [waiting.pk]

    def test_certificates_wait_for_both_offices(self, signed_in, world):
        made = completed(world.ivs, by=world.oblast_officer, violation=True)
        completed(world.ivs, by=world.oblast_officer)
        for officer in (world.oblast_officer, world.district_officer):
            assert [row.pk for row in signed_in(officer).get(TODAY).context["to_read"]] == [made.pk]

    def test_only_ones_own_offices_inspections_are_ones_own_to_do(self, signed_in, world):
        mine = inspection(world.ivs, by=world.oblast_officer)
        inspection(world.ivs, by=world.district_officer)
        assert [row.pk for row in signed_in(world.oblast_officer).get(TODAY).context["unfinished"]] == [mine.pk]

    def test_when_nothing_waits_it_says_so(self, signed_in, world):
        assert "Nothing waits for you" in page(signed_in(world.zonal_officer).get(TODAY))

    def test_who_sees_no_case_has_none(self, signed_in, world):
        assert signed_in(world.reference_admin).get(TODAY).status_code == 404

    def test_the_part_is_the_same_part_of_the_whole_page(self, browser, world):
        inspection(world.ivs, by=world.district_officer)
        part = without_tokens(browser.get(TODAY, headers=HTMX).content.decode())
        whole = without_tokens(page(browser.get(TODAY)))
        assert len(part) > 500
        assert part in whole

    def test_the_same_queries_at_one_place_and_at_ten(self, browser, world, django_assert_num_queries):
        self.fill(world, 1)
        with django_assert_num_queries(6):
            browser.get(TODAY, headers=HTMX)
        self.fill(world, 9)
        with django_assert_num_queries(6):
            browser.get(TODAY, headers=HTMX)

    def fill(self, world, count):
        for _number in range(count):
            place = factories.facility(supervising_office=world.north_1)
            completed(place, by=world.district_officer, violation=True)
            inspection(place, by=world.district_officer)


class TestJournal:
    @pytest.fixture
    def checks(self, world):
        return [completed(world.ivs, by=world.district_officer, at=moment(day=day)) for day in (1, 2, 3)]

    def test_a_period_is_shown_oldest_first(self, browser, world, checks):
        response = browser.get(journal(world.ivs, **{"from": "2026-03-02", "until": "2026-03-03"}))
        assert [str(entry) for entry in response.context["entries"]] == ["2/2026", "3/2026"]

    def test_without_a_period_it_is_this_year(self, browser, world):
        made = completed(world.ivs, by=world.district_officer, at=timezone.now() - timedelta(minutes=90))
        entries = browser.get(journal(world.ivs)).context["entries"]
        assert [entry.inspection_id for entry in entries] == [made.pk]

    @pytest.mark.parametrize("period", [{"from": "x", "until": "2026-03-03"}, {"until": "2026-03-03"}])
    def test_a_wrong_period_is_refused_beside_its_field(self, browser, world, period):
        response = browser.get(journal(world.ivs, **period))
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["from"])

    def test_it_becomes_a_paper(self, browser, world, checks):
        sent = {"from": "2026-03-01", "until": "2026-03-03"}
        response = browser.post(reverse("inspections:print_journal", args=[world.ivs.pk]), sent)
        document = Document.objects.get(kind="journal")
        assert response.headers["Location"] == document.get_absolute_url()
        assert [entry["number"] for entry in document.context["entries"]] == [1, 2, 3]

    def test_a_period_that_ends_before_it_begins_is_no_paper(self, browser, world, checks):
        sent = {"from": "2026-03-03", "until": "2026-03-01"}
        response = browser.post(reverse("inspections:print_journal", args=[world.ivs.pk]), sent)
        assert response.status_code == 422
        assert "The period can&#x27;t end before it begins." in response.content.decode()

    def test_an_auditor_reads_and_prints_none(self, signed_in, world, checks):
        auditor = signed_in(world.auditor)
        assert auditor.get(journal(world.ivs)).context["may_print"] is False
        sent = {"from": "2026-03-01", "until": "2026-03-03"}
        assert auditor.post(reverse("inspections:print_journal", args=[world.ivs.pk]), sent).status_code == 403

    def test_a_foreign_facility_does_not_exist(self, browser, world):
        assert browser.get(journal(world.foreign_ivs)).status_code == 404

    def test_the_same_queries_at_one_row_and_at_ten(self, browser, world, django_assert_num_queries):
        period = {"from": "2026-03-01", "until": "2026-03-03"}
        completed(world.ivs, by=world.district_officer, violation=True)
        with django_assert_num_queries(5):
            browser.get(journal(world.ivs, **period))
        for _number in range(9):
            completed(world.ivs, by=world.district_officer, violation=True)
        with django_assert_num_queries(5):
            assert len(browser.get(journal(world.ivs, **period)).context["entries"]) == 10
