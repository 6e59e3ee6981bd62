"""The page and the styles of a paper in Word: the measures of `static/papers/paper.css`."""

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .words import write_words

#: What everybody's Word has; Tinos has its metrics and stands in for it elsewhere.
FONT = "Times New Roman"
SIZE = Pt(14)
LANGUAGES = {"ru": "ru-RU", "kk": "kk-KZ"}
A4 = Mm(210), Mm(297)
#: Right, top and bottom; on the left a paper that stands upright is filed.
MARGINS = Mm(15), Mm(20), Mm(20)
LEFT, LEFT_SIDEWAYS = Mm(30), Mm(20)


def document_for(paper):
    """An empty document for the parsed HTML `paper`, and the width of its text."""
    document = Document()
    sideways = "sideways" in paper.find("body").get("class", "")
    _set_font(document, LANGUAGES[paper.get("lang")], Pt(12) if sideways else SIZE)
    section = document.sections[0]
    _set_page(section, sideways)
    _write_footer(section, paper)
    return document, section.page_width - section.left_margin - section.right_margin


def _set_font(document, language, size):
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, size
    properties = style.element.get_or_add_rPr()
    for script in ("w:cs", "w:eastAsia"):
        properties.rFonts.set(qn(script), FONT)
    said_in = properties.find(qn("w:lang"))
    if said_in is None:
        said_in = OxmlElement("w:lang")
        properties.append(said_in)
    said_in.set(qn("w:val"), language)
    lines = style.paragraph_format
    lines.space_before, lines.space_after, lines.line_spacing = Mm(0), Mm(2), 1.05
    lines.widow_control = True


def _set_page(section, sideways):
    width, height = A4
    if sideways:
        section.orientation, width, height = WD_ORIENT.LANDSCAPE, height, width
    section.page_width, section.page_height = width, height
    section.right_margin, section.top_margin, section.bottom_margin = MARGINS
    section.left_margin = LEFT_SIDEWAYS if sideways else LEFT
    section.footer_distance = Mm(8)


def _write_footer(section, paper):
    """Number, version and fingerprint at the foot of every page, and which page of how many it is."""
    for registration in paper.find_class("registration"):
        line = section.footer.paragraphs[0]
        line.paragraph_format.space_after = Mm(0)
        write_words(line, registration, size=Pt(7.5))
        registration.drop_tree()
    pages = section.footer.add_paragraph()
    pages.alignment, pages.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.RIGHT, Mm(0)
    for part in ("PAGE", " / ", "NUMPAGES"):
        run = pages.add_run("" if part.isupper() else part)
        run.font.size = Pt(9)
        if part.isupper():
            _add_field(run, part)


def _add_field(run, code):
    """A number that Word counts itself."""
    for kind in ("begin", None, "separate", "end"):
        if kind is None:
            mark = OxmlElement("w:instrText")
            mark.text = code
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
