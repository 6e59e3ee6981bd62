"""The first of the two commands, as a person types it."""

import os
import signal
import stat
import subprocess
import time

import pytest

from oversight.machine.server import SIGN_INS
from tests.system import running

pytestmark = pytest.mark.xdist_group("server")


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return running.copy_program(tmp_path_factory.mktemp("clone"))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """One DATA_DIR for the module: the first start fills it, the others find it filled."""
    directory = tmp_path_factory.mktemp("machine") / "data"
    yield directory
    running.clean_up(directory)


@pytest.fixture
def server(clone, data):
    started = running.start(clone, data)
    yield started
    if started.process.poll() is None:
        started.stop()


def wait_for_silence(data, seconds):
    limit = time.monotonic() + seconds
    while running.processes_of(data) and time.monotonic() < limit:
        time.sleep(0.1)
    return running.processes_of(data)


def test_it_says_where_it_is_and_as_whom_to_sign_in(server):
    server.wait_until_well()

    assert server.address == f"http://127.0.0.1:{server.port}/"
    assert f"sign in as: {', '.join(SIGN_INS)}" in server.output
    assert server.get("/")[0] == 200
    assert server.health()["last_tick_age_seconds"] < 20


def test_term_stops_all_of_it_and_the_second_start_takes_seconds(clone, data, server):
    server.wait_until_well()
    password = server.password

    assert server.stop() == 0
    assert running.processes_of(data) == {}

    began = time.monotonic()
    again = running.start(clone, data)
    took = time.monotonic() - began
    assert again.password == password
    assert again.stop(signal.SIGINT) == 0
    assert running.processes_of(data) == {}
    assert took < 30


def test_its_secrets_are_for_its_owner_only(data, server):
    assert {name: stat.S_IMODE((data / name).stat().st_mode) for name in ("secret-key", "demo-password")} == {
        "secret-key": 0o600,
        "demo-password": 0o600,
    }
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_nothing_outlives_a_killed_supervisor_and_the_next_start_works(clone, data, server):
    server.wait_until_well()

    server.process.kill()
    server.process.wait()

    assert wait_for_silence(data, 20) == {}
    again = running.start(clone, data)
    again.wait_until_well()
    assert again.stop() == 0


@pytest.mark.parametrize("words", [("celery", "worker"), ("celery", "beat"), ("gunicorn",), ("valkey",), ("postgres",)])
def test_what_dies_is_started_again(server, words):
    server.wait_until_well()
    before = server.child(*words)

    os.kill(before, signal.SIGKILL)

    server.wait(lambda: server.output.count("starting it again") == 1, "it says what has died")
    server.wait(lambda: server.child(*words) not in (None, before), "it runs again")
    server.wait_until_well()


def test_a_second_server_on_the_same_directory_is_refused(clone, data, server):
    refused = subprocess.run(
        **running.command(clone, data, running.free_port()), capture_output=True, text=True, timeout=60, check=False
    )

    assert refused.returncode == 1
    assert refused.stderr == (
        f"Another script/server already runs on {data}. "
        "Stop it first, or choose another directory: DATA_DIR=… script/server\n"
    )
    assert server.get("/healthz")[0] in (200, 503)


def test_a_busy_port_is_refused_and_nothing_stays_behind(clone, server, tmp_path):
    refused = subprocess.run(
        **running.command(clone, tmp_path / "other", server.port),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert refused.returncode == 1
    assert refused.stderr == (
        f"Port {server.port} cannot be used (Address already in use). Choose another one: PORT=8080 script/server\n"
    )
    assert running.processes_of(tmp_path / "other") == {}
