"""Registering: three fields, once, with what may be the same shown before; what is wrong is said beside its field."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from facilities.enums import FacilityKind
from incidents.actions import incidents
from incidents.models import Incident
from oversight.core.refusals import Refused
from oversight.duties.models import Edition, EmergencyKind, Obligation
from tests import factories
from tests.incidents.factories import NIGHT, incident, kind, minutes

NEW, SAVE, SIMILAR = reverse("incidents:new"), reverse("incidents:register"), reverse("incidents:similar")


@pytest.fixture
def browser(signed_in, world):
    return signed_in(world.district_officer)


def typed(facility, *, code="hunger_strike", ago=10, **fields):
    at = timezone.localtime() - timedelta(minutes=ago)
    return {
        "facility": facility.pk,
        "kind": EmergencyKind.objects.get(code=code).pk,
        "received_at": f"{at:%Y-%m-%dT%H:%M}",
        "key": uuid4().hex,
        **fields,
    }


def test_three_fields_are_enough_and_the_clock_runs(browser, world):
    response = browser.post(SAVE, typed(world.ivs))
    made = Incident.objects.get()
    assert response["Location"] == made.get_absolute_url()
    (clock,) = Obligation.objects.filter(code="incident.phone_notice.district")
    assert clock.due_at == made.received_at + timedelta(hours=1)


def test_the_form_knows_the_moment_and_the_only_facility(browser, world):
    form = browser.get(NEW).context["form"]
    assert form.initial["facility"] == world.ivs.pk
    assert timezone.now() - form.initial["received_at"] < timedelta(minutes=2)


def test_sent_again_with_its_key_it_is_the_same_emergency(browser, world):
    words = typed(world.ivs)
    first, second = (browser.post(SAVE, words)["Location"] for _ in range(2))
    assert first == second
    assert Incident.objects.count() == 1
    # The same words under a key of their own are another emergency; that of another officer too.
    browser.post(SAVE, {**words, "key": uuid4().hex, "anyway": "1"})
    assert Incident.objects.count() == 2


def test_the_script_is_told_where_the_card_is(browser, world):
    answer = browser.post(SAVE, typed(world.ivs), headers={"X-Autosave": "1"}).json()
    assert answer["location"] == Incident.objects.get().get_absolute_url()


def test_sent_by_another_page_hours_later_it_keeps_the_moment_as_typed(browser, world):
    browser.post(SAVE, typed(world.ivs, ago=185, anyway="1"), headers={"X-Autosave": "1"})
    made = Incident.objects.get()
    assert made.created_at - made.received_at >= timedelta(minutes=184)
    assert Obligation.objects.get().due_at < made.created_at


class TestTheSame:
    @pytest.fixture
    def first(self, world):
        at = timezone.now() - timedelta(hours=2)
        return incident(world.ivs, by=world.district_officer, received_at=at)

    def test_the_same_facility_and_hours_are_shown_before_saving(self, browser, world, first):
        response = browser.post(SAVE, typed(world.ivs, code="riot"))
        assert (response.status_code, response.context["similar"]) == (422, [first])
        assert Incident.objects.count() == 1
        assert 'name="anyway"' in response.content.decode()

    def test_having_been_shown_them_the_officer_decides(self, browser, world, first):
        browser.post(SAVE, typed(world.ivs, code="riot", anyway="1"))
        assert Incident.objects.count() == 2

    @pytest.mark.parametrize(("ago", "found"), [(60 * 13, True), (60 * 15, False)])
    def test_twelve_hours_to_either_side(self, browser, world, first, ago, found):
        text = browser.get(SIMILAR, typed(world.ivs, ago=ago)).content.decode()
        assert (f"№ {first.pk}" in text) == found

    def test_another_facility_is_another_matter(self, browser, world, first):
        place = factories.facility(FacilityKind.UIS, supervising_office=world.north_1)
        assert browser.get(SIMILAR, typed(place)).content.decode().strip() == ""

    def test_it_tells_nothing_of_what_is_foreign(self, browser, world):
        incident(world.foreign_ivs, received_at=timezone.now())
        assert browser.get(SIMILAR, typed(world.foreign_ivs)).content.decode().strip() == ""


class TestBadInput:
    @pytest.mark.parametrize(
        ("fields", "name"),
        [
            ({"received_at": "2999-01-01T00:00"}, "received_at"),
            ({"received_at": "0001-01-01T00:00"}, "received_at"),
            ({"received_at": "9999-12-31T23:59"}, "received_at"),
            ({"received_at": "вчера"}, "received_at"),
            ({"received_at": ""}, "received_at"),
            ({"facility": ""}, "facility"),
            ({"facility": "7' OR 1=1"}, "facility"),
            ({"kind": "999999999999999999999"}, "kind"),
            ({"kind": ""}, "kind"),
            ({"received_from": "ж" * 301}, "received_from"),
            ({"received_from": "a\x00b"}, "received_from"),
        ],
    )
    def test_each_is_said_beside_its_field_and_nothing_typed_is_lost(self, browser, world, fields, name):
        words = {**typed(world.ivs, received_from='Дежурный «Ко"рган»'), **fields}
        response = browser.post(SAVE, words)
        assert response.status_code == 422
        assert name in response.context["form"].errors
        assert Incident.objects.count() == 0
        if name != "received_from":
            assert "Дежурный «Ко&quot;рган»" in response.content.decode()

    def test_the_event_after_the_receipt(self, browser, world):
        later = f"{timezone.localtime() - timedelta(minutes=5):%Y-%m-%dT%H:%M}"
        response = browser.post(SAVE, typed(world.ivs, happened_at=later))
        assert list(response.context["form"].errors) == ["happened_at"]

    def test_a_foreign_facility_is_no_choice(self, browser, world):
        assert list(browser.post(SAVE, typed(world.foreign_ivs)).context["form"].errors) == ["facility"]

    def test_the_script_gets_a_sentence_per_field(self, browser, world):
        response = browser.post(SAVE, typed(world.ivs, received_at=""), headers={"X-Autosave": "1"})
        assert (response.status_code, list(json.loads(response.content)["errors"])) == (422, ["received_at"])


@pytest.mark.parametrize("count", [0, 1, 10_000, 1_000_000])
def test_any_number_may_take_part_where_the_order_sets_no_least(world, count):
    made = incident(world.ivs, by=world.district_officer, code="riot")
    said = {"participants_count": count, "by": world.district_officer, "at": minutes(5)}
    assert incidents.state_numbers(made, version=1, **said).participants_count == count


def test_a_group_begins_with_two(world):
    made = incident(world.ivs, by=world.district_officer, code="group_disobedience")
    with pytest.raises(Refused, match=r"begins with 2 people \(point 4\(30\)\)"):
        incidents.state_numbers(made, version=1, participants_count=1, by=world.district_officer, at=minutes(5))


def test_a_clock_of_a_phone_may_run_a_minute_ahead(world):
    made = incident(world.ivs, by=world.district_officer, received_at=minutes(1), at=NIGHT)
    assert made.received_at == NIGHT


def test_a_facility_that_was_closed_has_no_emergency(world):
    place = factories.facility(supervising_office=world.north_1, closed_on=NIGHT.date())
    with pytest.raises(Refused, match="not open on that day"):
        incident(place, by=world.district_officer)


def test_the_kind_is_one_of_the_edition_in_force_on_that_day(world):
    chosen = kind()
    Edition.objects.filter(pk=chosen.edition_id).update(in_force_until=NIGHT.date() - timedelta(days=1))
    newer = Edition.objects.get(pk=chosen.edition_id)
    newer.pk, newer.code, newer.in_force_from, newer.in_force_until = None, "8/2026", NIGHT.date(), None
    newer.published_at = None
    newer.save(force_insert=True)
    own = EmergencyKind.objects.get(pk=chosen.pk)
    own.pk, own.edition = None, newer
    own.save(force_insert=True)
    Edition.objects.filter(pk=newer.pk).update(published_at=NIGHT)
    with pytest.raises(Refused, match="no such kind was known"):
        incidents.register(facility=world.ivs, kind=chosen, received_at=NIGHT, by=world.district_officer, at=NIGHT)


def test_an_edition_without_kinds_of_emergency_keeps_none_from_being_registered(browser, world):
    """The nearest published edition lends its own, and the page says so."""
    words = typed(world.ivs)
    own = Edition.objects.get(emergencies__code="hunger_strike")
    today = timezone.localdate()
    Edition.objects.filter(pk=own.pk).update(in_force_until=today - timedelta(days=2))
    assert not EmergencyKind.objects.in_force(today).exists()
    text = browser.get(NEW).content.decode()
    assert "The edition in force names no kinds of emergency" in text
    browser.post(SAVE, words)
    assert Incident.objects.get().kind.edition == own
    Edition.objects.filter(pk=own.pk).update(in_force_until=None)
    assert "The edition in force names no kinds of emergency" not in browser.get(NEW).content.decode()
