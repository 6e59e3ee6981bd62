"""Rows of a CSV file as people's programs write it: UTF-8 or Windows-1251, semicolons, commas or tabs."""

import csv
import io

from django.utils.translation import gettext as _

from ..refusals import Refused

#: Of the first bytes: a text has none of these.
BINARY = frozenset(range(9)) | frozenset({11, 12, *range(14, 27), *range(28, 32)})


def csv_rows(content):
    """Lists of texts, row by row. Raises Refused for what is no table or holds formulas."""
    text = _text(content)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=first.count)
    if not first.count(delimiter):
        raise Refused.about("file", _("This is neither an XLSX nor a CSV file with columns."))
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [_plain(value) for value in row]
    except csv.Error:
        raise Refused.about("file", _("The CSV file is damaged: save it again and send it.")) from None


def _text(content):
    if not BINARY.isdisjoint(content[:4096]):
        raise Refused.about("file", _("This is neither an XLSX nor a CSV file: save the table as XLSX and send that."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode("cp1251")
        except UnicodeDecodeError:
            raise Refused.about("file", _("The letters of this file can't be read: save it as UTF-8.")) from None


def _plain(value):
    value = value.strip()
    if value.startswith("="):
        raise Refused.about("file", _("The table holds formulas: save it with values only."))
    return value
