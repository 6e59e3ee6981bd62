"""How a stored file is answered: as itself, for one reader, and never as a page of ours."""

from django.http import FileResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from .enums import PaperFormat

#: A file somebody uploaded may load nothing and run nothing, even opened by itself.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'"


#: What a paper's file is, and whether browsers show it themselves.
PAPERS = {
    PaperFormat.PDF: ("application/pdf", True),
    PaperFormat.DOCX: ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", False),
}


def paper_response(request, rendering):
    """The file of a rendering that is ready: a PDF is shown, a DOCX downloaded."""
    content_type, inline = PAPERS[rendering.format]
    return _answer(request, rendering, rendering.file_name, content_type, inline=inline)


def attachment_response(request, attachment):
    """An attached file: a picture is shown, anything else is downloaded."""
    name, content_type = attachment.original_name, attachment.content_type
    response = _answer(request, attachment, name, content_type, inline=attachment.is_image)
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def _answer(request, kept, name, content_type, *, inline):
    etag = quote_etag(kept.sha256)
    response = get_conditional_response(request, etag=etag) or FileResponse(
        kept.file.open("rb"), as_attachment=not inline, filename=name, content_type=content_type
    )
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
