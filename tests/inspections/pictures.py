"""Small pictures to attach."""

import io

from PIL import Image


def png(shade=1):
    picture = io.BytesIO()
    Image.new("RGB", (4, 4), (shade, shade, shade)).save(picture, "PNG")
    return picture.getvalue()
