"""Tables of a paper: its head, facts, ruled lines and signatures, each with the widths the PDF gives them."""

import re
from dataclasses import dataclass, field

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml.html import builder

from . import blocks

CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
BOTTOM = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
#: In the order Word wants them.
SIDES = ("top", "left", "bottom", "right")
WIDTH = re.compile(r"width:\s*([\d.]+)%")


@dataclass(frozen=True)
class Kind:
    """How tables of a class look: shares of the width, space above and below, lines around cells."""

    shares: tuple = ()
    above: int = 0
    below: int = 0
    ruled: bool = False
    foot: bool = False
    size: int | None = None
    align: dict = field(default_factory=dict)
    stands: object = None


KINDS = {
    "letterhead": Kind((50, 50), below=Mm(4), foot=True, size=Pt(11), align={0: CENTRE, 1: CENTRE}),
    "addressee": Kind((45, 55), below=Mm(8)),
    "dateline": Kind((60, 40), below=Mm(8), align={1: RIGHT}),
    "facts": Kind((38, 62), below=Mm(4)),
    "lines": Kind(below=Mm(4), ruled=True, size=Pt(12)),
    "signature": Kind((45, 25, 30), above=Mm(12), align={2: RIGHT}, stands=BOTTOM),
}


def write_table(element, container, width):
    """Write the table `element`, `width` wide, with room around it as its class has it."""
    rows = list(element.iter("tr"))
    kind = KINDS.get(element.get("class", ""), Kind())
    shares = _shares(element, rows, kind)
    if kind.above:
        _room(container, kind.above)
    table = _new_table(container, len(rows), len(shares))
    for index, share in enumerate(shares):
        table.columns[index].width = int(width * share / 100)
    for row, source in zip(table.rows, rows, strict=True):
        _write_row(row, source, shares, kind, width)
    if kind.foot:
        for cell in table.rows[-1].cells:
            _rule(cell, "bottom", 12)
    _room(container, kind.below)


def wrapped(text):
    """Text that stands in a cell without an element of its own, as one."""
    return builder.SPAN(text)


def _new_table(container, rows, columns):
    table = container.add_table(rows, columns)
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", 20), ("left", 60), ("bottom", 20), ("right", 60)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
    return table


def _write_row(row, source, shares, kind, width):
    _mark(row, "w:cantSplit")
    is_head = source.getparent().tag == "thead"
    if is_head:
        _mark(row, "w:tblHeader")
    place = 0
    for cell_source in source.iterchildren("td", "th"):
        span = int(cell_source.get("colspan", 1))
        cell = row.cells[place]
        if span > 1:
            cell = cell.merge(row.cells[place + span - 1])
        share = sum(shares[place : place + span])
        cell.width = int(width * share / 100)
        _write_cell(cell, cell_source, kind, place, is_head)
        place += span


def _write_cell(cell, source, kind, place, is_head):
    classes = source.get("class", "").split()
    align = CENTRE if is_head else RIGHT if "number" in classes else kind.align.get(place)
    looks = {"align": align, "below": Mm(0.5), "size": kind.size}
    if is_head:
        looks["bold"] = True
    if kind.ruled:
        for side in SIDES:
            _rule(cell, side, 4)
    elif "line" in classes:
        _rule(cell, "bottom", 4)
    if kind.stands is not None:
        cell.vertical_alignment = kind.stands
    if any(child.tag in blocks.TAGS for child in source):
        blocks.write_blocks(source, cell, cell.width, **looks)
    else:
        blocks.write_paragraph(cell, source, **looks)


def _shares(element, rows, kind):
    """Percents of the width, column by column: said by <col>, by the class, or even."""
    said = [WIDTH.search(col.get("style", "")) for col in element.iter("col")]
    if said and all(said):
        return [float(one[1]) for one in said]
    columns = max(sum(int(cell.get("colspan", 1)) for cell in row.iterchildren("td", "th")) for row in rows)
    return list(kind.shares) if len(kind.shares) == columns else [100 / columns] * columns


def _rule(cell, side, eighths):
    """A line at one side of the cell, so many eighths of a point thick."""
    properties = cell._tc.get_or_add_tcPr()
    borders = properties.find(qn("w:tcBorders"))
    if borders is None:
        borders = OxmlElement("w:tcBorders")
        properties.append(borders)
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "0"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)


def _mark(row, name):
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _room(container, height):
    """An empty line of that height: tables have no margins, and two that touch would grow together."""
    line = container.add_paragraph()
    line.paragraph_format.space_after = Mm(0)
    line.paragraph_format.space_before = height
    line.paragraph_format.line_spacing = Pt(1)
    line.add_run("").font.size = Pt(1)
