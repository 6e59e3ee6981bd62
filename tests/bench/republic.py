"""Much data, made fast: offices and facilities by the ORM, a million duties by one statement."""

import json
from datetime import date, timedelta

from django.db import connection

from facilities.enums import USUAL_OPERATOR, FacilityKind
from facilities.models import Facility
from oversight.core.enums import OfficeLevel, Role
from oversight.duties.models import ChannelAddress
from tests import factories as make
from tests.duties import law
from tests.factories import moment

#: Before everything that is measured.
BEGAN = moment(2026, 3, 2, 8)
#: So far apart the first steps of the open duties lie.
APART = timedelta(milliseconds=1)
#: A step's role, and how long after the first step it comes: as long a chain as the daily checks have.
CLIMB = [
    (Role.DISTRICT_OFFICER, 0),
    (Role.DISTRICT_PROSECUTOR, 1),
    (Role.DISTRICT_PROSECUTOR, 2),
    (Role.OBLAST_OFFICER, 3),
    (Role.OBLAST_PROSECUTOR, 4),
    (Role.ZONAL_OFFICER, 5),
    (Role.DEPARTMENT_HEAD, 7),
]

CLOCKS = """
WITH opened AS (INSERT INTO duties_obligation (rule_id, code, title_ru, title_kk, title_en, office_id, subject,
    subject_url, started_at, opens_at, due_at, derivation, steps, needed, counted, counts, state,
    fulfilled_url, failure, failed_url, cancel_reason, lapsed, version)
SELECT %(rule)s, %(code)s, 'Проверка', 'Тексеру', 'Check', (%(offices)s::bigint[])[1 + n %% %(number)s],
    'bench:' || n, '/placements/' || n || '/', at - interval '2 days', at - interval '2 days', at,
    %(derivation)s::jsonb,
    (SELECT jsonb_agg(step || jsonb_build_object('at', at + (step ->> 'days')::int * interval '1 day'))
        FROM jsonb_array_elements(%(steps)s::jsonb) step),
    1, 0, '[]', 'open', '', '', '', '', FALSE, 1
FROM (SELECT n, %(first)s::timestamptz + n * %(apart)s AS at FROM generate_series(%(begin)s, %(end)s) n) moments
RETURNING id, due_at)
INSERT INTO duties_pendingstep (obligation_id, number, at, trouble) SELECT id, 0, due_at, '' FROM opened
"""
DERIVATION = [
    {"step": "start", "at": "2026-03-20T13:00:00+00:00", "zone": "Asia/Almaty"},
    {"step": "elapsed", "count": 48, "unit": "hours"},
    {"step": "due", "at": "2026-03-22T13:00:00+00:00"},
]


class Republic:
    """A Department, `oblasts` and the districts below them, one officer in each district."""

    def __init__(self, *, oblasts=20, districts=10):
        self.department = make.office(OfficeLevel.DEPARTMENT)
        self.oblasts = [make.office(OfficeLevel.OBLAST, parent=self.department) for _ in range(oblasts)]
        self.districts = [make.office(parent=oblast) for oblast in self.oblasts for _ in range(districts)]
        self.officers = [make.officer(office=district) for district in self.districts]

    def facilities(self, number):
        """So many detention facilities, spread over the districts."""
        return Facility.objects.bulk_create(self._facility(n) for n in range(number))

    def webhooks(self, address):
        """Each officer gets alerts at an address of their own there."""
        made = [ChannelAddress(officer=one, title="webhook", url=f"json://{address}/{one.pk}") for one in self.officers]
        ChannelAddress.objects.bulk_create(made)

    def _facility(self, number):
        return Facility(
            kind=FacilityKind.IVS,
            name_ru=f"ИВС № {number}",
            name_kk=f"№ {number} УҰИ",
            operator=USUAL_OPERATOR[FacilityKind.IVS],
            opened_on=date(2010, 1, 1),
            supervising_office=self.districts[number % len(self.districts)],
        )


class Clocks:
    """Open clocks whose first steps lie APART from each other from `first` on: the n-th comes with `comes(n)`."""

    def __init__(self, republic, *, first=None, apart=APART, channels=("app",)):
        steps = tuple((days, "days", None, role) for role, days in CLIMB if role in law.LEVEL)
        self.rule = law.edition(law.clock(steps=steps, channels=channels)).rules.get()
        self.republic, self.first, self.apart, self.channels = republic, first or BEGAN, apart, channels
        self.number = 0

    def comes(self, number):
        """The moment by which the first `number` clocks have come to their first step."""
        return self.first + (number - 1) * self.apart

    def open(self, number):
        """Make more of them until there are `number`."""
        offices = [office.pk for office in self.republic.districts]
        steps = [
            {
                "position": position,
                "role": role,
                "level": "district",
                "channels": self.channels,
                "acknowledge": True,
                "days": days,
            }
            for position, (role, days) in enumerate(CLIMB, 1)
        ]
        parts = {
            "rule": self.rule.pk,
            "code": self.rule.code,
            "offices": offices,
            "number": len(offices),
            "derivation": json.dumps(DERIVATION),
            "steps": json.dumps(steps),
            "first": self.first,
            "apart": self.apart,
            "begin": self.number,
            "end": number - 1,
        }
        with connection.cursor() as cursor:
            cursor.execute(CLOCKS, parts)
        settle("duties_obligation", "duties_pendingstep")
        self.number = number

    def come_soon(self, number, *, from_at, apart):
        """So many more, whose first steps come one after the other from that moment on."""
        self.first, self.apart = from_at - self.number * apart, apart
        self.open(self.number + number)


def settle(*tables):
    """What autovacuum would have done by now."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM ANALYZE {table}")
