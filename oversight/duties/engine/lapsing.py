"""Duties whose ground went before their period was over: the facility closed, or became another office's.

They are cancelled with that reason, and open again when the ground comes back while the period still runs.
"""

import json

from django.db import connection
from django.utils.translation import gettext_noop

from oversight.core.audit import record
from oversight.core.models import Office

from .. import schedule
from ..enums import About, Act
from ..models import Obligation, Rule
from .alerts import close_alerts
from .pending import look_again
from .targets import having, parameters, targets

CLOSED = gettext_noop("The facility was closed before the period ended.")
PASSED = gettext_noop("The facility is no longer this office's to look after, or no longer has what the duty is about.")

# Rows that somebody holds (an officer is fulfilling the duty just now) are passed over: their turn is in a minute. So
# whoever waits for the opening of periods in the middle of an act of their own never waits in a circle.
HELD_BY_NOBODY = "FOR NO KEY UPDATE OF o SKIP LOCKED"
CANCEL = """, unwatched AS (DELETE FROM duties_pendingstep p USING lost WHERE lost.id = p.obligation_id)
UPDATE duties_obligation o SET state = 'cancelled', lapsed = TRUE, cancel_reason = %(reason)s, failure = '',
    version = o.version + 1
FROM lost WHERE lost.id = o.id RETURNING o.id"""
LAPSE_CLOSED = f"""WITH lost AS MATERIALIZED (
    SELECT o.id FROM duties_obligation o
    JOIN facilities_facility f ON f.id = o.facility_id JOIN core_office z ON z.id = o.office_id
    WHERE o.state = 'open' AND o.period_from IS NOT NULL
        AND f.closed_on <= o.period_until AND f.closed_on <= (%(today)s::jsonb ->> z.time_zone)::date
    {HELD_BY_NOBODY}){CANCEL}"""
LAPSE_PASSED = f"""WITH target AS ({{targets}}), lost AS MATERIALIZED (
    SELECT o.id FROM duties_obligation o JOIN core_office z ON z.id = o.office_id
    WHERE o.rule_id = %(rule)s AND o.state = 'open'
        AND o.period_until >= (%(today)s::jsonb ->> z.time_zone)::date
        AND NOT EXISTS (SELECT FROM target t WHERE {{same}} AND {{having}})
    {HELD_BY_NOBODY}){CANCEL}"""
REVIVE = f"""WITH target AS ({{targets}}), back AS MATERIALIZED (
    SELECT o.id FROM duties_obligation o JOIN core_office z ON z.id = o.office_id
    WHERE o.rule_id = %(rule)s AND o.lapsed AND o.state = 'cancelled'
        AND o.period_until >= (%(today)s::jsonb ->> z.time_zone)::date
        AND EXISTS (SELECT FROM target t WHERE {{same}} AND {{having}}
            AND (t.closed_on IS NULL OR t.closed_on > least(o.period_until, (%(today)s::jsonb ->> z.time_zone)::date)))
    {HELD_BY_NOBODY})
UPDATE duties_obligation o SET state = 'open', lapsed = FALSE, cancel_reason = '', version = o.version + 1
FROM back WHERE back.id = o.id RETURNING o.id"""


def lapse(at):
    """Cancel what lost its ground by `at`."""
    today = _today(at)
    _cancelled(LAPSE_CLOSED, {"reason": CLOSED, "today": today}, at)
    for rule in _rules(Obligation.objects.open(), at):
        sql = _of_rule(LAPSE_PASSED, rule)
        _cancelled(sql, {**parameters(rule), "reason": PASSED, "today": today, "rule": rule.pk}, at)


def revive(at):
    """Open again what had lapsed, where its ground came back while its period runs."""
    for rule in _rules(Obligation.objects.filter(lapsed=True), at):
        parts = {**parameters(rule), "today": _today(at), "rule": rule.pk}
        for obligation in _touched(_of_rule(REVIVE, rule), parts):
            look_again(obligation, at)
            record(Act.RESTART, obligation, by=None, at=at, after={"state": obligation.state})


def _of_rule(sql, rule):
    same = "t.office_id = o.office_id AND t.facility_id IS NOT DISTINCT FROM o.facility_id"
    if rule.about == About.FACILITY:
        same = "t.office_id = o.office_id AND t.facility_id = o.facility_id"
    condition = having(rule, "t.facility_id", "o.period_from", "o.period_until")
    return sql.format(targets=targets(rule), same=same, having=condition)


def _rules(obligations, at):
    """The rules of duties whose periods still run; a day more, for the offices west of the clock."""
    running = obligations.filter(period_until__gte=schedule.day_of(at, "UTC"))
    return Rule.objects.filter(pk__in=running.order_by().values("rule"))


def _cancelled(sql, parts, at):
    found = _touched(sql, parts)
    for obligation in found:
        record(Act.CANCEL, obligation, by=None, at=at, after={"reason": parts["reason"]})
    close_alerts([obligation.pk for obligation in found], at)


def _touched(sql, parts):
    with connection.cursor() as cursor:
        cursor.execute(sql, parts)
        ids = [row[0] for row in cursor.fetchall()]
    return list(Obligation.objects.filter(pk__in=ids)) if ids else []


def _today(at):
    zones = Office.objects.order_by().values_list("time_zone", flat=True).distinct()
    return json.dumps({zone: schedule.day_of(at, zone).isoformat() for zone in zones})
