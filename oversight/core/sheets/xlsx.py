"""Rows of an XLSX workbook: its first sheet, values only, nothing that runs, links out or bursts."""

import io
import zipfile

from django.utils.translation import gettext as _

from ..refusals import Refused

#: A table of five thousand rows is far smaller; what is packed a hundredfold is no table.
MOST_UNPACKED = 50 * 2**20
MOST_MEMBERS = 200
MOST_PACKED_RATIO = 200
MOST_COLUMNS = 60


def xlsx_rows(content):
    """Tuples of values, row by row. Raises Refused for a workbook that isn't a plain table."""
    _check_archive(content)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # The size a sheet claims is whatever its author wrote there.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_col=MOST_COLUMNS):
            yield tuple(_value(cell) for cell in row)
    except Refused:
        raise
    except Exception:
        raise _refused(_("The workbook is damaged: open it, save it again as XLSX and send that.")) from None


def _check_archive(content):
    """Before anything is unpacked: the size of its parts, macros, links, entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise _refused(_("The workbook is damaged: open it, save it again as XLSX and send that.")) from None


def _check_members(archive):
    members = archive.infolist()
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
        raise _refused(_("This is not an XLSX workbook: save the table as XLSX and send that."))
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise _refused(_("The workbook unpacks to far more than a table: it isn't opened."))
    if any(one.file_size > 2**20 and one.file_size > one.compress_size * MOST_PACKED_RATIO for one in members):
        raise _refused(_("The workbook unpacks to far more than a table: it isn't opened."))
    types = archive.read("[Content_Types].xml")
    if b"macroEnabled" in types or any(name.lower().endswith(("vbaproject.bin", ".exe", ".dll")) for name in names):
        raise _refused(_("The workbook carries macros: save it as XLSX without macros."))
    if any("externallinks/" in name.lower() or "embeddings/" in name.lower() for name in names):
        raise _refused(_("The workbook refers to other files: save it with values only."))
    for name in names:
        if name.endswith((".xml", ".rels")):
            _check_entities(archive, name)


def _check_entities(archive, name):
    with archive.open(name) as part:
        if b"<!" in part.read(4096).replace(b"<!--", b""):
            raise _refused(_("The workbook is damaged: open it, save it again as XLSX and send that."))


def _value(cell):
    if getattr(cell, "data_type", "") == "f":
        raise _refused(_("The table holds formulas: save it with values only."))
    value = cell.value
    if getattr(cell, "data_type", "") == "e":
        return str(value)
    return value.strip() if isinstance(value, str) else value


def _refused(sentence):
    return Refused.about("file", sentence)
