"""The program's own processes, started for a proof and ended with everything they have started."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack, contextmanager, suppress

CELERY = [sys.executable, "-m", "celery", "--app", "oversight", "--quiet"]
QUIETLY = ["--loglevel", "WARNING", "--without-gossip", "--without-mingle"]
AS_ROOT = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges"}


def worker(name="worker", concurrency=2):
    """The command line of a worker, as script/server starts it."""
    return [*CELERY, "worker", "--hostname", f"{name}@%h", "--concurrency", str(concurrency), *QUIETLY]


def beat(schedule):
    """The command line of a beat that keeps its schedule in that file."""
    return [*CELERY, "beat", "--loglevel", "WARNING", "--schedule", str(schedule), "--pidfile", ""]


def web(port, workers=1):
    """The command line of the web server."""
    gunicorn = [sys.executable, "-m", "gunicorn", "oversight.wsgi", "--bind", f"127.0.0.1:{port}", "--preload"]
    threads = ["--worker-class", "gthread", "--workers", str(workers), "--threads", "4"]
    return [*gunicorn, *threads, "--log-level", "critical"]


def stream(port):
    """The command line of the process that holds the live streams."""
    quietly = ["--no-access-log", "--log-level", "critical"]
    return [sys.executable, "-m", "uvicorn", "oversight.asgi:application", "--port", str(port), *quietly]


def start(argv, log=None, **environment):
    """Start it in a session of its own."""
    where = log or subprocess.DEVNULL
    return subprocess.Popen(
        argv,
        env={**os.environ, **AS_ROOT, **environment},
        stdin=subprocess.DEVNULL,
        stdout=where,
        stderr=where,
        start_new_session=True,
    )


def kill(process):
    """End it and all it has started with SIGKILL: as when the machine loses its power."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)


@contextmanager
def running(*commands):
    """These commands run meanwhile; gives their processes."""
    with ExitStack() as stack:
        started = []
        for argv in commands:
            started.append(start(argv))
            stack.callback(kill, started[-1])
        yield started
