"""Typing is never lost, on the real page with the real server: no connection, an ended session, two tabs, bad files."""

import re

import pytest
from playwright.sync_api import expect

from . import check
from .caller import sign_in
from .officer import sign_in as sign_in_here
from .photos import photo
from .words import said

pytestmark = pytest.mark.xdist_group("browser")
NOTE = "В камере № 5 не работает вентиляция"


@pytest.fixture
def api(system, place):
    """The same office's program: what the server has."""
    return sign_in(system, place.officer)


@pytest.fixture
def opened(api, place):
    """Today's check of the office's own ИВС, under way; its number."""
    return api.post("inspections/log/", facility=place.facility, kind="ivs_daily")["id"]


@pytest.fixture
def page(officers, place, opened):
    """The check on the officer's phone."""
    page = officers.phone(place.officer)
    page.goto(f"/inspections/{opened}/")
    return page


@pytest.fixture
def line(api, opened):
    """`line(4)`: what the server holds of line 4."""
    return lambda position: check.stored(api, opened, position)


def state(page, position):
    return check.line(page, position).locator("[data-autosave-status]").first


def banner(page):
    return page.locator("[data-offline-banner]")


def test_without_a_connection_everything_typed_is_kept_through_a_reload_and_sent_when_it_is_back(
    officers, page, line, shot
):
    officers.forgive("ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    page.context.set_offline(True)
    check.note(page, 5).press_sequentially(NOTE)
    check.tap(page, 2, "in_order")
    check.tap(page, 4, "violation")
    expect(banner(page)).to_contain_text(
        said("Not sent yet: {count}. Everything typed is kept on this device.").format(count=3)
    )
    shot(page, "banner", full_page=False)

    # The page itself comes through again, what it sends does not yet.
    page.route("**/answers/**", lambda route: route.abort())
    page.context.set_offline(False)
    page.reload()
    expect(check.line(page, 5).locator("textarea[name=note]")).to_have_value(NOTE)
    expect(check.line(page, 2).locator("input[value=in_order]")).to_be_checked()
    expect(check.line(page, 4).locator("input[value=violation]")).to_be_checked()
    expect(banner(page)).to_be_visible()
    assert [line(position)["version"] for position in (2, 4, 5)] == [0, 0, 0]

    page.unroute("**/answers/**")
    page.context.set_offline(True)
    page.context.set_offline(False)
    expect(banner(page)).to_be_hidden()
    assert [line(position)["value"] for position in (2, 4)] == ["in_order", "violation"]
    assert line(5)["note"] == NOTE


def test_signed_out_in_another_tab_one_is_told_and_after_signing_in_again_the_words_are_sent(
    officers, system, page, place, line, shot
):
    officers.forgive("403", "401")
    other = page.context.new_page()
    other.goto("/")
    other.locator(".officer-summary").click()
    other.get_by_role("button", name=said("Sign out")).click()
    expect(other.locator("[name=login]")).to_be_visible()

    check.note(page, 5).press_sequentially(NOTE)
    expect(state(page, 5)).to_contain_text(said("You are signed out. What you typed is kept on this device."))
    shot(page, "signed-out", full_page=False)
    here = page.url
    check.line(page, 5).get_by_role("link", name=said("Sign in again")).click()
    sign_in_here(page, place.officer, system.password)
    page.wait_for_url(here)
    expect(check.line(page, 5).locator("textarea[name=note]")).to_have_value(NOTE)
    check.saved(check.line(page, 5))
    assert line(5)["note"] == NOTE


def test_the_second_tab_that_would_overwrite_newer_words_shows_both_and_mine_may_be_kept(officers, page, line, shot):
    officers.forgive("409")
    second = page.context.new_page()
    second.goto(page.url)
    check.note(page, 5).fill("Первая вкладка")
    check.saved(check.line(page, 5))

    check.note(second, 5).fill("Вторая вкладка")
    conflict = check.line(second, 5).locator(".conflict")
    expect(conflict).to_contain_text("Первая вкладка")
    expect(conflict).to_contain_text("Вторая вкладка")
    # Nobody has answered the line: only the notes differ.
    expect(conflict.locator(".conflict-side").first.locator("dt")).to_have_text([said("Note")])
    assert line(5)["note"] == "Первая вкладка"
    shot(second, "two-versions", full_page=False)
    conflict.get_by_role("button", name=said("Keep mine")).click()
    check.saved(check.line(second, 5))
    assert line(5)["note"] == "Вторая вкладка"


def test_of_two_devices_the_second_may_take_what_the_first_has_written(officers, page, place, line):
    officers.forgive("409")
    desk = officers.desk(place.head)
    desk.goto(page.url)
    check.tap(page, 2, "violation")
    check.saved(check.line(page, 2))

    check.tap(desk, 2, "in_order")
    conflict = check.line(desk, 2).locator(".conflict")
    expect(conflict).to_contain_text(said("Violation"))
    conflict.get_by_role("button", name=said("Take theirs")).click()
    expect(check.line(desk, 2).locator("input[value=violation]")).to_be_checked()
    assert (line(2)["value"], line(2)["version"]) == ("violation", 1)


def truncated(file):
    """A photo whose second half has not come."""
    whole = photo()
    file.write_bytes(whole[: len(whole) // 2])


def oversized(file):
    """A photo of 21 MB, more than the page takes."""
    file.write_bytes(photo())
    with open(file, "ab") as longer:
        longer.truncate(21 * 2**20)


@pytest.mark.parametrize(("photograph", "sentence"), [(oversized, r"21[.,]0"), (truncated, r"[а-я]\.$")])
def test_a_photo_that_is_not_taken_says_why_and_costs_nothing_typed(
    officers, page, line, shot, tmp_path, photograph, sentence
):
    officers.forgive("422")
    photograph(tmp_path / "photo.jpg")
    check.note(page, 5).press_sequentially(NOTE)
    check.line(page, 5).locator("input[type=file]").set_input_files(tmp_path / "photo.jpg")
    row = check.line(page, 5).locator(".upload")
    expect(row).to_have_attribute("data-state", "failed")
    expect(row.locator(".upload-status")).to_have_text(re.compile(sentence))
    shot(page, "refused", full_page=False)
    check.saved(check.line(page, 5))
    row.get_by_role("button", name=said("Remove")).click()
    expect(row).to_have_count(0)
    assert (line(5)["note"], line(5)["files"]) == (NOTE, [])
    expect(check.line(page, 5).locator("textarea[name=note]")).to_have_value(NOTE)
