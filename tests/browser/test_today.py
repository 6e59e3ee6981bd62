"""From Today to a duty that is done: the daily check of an ИВС on a phone, in Russian."""

import re

import pytest
from playwright.sync_api import expect

from . import check
from .words import said

pytestmark = pytest.mark.xdist_group("browser")


def line_of_duty(page, part, place):
    """The daily duty about `place` in a part of Today."""
    lines = page.locator(f"section[aria-labelledby=part-{part}] tr")
    return lines.filter(has_text="Ежедневная проверка ИВС").filter(has_text=place.name)


def test_one_tap_on_the_daily_duty_starts_the_check_and_back_on_today_it_is_done(officers, place, shot):
    page = officers.phone(place.officer)
    waiting = (
        page.locator("tr")
        .filter(has_text=place.name)
        .filter(has=page.get_by_role("button", name=said("Log the check")))
    )
    expect(waiting).to_have_count(1)
    duty = waiting.locator(".row-link").get_attribute("href")
    expect(line_of_duty(page, "done", place)).to_have_count(0)
    shot(page, "owed")

    check.log(page, place.name)
    check.tap(page, 1, "in_order")
    check.saved(check.line(page, 1))
    check.answer_the_rest(page)
    check.complete(page)

    page.goto("/")
    expect(waiting).to_have_count(0)
    done = line_of_duty(page, "done", place)
    expect(done).to_contain_text(said("Done in time"))
    shot(page, "done")
    done.locator(".row-link").click()
    page.wait_for_url(re.compile(re.escape(duty) + "$"))
    expect(page.locator(".head-due")).to_contain_text(said("Done in time"))
    why = page.locator("section[aria-labelledby=why]")
    expect(why).to_contain_text("Пункт 47")
    expect(why.locator(".derivation li").last).to_contain_text("24:00")
    shot(page, "why")

    page.get_by_role("link", name=said("What fulfilled it")).click()
    page.wait_for_url(re.compile(r"/inspections/\d+/$"))
    expect(page.locator(".overline")).to_contain_text(place.name)
