"""The list, the panel, the export, and the one tap into a plan."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from facilities.enums import FacilityKind
from inspections.actions import plans
from tests import factories
from tests.risk.factories import with_violations

#: The session, the officer, the oblast's choice of offices, the levels and rules of the edition, the places, each
#: measure that isn't a day of a visit (complaints are three), what a rhythm may ask for (two).
QUERIES = 11


@pytest.fixture
def violated(world):
    with_violations(
        world.ivs, 3, by=world.district_officer, signer=world.district_prosecutor, at=timezone.now() - timedelta(days=1)
    )
    return world.ivs


@pytest.fixture
def oblast(client, world):
    client.force_login(world.oblast_officer)
    return client


@pytest.fixture
def draft(world):
    today = timezone.localdate()
    return plans.draft(begins_on=today, ends_on=today + timedelta(days=60), by=world.oblast_officer, at=timezone.now())


def names(response):
    return [row.facility.name_ru for row in response.context["page"]]


def test_the_greatest_risk_stands_first_and_foreign_places_not_at_all(oblast, world, violated):
    response = oblast.get("/risk/")
    assert names(response) == ["ИВС района north-1", "ИВС района north-2"]
    assert "3 violations not eliminated: 30 of 100" in response.content.decode()


def test_only_what_has_no_prescribed_rhythm_and_asks_for_a_visit_is_proposed(oblast, world, violated):
    centre = factories.facility(
        FacilityKind.IVS, supervising_office=world.north_1, in_oblast_centre=True, name_ru="ИВС центра"
    )
    signer = world.district_prosecutor
    with_violations(centre, 3, by=world.district_officer, signer=signer, at=timezone.now() - timedelta(days=1))
    assert names(oblast.get("/risk/?proposed=true")) == ["ИВС района north-1"]
    assert names(oblast.get("/risk/?band=high")) == ["ИВС района north-1", "ИВС центра"]
    oblast.force_login(world.zonal_officer)
    assert names(oblast.get("/risk/?proposed=true")) == ["ИВС района north-1", "ИВС центра"]
    oblast.force_login(world.district_officer)
    assert names(oblast.get("/risk/?proposed=true")) == []


def test_a_closed_place_is_not_listed(oblast, world, violated):
    violated.closed_on = timezone.localdate()
    violated.save()
    assert names(oblast.get("/risk/")) == ["ИВС района north-2"]


def test_pages_of_fifty(oblast, world):
    for number in range(60):
        factories.facility(supervising_office=world.north_1, name_ru=f"ИВС № {number}")
    first = oblast.get("/risk/")
    assert (len(names(first)), first.context["page"].newer, first.context["page"].older) == (50, "", "?after=50")
    second = oblast.get("/risk/?after=50")
    assert (len(names(second)), second.context["page"].newer, second.context["page"].older) == (12, "?", "")
    assert not set(names(first)) & set(names(second))
    assert names(oblast.get("/risk/?after=junk")) == names(first)


@pytest.mark.parametrize("count", [1, 3])
def test_the_same_queries_at_one_place_and_at_three(oblast, world, count, django_assert_num_queries):
    for number in range(count):
        facility = factories.facility(supervising_office=world.north_1, name_ru=f"ИВС № {number}")
        with_violations(facility, 2, by=world.district_officer, signer=world.district_prosecutor)
    oblast.get("/risk/")
    with django_assert_num_queries(QUERIES):
        oblast.get("/risk/")


def test_the_card_says_every_share_with_what_it_rests_on(oblast, world, violated):
    page = oblast.get(f"/facilities/{violated.pk}/risk/").content.decode()
    assert "3 violations not eliminated: 30 of 100" in page
    assert f'href="/facilities/{violated.pk}/acts/"' in page
    assert "No rhythm is prescribed to your office here" in page
    assert "0 emergencies in the last 180 days: 0 of 100" in page
    assert oblast.get(f"/facilities/{world.foreign_ivs.pk}/risk/").status_code == 404


def test_the_export_holds_what_the_list_shows(oblast, violated):
    response = oblast.get("/risk/export/?proposed=true")
    rows = list(load_workbook(BytesIO(response.content)).active.values)
    assert rows[1][:4] == ("ИВС района north-1", "Temporary detention facility", "Прокуратура района north-1", 45)
    assert len(rows) == 2


def test_one_tap_puts_the_place_into_the_only_draft(oblast, violated, draft):
    response = oblast.post(f"/facilities/{violated.pk}/risk/plan/", follow=True)
    assert response.redirect_chain == [(f"/plans/{draft.pk}/", 302)]
    assert draft.items.get().facility == violated
    assert "1 place was added to the plan." in response.content.decode()


def test_without_a_draft_one_is_begun_and_with_two_the_officer_chooses(oblast, world, violated, draft):
    address = f"/facilities/{violated.pk}/risk/plan/"
    other = plans.draft(
        begins_on=draft.begins_on,
        ends_on=draft.ends_on + timedelta(days=30),
        by=world.oblast_officer,
        at=timezone.now(),
    )
    assert (oblast.post(address)["Location"], other.items.count()) == (address, 0)
    assert list(oblast.get(address).context["form"].fields["plan"].queryset) == [draft, other]
    assert oblast.post(address, {"plan": other.pk})["Location"] == f"/plans/{other.pk}/"
    assert other.items.get().facility == violated
    plans.drop(draft, by=world.oblast_officer, at=timezone.now())
    plans.drop(other, by=world.oblast_officer, at=timezone.now())
    assert oblast.post(address)["Location"] == "/plans/new/"


def test_a_draft_is_offered_the_places_and_takes_those_chosen(oblast, violated, draft):
    address = f"/plans/{draft.pk}/places/"
    page = oblast.get(address)
    assert [row.facility for row in page.context["rows"]] == [violated]
    assert oblast.post(address, {}).status_code == 422
    assert oblast.post(address, {"places": [violated.pk]})["Location"] == f"/plans/{draft.pk}/"
    assert [row.facility for row in oblast.get(address).context["rows"]] == []


def test_a_place_outside_the_scope_cant_be_chosen(oblast, world, draft):
    response = oblast.post(f"/plans/{draft.pk}/places/", {"places": [world.foreign_ivs.pk]})
    assert (response.status_code, draft.items.count()) == (422, 0)


def test_an_order_begins_with_the_place_and_its_reasons(oblast, violated):
    [row] = [row for row in oblast.get("/risk/").context["page"] if row.facility == violated]
    form = oblast.get(row.order_url).context["form"]
    assert str(form.initial["facility"]) == str(violated.pk)
    assert form.initial["subject"].startswith("Visit by the state of legality (point 22), risk 45 of 100: 3 violations")


def test_an_auditor_reads_and_plans_nothing(client, world, violated):
    client.force_login(world.auditor)
    assert client.get("/risk/").context["page"].rows[0].plan_url == ""
    assert client.post(f"/facilities/{violated.pk}/risk/plan/").status_code == 403
