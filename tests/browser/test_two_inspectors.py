"""Two inspectors at one checklist, each at their own screen: each sees within seconds what the other fills."""

import pytest
from playwright.sync_api import expect

from . import check
from .caller import sign_in
from .words import said

pytestmark = pytest.mark.xdist_group("browser")
SECONDS = 15_000


def checked(page, position, value):
    return check.line(page, position).locator(f"[name=value][value={value}]").first


def test_two_share_a_checklist_and_it_becomes_one_certificate(officers, system, place, shot):
    # Taking a picture leaves an empty style on what has the focus, and htmx copies it into what it swaps in.
    officers.forgive("Applying inline style")
    opened = sign_in(system, place.officer).post("inspections/log/", facility=place.facility, kind="ivs_daily")["id"]
    first, second = officers.phone(place.officer), officers.desk(place.head)
    for page in (first, second):
        page.goto(f"/inspections/{opened}/")

    # The second joins by answering a line: the first learns it and each line says whose it is.
    check.tap(second, 1, "in_order")
    check.saved(check.line(second, 1))
    expect(checked(first, 1, "in_order")).to_be_checked(timeout=SECONDS)
    expect(check.line(first, 1).locator(".line-by")).to_contain_text(":")
    check.line(first, 2).get_by_role("button", name=said("I fill this")).click()
    expect(check.line(first, 2).locator(".mine")).to_have_text(said("You fill this"))
    expect(check.line(second, 2).get_by_role("button", name=said("Take it over"))).to_be_visible(timeout=SECONDS)
    shot(first, "phone-shared", full_page=False)
    shot(second, "desk-shared")

    # Words being typed are left alone while the colleague answers the same line; then the loser chooses.
    words = check.note(first, 6)
    first.route("**/answers/6/", lambda route: route.abort())
    officers.forgive("ERR_FAILED")
    words.press_sequentially("Темно в камере")
    check.tap(second, 6, "in_order")
    check.saved(check.line(second, 6))
    first.wait_for_timeout(7000)
    expect(words).to_have_value("Темно в камере")
    first.unroute("**/answers/6/")
    words.press_sequentially(" № 4")
    officers.forgive("409")
    expect(check.line(first, 6).locator(".conflict")).to_be_visible()
    shot(first, "conflict", full_page=False)
    check.line(first, 6).locator(".conflict .btn-primary").click()
    expect(checked(second, 6, "in_order")).to_be_checked()
    expect(check.note(second, 6)).to_have_value("Темно в камере № 4", timeout=SECONDS)

    check.tap(first, 2, "violation")
    check.describe(first, 2)
    check.tap(second, 7, "violation")
    check.describe(second, 7, what="Нет журнала вывода из камер")
    check.answer_the_rest(first)
    check.complete(first)
    expect(second.locator("#news")).to_contain_text(said("Show it"), timeout=SECONDS)
    shot(second, "told", full_page=False)

    card = sign_in(system, place.officer).get(f"inspections/{opened}/").body
    assert len(card["inspectors"]) == 2
    assert [one["what"] for one in card["findings"]] == [check.WORDS["what"], "Нет журнала вывода из камер"]
