"""What is found in a disciplinary isolator is followed until it is gone.

Two officers at their screens: who inspects, and who signs and checks. Only the inspection itself, which another test
walks, is entered over the API.
"""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from .caller import sign_in
from .colonies import colony
from .photos import photo, sent
from .words import said

pytestmark = pytest.mark.xdist_group("browser")
ALMATY = ZoneInfo("Asia/Almaty")
DAY = timedelta(days=1)
FINDING = {
    "what": "В дисциплинарном изоляторе температура воздуха 12 °C, батареи холодные.",
    "norm": "ст. 115 УИК, ч. 1",
    "persons": "Содержащиеся в камерах изолятора",
    "cause": "Отопление не запущено",
    "proposal": "Внести представление",
    "remedy": "Запустить отопление и обеспечить не ниже 18 °C.",
}


@pytest.fixture(scope="module")
def found(system):
    """The place, its isolator, and an inspection completed there with its finding."""
    place, room = colony(system)
    district, head = sign_in(system, place.officer), sign_in(system, place.head)
    today = datetime.now(ALMATY)
    order = district.post(
        "orders/",
        facility=place.facility,
        ground="plan",
        ground_details="п. 3 плана работы",
        subject="условия содержания в штрафных помещениях",
        begins_on=f"{today:%Y-%m-%d}",
        ends_on=f"{today + 3 * DAY:%Y-%m-%d}",
    )
    assert head.post(f"orders/{order['id']}/sign/").status == 200
    about = {"facility": place.facility, "kind": "penal_rooms", "order": order["id"]}
    opened = district.post("inspections/", **about, started_at=datetime.now(ALMATY).isoformat())
    assert opened.status == 201, opened
    here = f"inspections/{opened['id']}/"
    assert district.post(f"{here}findings/", **FINDING).status == 201
    reading = {"temperature": 12, "humidity": 60, "in_dizo": 3, "in_ok": 0, "complaints": 1}
    measured = datetime.now(ALMATY).isoformat()
    written = district.ask("PATCH", f"{here}reading/", {"version": 0, "measured_at": measured, **reading})
    assert written.status == 200, written
    ended = datetime.now(ALMATY).isoformat()
    changed = district.patch(here, version=district.get(here)["version"], ended_at=ended)
    assert changed.status == 200, changed
    done = district.post(f"{here}complete/")
    assert (done.status, done["state"]) == (200, "completed"), done
    return place, room, here


def send(page, **fields):
    """Fill the page's form by the names of its fields and send it."""
    form = page.locator("main form.card, main form.narrow").first
    for name, text in fields.items():
        form.locator(f"[name={name}]").fill(text)
    form.locator("[type=submit].btn-primary").click()


def test_a_violation_becomes_an_act_and_is_followed_until_it_is_gone(officers, found, shot):
    place, _room, here = found
    officer, head = officers.phone(place.officer), officers.desk(place.head)

    officer.goto(f"/{here}")
    officer.locator(".finding").get_by_role("link", name=said("Response act")).click()
    expect(officer.locator("[name=what]")).to_have_value(FINDING["what"])
    shot(officer, "new-act")
    officer.locator("[name=body_level][value=district]").check()
    send(officer, body_ru=place.name, subject="об условиях содержания", facts="В камерах 12 °C.")
    officer.wait_for_url(re.compile(r"/acts/\d+/$"))
    act = officer.url

    head.goto(act)
    head.locator(".confirm", has_text=said("Sign")).locator("summary").click()
    head.locator(".confirm[open] [type=submit]").click()
    expect(head.locator(".state-active").first).to_be_visible()

    officer.goto(f"{act}answer/")
    send(officer, words="Меры принимаются.")
    report(officer, act, "Котел запущен.")
    expect(officer.get_by_role("link", name=said("Check the elimination"))).to_have_count(0)
    shot(officer, "reported")

    later = f"{datetime.now(ALMATY) + 10 * DAY:%Y-%m-%d}"
    checked(head, act, "no", found="В камере № 3 по-прежнему 14 °C.", new_due_on=later)
    expect(head.locator(".violation .state-bad").first).to_contain_text(said("Not eliminated, new term"))
    shot(head, "not-eliminated")

    report(officer, act, "Заменены батареи.")
    checked(head, act, "yes", found="Во всех камерах 20 °C.")
    expect(head.locator(".violation .state-good").first).to_contain_text(said("Eliminated"))
    shot(head, "eliminated")
    assert head.request.get(f"/api/v1/acts/{act.rstrip('/').rsplit('/', 1)[1]}/").json()["state"] == "closed"

    stranger = officers.phone("temirtau-1")
    officers.forgive("404")
    assert stranger.goto(act).status == 404


def report(page, act, words):
    page.goto(act)
    page.get_by_role("link", name=said("Measures reported")).click()
    page.locator("[name=files]").set_input_files(sent(photo(), "котел.jpg"))
    send(page, words=words)
    page.wait_for_url(re.compile(r"/acts/\d+/#violation"))


def checked(page, act, answer, **fields):
    page.goto(act)
    page.get_by_role("link", name=said("Check the elimination")).click()
    page.locator(f"[name=eliminated][value={answer}]").check()
    send(page, **fields)
    page.wait_for_url(re.compile(r"/acts/\d+/#violation"))
