"""Steps to come that would reach nobody, so that the roster is mended before one of them meets the gap."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from oversight.core.enums import Role
from oversight.core.models import Office
from oversight.core.roster import Roster
from oversight.core.roster.resolution import Resolution

#: So far ahead steps are looked at.
AHEAD = timedelta(days=7)
COMING = """
SELECT o.office_id, s.step ->> 'role',
    min((s.step ->> 'at')::timestamptz), max((s.step ->> 'at')::timestamptz), count(*)
FROM duties_pendingstep p
JOIN duties_obligation o ON o.id = p.obligation_id
JOIN core_office f ON f.id = o.office_id AND f.lineage @> ARRAY[%(office)s::bigint]
CROSS JOIN LATERAL jsonb_array_elements(o.steps) WITH ORDINALITY AS s(step, number)
WHERE p.at <= %(until)s AND s.number > p.number
    AND (s.step ->> 'at')::timestamptz <= %(until)s
GROUP BY 1, 2 ORDER BY 3
"""


@dataclass(frozen=True)
class Unreached:
    """Steps of duties of an office that would tell `role` and reach nobody, the first of them at `first_at`."""

    office: Office
    role: str
    first_at: datetime
    steps: int
    resolution: Resolution


def unreached(officer, at, ahead=AHEAD):
    """Every Unreached within the officer's scope from `at` on, the soonest first; a fixed number of queries."""
    until = at + ahead
    with connection.cursor() as cursor:
        cursor.execute(COMING, {"office": officer.office_id, "until": until})
        rows = cursor.fetchall()
    if not rows:
        return []
    offices = {office.pk: office for office in Office.objects.filter(pk__in={row[0] for row in rows})}
    roster = Roster(list(offices.values()), at, until)
    found = [_unreached(roster, offices[office], role, moments, count, at) for office, role, *moments, count in rows]
    return [one for one in found if one]


def _unreached(roster, office, role, moments, count, at):
    """Asked of the first and of the last of these steps: whoever leaves or comes back between answers for one."""
    for moment in moments:
        resolution = roster.responsible(role, office, max(moment, at))
        if not resolution.told:
            return Unreached(office, Role(role).label, moment, count, resolution)
    return None
