"""Paragraphs, headings and lists of a paper, one under another."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell

from . import tables
from .words import has_words, write_words

CENTRE = WD_ALIGN_PARAGRAPH.CENTER
FIRST_LINE = Mm(12.5)
NUMBER = Mm(8)
HOLDERS = frozenset({"body", "main", "section", "div", "article"})

#: What the classes of a paragraph change: its alignment, size, looks.
CLASSES = {
    "addressee": {"left": Mm(95), "below": Mm(8)},
    "correction": {"align": CENTRE, "italic": True},
    "verb": {"align": CENTRE, "bold": True},
    "files": {"size": Pt(10)},
    "republic": {"size": Pt(10), "align": CENTRE},
    "office": {"size": Pt(11), "align": CENTRE, "bold": True},
}
#: Headings: space above and below, looks.
HEADINGS = {
    "h1": {"above": Mm(0), "below": Mm(6), "align": CENTRE, "bold": True},
    "h2": {"above": Mm(5), "below": Mm(2), "bold": True},
    "h3": {"above": Mm(3), "below": Mm(1), "bold": True, "italic": True},
}
#: What stands alone, one under another.
TAGS = frozenset({*HEADINGS, *HOLDERS, "p", "ol", "ul", "table"})


def write_blocks(element, container, width, *, indent=None, **looks):
    """Write what stands in `element` to `container`, a document or a cell, whose text is `width` wide."""
    if has_words(element.text):
        _paragraph_of_text(container, element.text, looks)
    for child in element:
        if isinstance(child.tag, str):
            _write_block(child, container, width, indent, looks)
        if has_words(child.tail):
            _paragraph_of_text(container, child.tail, looks)


def _write_block(element, container, width, indent, looks):
    if element.tag in HOLDERS:
        if "annex" in element.get("class", "").split():
            container.add_page_break()
        inside = FIRST_LINE if element.tag == "main" else indent
        write_blocks(element, container, width, indent=inside, **looks)
    elif element.tag == "table":
        tables.write_table(element, container, width)
    elif element.tag in ("ol", "ul"):
        _write_list(element, container, looks)
    elif element.tag in HEADINGS:
        write_paragraph(container, element, **{**looks, **HEADINGS[element.tag], **_of_class(element), "keep": True})
    else:
        write_paragraph(container, element, indent=indent, **{**looks, **_of_class(element)})


def write_paragraph(
    container, element, *, align=None, left=None, indent=None, above=None, below=None, keep=False, size=None, **looks
):
    """One paragraph with the words of `element`; `size`, `bold` and `italic` go to all of them."""
    paragraph = _new_paragraph(container)
    lines = paragraph.paragraph_format
    paragraph.alignment = align
    lines.left_indent = left
    lines.first_line_indent = None if align or left else indent
    if above is not None:
        lines.space_before = above
    if below is not None:
        lines.space_after = below
    lines.keep_with_next = keep or None
    write_words(paragraph, element, size=size, **looks)
    return paragraph


def _new_paragraph(container):
    """The next paragraph; a new cell comes with an empty one, which is taken first."""
    if isinstance(container, Cell) and len(container.paragraphs) == 1 and not container.paragraphs[0].runs:
        return container.paragraphs[0]
    return container.add_paragraph()


def _paragraph_of_text(container, text, looks):
    element = tables.wrapped(text)
    write_paragraph(container, element, **looks)


def _write_list(element, container, looks):
    for number, item in enumerate(element.iterchildren("li"), 1):
        paragraph = _new_paragraph(container)
        lines = paragraph.paragraph_format
        lines.left_indent, lines.first_line_indent, lines.space_after = NUMBER, -NUMBER, Mm(1)
        lines.tab_stops.add_tab_stop(NUMBER)
        paragraph.add_run(f"{number}.\t" if element.tag == "ol" else "–\t")
        write_words(paragraph, item, **{name: looks[name] for name in looks if name in ("size", "bold", "italic")})


def _of_class(element):
    looks = {}
    for name in element.get("class", "").split():
        looks |= CLASSES.get(name, {})
    return looks
