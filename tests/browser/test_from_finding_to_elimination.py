"""What is found in a disciplinary isolator is followed until it is gone; a placement told late is reviewed.

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
REVIEW = {
    "facts": "Отказался выйти на работу, что подтверждено рапортом.",
    "norms": "ст. 131 УИК",
    "interview": "С водворением согласен, жалоб нет.",
    "reasons": "Порядок наложения взыскания соблюден.",
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


def test_a_placement_found_by_reconciliation_is_reviewed_returned_and_approved_in_its_last_hours(officers, found, shot):
    place, room, _here = found
    officer, head = officers.phone(place.officer), officers.desk(place.head)
    ordered = datetime.now(ALMATY) - timedelta(hours=45)

    officer.goto(f"/reconciliations/new/?facility={place.facility}")
    send_journal(officer, ordered, room)
    expect(officer.locator("tbody tr")).to_have_count(1)
    shot(officer, "journal-read")
    officer.get_by_role("button", name=said("Compare with our placements")).click()
    officer.wait_for_url(re.compile(r"/reconciliations/\d+/$"))
    expect(officer.locator(".state-bad").first).to_contain_text(said("We were not told of it"))
    shot(officer, "not-told")
    officer.get_by_role("button", name=said("Enter the placement late")).click()
    officer.locator("[id^=line-] dd a[href*='/placements/']").first.click()
    officer.wait_for_url(re.compile(r"/placements/\d+/$"))
    placement = officer.url

    write_review(officer)
    officer.get_by_role("button", name=said("Send for approval")).click()
    expect(officer.locator(".head-facts")).to_contain_text(said("On approval"))

    head.goto(placement)
    head.locator("#decide details summary").click()
    head.locator("#decide [name=comment]").fill("Укажите заключение врача.")
    head.get_by_role("button", name=said("Return with this comment")).click()
    expect(head.locator(".note-warn").first).to_contain_text("Укажите заключение врача.")

    officer.goto(placement)
    expect(officer.locator(".note-warn").first).to_contain_text("Укажите заключение врача.")
    officer.locator("[name=facts]").fill("Отказался выйти на работу; по заключению врача здоров.")
    expect(officer.locator("[data-autosave-status]").first).to_have_attribute("data-state", "saved")
    officer.get_by_role("button", name=said("Send for approval")).click()
    expect(officer.locator(".head-facts")).to_contain_text(said("On approval"))

    head.goto(placement)
    expect(head.locator(".head-facts")).to_contain_text(re.compile(r"2\s*ч|3\s*ч"))
    shot(head, "hours-left")
    head.get_by_role("button", name=said("Approve"), exact=True).click()
    expect(head.locator(".head-facts")).to_contain_text(said("Reviewed in time"))
    shot(head, "approved")


def send_journal(page, ordered, room):
    """The journal as the facility gives it: one row, placed twenty minutes after its order."""
    columns = "ФИО;Год рождения;№ постановления;Дата и время постановления;Дата и время водворения;Помещение;Срок"
    placed = ordered + timedelta(minutes=20)
    row = f"Ли Виктор Сергеевич;1988;117;{ordered:%d.%m.%Y %H:%M};{placed:%d.%m.%Y %H:%M};ДИЗО {room['name']};10"
    file = {"name": "журнал.csv", "mimeType": "text/csv", "buffer": f"\ufeff{columns}\n{row}\n".encode()}
    page.locator("[name=from_on]").fill(f"{ordered:%Y-%m-%d}")
    page.locator("[name=file]").set_input_files(file)
    page.locator("main form [type=submit].btn-primary").click()


def write_review(page):
    for name, text in REVIEW.items():
        page.locator(f"#conclusion [name={name}]").fill(text)
    page.locator("#conclusion [name=fitness][value=fit]").check()
    page.locator("#conclusion [name=lawful][value=true]").check()
    expect(page.locator("[data-autosave-status]").first).to_have_attribute("data-state", "saved")
