"""Tables taken out of the program."""

import csv
import re
from io import BytesIO
from itertools import chain

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone, translation
from openpyxl import Workbook

#: A cell that begins so is a formula to a spreadsheet.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What the name of a sheet may not hold.
SHEET_FORBIDS = re.compile(r"[\[\]:*?/\\]")


def csv_response(name, header, rows):
    """`rows` of plain values as a CSV file that opens in Excel; written as it is read, so it may be long."""
    lines = _lines(header, rows, translation.get_language(), timezone.get_current_timezone())
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def xlsx_response(name, title, header, rows):
    """`rows` of plain values as a workbook of one sheet called `title`; numbers stay numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET_FORBIDS.sub(" ", title)[:31])
    sheet.freeze_panes = "A2"
    for row in chain([header], rows):
        sheet.append([value if type(value) in (int, float) else safe_cell(value) for value in row])
    content = BytesIO()
    book.save(content)
    response = HttpResponse(content.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def safe_cell(value):
    """`value` as text that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def _lines(header, rows, language, zone):
    # The middleware that chose them is gone by the time the lines are read.
    with translation.override(language), timezone.override(zone):
        # Semicolons and the mark of UTF-8 are what Excel expects in Russian and Kazakh.
        writer = csv.writer(_Echo(), delimiter=";")
        yield "\ufeff"
        for row in chain([header], rows):
            yield writer.writerow(map(safe_cell, row))


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text):
        return text
