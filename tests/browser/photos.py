"""Photos as a phone makes them."""

import io
import random

from PIL import Image, ImageDraw


def photo(width=1280, height=960):
    """A cell, more or less, as JPEG."""
    picture = Image.new("RGB", (width, height), (172, 170, 160))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height * 0.68, width, height), fill=(112, 108, 100))
    draw.rectangle((width * 0.06, height * 0.5, width * 0.46, height * 0.74), fill=(96, 84, 70))
    draw.rectangle((width * 0.06, height * 0.44, width * 0.46, height * 0.52), fill=(150, 150, 155))
    draw.rectangle((width * 0.62, height * 0.1, width * 0.86, height * 0.34), fill=(214, 226, 236))
    for bar in range(5):
        left = width * (0.64 + 0.05 * bar)
        draw.rectangle((left, height * 0.1, left + width * 0.008, height * 0.34), fill=(60, 60, 64))
    chance = random.Random(7)
    for _ in range(400):
        x, y = chance.randrange(width), chance.randrange(int(height * 0.35), height)
        draw.ellipse((x, y, x + 6, y + 4), fill=(150, 146, 136))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()


def sent(content, name="камера-3.jpg"):
    """`content` as a file chooser gives it to the page."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}
