"""Rules: duties that come back, and clocks that events start."""

from django.utils.translation import gettext as _

from oversight.core.enums import Branch

from .. import schedule
from ..enums import About, CalendarChoice, Event
from ..models import Rule
from .chains import Chain, one_count
from .rows import build, refuse_unknown

INNER = ("due", "term", "fulfilled_by", "chain", "step")
#: What only duties say, and what only clocks say.
OF_DUTIES = ("every", "count", "due", "calendar", "having", "in_oblast_centre")
OF_CLOCKS = ("start", "term")


def build_rule(table, edition, position):
    """The rule of a `[[rule]]` table, each of its values known; whether they agree is asked in `contradictions`."""
    _refuse_keys_of_the_other(table)
    given = {**_due(table), **_term(table), **_fulfilment(table)}
    if "branches" not in table:
        given["branches"] = Branch.values
    rule = build(Rule, table, inner=INNER, edition=edition, position=position, **given)
    _refuse_impossible(table, rule)
    return rule


def chain_of(table, chains):
    """The chain a rule names, or its own. Raises RulebookError when there is none."""
    if "step" in table and "chain" in table:
        raise table.error(_("A rule has its own steps or names a chain, not both."), "chain")
    if "step" in table:
        return Chain(table)
    if "chain" not in table:
        raise table.error(_("“%(key)s” is missing: who is told?") % {"key": "chain"})
    if table["chain"] not in tuple(chains):
        raise table.error(_("There is no chain “%(code)s” in this file.") % {"code": table["chain"]}, "chain")
    return chains[table["chain"]]


def _refuse_keys_of_the_other(table):
    """A duty has a rhythm and a clock a start and a term; neither has what belongs to the other."""
    is_clock = "about" in table and table["about"] == About.EVENT
    if is_clock and "start" not in table:
        raise table.error(_("“start” is missing: which event starts the clock?"), "term")
    if is_clock and "term" not in table:
        raise table.error(_("“term” is missing: how long does the clock run?"))
    if not is_clock and "every" not in table:
        raise table.error(_("“every” is missing: in which rhythm does the duty come back?"))
    for key in OF_DUTIES if is_clock else OF_CLOCKS:
        if key in table:
            reason = _("A clock has no “%(key)s”.") if is_clock else _("A duty that comes back has no “%(key)s”.")
            raise table.error(reason % {"key": key}, key)


def _due(table):
    """The fields of `due`: a day of the month, maybe of a later month than the period's last."""
    if "due" not in table:
        return {}
    due = table.table("due")
    due.refuse_keys_beyond(("day", "months_after"))
    for key in due:
        if type(due[key]) is not int:
            raise due.error(_("“%(key)s” must be %(type)s.") % {"key": key, "type": _("a whole number")})
    if "day" not in due:
        raise due.error(_("“%(key)s” is missing.") % {"key": "day"})
    if due["day"] not in range(1, 32):
        raise due.error(_("No month has a day %(day)d.") % {"day": due["day"]})
    months_after = due.get("months_after", 0)
    if months_after not in range(13):
        raise due.error(_("A duty is due at most twelve months after its period."))
    return {"due_day": due["day"], "due_months_after": months_after}


def _term(table):
    if "term" not in table:
        return {}
    count, unit = one_count(table.table("term"))
    if count < 1:
        raise table.error(_("“%(key)s” must be at least 1, not %(count)d.") % {"key": "term", "count": count}, "term")
    calendar = CalendarChoice.WORKING if unit == schedule.Unit.WORKING_DAYS else CalendarChoice.ALL
    return {"term_count": count, "term_unit": unit, "calendar": calendar}


def _fulfilment(table):
    if "fulfilled_by" not in table:
        raise table.error(_("“%(key)s” is missing: what fulfils it?") % {"key": "fulfilled_by"})
    fulfilled = table.table("fulfilled_by")
    fulfilled.refuse_keys_beyond(("inspection_kinds", "event"))
    kinds = fulfilled.get("inspection_kinds", [])
    event = fulfilled.get("event", "")
    if not _is_texts(kinds) or not (kinds or event):
        raise fulfilled.error(_("Here stand “inspection_kinds”, a list of codes, or an “event”."))
    if event:
        refuse_unknown(event, Event.values, fulfilled, "event")
    return {"done_by_kinds": kinds, "done_by_event": event}


def _is_texts(value):
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _refuse_impossible(table, rule):
    """What `schedule` can't count: ten years and more, a day of the month for a weekly duty."""
    key = "term" if rule.is_clock else "due"
    if rule.due_day and rule.every in (schedule.Every.DAY, schedule.Every.WEEK):
        raise table.error(_("A daily or weekly duty can't be due by a day of the month."), key)
    try:
        _counted = rule.term or rule.rhythm
    except ValueError as error:
        raise table.error(str(error), key) from None
