"""`script/server`: everything on one machine, under one supervisor."""

import fcntl
import os
import shutil
import socket
import sys
import time
from pathlib import Path

from oversight.machine import embedded, places
from oversight.machine.supervisor import Service, Stopped, Supervisor

SIGN_INS = (
    "district",
    "district-head",
    "oblast",
    "oblast-deputy",
    "department",
    "department-head",
    "auditor",
    "admin",
)
BIN = Path(sys.executable).parent
# On one's own machine root may run the worker; Celery's warning would only frighten.
AS_ROOT = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges"}


class CannotStart(Exception):
    """A sentence for the person who typed the command."""


def say(sentence: str) -> None:
    """One line on standard output, at once."""
    print(sentence, flush=True)


def lock(data: Path) -> int:
    """Take the directory for this run; the lock is held until its last holder ends, and the guard is one of them."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(data / "server.pid", os.O_RDWR | os.O_CREAT, 0o600)
    for _ in range(60):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.pread(handle, 32, 0).decode().strip()
            if not owner or is_running(int(owner)):
                break
            # Its supervisor was killed, and the guard is still stopping what that left behind.
            time.sleep(0.5)
        else:
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
            return handle
    raise CannotStart(
        f"Another script/server already runs on {data}. "
        "Stop it first, or choose another directory: DATA_DIR=… script/server"
    )


def is_running(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def check_port(host: str, port: int, name: str = "PORT") -> None:
    """Refuse before anything else starts when somebody already listens there; `name` is the variable that says it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} cannot be used ({error.strerror}). Choose another one: {name}=8080 script/server"
            ) from error


def prepare(supervisor: Supervisor) -> None:
    """Bring the database up to date before anybody is let in."""
    if supervisor.run("prepare", [sys.executable, "-m", "oversight.prepare"]) != 0:
        raise CannotStart("The database could not be prepared; what went wrong stands above.")


def start_program(supervisor: Supervisor, host: str, port: int) -> None:
    """Web, worker, beat and stream."""
    celery = [str(BIN / "celery"), "--app", "oversight", "--quiet"]
    worker = ["worker", "--concurrency", "2", "--loglevel", "WARNING", "--without-gossip", "--without-mingle"]
    beat = ["beat", "--loglevel", "WARNING", "--schedule", str(places.data_dir() / "beat"), "--pidfile", ""]
    gunicorn = [str(BIN / "gunicorn"), "oversight.wsgi", "--bind", f"{host}:{port}", "--worker-class", "gthread"]
    gunicorn += ["--preload", "--workers", "2", "--threads", "4", "--log-level", "warning", "--graceful-timeout", "5"]
    supervisor.start(Service("worker", celery + worker, {"LOG_NAME": "worker", **AS_ROOT}))
    supervisor.start(Service("beat", celery + beat, {"LOG_NAME": "beat"}))
    supervisor.start(Service("stream", stream_command(host), {"LOG_NAME": "stream"}))
    web = Service("web", gunicorn, {"LOG_NAME": "web"})
    supervisor.start(web)
    supervisor.wait_until(lambda: listens(host, port), web)


def stream_command(host: str) -> list[str]:
    """The process that holds the live streams open; those still open when it is asked to stop are cut off."""
    where = ["--host", host, "--port", os.environ["STREAM_PORT"]]
    quietly = ["--no-access-log", "--log-level", "warning", "--timeout-graceful-shutdown", "1"]
    return [str(BIN / "uvicorn"), "oversight.asgi:application", *where, *quietly]


def listens(host: str, port: int) -> bool:
    """Whether the web server answers at its port."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def welcome(data: Path, host: str, port: int) -> None:
    """Where to go and as whom."""
    say("")
    say(f"address: http://{host}:{port}/")
    if os.environ["DEMO"] == "1":
        say(f"sign in as: {', '.join(SIGN_INS)}")
        say(f"password: {places.local_secret(data, 'demo-password', length=12)}")
    say("Ctrl-C stops everything.")


def serve(supervisor: Supervisor, data: Path, host: str, port: int) -> None:
    """Start all of it and look after it until Stopped."""
    os.environ |= embedded.start(supervisor, data)
    prepare(supervisor)
    start_program(supervisor, host, port)
    welcome(data, host, port)
    supervisor.watch()


def main() -> int:
    """Run until Ctrl-C or TERM; 1 with a sentence when it cannot start."""
    data = places.data_dir()
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT") or 8000)
    stream_port = int(os.environ.get("STREAM_PORT") or port + 1)
    os.environ |= {"DATA_DIR": str(data), "PORT": str(port), "STREAM_PORT": str(stream_port)}
    os.environ.setdefault("STREAM_URL", f"http://{host}:{stream_port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oversight.settings.local")
    os.environ.setdefault("DEMO", "1")
    try:
        handle = lock(data)
        check_port(host, port)
        check_port(host, stream_port, "STREAM_PORT")
    except CannotStart as error:
        print(error, file=sys.stderr)
        return 1
    for name in ("secret-key", "demo-password"):
        places.local_secret(data, name, length=12 if name == "demo-password" else 64)
    supervisor = Supervisor(say, keep_open=(handle,))
    try:
        serve(supervisor, data, host, port)
    except Stopped:
        say("Stopping…")
        return 0
    except (CannotStart, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        supervisor.stop()
        if places.socket_dir(data).parent == Path("/tmp"):
            shutil.rmtree(places.socket_dir(data), ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
