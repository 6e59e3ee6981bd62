"""The first of the two commands, as a person types it."""

import os
import signal
import stat
import subprocess
import time
import urllib.request
from contextlib import suppress

import pytest

from oversight.machine.server import SIGN_INS
from tests.system import running

pytestmark = pytest.mark.xdist_group("server")


class Machine:
    """One clone and one DATA_DIR; a start takes many seconds, so a running server serves the next test too."""

    def __init__(self, directory):
        self.clone = running.copy_program(directory / "clone")
        self.data = directory / "data"
        self.started = None

    def server(self):
        if self.started is None or self.started.process.poll() is not None:
            self.started = running.start(self.clone, self.data)
            self.started.wait_until_well()
        return self.started


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    fresh = Machine(tmp_path_factory.mktemp("machine"))
    yield fresh
    if fresh.started is not None and fresh.started.process.poll() is None:
        fresh.started.stop()
    running.clean_up(fresh.data)


@pytest.fixture
def server(machine):
    return machine.server()


def wait_for_silence(data, seconds):
    limit = time.monotonic() + seconds
    while running.processes_of(data) and time.monotonic() < limit:
        time.sleep(0.1)
    return running.processes_of(data)


def test_it_says_where_it_is_and_as_whom_to_sign_in(server):
    assert server.address == f"http://127.0.0.1:{server.port}/"
    assert f"sign in as: {', '.join(SIGN_INS)}" in server.output
    assert server.get("/")[0] == 200
    assert server.health()["last_tick_age_seconds"] < 20


def test_its_secrets_are_for_its_owner_only(machine, server):
    modes = {name: stat.S_IMODE((machine.data / name).stat().st_mode) for name in ("secret-key", "demo-password", ".")}

    assert modes == {"secret-key": 0o600, "demo-password": 0o600, ".": 0o700}


def test_a_second_server_on_the_same_directory_is_refused(machine, server):
    arguments = running.command(machine.clone, machine.data, running.free_port())

    refused = subprocess.run(**arguments, capture_output=True, text=True, timeout=300, check=False)

    assert (refused.returncode, refused.stderr) == (
        1,
        f"Another script/server already runs on {machine.data}. "
        "Stop it first, or choose another directory: DATA_DIR=… script/server\n",
    )
    assert server.health()["status"] == "ok"


def test_a_busy_port_is_refused_and_nothing_stays_behind(machine, server, tmp_path):
    arguments = running.command(machine.clone, tmp_path / "other", server.port)

    refused = subprocess.run(**arguments, capture_output=True, text=True, timeout=300, check=False)

    assert (refused.returncode, refused.stderr) == (
        1,
        f"Port {server.port} cannot be used (Address already in use). Choose another one: PORT=8080 script/server\n",
    )
    assert running.processes_of(tmp_path / "other") == {}


@pytest.mark.parametrize(
    "words", [("celery", "worker"), ("celery", "beat"), ("gunicorn",), ("uvicorn",), ("valkey",), ("postgres",)]
)
def test_what_dies_is_started_again(server, words):
    before = server.child(*words)

    os.kill(before, signal.SIGKILL)

    server.wait(lambda: server.child(*words) not in (None, before), "it runs again")
    server.wait_until_well()
    assert "was ended by SIGKILL; starting it again in 1 s." in server.output


def test_a_killed_stream_answers_again_where_the_pages_look_for_it(server):
    def alive():
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{server.stream_port}/stream/alive") as answer:
            return answer.status == 200
        return False

    server.wait(alive, "the stream answers")
    os.kill(server.child("uvicorn"), signal.SIGKILL)
    server.wait(lambda: not alive(), "the stream is gone")

    server.wait(alive, "the stream answers again")
    server.wait(lambda: server.health()["stream"] == "ok", "it has given a sign")


def test_term_stops_all_of_it_and_the_second_start_takes_seconds(machine, server):
    password = server.password

    assert server.stop() == 0
    assert running.processes_of(machine.data) == {}

    began = time.monotonic()
    again = machine.server()
    assert time.monotonic() - began < 60
    assert again.password == password


def test_nothing_outlives_a_killed_supervisor_and_the_next_start_works(machine, server):
    server.process.kill()
    server.process.wait()

    assert wait_for_silence(machine.data, 60) == {}
    assert machine.server().health()["status"] == "ok"


def test_ctrl_c_stops_all_of_it(machine, server):
    assert server.stop(signal.SIGINT) == 0
    assert running.processes_of(machine.data) == {}
