"""From the moment a step is due until it can be read, until a receiver has the message, and until every open desk has
heard of it over its stream; a million open. The floor of the last is the floor of the first: nothing is barer.
"""

import http.client
import select
import socket
import threading
import time
from contextlib import closing, contextmanager
from datetime import timedelta
from tempfile import TemporaryDirectory
from types import SimpleNamespace

from django.utils import timezone

from oversight.core.enums import Role
from oversight.duties.engine.telling import NOTICE
from oversight.duties.models import Alert, Delivery
from tests import factories as make
from tests import processes
from tests.bench import floor
from tests.bench.republic import Clocks, Republic
from tests.bench.timing import bare, line, percentile
from tests.duties.receiver import receiver
from tests.duties.streaming import Reader
from tests.system.running import free_port

#: Worker and beat need so long to be up.
STARTING = timedelta(seconds=20)
PATIENCE = 60
DESKS = 5
NEW = """SELECT alert.id, extract(epoch FROM step.due_at) FROM duties_alert alert
    JOIN duties_escalation step ON step.id = alert.escalation_id WHERE alert.id > %s ORDER BY alert.id"""


def measure(quick):
    open_, due, within = (10_000, 60, 6) if quick else (1_000_000, 1_000, 60)
    apart = timedelta(seconds=within / due)
    republic = Republic()
    clocks = Clocks(republic, first=timezone.now() + timedelta(days=1), channels=("app", "message"))
    clocks.open(open_ - due)
    with receiver() as sink:
        least = _bare(sink, apart)
        republic.webhooks(sink.address)
        sink.received.clear()
        clocks.come_soon(due, from_at=timezone.now() + STARTING, apart=apart)
        head = make.officer(Role.DEPARTMENT_HEAD, office=republic.department)
        with table() as seen, awake() as port, desks(port, head) as heard:
            _wait(lambda: len(seen) >= due and len(sink.received) >= due and len(heard) >= due * DESKS)
        stages = {"row": seen, "delivered": _delivered(sink), "browser": _heard(heard)}
    least["browser"] = least["row"]
    for stage, latencies in stages.items():
        for part in (50, 99):
            value, bottom = percentile(latencies, part), percentile(least[stage], part)
            yield line(open=open_, due=due, stage=stage, percentile=part, value=value, unit="s", floor=bottom)


@contextmanager
def awake():
    """A worker, a beat and the process of the streams are running; gives the port of the last."""
    port = free_port()
    with TemporaryDirectory() as kept:
        commands = processes.worker(), processes.beat(f"{kept}/beat"), processes.stream(port)
        with processes.running(*commands):
            yield port


@contextmanager
def desks(port, officer):
    """(alert, when) of all that the officer's open desks hear of."""
    heard, readers = [], []
    _wait(lambda: _listens(port))

    def follow(reader):
        while True:
            event, said = reader.events.get()
            if event == "ended":
                return
            heard.extend((one["id"], time.time()) for one in said.get("alerts", ()))

    for _ in range(DESKS):
        readers.append(Reader(SimpleNamespace(port=port), officer))
        threading.Thread(target=follow, args=(readers[-1],), daemon=True).start()
    try:
        yield heard
    finally:
        for reader in readers:
            reader.close()


def _listens(port):
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _heard(heard):
    """Seconds between due and heard, one for each alert and desk."""
    due = dict(Alert.objects.values_list("pk", "escalation__due_at"))
    return [at - due[alert].timestamp() for alert, at in heard]


@contextmanager
def table():
    """Seconds between due and readable in the database, one for each alert as it comes."""
    seen, stop, link = [], threading.Event(), bare()
    with link.cursor() as cursor:
        cursor.execute(f"LISTEN {NOTICE}")

    def listen():
        last = 0
        with link.cursor() as cursor:
            while not stop.is_set():
                if select.select([link], [], [], 0.1)[0]:
                    link.poll()
                    link.notifies.clear()
                cursor.execute(NEW, [last])
                new = cursor.fetchall()
                seen.extend(time.time() - float(due) for _alert, due in new)
                last = new[-1][0] if new else last

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        yield seen
    finally:
        stop.set()
        thread.join()
        link.close()


def _delivered(sink):
    """Seconds between due and received, one for each message; one that came twice counts when it first came."""
    arrived = {}
    for one in sink.received:
        arrived.setdefault(one["number"], one["at"])
    rows = Delivery.objects.values_list("sent_as", "alert__escalation__due_at")
    return [arrived[str(number)] - due.timestamp() for number, due in rows if str(number) in arrived]


def _bare(sink, apart, number=200):
    """The same by the barest means: a loop that looks every ten milliseconds, writes, and posts."""
    link, seen, delivered = bare(), [], []
    first = timezone.now() + timedelta(seconds=1)
    floor.make(link, number, first=first, apart=apart)
    host, _, port = sink.address.partition(":")
    web = http.client.HTTPConnection(host, int(port))
    dues = [(first + n * apart).timestamp() for n in range(number)]
    while len(seen) < number:
        for due in dues[len(seen) : len(seen) + floor.claim(link, timezone.now(), 100)]:
            seen.append(time.time() - due)
            web.request("POST", "/", b"{}", {"Content-Type": "application/json"})
            web.getresponse().read()
            delivered.append(time.time() - due)
        time.sleep(0.01)
    return {"row": seen, "delivered": delivered}


def _wait(reached):
    ends = time.monotonic() + PATIENCE + STARTING.total_seconds() + 60
    while not reached():
        if time.monotonic() > ends:
            raise RuntimeError("The alerts did not arrive.")
        time.sleep(0.2)
