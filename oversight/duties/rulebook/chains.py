"""Chains: who is told of a duty, when and by what means; several rules may share one."""

from datetime import time

from django.db.models import Model
from django.utils.translation import gettext as _

from .. import schedule
from ..enums import StepChannel
from ..models import RuleStep
from ..workflow import LEVEL_OF_ROLE
from .rows import build
from .toml_tables import Table


class Chain:
    """The steps of one `[[chain]]`, or of one rule that has its own."""

    def __init__(self, table: Table):
        self.table = table
        self.steps: list[tuple[Model, Table]] = [_step(step) for step in table.tables("step")]
        self.is_used = False

    def steps_for(self, rule):
        """Steps of its own for the rule, with the table each came from."""
        self.is_used = True
        return [(_copy(step, rule, position), table) for position, (step, table) in enumerate(self.steps, 1)]


def chains_of(top):
    """{code: Chain} of the file. Raises RulebookError when a chain is broken or has the code of another."""
    chains = {}
    for table in top.tables("chain", may_be_none=True):
        table.refuse_keys_beyond(("code", "step"))
        code = table.get("code")
        if not isinstance(code, str) or not code.strip():
            raise table.error(_("“%(key)s” is missing.") % {"key": "code"}, "code")
        if code in chains:
            raise table.error(_("“%(value)s” stands here a second time.") % {"value": code}, "code")
        chains[code] = Chain(table)
    return chains


def refuse_unused(chains):
    for code, chain in chains.items():
        if not chain.is_used:
            raise chain.table.error(_("No rule uses the chain “%(code)s”.") % {"code": code}, "code")


def _step(table):
    """A step without its rule, and its table."""
    given = {"level": _level(table), **_offset(table)}
    if "channels" not in table:
        given["channels"] = [StepChannel.APP]
    step = build(RuleStep, table, inner=("at",), **given)
    if StepChannel.APP not in step.channels:
        reason = _("The alert desk is told of everything: “app” stands among the channels of every step.")
        raise table.error(reason, "channels")
    return step, table


def _level(table):
    """The level at which holders of the step's role are found; the file may repeat it."""
    role = table.get("role")
    if role is None:
        raise table.error(_("“%(key)s” is missing.") % {"key": "role"})
    if role not in tuple(LEVEL_OF_ROLE):
        reason = _("Nobody is told in the role “%(role)s”; known are: %(known)s.")
        raise table.error(reason % {"role": role, "known": ", ".join(LEVEL_OF_ROLE)}, "role")
    level = LEVEL_OF_ROLE[role]
    if "level" in table and table["level"] != level:
        reason = _("Nobody of the role “%(role)s” is at the level “%(level)s”: it stands at “%(right)s”.")
        raise table.error(reason % {"role": role, "level": table["level"], "right": level}, "level")
    return level


def _offset(table):
    """The fields of `at`: so many units before (negative) or after the due moment, maybe at a local time."""
    at = table.table("at")
    clock = at.get("time")
    if clock is not None and not isinstance(clock, time):
        raise table.error(_("“time” must be a time like 09:00:00, without quotes."), "at")
    count, unit = one_count(at, besides=("time",))
    try:
        schedule.Offset(count, unit, clock)
    except ValueError as error:
        raise at.error(str(error)) from None
    return {"offset_count": count, "offset_unit": unit, "offset_time": clock}


def one_count(table, besides=()):
    """The one `unit = count` an inline table holds, besides other keys."""
    at = [key for key in table if key not in besides]
    if len(at) != 1 or at[0] not in tuple(schedule.Unit):
        reason = _("Here stands one of %(units)s, such as { hours = 48 }.")
        raise table.error(reason % {"units": ", ".join(schedule.Unit)})
    count = table[at[0]]
    if type(count) is not int:
        raise table.error(_("“%(key)s” must be %(type)s.") % {"key": at[0], "type": _("a whole number")})
    return count, schedule.Unit(at[0])


def _copy(step, rule, position):
    names = ("offset_count", "offset_unit", "offset_time", "role", "level", "channels", "acknowledge")
    return RuleStep(rule=rule, position=position, **{name: getattr(step, name) for name in names})
