"""Materials of the demo: a page of writing, as if it had been scanned."""

from io import BytesIO
from textwrap import wrap

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

FONT = settings.ROOT / "static" / "fonts" / "tinos" / "Tinos-Regular.ttf"


def scan(title, words):
    """A picture of a page that says `words` under its title."""
    page = Image.new("RGB", (620, 877), "white")
    pen = ImageDraw.Draw(page)
    pen.text((250, 60), title.upper(), "black", ImageFont.truetype(FONT, 22))
    pen.multiline_text((60, 120), "\n".join(wrap(words, 52)), "black", ImageFont.truetype(FONT, 18), spacing=8)
    content = BytesIO()
    page.save(content, "PNG")
    return SimpleUploadedFile(f"{title}.png", content.getvalue())
