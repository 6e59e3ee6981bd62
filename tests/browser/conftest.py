"""One real system and one browser for the tests of this directory.

The system is what `script/server` starts: web, worker, beat and their servers, with the demo data, in a directory of
its own. Both end when the last test here has run, for a live Playwright keeps Django's database away from other tests.
"""

import os
import shutil
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.system import running

from . import offices
from .officer import DESKTOP, PHONE, Browser

# The machine that tests may be busy with other tests: it is the state that counts, not how soon it comes.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="package")
def system(tmp_path_factory):
    """A started script/server: `address`, `password`."""
    data = tmp_path_factory.mktemp("system") / "data"
    try:
        started = running.start(running.ROOT, data)
        started.wait_until_well()
        yield started
        assert started.stop() == 0, started.output
        assert running.processes_of(data) == {}
    finally:
        running.clean_up(data)


@pytest.fixture(scope="package")
def browser():
    """Debian's Chromium; a machine without it fails here."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        # Chromium writes the pattern of dates in the language of the machine.
        russian = {**os.environ, "LANGUAGE": "ru"}
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--lang=ru"], env=russian)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def free_places(system):
    return offices.places(system)


@pytest.fixture
def place(free_places):
    """An ИВС of an office nobody else has signed in to."""
    return next(free_places)


@pytest.fixture
def officers(browser, system):
    """`officers.phone("district")` and `officers.desk("district")` open Today; pages with troubles fail the test."""
    opened = Browser(browser, system.address, system.password)
    yield opened
    opened.close()


@pytest.fixture
def shot(request, tmp_path):
    """`shot(page, "today")` keeps a picture; SCREENSHOTS names a directory that outlives the test."""
    folder = Path(os.environ.get("SCREENSHOTS") or tmp_path / "screenshots") / request.node.originalname
    folder.mkdir(parents=True, exist_ok=True)
    numbers = count(1)

    def take(page, name, full_page=True):
        page.screenshot(path=folder / f"{next(numbers):02}-{name}.png", full_page=full_page, animations="disabled")

    return take


@pytest.fixture(params=[PHONE, DESKTOP], ids=["390", "1440"])
def window(request):
    """Both widths a page is made for."""
    return request.param
