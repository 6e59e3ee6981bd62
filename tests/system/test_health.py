"""/healthz: what is gone, within a second, to anybody, and nothing else."""

import socket
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connections
from django.urls import resolve
from django.utils import timezone

from oversight import health
from oversight.duties.engine.watchdog import ticked

PROMISED = health.ANSWER_WITHIN

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def all_alive():
    for who in health.SIGNS:
        health.record(who, at=timezone.now())
    ticked(timezone.now())


@pytest.fixture
def silent_port():
    """A port that takes a connection and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(16)
        yield listener.getsockname()[1]


@pytest.fixture(autouse=True, scope="module")
def addresses_are_loaded():
    resolve("/healthz")


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """A busy machine may need longer than the promised second for what answers; what hangs would take five."""
    monkeypatch.setattr(health, "ANSWER_WITHIN", 2.5)


def ask(client):
    began = time.monotonic()
    response = client.get("/healthz")
    assert time.monotonic() - began < 4.5
    return response.status_code, response.json()


def test_it_promises_to_answer_within_a_second():
    assert PROMISED < 1


def test_everything_is_well(client, all_alive):
    status, state = ask(client)

    age = state.pop("last_tick_age_seconds")
    assert (status, state) == (
        200,
        {
            "database": "ok",
            "broker": "ok",
            "worker": "ok",
            "beat": "ok",
            "engine": "ok",
            "stream": "ok",
            "status": "ok",
        },
    )
    assert 0 <= age < 60


@pytest.mark.parametrize("who", ["worker", "beat"])
def test_a_silent_process_is_gone(client, all_alive, who):
    health.record(who, at=timezone.now() - timedelta(seconds=health.SILENT_AFTER + 1))

    status, state = ask(client)

    assert (status, state[who], state["status"]) == (503, "gone", "failing")


def test_a_silent_stream_is_said_and_nothing_is_taken_from_service(client, all_alive):
    health.record("stream", at=timezone.now() - timedelta(seconds=health.SILENT_AFTER + 1))

    status, state = ask(client)

    assert (status, state["stream"], state["status"]) == (200, "gone", "ok")


def test_an_old_tick_is_a_failure_though_everybody_answers(client, all_alive):
    health.record("tick", at=timezone.now() - timedelta(minutes=5))

    status, state = ask(client)

    assert (status, state["status"], state["worker"]) == (503, "failing", "ok")
    assert 300 <= state["last_tick_age_seconds"] < 360


def test_before_the_first_tick_there_is_no_age(client):
    assert cache.get("alive:tick") is None

    status, state = ask(client)

    assert (status, state["last_tick_age_seconds"]) == (503, None)


def test_a_hanging_broker_does_not_hang_the_answer(client, settings, silent_port, all_alive):
    settings.REDIS_URL = f"redis://:not-to-be-shown@127.0.0.1:{silent_port}/0"

    status, state = ask(client)

    assert (status, state["broker"], state["database"]) == (503, "gone", "ok")
    assert "not-to-be-shown" not in str(state)


def test_a_hanging_database_does_not_hang_the_answer(client, monkeypatch, silent_port, all_alive):
    monkeypatch.setitem(connections["default"].settings_dict, "HOST", "127.0.0.1")
    monkeypatch.setitem(connections["default"].settings_dict, "PORT", str(silent_port))

    status, state = ask(client)

    assert (status, state["database"], state["broker"]) == (503, "gone", "ok")
