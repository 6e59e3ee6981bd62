"""What a paper says, read from its PDF."""

import io
import re

from pypdf import PdfReader


def text_of(pdf):
    """The words in one line; hyphens at the ends of lines are taken out."""
    words = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", re.sub(r"[\u00ad\u2010-]\n", "", words))
