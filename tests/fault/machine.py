"""Real processes to be killed: two workers, two beats, web, stream, Valkey, PostgreSQL; their clocks can be moved."""

import math
import os
import signal
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from django.db import Error, connection

from oversight.machine import embedded
from oversight.machine.server import stream_command
from oversight.machine.supervisor import Service, Supervisor
from tests import processes


class Clocks:
    """What the program's clocks have shown: since when they were off the true time, and by how many seconds."""

    #: A new offset is known to every process within so many seconds.
    KNOWN = 2

    def __init__(self):
        self.jumps = [(time.time(), 0)]

    def jump(self, offset):
        self.jumps.append((time.time(), offset))

    def shown(self, moment):
        """What they may show at a true moment: one time, or two shortly after a jump."""
        return {moment + offset for since, until, offset in self._spans() if since <= moment < until + self.KNOWN}

    def latest(self, moment):
        """The latest that any of them had shown by a true moment."""
        spans = [one for one in self._spans() if one[0] <= moment]
        return max(min(until + self.KNOWN, moment) + offset for _since, until, offset in spans)

    def _spans(self):
        ends = [*(since for since, _offset in self.jumps[1:]), math.inf]
        return [(since, until, offset) for (since, offset), until in zip(self.jumps, ends, strict=True)]


class Machine(Supervisor):
    """Starts them, kills them with SIGKILL, starts them again at once; the guard ends what is left if we are killed."""

    def __init__(self, data):
        super().__init__(say=lambda sentence: None)
        self.data = data
        self.offset = data / "offset"
        self.set_clock(0)

    def set_clock(self, seconds):
        """From now on, within a second, the program's clocks are so many seconds off the true one."""
        fresh = self.offset.with_suffix(".new")
        fresh.write_text(f"{seconds:+d}\n")
        fresh.rename(self.offset)

    def start_servers(self):
        """PostgreSQL and Valkey, which keep the true time: the engine asks neither what time it is."""
        os.environ |= embedded.start(self, self.data)

    def start_program(self, web_port, stream_port):
        os.environ["STREAM_PORT"] = str(stream_port)
        commands = {
            "worker-1": processes.worker("worker-1", 1),
            "worker-2": processes.worker("worker-2", 1),
            "beat-1": processes.beat(self.data / "beat-1"),
            "beat-2": processes.beat(self.data / "beat-2"),
            "web": processes.web(web_port),
            "stream": stream_command("127.0.0.1"),
        }
        for name, argv in commands.items():
            self.start(Service(name, argv, self._clock() | {"LOG_NAME": name}, log=self.data / "log" / f"{name}.log"))

    def _clock(self):
        """libfaketime moves the wall clock of a whole process, Celery's too; the monotonic one goes on."""
        package = Path(find_spec("libfaketime").origin).parent
        library = package / "vendor" / "libfaketime" / "src" / "libfaketime.so.1"
        return processes.AS_ROOT | {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(self.offset),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }

    def kill(self, name):
        """The process and every descendant, at once, without a word. Valkey keeps nothing: its data goes with it."""
        service = self._named(name)
        for pid in [service.process.pid, *descendants(service.process.pid)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        service.process.wait()
        self._sweep(service)

    def again(self, name):
        self._spawn(self._named(name))

    def ended(self):
        """The names of those that are not running."""
        return [service.name for service in self.services if service.process.poll() is not None]

    def wait(self, reached, what, seconds=120):
        """Wait until it is so; RuntimeError says what did not come, Stopped that somebody wants the end."""
        ends = time.monotonic() + seconds
        while not reached():
            self.check()
            if time.monotonic() > ends:
                raise RuntimeError(f"Not within {seconds} s: {what}.")
            time.sleep(0.2)

    def _named(self, name):
        return next(service for service in self.services if service.name == name)


def descendants(pid):
    """Every process below `pid`."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found, level = [], [pid]
    while level:
        level = [child for child, parent in parents.items() if parent in level]
        found += level
    return found


def stubbornly(work, *arguments):
    """Do it, however often the database goes away meanwhile: every action may be repeated."""
    while True:
        try:
            return work(*arguments)
        except Error:
            connection.close()
            time.sleep(0.1)
