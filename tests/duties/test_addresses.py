"""Addresses for alerts: one's own and the office's, tried with a button, never shown, never anywhere we don't allow."""

import uuid

import pytest

from oversight.core.enums import Role
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Refused
from oversight.duties.actions import addresses
from oversight.duties.channels.apprise import AppriseSender, is_allowed
from oversight.duties.channels.base import CouldNotSend
from oversight.duties.models import ChannelAddress
from tests import factories as make
from tests.duties.receiver import receiver
from tests.factories import moment

pytestmark = pytest.mark.django_db
AT = moment()
SECRET = "hook-token-12345"


@pytest.fixture
def world():
    return make.world()


@pytest.fixture
def as_officer(client):
    def signed_in(officer):
        client.force_login(officer)
        return client

    return signed_in


def entered(by, *, office=None, url=f"json://localhost/{SECRET}", title="Duty phone"):
    owner = {"office": office} if office else {"officer": by}
    return addresses.add_address(title=title, url=url, **owner, by=by, at=AT)


def test_an_officer_enters_an_address_of_their_own_and_it_is_never_shown_again(world, as_officer):
    page = as_officer(world.district_officer)
    said = {"title": "My webhook", "url": f"json://localhost/{SECRET}"}
    response = page.post("/alerts/addresses/add/", said, follow=True)
    address = ChannelAddress.objects.get()
    assert (address.officer, address.office, address.url) == (world.district_officer, None, said["url"])
    assert "My webhook" in response.text
    assert SECRET not in response.text
    assert SECRET not in page.get(f"/alerts/addresses/{address.pk}/").text
    assert SECRET not in "".join(f"{row.before}{row.after}" for row in AuditRow.objects.all())


@pytest.mark.parametrize(
    ("url", "sentence"),
    [("carrier-pigeon://loft", "doesn&#x27;t know such an address"), ("json://10.0.0.1/", "not allowed here")],
)
def test_a_bad_address_is_refused_beside_the_field_and_nothing_typed_is_lost(world, as_officer, url, sentence):
    response = as_officer(world.district_officer).post("/alerts/addresses/add/", {"title": "Mine", "url": url})
    assert response.status_code == 422
    assert sentence in response.text
    assert 'value="Mine"' in response.text
    assert ChannelAddress.objects.count() == 0


def test_changed_without_a_new_url_it_keeps_the_old_one(world, as_officer):
    address = entered(world.district_officer)
    page = as_officer(world.district_officer)
    page.post(f"/alerts/addresses/{address.pk}/", {"title": "Phone", "url": "", "version": 1})
    address.refresh_from_db()
    assert (address.title, address.enabled, address.url) == ("Phone", False, f"json://localhost/{SECRET}")
    page.post(f"/alerts/addresses/{address.pk}/", {"title": "Phone", "url": "json://localhost/other", "version": 2})
    address.refresh_from_db()
    assert address.url == "json://localhost/other"


def test_two_who_change_it_at_once_are_told(world):
    head = world.district_prosecutor
    address = entered(head, office=world.north_1)
    addresses.change_address(address, version=1, title="First", by=head, at=AT)
    with pytest.raises(Conflict) as refused:
        addresses.change_address(address, version=1, title="Second", by=head, at=AT)
    assert refused.value.theirs == {"title": "First", "enabled": True}
    assert addresses.change_address(address, version=1, title="First", by=head, at=AT).version == 2


def test_the_test_button_says_what_came_of_it_and_keeps_the_last_error(world, as_officer):
    page = as_officer(world.district_officer)
    with receiver(status=500) as webhook:
        address = entered(world.district_officer, url=f"json://{webhook.address}/{SECRET}")
        response = page.post(f"/alerts/addresses/{address.pk}/test/", follow=True)
        assert "could not be sent" in response.text
        assert "Last error:" in response.text
        assert SECRET not in response.text
        webhook.status = 200
        response = page.post(f"/alerts/addresses/{address.pk}/test/", follow=True)
    assert "has been sent" in response.text
    assert "Last error:" not in response.text
    assert len(webhook.received) == 2


def test_addresses_of_the_office_are_kept_by_its_leaders_and_known_to_its_officers(world, as_officer):
    address = entered(world.district_prosecutor, office=world.north_1)
    officer = as_officer(world.district_officer)
    assert "Duty phone" in officer.get("/alerts/addresses/").text
    assert f"/alerts/addresses/{address.pk}/test/" not in officer.get("/alerts/addresses/").text
    assert officer.get(f"/alerts/addresses/{address.pk}/").status_code == 403
    assert officer.get("/alerts/addresses/office/add/").status_code == 403
    assert (
        f"/alerts/addresses/{address.pk}/test/" in as_officer(world.district_prosecutor).get("/alerts/addresses/").text
    )


def test_another_s_address_does_not_exist(world, as_officer):
    address = entered(world.district_officer)
    other = as_officer(world.district_prosecutor)
    assert "Duty phone" not in other.get("/alerts/addresses/").text
    assert other.get(f"/alerts/addresses/{address.pk}/").status_code == 404
    assert other.post(f"/alerts/addresses/{address.pk}/test/").status_code == 404


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("tgram://123456789:abcdefg_hijklmnop/12315544/", True),
        ("json://localhost/hook", True),
        ("jsons://LOCALHOST/hook", True),
        ("json://169.254.169.254/latest/", False),
        ("json://localhost@10.0.0.1/", False),
        ("form://elsewhere.example/", False),
        ("xml://elsewhere.example/", False),
        ("gotify://localhost/token12345", False),
        ("mailto://user:password@localhost", False),
        ("syslog://", False),
        ("nonsense", False),
    ],
)
def test_our_server_is_made_to_connect_only_where_it_may(url, allowed):
    assert is_allowed(url) is allowed


def test_a_list_made_shorter_takes_effect_at_the_next_sending(settings):
    with receiver() as webhook:
        url = f"json://{webhook.address}/"
        message = {"to": "x", "subject": "Test", "body": "Test", "message_id": uuid.uuid4(), "url": url}
        AppriseSender().send(**message)
        settings.CHANNEL_HOSTS = []
        with pytest.raises(CouldNotSend, match="not allowed here"):
            AppriseSender().send(**message)
        assert len(webhook.received) == 1


def test_one_address_is_one_place(settings):
    settings.CHANNEL_HOSTS = ["localhost"]
    assert not is_allowed("json://10.0.0.1/, json://localhost/")
    with receiver() as webhook:
        url = f"json://localhost:1/, json://{webhook.address}/"
        with pytest.raises(CouldNotSend):
            AppriseSender().send(to="x", subject="s", body="b", message_id=uuid.uuid4(), url=url)
        assert webhook.received == []


def test_an_officer_of_the_role_that_leads_nothing_keeps_nothing_of_the_office(world):
    stranger = make.officer(Role.DISTRICT_PROSECUTOR, office=world.north_2)
    with pytest.raises(Refused, match="kept by its leaders"):
        entered(stranger, office=world.north_1)
