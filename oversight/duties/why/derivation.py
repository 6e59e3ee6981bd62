"""How a due moment was found, a sentence for each step an obligation keeps."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from oversight.core.durations import due_words, in_words

from ..calendar import Why
from ..enums import Rhythm
from ..schedule import StepCode, Unit

WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


def sentences(derivation, event=""):
    """The sentences of a stored `derivation`; `event` names what started it. A step of a later program is passed by."""
    return [SAY[step["step"]](step, event) for step in derivation if step["step"] in SAY]


def _start(step, event):
    words = {"moment": _moment(step["local"]), "zone": step["zone"], "event": event}
    if event:
        return _("%(event)s: %(moment)s, by the clock of %(zone)s.") % words
    return _("It began on %(moment)s, by the clock of %(zone)s.") % words


def _elapsed(step, event):
    count = step["count"]
    if step["unit"] == Unit.MINUTES:
        text = ngettext("%(count)d minute runs by the clock.", "%(count)d minutes run by the clock.", count)
    else:
        text = ngettext(
            "%(count)d hour runs by the clock, at night and on days off too.",
            "%(count)d hours run by the clock, at night and on days off too.",
            count,
        )
    return text % {"count": count}


def _clocks_moved(step, event):
    return _("Meanwhile the clocks were moved from UTC%(from)s to UTC%(to)s; the term stays as long as it is.") % step


def _excluded(step, event):
    return _("The day of the event, %(day)s, isn't counted.") % {"day": _day(step["day"])}


def _days(step, event):
    count = step["count"]
    text = ngettext(
        "%(count)d calendar day is counted: %(first)s.",
        "%(count)d calendar days are counted, from %(first)s through %(last)s.",
        count,
    )
    return text % {"count": count, "first": _day(step["first"]), "last": _day(step["last"])}


def _working_day(step, event):
    return _("Working day %(number)d: %(day)s.") % {"number": step["number"], "day": _day(step["day"], True)}


def _skipped(step, event):
    words = {"day": _day(step["day"], True), "name": _(step["name"]) if step["name"] else ""}
    texts = {
        Why.WEEKEND: _("%(day)s is passed over: a weekend."),
        Why.HOLIDAY: _("%(day)s is passed over: %(name)s."),
        Why.ESTIMATED: _("%(day)s is passed over: %(name)s, as calculated ahead."),
        Why.OBSERVED: _("%(day)s is passed over: the day off for %(name)s, which fell on a weekend."),
        Why.TRANSFERRED: _("%(day)s is passed over: a day off by a decision that transferred it."),
    }
    return texts[step["reason"]] % words


def _months(step, event):
    count = step["count"]
    text = ngettext(
        "%(count)d month is counted, through %(day)s.", "%(count)d months are counted, through %(day)s.", count
    )
    return text % {"count": count, "day": _day(step["day"])}


def _short_month(step, event):
    words = {"number": step["number"], "day": _day(step["day"])}
    return _("That month has no day %(number)d: its last day, %(day)s, takes its place.") % words


def _moved(step, event):
    words = {"from": _day(step["from"], True), "to": _day(step["to"], True)}
    return _("The last day, %(from)s, is off, so it moves to the next working day: %(to)s.") % words


def _period(step, event):
    words = {"first": _day(step["first"]), "last": _day(step["last"]), "zone": step["zone"]}
    words["every"] = str(Rhythm(step["every"]).label)
    if step["first"] == step["last"]:
        return _("The duty comes back %(every)s; this is the day %(first)s, by the clock of %(zone)s.") % words
    return _("The duty comes back %(every)s; this period: %(first)s – %(last)s, by the clock of %(zone)s.") % words


def _at_least(step, event):
    times = step["times"]
    text = ngettext("Not less than %(times)d time within it.", "Not less than %(times)d times within it.", times)
    return text % {"times": times}


def _named_day(step, event):
    words = {"number": step["number"], "day": _day(step["day"])}
    if step["months_after"]:
        return _("The rule names the day by which it is due after the period: %(day)s.") % words
    return _("The rule names day %(number)d of the month, by which it is due: %(day)s.") % words


def _end_of_day(step, event):
    return _("The day counts whole: until 24:00 of %(day)s.") % {"day": _day(step["day"])}


def _due(step, event):
    return _("Due: %(moment)s. What is done at the very moment is in time.") % {
        "moment": due_words(datetime.fromisoformat(step["local"]))
    }


def _stood(step, event):
    due = localtime(datetime.fromisoformat(step["due"]))
    words = {"length": in_words(timedelta(seconds=step["seconds"])), "due": due_words(due)}
    return _("The clock stood for %(length)s, so it is due later by as long: %(due)s.") % words


def _moment(text):
    """As the clocks of the office showed it."""
    return f"{datetime.fromisoformat(text):%d.%m.%Y %H:%M}"


def _day(text, named=False):
    """26.11.2026, or with the day of the week after it."""
    day = date.fromisoformat(text)
    return f"{day:%d.%m.%Y} ({str(WEEKDAYS[day.weekday()]).lower()})" if named else f"{day:%d.%m.%Y}"


#: Code of a step → its sentence. The last comes from `actions.obligations.restart`.
SAY = {
    StepCode.START: _start,
    StepCode.ELAPSED: _elapsed,
    StepCode.CLOCKS_MOVED: _clocks_moved,
    StepCode.EXCLUDED: _excluded,
    StepCode.DAYS: _days,
    StepCode.WORKING_DAY: _working_day,
    StepCode.SKIPPED: _skipped,
    StepCode.MONTHS: _months,
    StepCode.SHORT_MONTH: _short_month,
    StepCode.MOVED: _moved,
    StepCode.PERIOD: _period,
    StepCode.AT_LEAST: _at_least,
    StepCode.NAMED_DAY: _named_day,
    StepCode.END_OF_DAY: _end_of_day,
    StepCode.DUE: _due,
    "stood": _stood,
}
