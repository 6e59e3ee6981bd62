"""Opening the periods of every duty in force.

A duty begins on the later of the edition's first day and the local day on which the edition was published here
(docs/engine.md): installing the program doesn't open the years before it. From then on nothing is skipped: the mark of
each edition says up to which moment its periods were opened, and after days of downtime every period since is opened
with its due moment as it would have been, and its steps come late, noticed as late.
"""

import json
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q

from oversight.core.audit import record
from oversight.core.models import Office

from .. import schedule
from ..enums import About, Act, CalendarChoice, Rhythm
from ..models import Edition, Mark, calendar_for
from .lapsing import lapse, revive
from .steps import frozen_steps
from .targets import having, parameters, targets
from .turns import take_opening

DAY = timedelta(days=1)

INSERT = """
WITH target AS ({targets}),
period AS (SELECT * FROM jsonb_to_recordset(%(periods)s::jsonb) AS p(
    zone text, level text, first date, last date, opens_at timestamptz, due_at timestamptz,
    derivation jsonb, steps jsonb, today date)),
opened AS (
    INSERT INTO duties_obligation (rule_id, code, title_ru, title_kk, title_en, office_id, facility_id, subject,
        subject_url, period_from, period_until, opens_at, due_at, derivation, steps, needed, counted, counts, state,
        fulfilled_url, failure, failed_url, cancel_reason, lapsed, version)
    SELECT %(rule)s, %(code)s, %(title_ru)s, %(title_kk)s, %(title_en)s, t.office_id, t.facility_id, '',
        '', p.first, p.last, greatest(p.opens_at, t.opened_on::timestamp AT TIME ZONE p.zone), p.due_at,
        p.derivation, p.steps, %(needed)s, 0, '[]', 'open', '', '', '', '', FALSE, 1
    FROM period p JOIN target t ON t.time_zone = p.zone AND t.level = p.level
    WHERE NOT EXISTS (SELECT FROM duties_obligation x WHERE x.code = %(code)s AND x.office_id = t.office_id
        AND {same_facility} AND x.subject = '' AND x.period_from = p.first AND x.period_until = p.last)
        AND {stands}
    ORDER BY p.first, t.office_id, t.facility_id
    ON CONFLICT (code, office_id, facility_id, subject, period_from, period_until) DO NOTHING
    RETURNING id, steps
),
pending AS (
    INSERT INTO duties_pendingstep (obligation_id, number, at, trouble)
    SELECT id, 0, greatest((steps -> 0 ->> 'at')::timestamptz, %(at)s), '' FROM opened WHERE steps <> '[]'
)
SELECT count(*) FROM opened
"""
#: The facility was open in the period, not closed before its end, and nobody else owes or has done it for the period.
FACILITY_STANDS = """t.opened_on <= p.last AND t.opened_on <= p.today
    AND (t.closed_on IS NULL OR t.closed_on > least(p.last, p.today))
    AND {having}
    AND NOT EXISTS (SELECT FROM duties_obligation d WHERE d.facility_id = t.facility_id AND d.due_at = p.due_at
        AND d.code = %(code)s AND d.period_from = p.first AND d.state <> 'cancelled')"""


@transaction.atomic
def open_periods(at, *, wait=False):
    """Open what is to be open at the moment `at`, cancel what lost its ground; return how many were opened.

    Idempotent: what is open already stays as it is. Periods that went by unseen are opened too. While another process
    does it there is nothing to do, unless one wants to `wait` for what it opens.
    """
    if not take_opening(wait=wait):
        return 0
    lapse(at)
    revive(at)
    return sum(_open_edition(edition, at) for edition in _editions(at))


def _editions(at):
    """Published editions that may have a period to open, the earlier first: what it opened keeps its terms."""
    latest = (at + DAY).date()
    begun = Edition.objects.published().filter(in_force_from__lte=latest, published_at__lte=at)
    marks = dict(Mark.objects.filter(name__startswith="edition ").values_list("name", "at"))
    for edition in begun.order_by("in_force_from"):
        since = marks.get(mark_of(edition))
        if since is None or edition.in_force_until is None or since.date() - DAY <= edition.in_force_until:
            edition.opened_until = since
            yield edition


def mark_of(edition):
    return f"edition {edition.pk}"


def _open_edition(edition, at):
    calendar = calendar_for(at)
    spans = _spans(edition, at)
    rules = edition.rules.exclude(Q(about=About.EVENT) | Q(every="")).prefetch_related("steps")
    opened = {}
    for rule in rules if spans else ():
        if number := _open_rule(rule, spans, calendar, at):
            opened[rule.code] = number
    if edition.opened_until is None or at > edition.opened_until:
        Mark.objects.update_or_create(name=mark_of(edition), defaults={"at": at})
    if opened:
        record(Act.OPEN_PERIODS, edition, by=None, at=at, after=opened)
    return sum(opened.values())


def _spans(edition, at):
    """{zone: (first day, last day, levels, its beginning here)} to look at: since the mark, within the edition."""
    spans = {}
    zones = Office.objects.order_by().values_list("time_zone", "level").distinct()
    for zone, level in zones:
        begins = begin_on(edition, zone)
        since = max(begins, schedule.day_of(edition.opened_until, zone)) if edition.opened_until else begins
        last = schedule.day_of(at, zone)
        if edition.in_force_until:
            last = min(last, edition.in_force_until)
        if since <= last:
            spans.setdefault(zone, (since, last, [], begins))[2].append(level)
    return spans


def begin_on(edition, zone):
    """The local day from which the edition's duties count here."""
    return max(edition.in_force_from, schedule.day_of(edition.published_at, zone))


def _open_rule(rule, spans, calendar, at):
    rows = [row for zone, span in spans.items() for row in _periods(rule, zone, span, calendar, at)]
    if not rows:
        return 0
    if rule.about == About.FACILITY:
        same = "x.facility_id = t.facility_id"
        stands = FACILITY_STANDS.replace("{having}", having(rule, "t.facility_id", "p.first", "p.last"))
    else:
        same, stands = "x.facility_id IS NULL", "TRUE"
    sql = INSERT.format(targets=targets(rule), same_facility=same, stands=stands)
    with connection.cursor() as cursor:
        cursor.execute(sql, {**parameters(rule), **_constants(rule), "at": at, "periods": json.dumps(rows)})
        return cursor.fetchone()[0]


def _constants(rule):
    titles = {name: getattr(rule, name) for name in ("title_ru", "title_kk", "title_en")}
    return {**titles, "rule": rule.pk, "code": rule.code, "needed": rule.count}


def _periods(rule, zone, span, calendar, at):
    """Each period of one zone, once per level: its due moment is counted once, however many offices owe it."""
    since, last, levels, begins = span
    begins_at = schedule.start_of(begins, zone)
    today = schedule.day_of(at, zone).isoformat()
    for period in schedule.periods(rule.rhythm, zone, since, last + DAY):
        if _is_day_off(rule, period, calendar):
            continue
        due = schedule.due_of(rule.rhythm, period, calendar)
        for level in set(levels) & set(rule.levels):
            yield {
                "zone": zone,
                "level": level,
                "first": period.from_on.isoformat(),
                "last": period.last_on.isoformat(),
                "opens_at": max(period.from_at, begins_at).isoformat(),
                "due_at": due.moment.isoformat(),
                "derivation": due.as_json(),
                "steps": frozen_steps(rule, level, due.moment, zone, calendar),
                "today": today,
            }


def _is_day_off(rule, period, calendar):
    """A daily duty of working days has no period on a day off."""
    daily = rule.every == Rhythm.DAY and rule.calendar == CalendarChoice.WORKING
    return daily and not calendar.is_working(period.from_on)
