"""Orders in the browser: the list, drafting, signing, withdrawing."""

from datetime import date

import pytest
from django.urls import reverse

from tests.inspections.factories import draft, inspection, order

LIST, NEW = reverse("inspections:orders"), reverse("inspections:draft_order")
QUERIES = 3


@pytest.fixture
def browser(signed_in, world):
    return signed_in(world.district_officer)


@pytest.fixture
def drafted(world):
    return draft(world.ivs, by=world.district_officer)


@pytest.fixture
def signed(world):
    return order(world.ivs, by=world.district_officer, signer=world.district_prosecutor)


def address(order, verb=""):
    return reverse("inspections:order", args=[order.pk]) + (f"{verb}/" if verb else "")


def page(response):
    return response.content.decode()


def sent(facility, **more):
    return {
        "facility": facility.pk,
        "ground": "plan",
        "ground_details": "п. 4 плана",
        "subject": "Условия содержания",
        "begins_on": "2026-03-02",
        "ends_on": "2026-03-06",
        **more,
    }


class TestList:
    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ("", ["drafted", "signed"]),
            ("standing=draft", ["drafted"]),
            ("standing=signed", ["signed"]),
            ("standing=withdrawn", []),
            ("ground=appeal", ["drafted", "signed"]),
            ("ground=plan", []),
            ("on=2026-03-08", ["drafted", "signed"]),
            ("on=2026-03-09", []),
            ("q=north-1", ["drafted", "signed"]),
            ("q=south", []),
        ],
    )
    def test_the_address_narrows_the_list(self, browser, drafted, signed, query, names):
        found = [one.pk for one in browser.get(f"{LIST}?{query}").context["page"]]
        assert sorted(name for name, one in {"drafted": drafted, "signed": signed}.items() if one.pk in found) == names

    def test_foreign_orders_do_not_exist(self, browser, world):
        foreign = draft(world.foreign_ivs)
        assert list(browser.get(LIST).context["page"]) == []
        assert browser.get(address(foreign)).status_code == 404

    def test_who_sees_no_case_finds_no_list(self, signed_in, world):
        assert signed_in(world.reference_admin).get(LIST).status_code == 404

    def test_the_same_queries_at_one_row_and_at_fifty(self, browser, world, django_assert_num_queries):
        draft(world.ivs, by=world.district_officer)
        with django_assert_num_queries(QUERIES):
            browser.get(LIST)
        for _number in range(49):
            draft(world.ivs, by=world.district_officer)
        with django_assert_num_queries(QUERIES):
            assert len(browser.get(LIST).context["page"]) == 50


class TestDrafting:
    def test_a_draft_binds_nobody(self, browser, world):
        response = browser.post(NEW, sent(world.ivs), follow=True)
        assert "it binds nobody until it is signed" in page(response)
        assert response.context["order"].ends_on == date(2026, 3, 6)

    def test_the_facility_of_the_address_is_chosen(self, browser, world):
        form = browser.get(f"{NEW}?facility={world.ivs.pk}").context["form"]
        assert str(form["facility"].value()) == str(world.ivs.pk)

    def test_only_ones_own_facilities_are_offered(self, browser, world):
        form = browser.get(NEW).context["form"]
        assert list(form.fields["facility"].queryset) == [world.ivs]
        response = browser.post(NEW, sent(world.foreign_ivs))
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["facility"])

    def test_mistakes_stand_beside_the_fields_and_nothing_typed_is_lost(self, browser, world):
        response = browser.post(NEW, sent(world.ivs, subject="", ground_details="Долго писал"))
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["subject"])
        assert "Долго писал" in page(response)

    def test_a_period_that_ends_before_it_begins_is_refused(self, browser, world):
        response = browser.post(NEW, sent(world.ivs, ends_on="2026-03-01"))
        assert "The inspection can&#x27;t end before it begins." in page(response)

    def test_a_closed_day_of_the_facility_is_refused_beside_its_field(self, browser, world):
        response = browser.post(NEW, sent(world.ivs, begins_on="2009-01-01", ends_on="2009-01-02"))
        assert response.context["form"].errors == {"begins_on": ["The facility is not open on that day."]}

    def test_an_auditor_drafts_nothing(self, signed_in, world):
        assert signed_in(world.auditor).get(NEW).status_code == 403

    def test_a_draft_is_changed(self, browser, drafted, world):
        browser.post(address(drafted, "change"), sent(world.ivs, subject="Медицина"))
        drafted.refresh_from_db()
        assert drafted.subject == "Медицина"

    def test_a_signed_order_is_not(self, browser, signed):
        response = browser.get(address(signed, "change"))
        assert response.status_code == 422
        assert "A signed order can&#x27;t be changed" in page(response)


class TestSigning:
    def test_who_may_sign_signs(self, signed_in, drafted, world):
        response = signed_in(world.district_prosecutor).post(address(drafted, "sign"), follow=True)
        assert "Order to inspect No. 1/" in page(response)
        assert 'id="files"' in page(response)

    def test_the_buttons_follow_the_right(self, signed_in, drafted, world):
        assert signed_in(world.district_officer).get(address(drafted)).context["may_sign"] is False
        assert signed_in(world.district_prosecutor).get(address(drafted)).context["may_sign"] is True

    def test_others_are_refused(self, browser, drafted):
        assert browser.post(address(drafted, "sign")).status_code == 403

    def test_a_withdrawn_draft_is_refused_in_words(self, signed_in, drafted, world):
        browser = signed_in(world.district_prosecutor)
        browser.post(address(drafted, "withdraw"), {"reason": "Ошибка"})
        response = browser.post(address(drafted, "sign"))
        assert response.status_code == 422
        assert "A withdrawn order can&#x27;t be changed; draft another." in page(response)


class TestWithdrawing:
    def test_it_is_withdrawn_with_a_reason(self, signed_in, signed, world):
        sent = {"reason": "Основание отпало"}
        response = signed_in(world.district_prosecutor).post(address(signed, "withdraw"), sent, follow=True)
        assert "Основание отпало" in page(response)

    def test_without_a_reason_it_is_not(self, browser, drafted):
        response = browser.post(address(drafted, "withdraw"), {"reason": ""})
        assert (response.status_code, list(response.context["withdraw_form"].errors)) == (422, ["reason"])

    def test_with_an_inspection_on_it_it_is_not(self, signed_in, signed, world):
        inspection(signed.facility, by=world.district_officer, code="on_ground", order=signed)
        response = signed_in(world.district_prosecutor).post(address(signed, "withdraw"), {"reason": "…"})
        assert response.status_code == 422
        assert "An inspection rests on this order; cancel the inspection first." in page(response)


def test_the_card_tells_its_inspections_and_its_history(browser, signed, world):
    made = inspection(signed.facility, by=world.district_officer, code="on_ground", order=signed)
    response = browser.get(address(signed))
    assert [one.pk for one in response.context["inspections"]] == [made.pk]
    assert [row.action for row in response.context["history"]] == ["orders.sign", "orders.draft"]


@pytest.mark.parametrize("verb", ["sign", "withdraw"])
def test_an_acts_address_opened_by_itself_leads_to_the_order(browser, drafted, verb):
    assert browser.get(address(drafted, verb)).headers["Location"] == address(drafted)


def test_a_foreign_facility_in_the_address_chooses_nothing(browser, world):
    response = browser.get(f"{NEW}?facility={world.foreign_ivs.pk}")
    assert f'value="{world.foreign_ivs.pk}"' not in page(response)
