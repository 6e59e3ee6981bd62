"""What a column of a table may hold, and how it is read."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _

DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
CLOCK = re.compile(r"[ T,]+(?:в )?(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*г\.?)?$")

TEXT, DATE, MOMENT, NUMBER = "text", "date", "moment", "number"


@dataclass(frozen=True)
class Column:
    """One column: the name of its value, its title, other titles people give it, and the kind of what it holds.

    `kind` is "text", "date", "moment" (aware, in the reader's zone) or "number"; with `choices`, {spelling: value},
    the text is one of them. A column that `is_needed` stands in the head and is filled in every row. Where a clock
    starts from a moment, `wants_clock` refuses a day alone: read as midnight it would move the clock.
    """

    name: str
    title: str
    also: tuple = ()
    kind: str = TEXT
    is_needed: bool = True
    choices: dict | None = None
    longest: int = 300
    wants_clock: bool = False

    @property
    def spellings(self):
        titles = (str(self.title), *map(str, self.also))
        return {" ".join(title.casefold().replace("ё", "е").split()) for title in titles}

    def read(self, raw, zone):
        """The value of a cell; None for an empty one. Raises ValueError with a sentence."""
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            if self.is_needed:
                raise ValueError(_("empty"))
            return None
        return {TEXT: self._text, DATE: self._day, MOMENT: self._moment, NUMBER: self._number}[self.kind](raw, zone)

    def _text(self, raw, zone):
        text = " ".join(_said(raw).split())
        if self.choices is not None:
            return self._chosen(text)
        if len(text) > self.longest:
            raise ValueError(_("longer than %(most)d letters") % {"most": self.longest})
        return text

    def _chosen(self, text):
        for spelling, value in self.choices.items():
            if str(spelling).casefold() == text.casefold():
                return value
        raise ValueError(_("“%(text)s” isn't one of what can stand here") % {"text": text[:60]})

    def _day(self, raw, zone):
        if isinstance(raw, datetime):
            return raw.date()
        if isinstance(raw, date):
            return raw
        day, rest = _day_of(_said(raw))
        if rest and not CLOCK.fullmatch(f" {rest}"):
            raise _no_day(raw)
        return day

    def _moment(self, raw, zone):
        if isinstance(raw, datetime) and raw.time() != time.min:
            return raw.replace(tzinfo=zone) if raw.tzinfo is None else raw
        if isinstance(raw, date):
            return self._midnight(raw.date() if isinstance(raw, datetime) else raw, zone)
        day, rest = _day_of(_said(raw))
        if not rest:
            return self._midnight(day, zone)
        clock = CLOCK.fullmatch(f" {rest}")
        if clock is None:
            raise ValueError(_("“%(text)s” is no date and time like 02.03.2026 14:30") % {"text": _said(raw)[:60]})
        try:
            return datetime.combine(day, time(int(clock[1]), int(clock[2])), zone)
        except ValueError:
            raise ValueError(_("there is no such time as “%(text)s”") % {"text": _said(raw)[:60]}) from None

    def _midnight(self, day, zone):
        if self.wants_clock:
            raise ValueError(_("a day without a time: write it like 02.03.2026 14:30"))
        return datetime.combine(day, time.min, zone)

    def _number(self, raw, zone):
        text = _said(raw).replace(",", ".").replace(" ", "").replace("\xa0", "")
        if not re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", text):
            raise ValueError(_("“%(text)s” is no number") % {"text": text[:60]})
        return float(text) if "." in text else int(text)


def _said(raw):
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw).strip()


def _day_of(text):
    """(The day a text begins with, the rest of it)."""
    if found := DAY.match(text):
        day, month, year = map(int, found.groups())
    elif found := ISO_DAY.match(text):
        year, month, day = map(int, found.groups())
    else:
        raise _no_day(text)
    try:
        return date(year, month, day), text[found.end() :].strip(" ,T")
    except ValueError:
        raise ValueError(_("there is no such day as “%(text)s”") % {"text": text[:60]}) from None


def _no_day(raw):
    return ValueError(_("“%(text)s” is no date like 02.03.2026") % {"text": _said(raw)[:60]})
