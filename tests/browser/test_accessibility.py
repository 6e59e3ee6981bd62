"""What axe finds, on the pages an officer lives in, at both widths: nothing serious."""

from pathlib import Path

import pytest

from .caller import sign_in

pytestmark = pytest.mark.xdist_group("browser")
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text()
# Not "networkidle": the desk's stream stays open, so a page that listens is never idle.
SETTLED = "() => window.htmx && !document.querySelector('.htmx-request, .htmx-settling, .htmx-swapping')"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def complaints(page):
    """What axe calls serious or worse: (rule, the element's own address)."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    assert len(found["passes"]) > 10
    return [
        (violation["id"], node["target"], node["failureSummary"])
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def test_sign_in(officers, window):
    page = officers.window(**window).new_page()
    page.goto("/")
    assert complaints(page) == []


@pytest.fixture(scope="module")
def addresses(system):
    """The pages of `district`, each with something on it."""
    api = sign_in(system, "district")
    under_way = next(api.all("inspections/?state=under_way"))
    closed = next(one for one in api.all("inspections/") if one["spravka"])
    order = next(api.all("orders/"))
    facility = next(api.all("facilities/?kind=ivs"))
    return {
        "today": "/",
        "inspections": "/inspections/",
        "inspection being written": f"/inspections/{under_way['id']}/",
        "inspection read": f"/inspections/{closed['id']}/",
        "order": f"/orders/{order['id']}/",
        "facilities": "/facilities/",
        "facility": f"/facilities/{facility['id']}/",
        "document": f"/documents/{closed['spravka']}/",
    }


def test_the_pages_of_an_officer(officers, window, addresses):
    page = officers.at(officers.window(**window), "district")
    found = {}
    for name, address in addresses.items():
        page.goto(address)
        page.wait_for_function(SETTLED)
        found[name] = complaints(page)
    assert {name: said for name, said in found.items() if said} == {}
