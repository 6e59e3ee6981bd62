"""Words within one paragraph: text, line breaks, bold and italic."""

import re

from docx.oxml import OxmlElement

BOLD, ITALIC = frozenset({"b", "strong", "th"}), frozenset({"i", "em"})
#: White space as HTML understands it: a no-break space is a letter.
SPACE = re.compile(r"[ \t\n\r\f]+")
SOFT_HYPHEN = "\xad"


def write_words(paragraph, element, *, size=None, bold=None, italic=None):
    """Write the words inside `element`, in the order they stand, to the end of `paragraph`."""
    for text, is_bold, is_italic in _joined(_pieces(element, bold, italic)):
        for number, line in enumerate(text.split("\n")):
            run = paragraph.add_run()
            if number:
                run.add_break()
            _add_text(run, line)
            run.font.size, run.font.bold, run.font.italic = size, is_bold, is_italic


def _add_text(run, text):
    """Where a word may be parted, Word has a mark of its own."""
    for number, part in enumerate(text.split(SOFT_HYPHEN)):
        if number:
            run._r.append(OxmlElement("w:softHyphen"))
        if part:
            run.add_text(part)


def has_words(text):
    return bool(text) and bool(SPACE.sub("", text))


def _pieces(element, bold, italic):
    """(text, bold, italic) one after another; a break is a line feed, other white space is one blank."""
    yield _text(element.text), bold, italic
    for child in element:
        if child.tag == "br":
            yield "\n", bold, italic
        elif isinstance(child.tag, str):
            yield from _pieces(child, bold or (child.tag in BOLD or None), italic or (child.tag in ITALIC or None))
        yield _text(child.tail), bold, italic


def _text(text):
    return SPACE.sub(" ", text or "")


def _joined(pieces):
    """Neighbours of one look as one piece, no blanks at the ends of lines, none doubled."""
    joined, last = [], "\n"
    for text, *look in pieces:
        text = text.lstrip(" ") if last in " \n" else text
        if text.startswith("\n") and joined:
            joined[-1][0] = joined[-1][0].rstrip(" ")
        if text and joined and joined[-1][1:] == look:
            joined[-1][0] += text
        elif text:
            joined.append([text, *look])
        last = text[-1:] or last
    if joined:
        joined[-1][0] = joined[-1][0].rstrip()
    return [tuple(piece) for piece in joined if piece[0]]
