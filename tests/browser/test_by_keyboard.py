"""Without a mouse: every step is reached with Tab, and where one stands is always seen."""

import re

import pytest
from playwright.sync_api import expect

from . import check
from .caller import sign_in
from .officer import DESKTOP
from .words import said

pytestmark = pytest.mark.xdist_group("browser")
FOCUSED = """() => {
  let at = document.activeElement;
  // A choice shows its ring on the label around it.
  for (const one of [at, at.closest("label, .nav-item, tr")]) {
    if (!one) continue;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    if ((style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none")
      return box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  }
  return false;
}"""


def tab_to(page, target, key="Tab", most=120):
    """Press Tab until `target` has the focus; wherever it stops on the way, it is seen."""
    expect(target).to_be_visible()
    for _ in range(most):
        page.keyboard.press(key)
        if target.evaluate("one => one === document.activeElement"):
            assert page.evaluate(FOCUSED), "The focus is not seen."
            return
        stop = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        assert page.evaluate(FOCUSED) or stop.startswith("<body"), f"The focus is not seen on {stop}"
    raise AssertionError(f"{target} is not reached with {key}.")


def test_a_check_is_opened_answered_and_completed_without_a_mouse(officers, system, place):
    page = officers.window(**DESKTOP).new_page()
    page.goto("/")
    expect(page.locator("[name=login]")).to_be_focused()
    page.keyboard.type(place.officer)
    tab_to(page, page.locator("[name=password]"), most=3)
    page.keyboard.type(system.password)
    page.keyboard.press("Enter")
    page.wait_for_url(system.address)

    skip = page.get_by_role("link", name=said("Skip to the content"))
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    assert page.evaluate(FOCUSED)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    row = page.get_by_role("row").filter(has_text=place.name)
    tab_to(page, row.get_by_role("button", name=said("Log the check")))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/inspections/\d+/$"))

    tab_to(page, check.line(page, 1).locator("input[value=in_order]"))
    page.keyboard.press("Space")
    check.saved(check.line(page, 1))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(check.line(page, 1).locator("input[value=not_checked]")).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(check.line(page, 1).locator("input[value=in_order]")).to_be_checked()
    check.saved(check.line(page, 1))

    tab_to(page, page.locator(".bar-complete > summary"))
    page.keyboard.press("Enter")
    panel = page.get_by_role("button", name=said("Complete the inspection"))
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".bar-complete > summary")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, panel)
    page.keyboard.press("Enter")
    expect(page.get_by_text(said("The inspection is completed."))).to_be_visible()

    api = sign_in(system, place.officer)
    number = re.search(r"/inspections/(\d+)/", page.url).group(1)
    assert api.get(f"inspections/{number}/")["state"] == "completed"
