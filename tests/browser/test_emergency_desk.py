"""The desk of emergencies in real browsers: what is new stands there at once, and nothing moves under the finger."""

from datetime import datetime

import pytest
from playwright.sync_api import expect

from .caller import sign_in

pytestmark = pytest.mark.xdist_group("browser")
DESK = "/alerts/emergencies/"


@pytest.fixture
def register(system, free_places):
    """`register()`: a district that no test has used registers an emergency; its number and its facility's name."""

    def registered():
        place = next(free_places)
        said = {
            "facility": place.facility,
            "kind": "hunger_strike",
            "received_at": datetime.now().astimezone().isoformat(),
        }
        answer = sign_in(system, place.officer).post("incidents/", **said)
        assert answer.status == 201, answer
        return answer["id"], place.name

    return registered


def opened(page):
    # Whoever comes looks at everything once: what follows comes with the stream alone.
    with page.expect_response(lambda answer: answer.request.headers.get("x-part") == "1"):
        page.goto(DESK)
    expect(page.locator("html")).to_have_attribute("data-live", "on")
    page.route("**/alerts/emergencies/*", lambda route: route.abort())
    return page


def test_what_is_registered_stands_there_whole_without_asking_the_server(officers, register, shot):
    page = opened(officers.desk("department"))
    officers.forgive("ERR_FAILED")
    open_before = page.locator(".tile-count strong").all_inner_texts()
    pk, name = register()
    line = page.locator(f"#line-{pk}")
    expect(line.locator("h2")).to_contain_text(name)
    expect(line.locator(".matter-states")).to_have_text("Новое")
    expect(line.locator("[data-term]")).to_contain_text("59")
    expect(line.get_by_role("link", name="Перезвонить")).to_have_attribute("href", f"/incidents/{pk}/call-back/")
    assert line.locator("form").first.get_attribute("action") == f"/incidents/{pk}/receive/"
    open_after = page.locator(".tile-count strong").all_inner_texts()
    assert sum(map(int, open_after)) == sum(map(int, open_before)) + 1
    shot(page, "new")
    page.unroute("**/alerts/emergencies/*")
    line.get_by_role("button", name="Информация у нас").click()
    expect(line.get_by_role("button", name="Информация у нас")).to_have_count(0)
    # Drawn by the server now, and still marked as new.
    expect(line.locator(".matter-states").get_by_text("Новое")).to_be_visible()


def test_what_is_pointed_at_or_has_the_keyboard_stays_where_it_is(officers, register, shot):
    page = opened(officers.phone("oblast"))
    officers.forgive("ERR_FAILED")
    first = page.locator("[data-part=lines] .line h2 a").first.get_attribute("href")
    link = page.locator(f"h2 a[href='{first}']")
    link.focus()
    before = link.bounding_box()["y"]
    page.evaluate("document.dispatchEvent(new CustomEvent('alerts:news', {detail: " + MOVE + "}))")
    expect(page.locator("#line-999999999")).to_have_count(1)
    expect(link).to_be_focused()
    assert abs(link.bounding_box()["y"] - before) < 2
    expect(page.locator("#line-999999999 h2")).to_have_text("<b>Побег</b>")
    shot(page, "held")


#: A word of the stream with a name that would be mark-up.
MOVE = """{alerts: [], moved: [{topic: "emergency", id: 999999999, line: {words: {ru: {title: "<b>Побег</b>",
    clock_title: "", holder: ""}}, received_at: new Date().toISOString(), due_at: null, clocks: [], office: 0,
    offices: []}}]}"""
