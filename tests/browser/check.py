"""What an officer does with a check, tap by tap, in whichever language the page speaks."""

import re

from playwright.sync_api import expect

from .words import said

WORDS = {
    "what": "В камере № 3 спальное место не обеспечено постельными принадлежностями",
    "cause": "Замена белья не спланирована",
    "remedy": "Обеспечить постельными принадлежностями и вести график замены",
    "proposal": "Внести представление начальнику управления полиции",
}


def log(page, name):
    """One tap on Today: the check of the facility `name` is under way."""
    row = page.get_by_role("row").filter(has_text=name)
    row.get_by_role("button", name=said("Log the check")).click()
    page.wait_for_url(re.compile(r"/inspections/\d+/$"))
    return page.url


def stored(api, inspection, position):
    """What the server holds of a line."""
    return next(one for one in api.get(f"inspections/{inspection}/answers/").body if one["position"] == position)


def line(page, position):
    return page.locator(f"#line-{position}")


def tap(page, position, value):
    """One answer, as its big button is tapped."""
    line(page, position).locator(f".choice:has([value={value}])").first.click()


def saved(place):
    """The form at `place` says that the server has it."""
    expect(place.locator("[data-autosave-status]").first).to_have_attribute("data-state", "saved")


def note(page, position):
    """The note of a line, opened."""
    words = line(page, position).locator("textarea[name=note]")
    if not words.is_visible():
        line(page, position).get_by_text(said("Note, photo")).click()
    return words


def describe(page, position, **words):
    """The fields that open in place under a violation."""
    finding = line(page, position).locator(".finding").first
    for name, text in {**WORDS, **words}.items():
        finding.locator(f"textarea[name={name}]").fill(text)
    saved(finding)


def attach(page, position, file):
    """A photo on a line; its row is there when the server has it."""
    note(page, position)
    files = line(page, position).locator(".file")
    before = files.count()
    line(page, position).locator("input[type=file]").first.set_input_files(file)
    expect(files).to_have_count(before + 1)


def answer_the_rest(page):
    page.get_by_text(said("The rest is in order")).click()
    page.get_by_role("button", name=said("Mark as in order")).click()
    expect(page.locator("[role=status], .note").filter(has_text=re.compile(r"\d")).first).to_be_visible()


def complete(page):
    page.locator(".bar-complete > summary").click()
    page.get_by_role("button", name=said("Complete the inspection")).click()
    expect(page.locator("#certificate")).to_be_visible()


def acknowledge(page):
    """Both sides, one after the other, as the page asks for them."""
    for left in (1, 0):
        reader = page.locator(".reader:has(form)").first
        reader.locator("summary").click()
        reader.get_by_role("button", name=said("Record the acknowledgement")).click()
        expect(page.locator(".reader:has(form)")).to_have_count(left)
