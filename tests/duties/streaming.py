"""A real stream process, and a reader that understands what it sends as a browser does."""

import http.client
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager, suppress
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.utils import timezone

from oversight.duties.live import tickets
from tests.system.running import free_port

SECONDS = 20


class Server:
    """`uvicorn oversight.asgi:application` on the test's database."""

    def __init__(self):
        self.port, self.process = free_port(), None

    def start(self):
        names = {"DJANGO_SETTINGS_MODULE": "tests.duties.stream_settings", "SECRET_KEY": settings.SECRET_KEY}
        environment = os.environ | names | {"TEST_DATABASE_NAME": connection.settings_dict["NAME"]}
        command = ["-m", "uvicorn", "oversight.asgi:application", "--port", str(self.port), "--log-level", "warning"]
        self.process = subprocess.Popen([sys.executable, *command, "--no-access-log"], env=environment)
        ends = time.monotonic() + SECONDS
        while self.ask("/stream/alive")[0] != 200:
            assert time.monotonic() < ends, "The stream did not start."
            time.sleep(0.05)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def ask(self, path, **headers):
        """(status, headers) of a request that is not read further; 0 while nobody listens."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)) as asked:
            try:
                asked.request("GET", path, headers=headers)
            except OSError:
                return 0, {}
            with asked.getresponse() as answer:
                return answer.status, dict(answer.getheaders())


@contextmanager
def stream_server():
    server = Server()
    server.start()
    try:
        yield server
    finally:
        server.kill()


class Reader:
    """One open stream of an officer: `next()` is (event, data) as soon as it comes."""

    def __init__(self, server, officer, since=None):
        query = {"ticket": tickets.issue(officer, timezone.now()).ticket}
        if since:
            query["since"] = since.isoformat()
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        self.connection.request("GET", f"{tickets.PATH}?{urlencode(query)}")
        self.socket = self.connection.sock
        self.answer = self.connection.getresponse()
        assert self.answer.status == 200
        self.events = queue.Queue()
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def next(self, seconds=SECONDS):
        """The next `alerts` event's data; a beat in between is passed over."""
        ends = time.monotonic() + seconds
        while True:
            event, data = self.events.get(timeout=max(0.01, ends - time.monotonic()))
            if event == "alerts":
                return data

    def hears_nothing(self, seconds=0.5):
        try:
            return self.next(seconds) and False
        except queue.Empty:
            return True

    def ids(self):
        return [one["id"] for one in self.next()["alerts"]]

    def close(self):
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.thread.join(SECONDS)
        self.answer.close()
        self.connection.close()

    def _read(self):
        event = {}
        with suppress(OSError, ValueError, http.client.HTTPException, AttributeError):
            for line in self.answer:
                name, _colon, value = line.decode().rstrip("\n").partition(": ")
                if name:
                    event[name] = value
                elif event:
                    self.events.put((event["event"], json.loads(event["data"])))
                    event = {}
        self.events.put(("ended", {}))
