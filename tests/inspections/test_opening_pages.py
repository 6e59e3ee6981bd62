"""Opening an inspection: from the list, from a facility's card, with one tap."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from inspections.enums import InspectionState
from inspections.models import Inspection
from oversight.core.models import AuditRow
from tests import factories
from tests.inspections.factories import kind, order

NEW, LOG = reverse("inspections:new"), reverse("inspections:log")


@pytest.fixture
def browser(signed_in, world):
    return signed_in(world.district_officer)


def new(facility):
    return f"{NEW}?facility={facility.pk}"


class TestNew:
    def test_without_a_facility_the_first_question_is_which(self, browser, world):
        response = browser.get(NEW)
        assert [one.pk for one in response.context["facilities"]] == [world.ivs.pk]

    def test_the_facility_is_found_by_name(self, signed_in, world):
        response = signed_in(world.oblast_officer).get(f"{NEW}?q=north-2")
        assert [one.pk for one in response.context["facilities"]] == [world.neighbour_ivs.pk]

    def test_the_kinds_that_apply_are_offered_and_the_first_is_chosen(self, browser, world):
        form = browser.get(new(world.ivs)).context["form"]
        assert [one.code for one in form.fields["kind"].queryset] == [
            *("ivs_daily", "on_ground", "force_check", "thematic", "monitoring_check")
        ]
        assert form["kind"].value() == kind().pk

    def test_only_signed_orders_of_this_facility_and_office_are_offered(self, browser, world):
        now = timezone.now()
        mine = order(world.ivs, by=world.district_officer, signer=world.district_prosecutor, at=now)
        order(world.ivs, by=world.oblast_officer, signer=world.oblast_deputy, at=now)
        form = browser.get(new(world.ivs)).context["form"]
        assert list(form.fields["order"].queryset) == [mine]

    def test_from_the_card_of_an_order_it_rests_on_that_order(self, browser, world):
        signed = order(world.ivs, by=world.district_officer, signer=world.district_prosecutor, at=timezone.now())
        form = browser.get(f"{new(world.ivs)}&order={signed.pk}").context["form"]
        assert (form["kind"].value(), form["order"].value()) == (kind("on_ground").pk, str(signed.pk))

    def test_it_begins_now(self, browser, world):
        response = browser.post(new(world.ivs), {"kind": kind().pk, "when": "now"})
        made = Inspection.objects.get()
        assert response.headers["Location"] == reverse("inspections:inspection", args=[made.pk])
        assert (made.state, made.started_at.second) == (InspectionState.UNDER_WAY, 0)

    def test_it_began_earlier(self, browser, world):
        began = timezone.localtime() - timedelta(hours=2)
        sent = {"kind": kind().pk, "when": "earlier", "started_at": f"{began:%Y-%m-%dT%H:%M}"}
        browser.post(new(world.ivs), sent)
        assert Inspection.objects.get().started_at == began.replace(second=0, microsecond=0)

    def test_it_is_planned(self, browser, world):
        day = timezone.localdate() + timedelta(days=3)
        browser.post(new(world.ivs), {"kind": kind().pk, "when": "planned", "planned_on": day.isoformat()})
        made = Inspection.objects.get()
        assert (made.state, made.planned_on) == (InspectionState.PLANNED, day)

    def test_it_rests_on_the_chosen_order(self, browser, world):
        signed = order(world.ivs, by=world.district_officer, signer=world.district_prosecutor, at=timezone.now())
        browser.post(new(world.ivs), {"kind": kind("on_ground").pk, "when": "now", "order": signed.pk})
        assert Inspection.objects.get().order == signed

    def test_without_its_ground_it_is_refused_beside_the_field(self, browser, world):
        response = browser.post(new(world.ivs), {"kind": kind("on_ground").pk, "when": "now"})
        assert response.status_code == 422
        assert response.context["form"].errors == {
            "order": ["An inspection without a lawful ground can't be opened: choose its order (point 7)."]
        }

    def test_what_was_typed_comes_back_with_the_sentence(self, browser, world):
        later = timezone.localtime() + timedelta(hours=1)
        typed = f"{later:%Y-%m-%dT%H:%M}"
        response = browser.post(new(world.ivs), {"kind": kind().pk, "when": "earlier", "started_at": typed})
        assert response.status_code == 422
        assert response.context["form"].errors == {"started_at": ["The inspection can't begin in the future."]}
        assert f'value="{typed}"' in response.content.decode()

    @pytest.mark.parametrize(("when", "field"), [("earlier", "started_at"), ("planned", "planned_on")])
    def test_the_time_must_be_told(self, browser, world, when, field):
        response = browser.post(new(world.ivs), {"kind": kind().pk, "when": when})
        assert response.context["form"].errors == {field: ["Say when."]}

    def test_a_foreign_facility_does_not_exist(self, browser, world):
        assert browser.get(new(world.foreign_ivs)).status_code == 404
        assert browser.post(new(world.foreign_ivs), {"kind": kind().pk, "when": "now"}).status_code == 404

    def test_an_auditor_opens_nothing(self, signed_in, world):
        assert signed_in(world.auditor).get(new(world.ivs)).status_code == 403

    def test_where_nothing_applies_the_page_says_so(self, signed_in, world):
        response = signed_in(world.district_officer).get(
            new(factories.facility("enbek", supervising_office=world.north_1))
        )
        assert [one.code for one in response.context["kinds"]] == ["on_ground", "thematic"]


class TestOneTap:
    def tap(self, browser, facility, code="ivs_daily"):
        return browser.post(LOG, {"facility": facility.pk, "kind": kind(code).pk})

    def test_it_leads_straight_to_a_check_under_way(self, browser, world):
        response = self.tap(browser, world.ivs)
        made = Inspection.objects.get()
        assert response.headers["Location"] == reverse("inspections:inspection", args=[made.pk])
        assert made.state == InspectionState.UNDER_WAY

    def test_a_second_tap_leads_to_the_same(self, browser, world):
        assert self.tap(browser, world.ivs).headers == self.tap(browser, world.ivs).headers
        assert AuditRow.objects.filter(action="inspections.open").count() == 1

    def test_a_kind_on_an_order_leads_to_the_form_with_the_sentence(self, browser, world):
        response = self.tap(browser, world.ivs, "on_ground")
        assert response.headers["Location"] == f"{new(world.ivs)}&kind={kind('on_ground').pk}"
        page = browser.get(response.headers["Location"])
        assert "An inspection without a lawful ground can&#x27;t be opened" in page.content.decode()

    def test_a_foreign_facility_does_not_exist(self, browser, world):
        assert self.tap(browser, world.foreign_ivs).status_code == 404

    def test_a_kind_that_isnt_conducted_there_does_not_exist(self, browser, world):
        assert self.tap(browser, world.ivs, "spetspriemnik_weekly").status_code == 404

    @pytest.mark.parametrize("sent", [{}, {"facility": "x", "kind": "1"}, {"facility": "9" * 30}])
    def test_nonsense_does_not_exist(self, browser, sent):
        assert browser.post(LOG, sent).status_code == 404
