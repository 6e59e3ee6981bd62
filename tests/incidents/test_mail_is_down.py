"""The mail server is down for an hour: alerts go by the other channels, the desk says so, the mails follow once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from oversight.duties.actions import addresses
from oversight.duties.engine.outbox import deliver
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.models import Delivery
from tests.duties.receiver import receiver
from tests.incidents.factories import NIGHT, incident, minutes
from tests.system.running import free_port

STRIP = reverse("duties:engine")


@pytest.fixture
def mail_is_down(settings):
    """Nobody listens where the mail server should be."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 5
    return settings


def states():
    return sorted(Delivery.objects.values_list("channel", "state"))


def strip(browser):
    return browser.get(STRIP, headers={"HX-Request": "true"}).content.decode()


def test_other_channels_carry_it_the_desk_says_so_and_the_mail_follows_once(signed_in, world, mail_is_down):
    officer = world.district_officer
    officer.email = "duty@example.kz"
    officer.save()
    with receiver() as webhook:
        addresses.add_address(title="Telegram", url=f"json://{webhook.address}/", officer=officer, by=officer, at=NIGHT)
        incident(world.ivs, by=officer)
        sweep(NIGHT)
        tell(NIGHT)
        deliver(NIGHT)
        assert states() == [("email", "failed"), ("message", "sent")]
        browser = signed_in(world.department_head)
        assert "E-mail: 1 message was not taken and is tried again" in strip(browser)
        for at in (minutes(1), minutes(10), minutes(29)):
            deliver(at)
        assert states() == [("email", "failed"), ("message", "sent")]
        assert (len(webhook.received), mail.outbox) == (1, [])

    mail_is_down.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for at in (minutes(60), minutes(60) + timedelta(seconds=1), minutes(120)):
        deliver(at)
    assert [one.to for one in mail.outbox] == [["duty@example.kz"]]
    assert "tried again" not in strip(browser)
