"""Tables that others send, XLSX or CSV: read row by row, each fault with a sentence, before anything is written.

A file is somebody else's: what is no plain table of the expected columns is refused whole, beside the field "file".
"""

import hashlib
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..refusals import Refused
from .columns import Column
from .csv import csv_rows
from .xlsx import xlsx_rows

__all__ = ["Column", "Row", "Sheet", "read_sheet"]

MAX_BYTES = 5 * 2**20
MAX_ROWS = 5_000
#: The head of the table stands within so many rows from the top: above it, a title and a signature line.
HEAD_WITHIN = 15


@dataclass(frozen=True)
class Row:
    """One row of the file: its number there, what it says by column, and what is wrong with it."""

    number: int
    values: dict
    problems: list = field(default_factory=list)

    @property
    def is_good(self):
        return not self.problems


@dataclass(frozen=True)
class Sheet:
    """A file that was read: its rows, its name and its SHA-256. `good` and `bad` are lists of its rows."""

    name: str
    sha256: str
    rows: list

    @property
    def good(self):
        return [row for row in self.rows if row.is_good]

    @property
    def bad(self):
        return [row for row in self.rows if not row.is_good]


def read_sheet(file, columns, *, zone, max_rows=MAX_ROWS):
    """The `Sheet` of an uploaded `file` with `columns`; moments without an offset are of `zone`, a ZoneInfo.

    Raises Refused beside "file": empty, larger than 5 MB, neither XLSX nor CSV, with macros, formulas or links, packed
    to burst, with more than `max_rows` rows, without a column it needs or with one named twice.
    """
    content = file.read(MAX_BYTES + 1)
    if not content.strip():
        raise _refused(_("The file is empty. Choose the file again."))
    if len(content) > MAX_BYTES:
        raise _refused(_("The file is too large: at most %(limit)s MB are read.") % {"limit": MAX_BYTES // 2**20})
    cells = xlsx_rows(content) if content[:2] == b"PK" else csv_rows(content)
    cells = ((number, row) for number, row in enumerate(cells, 1))
    places, width = _head(cells, columns)
    rows = []
    for number, row in cells:
        if any(value not in (None, "") for value in row):
            rows.append(_row(number, row, columns, places, width, zone))
        if len(rows) > max_rows or number > max_rows + 1000:
            raise _refused(_too_many(max_rows))
    if not rows:
        raise _refused(_("There is no row under the head of the table."))
    return Sheet((file.name or "")[:200], hashlib.sha256(content).hexdigest(), rows)


def _head(cells, columns):
    """{column's name: its place} by the first row that names them all, and how many columns the head has."""
    best = set()
    for _number, row in islice(cells, HEAD_WITHIN):
        titles = [_spelling(value) for value in row]
        places = {column.name: _place(titles, column) for column in columns}
        found = {name for name, place in places.items() if place is not None}
        missing = [column for column in columns if column.is_needed and column.name not in found]
        if not missing:
            return places, max(place for place, title in enumerate(titles) if title) + 1
        best = max(best, found, key=len)
    missing = ", ".join(f"“{column.title}”" for column in columns if column.is_needed and column.name not in best)
    raise _refused(_("The table has no column %(columns)s. Its head names each column.") % {"columns": missing})


def _place(titles, column):
    """Where the column stands. Named twice it is refused: nobody knows which one is meant."""
    known = column.spellings
    places = [place for place, title in enumerate(titles) if title in known]
    if len(places) > 1:
        raise _refused(_("The column “%(column)s” stands in the table twice.") % {"column": column.title})
    return places[0] if places else None


def _spelling(value):
    return " ".join(str(value or "").casefold().replace("ё", "е").split())


def _row(number, cells, columns, places, width, zone):
    values, problems = {}, []
    for column in columns:
        place = places[column.name]
        raw = cells[place] if place is not None and place < len(cells) else None
        try:
            values[column.name] = column.read(raw, zone)
        except ValueError as error:
            problems.append(f"{column.title}: {error}")
    if any(value not in (None, "") for value in cells[width:]):
        problems.append(_("There is something beyond the last column: the row is shifted."))
    return Row(number, values, problems)


def _too_many(most):
    return ngettext(
        "The table has more than %(most)d row: send it in parts.",
        "The table has more than %(most)d rows: send it in parts.",
        most,
    ) % {"most": most}


def _refused(sentence):
    return Refused.about("file", sentence)
