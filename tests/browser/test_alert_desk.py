"""The alert desk in real browsers: alerts come by themselves, one takes it and the other sees that."""

import re

import pytest
from playwright.sync_api import expect

from .alarms import clock
from .test_accessibility import complaints

pytestmark = pytest.mark.xdist_group("browser")


def desk(page, query="?whose=all"):
    page.goto(f"/alerts/{query}")
    page.evaluate("window.wasNotReloaded = true")
    return page


def live(page, state):
    expect(page.locator("html")).to_have_attribute("data-live", state)


def row(page, title):
    """The newest of the steps of that name: the one to be acknowledged."""
    return page.locator("article.matter").filter(has_text=title).first


def badge(page):
    """How many wait, as the navigation says; 0 when it says nothing."""
    shown = page.locator("nav.sidebar .nav-count:visible")
    found = re.search(r"\d+", shown.inner_text()) if shown.count() else None
    return int(found.group()) if found else 0


def test_an_alert_appears_without_reloading_and_who_takes_it_is_seen_by_the_other(officers, system, shot):
    deputy = desk(officers.desk("oblast-deputy"), "")
    elsewhere = officers.desk("oblast-deputy")
    oblast = desk(officers.desk("oblast"))
    for page in (deputy, oblast):
        live(page, "on")
    waiting = badge(elsewhere)

    clock(system, "Пожар в изоляторе")

    expect(row(deputy, "Пожар в изоляторе").get_by_text("Никем не принято")).to_be_visible()
    matter = f"#{row(deputy, 'Пожар в изоляторе').get_attribute('id')}"
    expect(oblast.locator(matter).get_by_text("Никем не принято")).to_be_visible()
    expect(elsewhere.locator("nav.sidebar .nav-count")).to_contain_text(str(waiting + 1))
    expect(elsewhere).to_have_title(re.compile(rf"^\({waiting + 1}\) "))
    shot(deputy, "waiting")

    deputy.locator(matter).get_by_role("button", name="Принять").click()

    for page in (deputy, oblast):
        expect(page.locator(matter).get_by_text(re.compile("Принял"))).to_be_visible()
        assert page.evaluate("window.wasNotReloaded")
    expect(deputy.locator(matter).get_by_role("button", name="Принять")).to_have_count(0)
    shot(oblast, "taken")
    oblast.locator(matter).locator(".matter-title a").click()
    expect(oblast).to_have_url(re.compile(r"/duties/\d+/$"))


def test_where_the_stream_is_blocked_it_is_looked_up(officers, system):
    officers.forgive("ERR_FAILED")
    page = officers.desk("oblast-deputy")
    page.context.route("**/stream/**", lambda route: route.abort())
    desk(page, "")
    live(page, "polling")
    expect(page.get_by_text("Постоянной связи нет")).to_be_visible()

    clock(system, "Побег при этапировании")

    expect(row(page, "Побег при этапировании")).to_be_visible()
    assert page.evaluate("window.wasNotReloaded")
    page.context.unroute("**/stream/**")
    live(page, "on")


def test_the_keyboard_alone_takes_it(officers, system):
    page = desk(officers.desk("oblast-deputy"), "")
    live(page, "on")
    clock(system, "Отказ от пищи")
    waiting = row(page, "Отказ от пищи")
    expect(waiting.get_by_role("button", name="Принять")).to_be_visible()
    waiting.locator(".matter-title a").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.matter') !== null")
    waiting.locator(".matter-title a").focus()
    page.keyboard.press("a")
    expect(row(page, "Отказ от пищи").get_by_text(re.compile("Принял"))).to_be_visible()


def test_sound_is_asked_for_by_a_tap_and_says_its_state(officers, system):
    page = desk(officers.desk("oblast-deputy"), "")
    live(page, "on")
    button = page.locator("[data-sound]")
    expect(button).to_have_text("Звук выключен")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_text("Звук включён")
    expect(button).to_have_attribute("aria-pressed", "true")

    clock(system, "Беспорядки в отряде")

    expect(row(page, "Беспорядки в отряде")).to_be_visible()
    expect(page.locator("#live")).to_have_attribute("data-rung", re.compile(r"[1-9]"))
    button.click()
    expect(button).to_have_text("Звук выключен")


def test_without_a_script_it_is_a_page_with_a_button(officers, system):
    clock(system, "Смерть осужденного")
    page = officers.desk("oblast-deputy", java_script_enabled=False)
    for _ in range(30):
        page.goto("/alerts/?standing=waiting")
        if row(page, "Смерть осужденного").count():
            break
        page.wait_for_timeout(500)
    row(page, "Смерть осужденного").get_by_role("button", name="Принять").click()
    page.goto("/alerts/?standing=taken")
    expect(row(page, "Смерть осужденного").get_by_text(re.compile("Принял"))).to_be_visible()


def test_what_axe_finds_on_the_pages_of_alerts(officers, system, window):
    clock(system, f"Самовольный уход {window['viewport']['width']}")
    page = desk(officers.at(officers.window(**window), "oblast-deputy"), "")
    title = f"Самовольный уход {window['viewport']['width']}"
    expect(row(page, title)).to_be_visible()
    alert = row(page, title).get_attribute("data-alert")
    found = {}
    for address in ("/alerts/", f"/alerts/{alert}/", "/alerts/engine/", "/alerts/addresses/", "/alerts/addresses/add/"):
        page.goto(address)
        page.wait_for_timeout(500)
        found[address] = complaints(page)
    assert {address: said for address, said in found.items() if said} == {}
