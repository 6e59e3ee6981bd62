"""HTML of a paper to DOCX: the same words as the PDF, to be quoted and sent on. The only importer of python-docx.

It knows the marks of our own templates (`templates/papers/`, `static/papers/paper.css`) and no other HTML; it fetches
nothing. The same HTML gives the same bytes.
"""

import io
import zipfile
from datetime import datetime

from lxml import html as parser

from .blocks import write_blocks
from .page import document_for

#: Every member of the archive bears the same moment: what a file holds decides its hash, not when it was made.
PACKED_AT = (2015, 1, 6, 0, 0, 0)


def html_to_docx(html):
    """The DOCX of a paper's HTML, as bytes."""
    paper = parser.document_fromstring(html)
    document, width = document_for(paper)
    _describe(document, paper)
    write_blocks(paper.find("body"), document, width)
    return _packed(document)


def _describe(document, paper):
    """Title, author and moment of issue, as the PDF's own description has them."""
    about = document.core_properties
    about.title = paper.findtext("head/title").strip()[:255]
    about.author = about.last_modified_by = _meta(paper, "author")[:255]
    about.created = about.modified = datetime.fromisoformat(_meta(paper, "dcterms.created")).replace(tzinfo=None)
    about.comments, about.language = "", paper.get("lang")


def _meta(paper, name):
    return paper.find(f"head/meta[@name='{name}']").get("content")


def _packed(document):
    made = io.BytesIO()
    document.save(made)
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, PACKED_AT), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
