"""Fifty rows of a list over REST, out of a million, beside the same rows and JSON bare."""

import json

from django.test import Client

# The collector of garbage is set as in the process that serves pages.
from oversight import wsgi  # noqa: F401
from tests.bench.timing import bare, line, percentile, seconds
from tests.bench.years import Years

#: The rows of the first page with all that they say, as one who knew only this would ask for them.
ROWS = """SELECT i.id, i.state, i.planned_on::text, i.started_at::text, i.ended_at::text, i.at_night, i.on_weekend,
    i.on_holiday, f.id, f.name_ru, o.id, o.name_ru, k.code, k.title_ru, i.version
    FROM inspections_inspection i JOIN facilities_facility f ON f.id = i.facility_id
    JOIN core_office o ON o.id = i.office_id JOIN duties_inspectionkind k ON k.id = i.kind_id
    WHERE i.office_id = %s ORDER BY i.id DESC LIMIT 50"""


def measure(quick):
    facilities, years, times = (60, 1, 10) if quick else (300, 10, 50)
    record = Years(facilities=facilities, years=years)
    rows = facilities * years * 360
    quiet = record.oblast_officer(record.dormant.supervising_office.parent)
    officers = {"busy": record.officer_of(record.busy), "dormant": record.officer_of(record.dormant)}
    for name, officer in (officers | {"dormant oblast": quiet}).items():
        client = Client()
        client.force_login(officer)
        floor = _floor(officer.office_id, times)
        for page in ("inspections", "acts"):
            spent = _spent(client, f"/api/v1/{page}/", times)
            p95 = round(percentile(spent, 95), 3)
            made = line(value=percentile(spent, 50), unit="ms", floor=floor, page=page, office=name, rows=rows, p95=p95)
            # How much of the bare minimum's rate is left.
            yield made | {"ratio": round(floor / made["value"], 3)}


def _spent(client, address, times):
    def ask():
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)

    for _ in range(3):
        ask()
    return [seconds(ask) * 1000 for _ in range(times)]


def _floor(office, times):
    """The rows and their JSON, with nothing else."""
    connection_of_its_own = bare()

    def ask():
        with connection_of_its_own.cursor() as cursor:
            cursor.execute(ROWS, [office])
            json.dumps(cursor.fetchall())

    return percentile([seconds(ask) * 1000 for _ in range(times)], 50)
