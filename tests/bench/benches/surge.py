"""200 districts register an emergency within one minute while 50 desks of the Department are open: how long from the
tap in the district until each desk shows it, and how many were lost.

Every desk holds its stream and draws itself anew as its script does; the worker sweeps and tells meanwhile. The floor
is a row and a notice written straight into the database and heard by one connection.
"""

import http.client
import re
import select
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.utils import timezone

from facilities.models import Facility
from incidents.models import Incident
from oversight.core.enums import Role
from oversight.duties.models import EmergencyKind, Obligation
from tests import factories as make
from tests import processes
from tests.bench.republic import Republic
from tests.bench.timing import bare, line, percentile
from tests.duties.streaming import Reader
from tests.system.running import free_port

DESK = "/alerts/emergencies/"
TOKEN = "t" * 32
#: A desk's script draws anew not oftener than this (static/js/emergency_desk.js).
REST, LONGEST_REST, SHARE = 3.0, 10.0, 20
PATIENCE = 90
FLOOR = """WITH made AS (INSERT INTO floor_emergency (at) VALUES (now()) RETURNING id)
    SELECT pg_notify('floor_emergency', id::text) FROM made"""


def measure(quick):
    emergencies, desks, within = (40, 20, 12) if quick else (200, 50, 60)
    make.edition()
    republic = Republic()
    republic.facilities(len(republic.districts))
    kind = EmergencyKind.objects.get(code="hunger_strike")
    districts = [_signed_in(officer) for officer in republic.officers[:emergencies]]
    place_of = dict(Facility.objects.values_list("supervising_office", "pk"))
    places = [place_of[officer.office_id] for officer in republic.officers[:emergencies]]
    heads = [make.officer(Role.ZONAL_OFFICER, office=republic.department) for _ in range(desks)]
    floor = _bare()
    with awake() as (web, stream):
        shown = [Desk(web, stream, head) for head in heads]
        time.sleep(2)
        sent = _register(web, zip(districts, places, strict=True), kind, within / emergencies)
        _wait(lambda: all(len(desk.heard) >= emergencies for desk in shown))
        _wait(lambda: all(desk.drawn.keys() >= sent.keys() for desk in shown))
        for desk in shown:
            desk.close()
    about = {"emergencies": emergencies, "desks": desks}
    stages = {"answered": [one.answered - one.tapped for one in sent.values()]}
    for stage in ("heard", "drawn"):
        stages[stage] = [
            at - sent[pk].tapped for desk in shown for pk, at in getattr(desk, stage).items() if pk in sent
        ]
    for stage, latencies in stages.items():
        for part in (50, 99):
            value = percentile(latencies, part)
            yield line(**about, stage=stage, percentile=part, value=value, unit="s", floor=percentile(floor, part))
    yield {**about, "stage": "lost", **_lost(sent, shown, emergencies)}


def _lost(sent, shown, emergencies):
    """How many were not registered, were not heard or drawn by some desk, or have a clock that is not exact."""
    registered = set(Incident.objects.values_list("pk", flat=True))
    hour = timedelta(hours=1)
    exact = {
        clock.subject
        for clock in Obligation.objects.filter(code="incident.phone_notice.district")
        if clock.due_at == clock.started_at + hour
    }
    lost = emergencies - len(registered) + sum(len(registered - desk.heard.keys()) for desk in shown)
    lost += sum(len(registered - desk.drawn.keys()) for desk in shown)
    return {"value": lost, "unit": "emergencies", "inexact": len(registered) - len(exact)}


@contextmanager
def awake():
    """Web, worker, beat and the process of the streams are running; gives the ports of the first and the last."""
    web, stream = free_port(), free_port()
    with TemporaryDirectory() as kept:
        commands = processes.web(web), processes.worker(), processes.beat(f"{kept}/beat"), processes.stream(stream)
        with processes.running(*commands):
            _wait(lambda: _answers(web, "/healthz") and _answers(stream, "/stream/alive"))
            yield web, stream


class Desk:
    """One open desk: when it heard of each emergency, and when a drawing of it first held the line."""

    def __init__(self, web, stream, officer):
        self.web, self.cookies = web, _signed_in(officer)
        self.heard, self.drawn = {}, {}
        self.reader = Reader(SimpleNamespace(port=stream), officer)
        self.moved, self.over = threading.Event(), False
        self.threads = [threading.Thread(target=work, daemon=True) for work in (self._listen, self._draw)]
        for thread in self.threads:
            thread.start()

    def _listen(self):
        while True:
            event, said = self.reader.events.get()
            if event == "ended":
                return
            at = time.time()
            for move in said.get("moved") or ():
                self.heard.setdefault(move["id"], at)
            self.moved.set()

    def _draw(self):
        while not self.over:
            self.moved.wait(1)
            if not self.moved.is_set():
                continue
            self.moved.clear()
            began = time.time()
            page = _ask(self.web, "GET", DESK, self.cookies, headers={"X-Part": "1"})[2]
            for pk in re.findall(r'id="line-(\d+)"', page):
                self.drawn.setdefault(int(pk), time.time())
            # Those beyond the lines that are drawn stand in the count of their office.
            if "data-more" in page:
                for pk in [pk for pk, at in list(self.heard.items()) if at <= began]:
                    self.drawn.setdefault(pk, time.time())
            time.sleep(min(LONGEST_REST, max(REST, SHARE * (time.time() - began))))

    def close(self):
        self.over = True
        self.reader.close()


def _register(web, districts, kind, apart):
    """{number of the emergency: when its tap was made and answered}; each district taps at its own moment."""
    sent, threads, began = {}, [], time.time() + 0.5

    def tap(number, cookies, facility):
        time.sleep(max(0, began + number * apart - time.time()))
        said = {
            "facility": facility,
            "kind": kind.pk,
            "received_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
            "key": f"surge-{number:08}",
            "csrfmiddlewaretoken": TOKEN,
        }
        tapped = time.time()
        _status, headers, _page = _ask(web, "POST", "/incidents/register/", cookies, said)
        pk = int(re.search(r"/incidents/(\d+)/", headers.get("Location", "/incidents/0/"))[1])
        sent[pk] = SimpleNamespace(tapped=tapped, answered=time.time())

    for number, (cookies, facility) in enumerate(districts):
        threads.append(threading.Thread(target=tap, args=(number, cookies, facility)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return sent


def _signed_in(officer):
    """The cookies of an officer who has signed in."""
    client = Client()
    client.force_login(officer)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"


def _ask(port, method, path, cookies, said=None, headers=()):
    """(status, headers, body) of one request over a connection of its own."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    body = urlencode(said) if said else None
    sent = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded", **dict(headers)}
    link.request(method, path, body, sent)
    answer = link.getresponse()
    try:
        return answer.status, dict(answer.getheaders()), answer.read().decode()
    finally:
        link.close()


def _answers(port, path):
    try:
        return _ask(port, "GET", path, "")[0] == 200
    except OSError:
        return False


def _bare(number=100):
    """Seconds from writing a narrow row with a notice until a listening connection has it."""
    writer, listener, seen = bare(), bare(), []
    with writer.cursor() as write, listener.cursor() as hear:
        write.execute("CREATE TABLE floor_emergency (id bigserial PRIMARY KEY, at timestamptz NOT NULL)")
        hear.execute("LISTEN floor_emergency")
        for _ in range(number):
            began = time.time()
            write.execute(FLOOR)
            select.select([listener], [], [], 5)
            listener.poll()
            listener.notifies.clear()
            seen.append(time.time() - began)
    writer.close()
    listener.close()
    return seen


def _wait(reached):
    """Until it is so, or so long that what is missing is lost."""
    ends = time.monotonic() + PATIENCE
    while not reached() and time.monotonic() < ends:
        time.sleep(0.2)
