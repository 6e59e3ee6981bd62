import pytest
from django.utils import timezone

from oversight.core.enums import Role
from oversight.duties.live import tickets
from oversight.duties.models import ChannelAddress, Delivery
from tests import factories as make
from tests.duties import law
from tests.duties.told import told

from .client import Caller, sentences

pytestmark = pytest.mark.django_db
SECRET = "hook-token-12345"


@pytest.fixture
def world():
    made = make.world()
    law.edition()
    return made


def test_alerts_are_listed_within_scope_and_narrowed_as_on_the_desk(world):
    now = timezone.now()
    mine, other = told(world.district_officer, world.district_prosecutor, facility=world.ivs, at=now)
    (foreign,) = told(make.officer(office=world.south_1), facility=world.foreign_ivs, at=now)
    api = Caller(world.district_officer)
    code, found = api.get("alerts/")
    assert (code, [one["id"] for one in found["results"]]) == (200, [other.pk, mine.pk])
    assert [one["id"] for one in api.get("alerts/?whose=mine&standing=waiting")[1]["results"]] == [mine.pk]
    assert api.get(f"alerts/{foreign.pk}/")[0] == 404
    assert api.post(f"alerts/{foreign.pk}/acknowledge/")[0] == 404
    assert api.get("alerts/?whos=mine")[0] == 400
    assert Caller(world.reference_admin).get("alerts/")[0] == 404


def test_an_alert_is_acknowledged_and_once_only(world):
    mine, other = told(world.district_officer, world.district_prosecutor, facility=world.ivs, at=timezone.now())
    code, card = Caller(world.district_officer).post(f"alerts/{mine.pk}/acknowledge/")
    assert (code, card["acknowledged_by"]["id"], card["deliveries"]) == (200, world.district_officer.pk, [])
    code, problem = Caller(world.district_prosecutor).post(f"alerts/{other.pk}/acknowledge/")
    assert (code, problem["detail"]) == (422, f"{world.district_officer.short_name} has it already.")


def test_who_was_not_told_and_leads_nobody_is_refused_with_a_sentence(world):
    (alert,) = told(world.district_officer, facility=world.ivs, at=timezone.now())
    code, problem = Caller(world.auditor).post(f"alerts/{alert.pk}/acknowledge/")
    assert (code, problem["detail"]) == (403, "An alert is acknowledged by who was told, or by a leader above them.")
    assert Caller(world.auditor).get(f"alerts/{alert.pk}/")[1]["may_acknowledge"] is False


def test_a_ticket_opens_the_stream_of_who_asked(world):
    code, issued = Caller(world.district_officer).post("alerts/ticket/")
    assert (code, issued["url"]) == (201, tickets.PATH)
    assert tickets.holder(issued["ticket"]) == world.district_officer


def test_addresses_are_entered_changed_and_tried_and_never_shown(world):
    api = Caller(world.district_officer)
    body = {"title": "Webhook", "url": f"json://localhost:1/{SECRET}"}
    code, made = api.post("channel-addresses/", **body)
    assert (code, made["of_office"], made["enabled"]) == (201, False, True)
    address = f"channel-addresses/{made['id']}/"
    assert api.patch(address, version=1, enabled=False)[1]["enabled"] is False
    assert api.patch(address, version=1, title="Other")[0] == 409
    code, tried = api.post(f"{address}test/")
    assert (code, tried["last_error"] != "") == (200, True)
    assert SECRET not in str([made, tried, api.get("channel-addresses/")])
    assert Caller(world.district_prosecutor).get(address)[0] == 404


def test_what_is_wrong_with_an_address_is_said_by_field(world):
    code, problem = Caller(world.district_officer).post("channel-addresses/", title="?", url="json://10.0.0.1/")
    assert (code, list(sentences(problem))) == (422, ["url"])
    code, problem = Caller(world.district_officer).post("channel-addresses/", title="?", url="x", of_office=True)
    assert (code, ChannelAddress.objects.count()) == (403, 0)
    made = Caller(make.officer(Role.DISTRICT_PROSECUTOR)).post(
        "channel-addresses/", title="Office", url="json://localhost/", of_office=True
    )
    assert (made[0], made[1]["of_office"]) == (201, True)


def test_what_could_not_be_sent_is_sent_again(world):
    (alert,) = told(world.district_officer, facility=world.ivs)
    Delivery.objects.create(
        alert=alert, channel="email", address="x@example.kz", next_attempt_at=alert.raised_at, state="dead", attempts=9
    )
    api = Caller(world.district_officer)
    code, card = api.post(f"alerts/{alert.pk}/send-again/")
    assert (code, [(one["state"], one["attempts"]) for one in card["deliveries"]]) == (200, [("queued", 0)])
    code, problem = api.post(f"alerts/{alert.pk}/send-again/")
    assert (code, problem["detail"]) == (422, "No message of this alert has failed for good.")
