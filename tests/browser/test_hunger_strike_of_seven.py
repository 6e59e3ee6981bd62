"""A hunger strike of seven climbs to the head; its special report goes in time; handcuffs used in it are concluded on.

Four browsers side by side: who registers it on a phone, whom nobody reaches at the oblast, the zonal officer who is on
leave, and the head, to whom it climbs. A fifth, the district prosecutor, orders the check, approves and signs. The
receipt lies 85 minutes back and is typed late, so the engine finds its steps come already; the rest is tapped.
"""

import re
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from .caller import sign_in
from .handcuffs import CUFFED, STAFF, is_answered_for, is_checked_on_the_spot, is_concluded_on, used
from .paper import text_of
from .typed import fill, moment, saved, send
from .words import said

pytestmark = pytest.mark.xdist_group("browser")
DISTRICT, OBLAST, ZONAL, HEAD = "turkistan-1", "turkistan-oblast-1", "department-3", "department-head"
PROSECUTOR, COLONY = "turkistan-head", "ИЧ-167/12"
STRIKE = "Коллективный отказ от приема пищи"
SEVEN = [
    "Абишев Ерлан Маратович",
    "Бондаренко Олег Иванович",
    "Ванин Петр Сергеевич",
    "Досжанов Азамат Кайратович",
    "Егоров Илья Андреевич",
    "Жумабеков Санжар Болатович",
    CUFFED,
]


@pytest.fixture
def four(officers, system):
    """The four at their screens and the district prosecutor at theirs."""
    # What a conclusion lacks is said with the page: that is a part of the way.
    officers.forgive("422")
    return SimpleNamespace(
        district=officers.phone(DISTRICT),
        oblast=officers.desk(OBLAST),
        zonal=officers.desk(ZONAL),
        head=officers.desk(HEAD),
        prosecutor=officers.desk(PROSECUTOR),
        oblast_is=sign_in(system, OBLAST).get("me/"),
        zonal_is=sign_in(system, ZONAL).get("me/"),
        head_is=sign_in(system, HEAD).get("me/"),
    )


def test_it_climbs_to_the_head_is_reported_and_the_handcuffs_are_concluded_on(four, system, shot):
    now = datetime.now().astimezone()
    goes_on_leave(four, now, shot)
    card = registered(four, now - timedelta(minutes=85), shot)
    reaches_the_head(four, card, shot)
    is_called_back(four, card, shot)
    tells_the_head(four, card, shot)
    sends_the_report(four, card, shot)
    is_read(four, card, shot)
    force = used(four.district, card, now, shot)
    is_checked_on_the_spot(four.prosecutor, force, shot)
    act = is_concluded_on(four.district, four.prosecutor, force, shot)
    is_answered_for(four.district, four.prosecutor, force, act, now, shot)
    comes_back(four, card, shot)


def goes_on_leave(four, now, shot):
    page = four.zonal
    page.goto("/roster/absences/")
    page.get_by_role("link", name=said("Record my absence")).click()
    page.locator("[name=kind]").select_option("leave")
    moment(page, "from_at", now - timedelta(days=1))
    moment(page, "until_at", now + timedelta(days=14))
    send(page)
    shot(page, "leave")


def registered(four, received_at, shot):
    """On the phone: three fields; then two calls that nobody takes."""
    page = four.district
    page.goto("/")
    page.locator("main a[href='/incidents/new/']").first.click()
    page.wait_for_url("**/incidents/new/")
    page.locator("[name=facility]").select_option(index=colony(page))
    page.locator("[name=kind]").select_option(label=STRIKE)
    moment(page, "received_at", received_at)
    shot(page, "register")
    page.locator("form[data-register] [type=submit]").click()
    page.wait_for_url(re.compile(r"/incidents/\d+/$"))
    card = page.url
    expect(page.locator("#clocks .clock-row")).to_have_count(1)
    expect(page.locator("#clocks .clock-row")).to_contain_text(re.compile(r"2[3-9]\s*мин"))
    for outcome, minutes in (("busy", 6), ("no_answer", 31)):
        call(page, outcome, at=received_at + timedelta(minutes=minutes))
    shot(page, "nobody-answers")
    return card


def colony(page):
    """The place of the list that is a penal institution."""
    names = page.locator("[name=facility] option").all_inner_texts()
    return next(number for number, name in enumerate(names) if COLONY in name)


def call(page, outcome, at=None):
    form = page.locator("#calls form.call-form")
    form.locator(f".choice:has([name=outcome][value={outcome}])").click()
    if at:
        form.locator("summary").click()
        form.locator("[name=called_at]").fill(f"{at:%Y-%m-%dT%H:%M}")
    form.locator("[type=submit]").click()
    expect(page.locator("#calls .call").last).to_contain_text(said(OUTCOMES[outcome]))


OUTCOMES = {"busy": "Busy", "no_answer": "No answer", "answered": "Waits for the receiver's word"}


def reaches_the_head(four, card, shot):
    """Of itself: the zonal officer is on leave and hears nothing; the head sees why it is theirs."""
    path = re.search(r"/incidents/\d+/", card)[0]
    line = f"#line-{path.strip('/').rsplit('/', 1)[1]}"
    four.head.goto("/alerts/emergencies/")
    expect(four.head.locator(line)).to_contain_text(said("Silence past the hour"))
    shot(four.head, "desk-of-the-head")
    expect(four.head.locator(line).get_by_role("button", name=said("Acknowledge"))).to_be_visible()
    four.zonal.goto("/alerts/?whose=mine")
    expect(four.zonal.locator("article.matter", has_text=COLONY)).to_have_count(0)
    four.head.goto(card)
    why = four.head.locator("#minutes .stop-warn", has_text=four.head_is["full_name"])
    expect(why.first).to_contain_text(four.zonal_is["full_name"])
    shot(four.head, "why-the-head")
    four.head.goto("/alerts/emergencies/")
    four.head.locator(line).get_by_role("button", name=said("Acknowledge")).click()
    expect(four.head.locator(line)).to_contain_text(four.head_is["short_name"])


def is_called_back(four, card, shot):
    """The head calls the oblast's duty officer, who confirms: that is the oblast's receipt, its clocks run from it."""
    four.head.goto(f"{card}call-back/")
    shot(four.head, "call-back")
    who = four.head.locator(".callee", has_text=four.oblast_is["full_name"])
    who.get_by_role("button", name=said("Answered")).click()
    four.oblast.goto("/")
    shot(four.oblast, "were-you-told")
    four.oblast.get_by_role("button", name=said("Yes, I was told")).click()
    four.oblast.goto(card)
    rows = four.oblast.locator("#clocks .clock-row")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text="Спецсообщение")).to_contain_text(re.compile(r"2\s*ч|179\s*мин|3\s*ч"))
    shot(four.oblast, "clocks-of-the-oblast")


def tells_the_head(four, card, shot):
    """The oblast tells who answers for the zone now: the head, and the card says why."""
    page = four.oblast
    page.goto(card)
    expect(page.locator("#calls")).to_contain_text(four.zonal_is["full_name"])
    expect(page.locator("#calls [name=receiver] option:checked")).to_contain_text(four.head_is["full_name"])
    call(page, "answered")
    four.head.goto("/")
    four.head.get_by_role("button", name=said("Yes, I was told")).click()
    page.goto(card)
    clock = page.locator("#clocks .clock-row", has_text="зональному")
    expect(clock).to_contain_text(said("In time"))
    shot(page, "the-head-is-told")


def sends_the_report(four, card, shot):
    page = four.oblast
    page.goto(card)
    page.locator("#numbers [name=participants_count]").fill("7")
    saved(page.locator("#numbers"))
    fact = page.locator(".fact", has=page.get_by_text("Обстоятельства", exact=True))
    fact.locator("textarea").fill("Семеро осужденных отряда № 3 отказались от завтрака.")
    saved(fact)
    page.locator("#people textarea[name=lines]").fill("\n".join(f"{name}; ст. 188 ч. 2 УК; —" for name in SEVEN))
    page.locator("#people form:has([name=lines]) [type=submit]").click()
    expect(page.locator("#people tbody tr")).to_have_count(7)
    page.locator("#staff summary").click()
    fill(page.locator("#staff form:has([name=full_name])"), full_name=STAFF, rank="капитан юстиции", post="ДПНУ")
    page.locator("#staff form:has([name=full_name]) [type=submit]").click()
    expect(page.locator("#staff")).to_contain_text(STAFF)
    page.locator("#developments summary").click()
    page.locator("#developments [name=kind]").select_option("other")
    page.locator("#developments [name=words]").fill("К осужденному Киму применены наручники.")
    page.locator("#developments [type=submit]").click()
    expect(page.locator("#developments li")).to_have_count(1)
    shot(page, "before-the-report")
    page.locator("#report [name=unknown_rest]").check()
    page.locator("#report form [type=submit]").click()
    expect(page.locator("#report .report-row")).to_contain_text(said("with an annex"))
    expect(page.locator("#report .report-row")).to_contain_text(said("not read yet"))
    shot(page, "report-sent")


def is_read(four, card, shot):
    """Delivered by the head's own screen, read by their opening it; the oblast's card shows both moments."""
    four.head.goto("/special-reports/")
    shot(four.head, "reports")
    four.head.locator("tbody tr", has_text=COLONY).get_by_role("link").first.click()
    four.head.wait_for_url(re.compile(r"/special-reports/\d+/$"))
    expect(four.head.locator("main")).to_contain_text(said("Annex"))
    shot(four.head, "report-read")
    paper = four.head.locator("main a[href*='.pdf'], main a[href*='pdf']").first
    expect(paper).to_be_visible()
    words = text_of(four.head.request.get(paper.get_attribute("href")).body())
    assert [name for name in SEVEN if name not in words] == []
    four.oblast.goto(card)
    row = four.oblast.locator("#report .report-row")
    expect(row).to_contain_text(re.compile(rf"{said('read')} .*{re.escape(four.head_is['short_name'])}", re.S))
    expect(four.oblast.locator("#clocks .clock-row", has_text="Спецсообщение")).to_contain_text(said("In time"))
    expect(four.oblast.locator("#minutes")).to_contain_text(said("Delivered to the Department"))
    shot(four.oblast, "minutes")


def comes_back(four, card, shot):
    """The zonal officer back from leave reads it all: who was told in their place, and the report."""
    page = four.zonal
    page.goto("/roster/absences/")
    page.get_by_role("link", name=re.compile(said("Is back"))).first.click()
    send(page)
    page.goto(card)
    expect(page.locator("#minutes")).to_contain_text(four.head_is["short_name"])
    expect(page.locator("#report .report-row")).to_contain_text(said("with an annex"))
    shot(page, "zonal-is-back")
