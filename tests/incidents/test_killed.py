"""The web process dies between the save and the answer: the form sent again makes no second emergency."""

import http.client
import os
import time
from contextlib import closing, suppress
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from incidents.models import Incident, Receipt
from oversight.duties.models import Obligation
from tests import factories, processes
from tests.incidents.factories import kind
from tests.system.running import free_port

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "t" * 32
SECONDS = 60


@pytest.fixture
def web():
    """`web()` starts a web server of its own on the test's database; gives its process and port."""
    started = []

    def start():
        port = free_port()
        names = {"DJANGO_SETTINGS_MODULE": "tests.duties.stream_settings", "SECRET_KEY": settings.SECRET_KEY}
        names["TEST_DATABASE_NAME"] = connection.settings_dict["NAME"]
        started.append(processes.start(processes.web(port), **names))
        until(lambda: answers(port))
        return started[-1], port

    yield start
    for process in started:
        processes.kill(process)


def until(reached):
    ends = time.monotonic() + SECONDS
    while not reached():
        assert time.monotonic() < ends, "It did not come."
        time.sleep(0.001)


def answers(port):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)) as link, suppress(OSError):
        link.request("GET", "/healthz")
        with link.getresponse() as answer:
            return bool(answer.status)
    return False


def send(port, cookies, said):
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    link.request("POST", "/incidents/register/", urlencode(said), headers)
    return link


def test_the_form_sent_again_after_a_kill_is_the_same_emergency(web, client):
    factories.edition()
    world = factories.world()
    client.force_login(world.district_officer)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    said = {
        "facility": world.ivs.pk,
        "kind": kind().pk,
        "received_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        "key": os.urandom(16).hex(),
        "csrfmiddlewaretoken": TOKEN,
    }
    process, port = web()
    link = send(port, cookies, said)
    until(Incident.objects.exists)
    processes.kill(process)
    link.close()
    (made,) = Incident.objects.all()

    _process, port = web()
    with closing(send(port, cookies, said)) as link, link.getresponse() as answer:
        assert (answer.status, answer.getheader("Location")) == (302, f"/incidents/{made.pk}/")
    assert (Incident.objects.count(), Receipt.objects.count(), Obligation.objects.count()) == (1, 1, 1)
