"""200 districts register an emergency within one minute while 50 desks of the Department are open: how long from the
tap in the district until each desk shows it, and how many were lost.

Every desk holds its stream, whose word brings the whole line, and draws itself anew as its script does; one more is
open in a real browser. Web, worker, beat and stream run as script/server starts them. The floor is a row and a notice
written straight into the database and heard by one connection.
"""

import http.client
import os
import random
import re
import select
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from tempfile import TemporaryDirectory
from types import SimpleNamespace

from django.conf import settings
from django.utils import timezone

from facilities.models import Facility
from incidents.models import Incident
from oversight.core.enums import Role
from oversight.duties.models import EmergencyKind, Obligation
from tests import factories as make
from tests import processes
from tests.asking import PATIENCE, ask, session_of, signed_in
from tests.bench.republic import Republic
from tests.bench.screen import Screen
from tests.bench.spent import Spent
from tests.bench.timing import bare, line, percentile
from tests.duties.streaming import Reader
from tests.system.running import free_port

DESK = "/alerts/emergencies/"
#: When a desk's script draws anew (static/js/emergency_desk.js).
LEISURE, REST, LONGEST_REST, SHARE = 8.0, 3.0, 15.0, 100
FLOOR = """WITH made AS (INSERT INTO floor_emergency (at) VALUES (now()) RETURNING id)
    SELECT pg_notify('floor_emergency', id::text) FROM made"""


def measure(quick):
    emergencies, desks, within = (40, 20, 12) if quick else (200, 50, 60)
    make.edition()
    republic = Republic()
    republic.facilities(len(republic.districts))
    kind = EmergencyKind.objects.get(code="hunger_strike")
    districts = [signed_in(officer) for officer in republic.officers[:emergencies]]
    place_of = dict(Facility.objects.values_list("supervising_office", "pk"))
    places = [place_of[officer.office_id] for officer in republic.officers[:emergencies]]
    heads = [make.officer(Role.ZONAL_OFFICER, office=republic.department) for _ in range(desks)]
    floor = _bare()
    with awake() as (web, stream, kinds):
        shown = [Desk(web, stream, head) for head in heads]
        screen = _screen(web, republic)
        time.sleep(2)
        spent = Spent(kinds)
        sent = _register(web, zip(districts, places, strict=True), kind, within / emergencies)
        used = spent.seconds()
        _wait(lambda: all(len(desk.shown) >= emergencies for desk in shown))
        _wait(lambda: all(desk.drawn.keys() >= sent.keys() for desk in shown))
        for desk in [*shown, *filter(None, [screen])]:
            desk.close()
    about = {"emergencies": emergencies, "desks": desks}
    stages = {"answered": [one.answered - one.tapped for one in sent.values()]}
    for stage in ("shown", "drawn"):
        stages[stage] = [
            at - sent[pk].tapped for desk in shown for pk, at in getattr(desk, stage).items() if pk in sent
        ]
    if screen:
        stages["seen"] = [screen.seen.get(pk, sent[pk].tapped + PATIENCE) - sent[pk].tapped for pk in sent]
    for stage, latencies in stages.items():
        for part in (50, 99):
            value = percentile(latencies, part)
            yield line(**about, stage=stage, percentile=part, value=value, unit="s", floor=percentile(floor, part))
    for name, seconds in used.items():
        yield {**about, "stage": "processor", "kind": name, "value": seconds, "unit": "s"}
    yield {**about, "stage": "lost", **_lost(sent, shown, emergencies)}


def _screen(web, republic):
    """The same desk in a real browser, where there is one."""
    if not Screen.is_here():
        return None
    session = session_of(make.officer(Role.ZONAL_OFFICER, office=republic.department))
    return Screen(f"http://127.0.0.1:{web}{DESK}", {settings.SESSION_COOKIE_NAME: session}, "line-")


def _lost(sent, shown, emergencies):
    """How many were not registered, not shown or not drawn by some desk, or have a clock that is not exact.

    `dropped` are the requests that ended without an answer.
    """
    registered = set(Incident.objects.values_list("pk", flat=True))
    hour = timedelta(hours=1)
    exact = {
        clock.subject
        for clock in Obligation.objects.filter(code="incident.phone_notice.district")
        if clock.due_at == clock.started_at + hour
    }
    lost = emergencies - len(registered) + sum(len(registered - desk.shown.keys()) for desk in shown)
    lost += sum(len(registered - desk.drawn.keys()) for desk in shown)
    return {
        "value": lost,
        "unit": "emergencies",
        "inexact": len(registered) - len(exact),
        "dropped": sum(desk.dropped for desk in shown),
    }


@contextmanager
def awake():
    """Web, worker, beat and stream; gives the ports of the first and the last, and {name: process} of all."""
    web, stream = free_port(), free_port()
    os.environ |= {"STREAM_URL": f"http://127.0.0.1:{stream}", "STREAM_ORIGINS": f"http://127.0.0.1:{web}"}
    with TemporaryDirectory() as kept:
        commands = {
            "web": processes.web(web, workers=2),
            "worker": processes.worker(),
            "beat": processes.beat(f"{kept}/beat"),
            "stream": processes.stream(stream),
        }
        with processes.running(*commands.values()) as started:
            _wait(lambda: _answers(web, "/healthz") and _answers(stream, "/stream/alive"))
            yield web, stream, dict(zip(commands, (one.pid for one in started), strict=True))


class Desk:
    """One open desk: when it had the whole line of each emergency, and when a drawing of it first held the line."""

    def __init__(self, web, stream, officer):
        self.web, self.cookies = web, signed_in(officer)
        self.shown, self.drawn, self.known, self.dropped = {}, {}, {}, 0
        self.reader = Reader(SimpleNamespace(port=stream), officer)
        self.moved, self.over = threading.Event(), threading.Event()
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
                if "words" in move["line"]:
                    self.shown.setdefault(move["id"], at)
            if said.get("moved") or said.get("alerts"):
                self.moved.set()

    def _draw(self):
        """Now and then, as long as something has moved; a request that is dropped is made again."""
        while not self.over.is_set():
            if not self.moved.wait(1):
                continue
            self.over.wait(random.uniform(0, LEISURE))
            self.moved.clear()
            began = time.time()
            try:
                self._take(self._ask(), began)
            except (http.client.HTTPException, OSError):
                self.dropped += 1
                self.moved.set()
            rest = min(LONGEST_REST, max(REST, SHARE * (time.time() - began)))
            self.over.wait(rest * random.uniform(1, 1.5))

    def _ask(self):
        said = {"X-Part": "1", "X-Known": " ".join(self.known.values())}
        return ask(self.web, "GET", DESK, self.cookies, headers=said)[2]

    def _take(self, page, began):
        at = time.time()
        drawn = dict(re.findall(r'id="line-(\d+)" data-line="\d+" data-mark="([^"]+)"', page))
        lines = re.findall(r'id="line-(\d+)"', page)
        self.known = {pk: drawn.get(pk) or self.known[pk] for pk in lines}
        for pk in lines:
            self.drawn.setdefault(int(pk), at)
        # Those beyond the lines that are drawn stand in the count of their office.
        if "data-more" in page:
            for pk in [pk for pk, heard in list(self.shown.items()) if heard <= began]:
                self.drawn.setdefault(pk, at)

    def close(self):
        """Leave as a browser does: what was asked for is answered first."""
        self.over.set()
        self.threads[1].join(PATIENCE)
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
        }
        tapped = time.time()
        _status, headers, _page = ask(web, "POST", "/incidents/register/", cookies, said)
        pk = int(re.search(r"/incidents/(\d+)/", headers.get("Location", "/incidents/0/"))[1])
        sent[pk] = SimpleNamespace(tapped=tapped, answered=time.time())

    for number, (cookies, facility) in enumerate(districts):
        threads.append(threading.Thread(target=tap, args=(number, cookies, facility)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return sent


def _answers(port, path):
    try:
        return ask(port, "GET", path, "")[0] == 200
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
