import hashlib
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction

from oversight.celery import app
from oversight.core.models import AuditRow
from oversight.core.refusals import Forbidden, Refused
from oversight.documents.actions import render, render_next, requeue
from oversight.documents.actions.rendering import ATTEMPTS
from oversight.documents.models import Rendering
from tests import factories
from tests.documents.making import paper
from tests.factories import moment

AT = moment()


@pytest.fixture
def rendering(db):
    return paper(factories.officer()).renderings.get(language="kk", format="pdf")


def kept_files():
    return sorted(path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())


def test_a_rendered_paper_has_its_file_hash_and_pages(rendering):
    assert render(rendering.pk, at=AT) is True

    rendering.refresh_from_db()
    with rendering.file.open() as file:
        content = file.read()
    assert (rendering.state, rendering.rendered_at, rendering.pages, rendering.attempts) == ("ready", AT, 1, 1)
    assert (rendering.sha256, rendering.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert content.startswith(b"%PDF-1.7")


def test_rendering_leaves_an_audit_row_with_the_hash(rendering):
    render(rendering.pk, at=AT)

    rendering.refresh_from_db()
    row = AuditRow.objects.about(rendering.document).get(action="document.render")
    assert row.after == {"language": "kk", "format": "pdf", "pages": 1, "sha256": rendering.sha256}


def test_rendering_twice_renders_once(rendering):
    assert [render(rendering.pk, at=AT), render(rendering.pk, at=AT)] == [True, False]

    assert AuditRow.objects.filter(action="document.render").count() == 1
    assert len(kept_files()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_paper_somebody_is_rendering_is_left_to_them():
    rendering = paper(factories.officer()).renderings.first()
    locked, done = threading.Event(), threading.Event()

    def hold():
        try:
            with transaction.atomic():
                Rendering.objects.select_for_update().get(pk=rendering.pk)
                locked.set()
                done.wait(30)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        threads.submit(hold)
        locked.wait(30)
        try:
            assert render(rendering.pk, at=AT) is False
            made = [render_next(at=AT) for _ in range(4)]
        finally:
            done.set()

    assert made == [True, True, True, False]
    assert sorted(Rendering.objects.values_list("state", flat=True)) == ["queued", "ready", "ready", "ready"]


def test_a_file_left_by_a_crash_before_the_commit_is_overwritten(rendering):
    with transaction.atomic():
        render(rendering.pk, at=AT)
        transaction.set_rollback(True)
    left = kept_files()

    render(rendering.pk, at=AT)

    assert len(left) == 1
    assert kept_files() == left


def test_the_queue_is_worked_off_longest_waiting_first(db):
    officer = factories.officer()
    late = paper(officer, at=moment(minute=5))
    early = paper(officer, at=moment(minute=1))

    while render_next(at=moment(minute=3)):
        pass

    assert {one.state for one in early.renderings.all()} == {"ready"}
    assert {one.state for one in late.renderings.all()} == {"queued"}


def test_a_paper_that_fails_is_tried_again_after_longer_and_longer_waits(db):
    rendering = paper(factories.officer(), kind="broken", at=AT).renderings.get(language="ru", format="pdf")
    waits, at = [], AT

    for _ in range(ATTEMPTS - 1):
        render(rendering.pk, at=at)
        rendering.refresh_from_db()
        waits.append(rendering.next_attempt_at - at)
        at = rendering.next_attempt_at

    assert rendering.state == "queued"
    assert waits == [timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10)]


def test_after_the_last_attempt_it_has_failed_and_says_why(db):
    rendering = paper(factories.officer(), kind="broken").renderings.get(language="ru", format="pdf")

    for _ in range(ATTEMPTS + 2):
        render(rendering.pk, at=AT)

    rendering.refresh_from_db()
    assert (rendering.state, rendering.attempts) == ("failed", ATTEMPTS)
    assert rendering.error == "TemplateDoesNotExist: papers/no-such-part.html"
    assert AuditRow.objects.filter(action="document.render_failed").count() == 1


def test_a_paper_that_fails_does_not_hold_up_the_others(db):
    officer = factories.officer()
    paper(officer, kind="broken", at=moment(minute=1))
    good = paper(officer, at=moment(minute=2))

    steps = 0
    while render_next(at=moment(minute=2)):
        steps += 1

    assert steps == 8
    assert {one.state for one in good.renderings.all()} == {"ready"}


def test_a_paper_that_kills_every_worker_has_failed_in_the_end(rendering):
    Rendering.objects.filter(pk=rendering.pk).update(attempts=ATTEMPTS)

    render(rendering.pk, at=AT)

    rendering.refresh_from_db()
    assert (rendering.state, rendering.error) == ("failed", "The worker died while preparing this paper.")


def test_a_prosecutor_has_a_failed_paper_made_again(rendering):
    officer = rendering.document.issued_by
    Rendering.objects.filter(pk=rendering.pk).update(state="failed", attempts=ATTEMPTS, error="disk full")

    requeue(rendering.document, by=officer, at=AT)

    assert render(rendering.pk, at=AT) is True
    rendering.refresh_from_db()
    assert (rendering.state, rendering.attempts, rendering.error) == ("ready", 1, "")


def test_what_has_not_failed_is_not_made_again(rendering):
    with pytest.raises(Refused, match="nothing to make again"):
        requeue(rendering.document, by=rendering.document.issued_by, at=AT)


def test_an_auditor_makes_nothing_again(rendering):
    with pytest.raises(Forbidden, match="Only a prosecutor"):
        requeue(rendering.document, by=factories.officer("auditor"), at=AT)


def test_issuing_wakes_a_worker_after_the_commit(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = paper(factories.officer())

    for thread in threading.enumerate():
        if thread.name == "wake the renderer":
            thread.join(20)
    with app.connection_for_write() as broker:
        waiting = broker.default_channel.client.lrange("celery", 0, -1)
    asked = [json.loads(message)["headers"]["argsrepr"] for message in waiting]
    assert {f"[{one.pk}]" for one in document.renderings.all()} <= set(asked)


def test_without_a_broker_the_papers_wait_for_the_tick():
    program = "from oversight.documents.actions.papers import _wake; _wake([1, 2])"
    command = [sys.executable, "-c", f"import django; django.setup(); import oversight.celery; {program}"]

    done = subprocess.run(
        command,
        env={**os.environ, "REDIS_URL": "redis://127.0.0.1:1/0", "PYTHONPATH": str(settings.ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert "Renderings [1, 2] wait for the tick" in done.stderr
