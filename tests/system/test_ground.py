"""The ground under the tests themselves: what they must not be able to do."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.template.base import Origin
from django.template.engine import Engine

from oversight.machine import embedded, places, unroot
from tests.system.running import ROOT


def render(text, path):
    template = Template(text, origin=Origin(str(path)), engine=Engine.get_default())
    return template.render(Context({}))


def test_an_undefined_variable_in_our_template_is_an_error():
    with pytest.raises(LookupError, match=r"officer.name is undefined in .*/templates/page.html"):
        render("{{ officer.name }}", ROOT / "templates" / "page.html")


def test_in_a_library_s_template_it_is_empty_as_usual():
    assert render("[{{ officer.name }}]", Path("/somewhere/site-packages/allauth/page.html")) == "[]"


def test_a_condition_may_ask_for_what_is_not_there():
    assert render("{% if officer %}yes{% else %}no{% endif %}", ROOT / "templates" / "page.html") == "no"


def test_no_test_reaches_beyond_this_machine():
    with socket.socket() as probe, pytest.raises(AssertionError, match="tried to reach"):
        probe.connect(("192.0.2.1", 80))


def test_two_runs_on_one_server_do_not_meet():
    assert settings.TEST_RUN in settings.DATABASES["default"]["TEST"]["NAME"]
    assert settings.TEST_RUN in settings.CACHES["default"]["KEY_PREFIX"]


@pytest.mark.parametrize(
    ("given", "cache", "broker"),
    [
        ("redis://word@host:6379/3", "redis://word@host:6379/4", "redis://word@host:6379/3"),
        ("redis://host", "redis://host/1", "redis://host"),
        ("unix:///run/v.sock?db=0", "unix:///run/v.sock?db=1", "redis+socket:///run/v.sock?virtual_host=0"),
    ],
)
def test_clearing_the_cache_leaves_the_queue_alone(given, cache, broker):
    assert places.next_redis_database(given) == cache
    assert places.celery_broker_url(given) == broker


def test_a_path_too_long_for_a_socket_moves_the_sockets_only():
    deep = Path("/srv") / ("x" * 100)

    assert places.socket_dir(Path("/srv/data")) == Path("/srv/data/run")
    assert places.socket_dir(deep).parent == Path("/tmp")
    assert len(str(places.socket_dir(deep))) < places.LONGEST_SOCKET_DIR
    assert places.socket_dir(deep) != places.socket_dir(deep / "other")


def test_postgresql_never_runs_as_root_and_passes_through_closed_directories(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    program = closed / "program"
    program.write_text(f"#!{sys.executable}\nimport os\nprint(os.getuid() == 0, os.access(__file__, os.X_OK))\n")
    program.chmod(0o755)
    command = [str(program)]
    if os.getuid() == 0:
        command = [sys.executable, "-I", unroot.__file__, *command]

    said = subprocess.run(command, capture_output=True, text=True, check=True)

    assert said.stdout == "False True\n"
    assert (unroot.__file__ in embedded.postgresql_command("postgres")) == (os.getuid() == 0)
