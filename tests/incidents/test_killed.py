"""The web process dies between the save and the answer: the form sent again makes no second emergency."""

import os
import time
from contextlib import suppress

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from incidents.models import Incident, Receipt
from oversight.duties.models import Obligation
from tests import factories, processes
from tests.asking import ask, begin, signed_in
from tests.incidents.factories import kind
from tests.system.running import free_port

pytestmark = pytest.mark.django_db(transaction=True)
REGISTER = "/incidents/register/"
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
    with suppress(OSError):
        return bool(ask(port, "GET", "/healthz", "")[0])
    return False


def test_the_form_sent_again_after_a_kill_is_the_same_emergency(web):
    factories.edition()
    world = factories.world()
    cookies = signed_in(world.district_officer)
    said = {
        "facility": world.ivs.pk,
        "kind": kind().pk,
        "received_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        "key": os.urandom(16).hex(),
    }
    process, port = web()
    link = begin(port, "POST", REGISTER, cookies, said)
    until(Incident.objects.exists)
    processes.kill(process)
    link.close()
    (made,) = Incident.objects.all()

    _process, port = web()
    status, headers, _page = ask(port, "POST", REGISTER, cookies, said)
    assert (status, headers["Location"]) == (302, f"/incidents/{made.pk}/")
    assert (Incident.objects.count(), Receipt.objects.count(), Obligation.objects.count()) == (1, 1, 1)
