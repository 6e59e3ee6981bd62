"""The main job in a browser: from the door of an ИВС to its certificate, on a phone, in Russian."""

import re

import pytest
from playwright.sync_api import expect

from . import check
from .paper import text_of
from .photos import photo, sent
from .words import said

pytestmark = pytest.mark.xdist_group("browser")


def test_todays_check_of_an_ivs_from_the_door_to_the_certificate_and_not_for_another_district(officers, system, shot):
    page = officers.phone("district")
    officer = page.request.get("/api/v1/me/").json()
    shot(page, "today")

    inspection = check.log(page, "ИВС")
    facility = page.locator(".overline a").inner_text()
    shot(page, "opened", full_page=False)
    check.tap(page, 1, "in_order")
    check.saved(check.line(page, 1))
    check.tap(page, 6, "violation")
    check.describe(page, 6)
    check.attach(page, 6, sent(photo()))
    check.line(page, 6).scroll_into_view_if_needed()
    shot(page, "violation", full_page=False)
    check.answer_the_rest(page)
    shot(page, "answered")
    page.locator(".bar-complete > summary").click()
    shot(page, "complete", full_page=False)
    page.locator(".bar-complete > summary").click()
    check.complete(page)

    # The page shows the papers by itself: nobody reloads it.
    papers = page.locator("#files a.file-link[href*='/pdf/']")
    expect(papers).to_have_count(2, timeout=180_000)
    shot(page, "completed")
    check.acknowledge(page)
    expect(page.locator(".head-facts")).to_contain_text(said("Acknowledged"))
    shot(page, "acknowledged")
    page.locator("#certificate-title a").click()
    page.wait_for_url(re.compile(r"/documents/\d+/$"))
    shot(page, "certificate")

    paper = page.locator("#files a.file-link[href*='/pdf/']").first.get_attribute("href")
    pdf = page.request.get(paper)
    assert pdf.headers["content-type"] == "application/pdf"
    text = text_of(pdf.body())
    for words in (check.WORDS["what"], facility, officer["surname"]):
        assert words in text

    addresses = [inspection, page.url, paper, attachment_of(page, inspection)]
    assert [page.request.get(one).status for one in addresses] == [200] * 4
    stranger = officers.phone("temirtau-1")
    assert [stranger.request.get(one).status for one in addresses] == [404] * 4
    officers.forgive("404")
    assert stranger.goto(inspection).status == 404
    shot(stranger, "another-district", full_page=False)


def attachment_of(page, inspection):
    page.goto(inspection)
    return page.locator("a[href*='/documents/attachments/']").first.get_attribute("href")
