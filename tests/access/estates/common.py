"""What the estates of all packages share."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests import factories

AT = factories.moment()


def photo():
    content = BytesIO()
    Image.new("RGB", (8, 8)).save(content, "PNG")
    return SimpleUploadedFile("фото.png", content.getvalue())
