"""A real Celery worker, killed with SIGKILL in the middle of a paper."""

import os
import secrets
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import pytest
from django.conf import settings
from django.db import connection

from oversight.celery import app
from oversight.core.models import AuditRow
from oversight.documents.models import Rendering
from tests import factories
from tests.documents.making import paper
from tests.factories import moment

SECONDS = 180


@contextmanager
def worker(queue, **environment):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.documents.worker_settings",
        "TEST_DATABASE_NAME": connection.settings_dict["NAME"],
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        **environment,
    }
    options = ["--concurrency=1", "--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel=WARNING"]
    command = [sys.executable, "-m", "celery", "-A", "oversight", "worker", "-Q", queue, "-n", f"{queue}@%h", *options]
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        kill(process)


def kill(process):
    """The worker and the process of its pool, as when the machine loses its power."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(SECONDS)


def wait_until(reached):
    ends = time.monotonic() + SECONDS
    while not reached():
        assert time.monotonic() < ends, "The worker did not get there."
        time.sleep(0.05)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_it_renders_leaves_the_paper_to_the_next_which_renders_it_once(tmp_path):
    queue = f"test-{secrets.token_hex(4)}"
    held, reached = tmp_path / "held", tmp_path / "reached"
    held.touch()
    document = paper(factories.officer(), kind="slow", at=moment())
    russian = document.renderings.get(language="ru", format="pdf")
    document.renderings.exclude(pk=russian.pk).delete()

    with worker(queue, HELD=str(held), REACHED=str(reached)) as first:
        app.send_task("oversight.documents.tasks.render", args=[russian.pk], queue=queue)
        wait_until(reached.exists)
        kill(first)

    russian.refresh_from_db()
    assert (russian.state, russian.attempts, russian.file.name) == ("queued", 1, "")

    held.unlink()
    Rendering.objects.update(next_attempt_at=moment())
    with worker(queue, HELD=str(held), REACHED=str(reached)):
        for _ in range(3):
            app.send_task("oversight.documents.tasks.render_pending", queue=queue)
        wait_until(lambda: Rendering.objects.get(pk=russian.pk).is_ready)

    russian.refresh_from_db()
    assert russian.attempts == 2
    assert [row.channel for row in AuditRow.objects.filter(action="document.render")] == ["task"]
    assert [path.name for path in settings.MEDIA_ROOT.rglob("*.pdf")] == [russian.file.name.split("/")[-1]]
