"""Handcuffs used in an emergency: recorded on a phone, checked, concluded on, answered for, as it is tapped."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from .photos import photo, sent
from .typed import fill, moment, saved, send
from .words import said

CUFFED, STAFF = "Ким Виктор Сергеевич", "Оспанов Руслан Тулегенович"
CONCLUSION = {
    "facts": "Ким В. С. не сопротивлялся; наручники надеты за отказ идти в столовую и не сняты 40 минут.",
    "norms": "Уголовно-исполнительный кодекс, глава о мерах безопасности",
    "reasons": "Основания для применения наручников не было.",
}
VIOLATION = {"what": "Наручники применены к осужденному, не оказывавшему сопротивления.", "norm": "УИК, ст. 118"}


def used(page, card, now, shot):
    """From the emergency's own card: who, by whom, how long; the explanation; the photo."""
    page.goto(card)
    shot(page, "card-on-the-phone")
    page.locator("#force a.btn").click()
    moment(page, "happened_at", now - timedelta(minutes=100))
    said_of_it = {"place": "Столовая", "circumstances": "Осужденный отказался идти в столовую.", "warnings": "Не было."}
    fill(page, **said_of_it, medical_help="Осмотрен фельдшером.")
    page.locator("[name=video]").select_option("kept")
    send(page)
    page.wait_for_url(re.compile(r"/force/\d+/$"))
    force = page.url
    page.locator("#persons label", has_text=CUFFED).click()
    page.locator("#persons form:has([name=participants]) [type=submit]").click()
    expect(page.locator("#persons .staff-row")).to_contain_text(CUFFED)
    page.locator("#staff label", has_text=STAFF).click()
    page.locator("#staff form:has([name=members]) [type=submit]").click()
    expect(page.locator("#staff .staff-row")).to_contain_text(STAFF)
    page.locator("#means [name=means]").select_option("handcuffs")
    page.locator("#means form.means-form [type=submit]").click()
    page.wait_for_url(re.compile(r"/means/new/"))
    page.locator("input[type=datetime-local]").nth(0).fill(f"{now - timedelta(minutes=100):%Y-%m-%dT%H:%M}")
    page.locator("input[type=datetime-local]").nth(1).fill(f"{now - timedelta(minutes=60):%Y-%m-%dT%H:%M}")
    page.locator("main form textarea").fill("сзади")
    shot(page, "means")
    send(page)
    expect(page.locator("#means .staff-row")).to_contain_text("сзади")
    shot(page, "force-on-the-phone")
    return force


def is_checked_on_the_spot(page, force, shot):
    """Who signs for the office orders and opens it in one tap."""
    page.goto(force)
    page.get_by_role("button", name=said("Order a check on the spot")).click()
    page.wait_for_url(re.compile(r"/inspections/\d+/$"))
    shot(page, "check")
    page.goto(force)
    expect(page.locator("#checks .report-row")).to_have_count(1)


def is_concluded_on(page, head, force, shot):
    """Without materials and the explanation it can't be sent; then another approves it, and the act is one tap."""
    page.goto(force)
    for name, words in CONCLUSION.items():
        page.locator(f"#conclusion [name={name}]").fill(words)
    page.locator("#conclusion .choice:has([value=false])").click()
    saved(page.locator("#conclusion"))
    page.locator("#violations summary").click()
    fill(page.locator("#violations form:has([name=what])"), **VIOLATION)
    page.locator("#violations form:has([name=what]) [type=submit]").click()
    page.get_by_role("button", name=said("Send for approval")).click()
    refused = page.locator("main .note-bad")
    expect(refused).to_contain_text(STAFF)
    shot(page, "not-yet")
    page.goto(force)
    page.locator("#staff").get_by_role("link", name=said("Enter the explanation")).click()
    fill(page, explanation="Надел наручники, чтобы довести до столовой.")
    send(page)
    page.locator("#materials [name=file]").set_input_files(sent(photo(), "рапорт.jpg"))
    expect(page.locator("#materials .files li")).to_have_count(1)
    page.goto(force)
    page.get_by_role("button", name=said("Send for approval")).click()
    expect(page.locator(".head-facts")).to_contain_text(said("On approval"))
    head.goto("/")
    expect(head.locator("#today-incidents")).to_contain_text(CUFFED)
    head.goto(force)
    expect(head.get_by_role("button", name=said("Take it back from approval"))).to_have_count(0)
    shot(head, "to-approve")
    head.get_by_role("button", name=said("Approve"), exact=True).click()
    expect(head.locator(".head-facts")).to_contain_text(said("Unlawful"))
    page.goto(force)
    shot(page, "approved")
    page.get_by_role("button", name=said("Draft a response act")).click()
    page.wait_for_url(re.compile(r"/acts/\d+/$"))
    expect(page.locator("main")).to_contain_text(VIOLATION["what"])
    shot(page, "act")
    return page.url


def is_answered_for(page, head, force, act, now, shot):
    """The act is signed by the prosecutor; what became of the member of staff is entered."""
    head.goto(act)
    head.locator(".confirm", has_text=said("Sign")).locator("summary").click()
    head.locator(".confirm[open] [type=submit]").click()
    expect(head.locator(".state-active").first).to_be_visible()
    page.goto(force)
    expect(page.locator("#violations a[href*='/acts/']")).to_have_count(1)
    expect(page.locator("#liability")).to_contain_text(said("Nothing is decided yet."))
    page.locator("#liability summary").click()
    form = page.locator("#liability form")
    form.locator("[name=kind]").select_option("disciplinary")
    fill(form, decision="Строгий выговор.", decided_by="Начальник учреждения", decided_on=f"{now:%Y-%m-%d}")
    form.locator("[type=submit]").click()
    expect(page.locator("#liability")).to_contain_text("Строгий выговор.")
    shot(page, "liability")
