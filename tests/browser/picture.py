"""The picture of the README, made anew by `script/screenshot`: the list on a desk, a check in the hand."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.system.running import ROOT

from . import check
from .photos import photo, sent

pytestmark = pytest.mark.xdist_group("browser")
PICTURE = ROOT / "docs" / "screenshot.png"
GROUND, GAP, LARGEST = (211, 218, 226), 20, 200_000


def taken(page):
    return Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")


def beside(*pictures):
    """The pictures in a row, in as few colours as nobody misses."""
    width = sum(one.width + GAP for one in pictures) + GAP
    whole = Image.new("RGB", (width, max(one.height for one in pictures) + 2 * GAP), GROUND)
    left = GAP
    for one in pictures:
        whole.paste(one, (left, GAP))
        left += one.width + GAP
    return whole.quantize(256, dither=Image.Dither.NONE)


def test_picture(officers):
    phone = officers.phone("district")
    check.log(phone, "ИВС")
    check.tap(phone, 2, "in_order")
    check.saved(check.line(phone, 2))
    check.tap(phone, 6, "violation")
    check.describe(phone, 6)
    check.attach(phone, 6, sent(photo()))
    check.line(phone, 6).locator("summary", has_text="фото").click()
    desk = officers.at(officers.window(viewport={"width": 1200, "height": 844}), "district")
    desk.goto("/inspections/")
    expect(desk.locator("main")).to_be_visible()
    check.line(phone, 6).evaluate("line => window.scrollTo(0, line.offsetTop - 70)")
    beside(taken(desk), taken(phone)).save(PICTURE, optimize=True)
    assert PICTURE.stat().st_size < LARGEST
