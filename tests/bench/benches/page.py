"""Pages over the record of ten years: the card of a busy and of a dormant place with each of its panels, what an
officer opens first, lists, boards; the queries must be as many as over one year. Of a dormant office, and of an oblast
that has nothing else, the newest fifty rows are the oldest of the table."""

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# The collector of garbage is set as in the process that serves pages.
from oversight import wsgi  # noqa: F401
from tests.bench.timing import bare, line, percentile, seconds
from tests.bench.years import Years

NEWEST = "SELECT * FROM acts_responseact WHERE office_id = %s ORDER BY id DESC LIMIT 50"
PANELS = ("", "duties/", "risk/", "acts/", "inspections/", "placements/", "inquiries/", "incidents/")
#: What everybody opens, whatever their place.
FIRST = ("/", "/inspections/", "/acts/", "/incidents/", "/alerts/emergencies/")
HTMX = {"HX-Request": "true"}


def measure(quick):
    facilities, times = (60, 10) if quick else (300, 50)
    years = Years(facilities=facilities, years=1 if quick else 10)
    least = _floor(years.busy.supervising_office_id, times)
    for name, facility in (("busy", years.busy), ("dormant", years.dormant)):
        client = _signed_in(years.officer_of(facility))
        card = f"/facilities/{facility.pk}/"
        asked = [*(f"{card}{panel}" for panel in PANELS), *FIRST, f"/acts/?facility={facility.pk}", "/risk/"]
        for address in asked:
            page = address.replace(card, "facility/").replace(f"?facility={facility.pk}", "?facility")
            yield _line(client, address, times, floor=least, page=page, office=name, years=years.years)
    quiet = years.oblast_officer(years.dormant.supervising_office.parent)
    for page in FIRST:
        yield _line(_signed_in(quiet), page, times, floor=least, page=page, office="dormant oblast", years=years.years)
    for name, officer in (("oblast", years.oblast_officer()), ("department", years.department_officer())):
        client = _signed_in(officer)
        for address in (*FIRST, "/risk/", "/duties/board/", f"/duties/board/?{a_year(years)}"):
            page = address.replace(a_year(years), "a year")
            yield _line(client, address, times, floor=least, page=page, office=name, years=years.years)


def a_year(years):
    """The last year of the record, as the board is asked for it."""
    first = years.begins.date() + timedelta(days=365 * (years.years - 1))
    return f"from_on={first}&until_on={first + timedelta(days=364)}"


def _line(client, address, times, *, floor, **named):
    """Median and 95th percentile of a page alone, and how many queries it asks."""
    headers = HTMX if address.count("/") > 3 else {}

    def ask():
        answer = client.get(address, headers=headers)
        assert answer.status_code == 200, (address, answer.status_code)

    for _ in range(3):
        ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    # The next request empties the log.
    queries = len(captured)
    spent = [seconds(ask) * 1000 for _ in range(times)]
    named |= {"queries": queries, "p95": round(percentile(spent, 95), 3)}
    return line(value=percentile(spent, 50), unit="ms", floor=floor, **named)


def _floor(office, times):
    """The newest fifty acts of the office, bare."""
    connection_of_its_own = bare()

    def ask():
        with connection_of_its_own.cursor() as cursor:
            cursor.execute(NEWEST, [office])
            cursor.fetchall()

    return percentile([seconds(ask) * 1000 for _ in range(times)], 50)


def _signed_in(officer):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    client.force_login(officer)
    return client
