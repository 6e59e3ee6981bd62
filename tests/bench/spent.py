"""How much of the machine each kind of process has used: seconds of processor time, read from /proc."""

import os
import resource
from pathlib import Path

from django.db import connection

TICK = os.sysconf("SC_CLK_TCK")


class Spent:
    """Counts from here on. Kinds are {name: number of a process that leads its own session}.

    With them go the measuring process itself, as `bench`, and PostgreSQL when it runs on this machine.
    """

    def __init__(self, leaders):
        self.leaders, self.server = dict(leaders), _postmaster()
        self.before = self._now()

    def seconds(self):
        """{kind: seconds since the beginning}."""
        return {name: round(spent - self.before[name], 2) for name, spent in self._now().items()}

    def _now(self):
        processes = _processes()
        now = {
            name: sum(one.spent for one in processes.values() if one.session == leader)
            for name, leader in self.leaders.items()
        }
        if self.server in processes:
            # Connections that have ended are counted with their parent.
            now["database"] = processes[self.server].with_ended + sum(
                one.spent for one in processes.values() if one.parent == self.server
            )
        used = resource.getrusage(resource.RUSAGE_SELF)
        return now | {"bench": used.ru_utime + used.ru_stime}


class _Process:
    def __init__(self, stat):
        fields = stat.rpartition(")")[2].split()
        self.parent, self.session = int(fields[1]), int(fields[3])
        ticks = [int(field) for field in fields[11:15]]
        self.spent, self.with_ended = sum(ticks[:2]) / TICK, sum(ticks) / TICK


def _processes():
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            found[int(path.parent.name)] = _Process(path.read_text(errors="replace"))
        except OSError:
            continue
    return found


def _postmaster():
    """The parent of our own connection's process; 0 when the server is elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    path = Path(f"/proc/{backend}/stat")
    return _Process(path.read_text()).parent if path.exists() and "postgres" in path.read_text() else 0
