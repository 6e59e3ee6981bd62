"""What is typed and sent on any page."""

from playwright.sync_api import expect


def moment(page, name, at):
    """A moment, as the field of the browser takes it."""
    page.locator(f"main [name={name}]").fill(f"{at:%Y-%m-%dT%H:%M}")


def fill(form, **fields):
    for name, words in fields.items():
        form.locator(f"[name={name}]").fill(words)


def send(page):
    """The page's own form, by its main button."""
    page.locator("main form:has(.btn-primary[type=submit]) .btn-primary[type=submit]").first.click()


def saved(place):
    """The form at `place` says that the server has it."""
    expect(place.locator("[data-autosave-status]").first).to_have_attribute("data-state", "saved")
