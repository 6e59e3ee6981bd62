"""A browser that runs no script: the same check by plain forms, every word saved by its own button."""

import re

import pytest
from playwright.sync_api import expect

from . import check
from .caller import sign_in
from .officer import PHONE
from .photos import photo, sent
from .words import said

pytestmark = pytest.mark.xdist_group("browser")


def save(place):
    place.get_by_role("button", name=said("Save"), exact=True).first.click()


def test_a_whole_check_is_logged_with_plain_forms(officers, system, place, shot):
    page = officers.at(officers.window(java_script_enabled=False, **PHONE), place.officer)
    shot(page, "today", full_page=False)
    check.log(page, place.name)

    check.tap(page, 1, "in_order")
    save(check.line(page, 1))
    check.tap(page, 6, "violation")
    check.note(page, 6).fill("Камера № 3")
    check.line(page, 6).locator("input[type=file]").first.set_input_files(sent(photo()))
    save(check.line(page, 6))
    expect(check.line(page, 6).locator(".file")).to_have_count(1)
    finding = check.line(page, 6).locator(".finding").first
    for name, words in check.WORDS.items():
        finding.locator(f"textarea[name={name}]").fill(words)
    save(finding)
    expect(page.get_by_role("button", name=said("One more violation here"))).to_be_visible()
    shot(page, "violation", full_page=False)
    check.answer_the_rest(page)
    page.locator(".bar-complete > summary").click()
    page.get_by_role("button", name=said("Complete the inspection")).click()
    expect(page.locator("#certificate-title")).to_be_visible()

    number = re.search(r"/inspections/(\d+)/", page.url).group(1)
    api = sign_in(system, place.officer)
    line = check.stored(api, number, 6)
    finding = api.get(f"inspections/{number}/findings/")[0]
    assert (line["value"], line["note"], len(line["files"])) == ("violation", "Камера № 3", 1)
    assert {name: finding[name] for name in check.WORDS} == check.WORDS
    assert api.get(f"inspections/{number}/")["state"] == "completed"
