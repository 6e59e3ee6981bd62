"""A checklist of forty lines in a browser: the page of the inspection under way, and one line saved as it is tapped."""

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from inspections.models import Answer

# The collector of garbage is set as in the process that serves pages.
from oversight import wsgi  # noqa: F401
from tests import factories as make
from tests.bench.timing import bare, line, percentile, seconds
from tests.bench.years import copy
from tests.inspections import factories as visits

LINES = 40
ALL = "SELECT * FROM inspections_answer WHERE inspection_id = %s"
ONE = "UPDATE inspections_answer SET note = note WHERE id = %s"


def measure(quick):
    times = 10 if quick else 50
    facility = make.facility()
    officer = make.officer(office=facility.supervising_office)
    check = visits.inspection(facility, by=officer)
    few = check.answers.count()
    copy(Answer, check.answers.first(), LINES - few, position=f"{few} + n")
    client = _signed_in(officer)
    page = f"/inspections/{check.pk}/"
    answer = check.answers.get(position=2)
    yield _line("draw", times, lambda number: client.get(page), _floor(ALL, check.pk, times))
    yield _line("save", times, lambda number: _tap(client, page, number), _floor(ONE, answer.pk, times))


def _tap(client, page, number):
    """One answer, then another: each tap changes what is stored."""
    said = {"version": number, "value": ("in_order", "not_checked")[number % 2], "note": ""}
    return client.post(f"{page}answers/2/", said, headers={"X-Autosave": "1"})


def _line(name, times, ask, floor):
    made = iter(range(times + 5))

    def once():
        answer = ask(next(made))
        assert answer.status_code == 200, (name, answer.status_code, answer.content[:300])

    for _ in range(3):
        once()
    with CaptureQueriesContext(connection) as captured:
        once()
        queries = len(captured)
    spent = [seconds(once) * 1000 for _ in range(times)]
    p95 = round(percentile(spent, 95), 3)
    return line(value=percentile(spent, 50), unit="ms", floor=floor, what=name, lines=LINES, queries=queries, p95=p95)


def _floor(sql, key, times):
    """The rows alone."""
    connection_of_its_own = bare()

    def ask():
        with connection_of_its_own.cursor() as cursor:
            cursor.execute(sql, [key])

    return percentile([seconds(ask) * 1000 for _ in range(times)], 50)


def _signed_in(officer):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    client.force_login(officer)
    return client
