"""A long form sent by a button: no connection, an ended session, another officer on the same device."""

import re

import pytest
from playwright.sync_api import expect

from .caller import sign_in
from .officer import sign_in as sign_in_here
from .words import said

pytestmark = pytest.mark.xdist_group("browser")
SUBJECT, WORDS = "о медицинской помощи", "Второй месяц не показывают врачу."
NO_CONNECTION = "No connection. What you typed is kept on this device: send it when the connection is back."
ACT = {"subject": "об условиях содержания", "facts": "В камерах 12 °C.", "what": "Отопление не включено."}


@pytest.fixture
def reception(system, place):
    """A reception that is being held; its page."""
    made = sign_in(system, place.officer).post("receptions/", facility=place.facility)
    return f"/receptions/{made['id']}/"


@pytest.fixture
def page(officers, place):
    officers.forgive("ERR_INTERNET_DISCONNECTED", "Failed to load resource")
    return officers.phone(place.officer)


def typed(page, address, **fields):
    page.goto(address)
    for name, words in fields.items():
        page.locator(f"main [name={name}]").fill(words)
    expect(page.locator("[data-typed-status]")).to_contain_text(":")


def offer(page):
    return page.locator("[data-typed-offer]")


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('typed:')).length")


def send(page):
    page.locator("main form[data-keep] [type=submit]").click()


def test_a_visitor_typed_without_a_connection_comes_back_with_its_time_and_is_entered_once(page, reception, shot):
    form = f"{reception}visitors/new/"
    typed(page, form, full_name="Петренко Сергей Иванович", subject=SUBJECT, words=WORDS)
    page.locator("[name=category]").select_option("detained")
    page.locator(".choice:has([name=decision][value=explained])").click()
    page.context.set_offline(True)
    send(page)
    expect(page.locator("[data-typed-status]")).to_have_text(said(NO_CONNECTION))
    shot(page, "no-connection")
    page.context.set_offline(False)
    expect(page.locator("[data-typed-status]")).to_have_text(said("The connection is back: it can be sent now."))

    page.goto(reception)
    page.goto(form)
    expect(page.locator("[name=words]")).to_have_value("")
    expect(offer(page)).to_contain_text(re.compile(r"\d\d\.\d\d\.\d{4} \d\d:\d\d"))
    shot(page, "offered")
    offer(page).get_by_role("button", name=said("Bring it back")).click()
    expect(page.locator("[name=words]")).to_have_value(WORDS)
    shot(page, "back")
    send(page)
    page.wait_for_url(re.compile(r"/receptions/\d+/#visitors"))
    expect(page.locator("#visitors")).to_contain_text(SUBJECT)
    expect(page.locator("#visitors section.card")).to_have_count(1)
    assert kept(page) == 0
    page.goto(form)
    expect(offer(page)).to_have_count(0)


def test_what_is_refused_stays_typed_and_what_is_thrown_away_does_not_come_back(page, reception):
    form = f"{reception}visitors/new/"
    typed(page, form, subject=SUBJECT)
    send(page)
    expect(page.locator("[data-error-summary]")).to_be_visible()
    expect(page.locator("[name=subject]")).to_have_value(SUBJECT)
    assert kept(page) == 1
    page.goto(form)
    offer(page).get_by_role("button", name=said("Throw away")).click()
    expect(offer(page)).to_have_count(0)
    assert kept(page) == 0


def test_typed_on_beside_an_offer_both_are_offered(page, reception):
    form = f"{reception}visitors/new/"
    typed(page, form, subject="первое")
    typed(page, form, subject="второе")
    page.goto(form)
    expect(offer(page)).to_have_count(2)
    offer(page).nth(1).get_by_role("button", name=said("Bring it back")).click()
    expect(page.locator("[name=subject]")).to_have_value("первое")


def test_an_act_is_kept_by_what_it_is_drafted_from(page, place, shot):
    typed(page, f"/acts/new/?facility={place.facility}", **ACT)
    page.goto("/acts/new/?subject=другое")
    expect(offer(page)).to_have_count(0)
    page.goto(f"/acts/new/?facility={place.facility}")
    shot(page, "act-offered")
    offer(page).get_by_role("button", name=said("Bring it back")).click()
    expect(page.locator("[name=facts]")).to_have_value(ACT["facts"])


def test_who_signs_out_takes_it_away_and_after_an_ended_session_only_its_owner_gets_it(
    page, place, officers, reception
):
    form = f"{reception}visitors/new/"
    typed(page, form, words=WORDS)
    page.context.clear_cookies()
    page.goto(form)
    assert kept(page) == 1
    sign_in_here(page, place.officer, officers.password)
    page.wait_for_url(re.compile("visitors/new/"))
    expect(offer(page)).to_have_count(1)

    page.context.clear_cookies()
    page.goto("/")
    sign_in_here(page, place.head, officers.password)
    page.wait_for_url(officers.address)
    assert kept(page) == 0

    typed(page, form, words=WORDS)
    assert kept(page) == 1
    page.locator(".officer-menu > summary").click()
    page.locator("[data-signs-out] button").first.click()
    page.get_by_label(said("Sign-in name"), exact=True).wait_for()
    assert kept(page) == 0
