"""A joint inspection by three offices at three screens: one takes its part on and signs it, one declines, one conducts.

The garrison works on a phone, in the place itself; whoever conducts the inspection is told on the desk of each answer.
"""

import io
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from playwright.sync_api import expect

from . import check
from .caller import sign_in
from .paper import text_of
from .words import said

pytestmark = pytest.mark.xdist_group("browser")
GARRISON, LINE = "Военная прокуратура Астанинского гарнизона", "Астанинская транспортная прокуратура"
ASKED = "Служба караула и средства охраны; порядок конвоирования."
CONCLUSION = "Служба караула организована с нарушениями: тревожная сигнализация не работает."
REASON = "Прокурор участвует в проверке вокзала, этапов в эти дни нет."


def test_three_offices_inspect_and_one_certificate_speaks_of_each(officers, system, place, shot):
    # Taking a picture leaves an empty style on what has the focus, and htmx copies it into what it swaps in.
    officers.forgive("Applying inline style")
    lead = officers.desk(place.officer)
    soldier, clerk = officers.phone("garrison-astana-1"), officers.desk("line-astana-1")
    here = opened(system, place)
    garrison, line = invited(lead, here, GARRISON, shot, lines=True), invited(lead, here, LINE, shot)

    clerk.goto(line)
    clerk.get_by_text(said("Decline"), exact=True).click()
    clerk.locator("[name=reason]").fill(REASON)
    clerk.get_by_role("button", name=said("Decline with this reason")).click()
    expect(clerk.locator(".head-facts")).to_contain_text("Отказ")
    shot(clerk, "declined")
    officers.forgive("404")
    assert clerk.goto(here).status == 404

    takes_part(soldier, garrison, sign_in(system, "garrison-astana-1").get("me/")["full_name"], shot)
    is_told(lead, REASON, shot)
    fills_and_signs(soldier, here, garrison, shot)
    is_told(lead, said("%(office)s has signed its part: %(kind)s", office=GARRISON, kind=""), shot)

    lead.goto(here)
    check.answer_the_rest(lead)
    shot(lead, "before-completing")
    check.complete(lead)
    shot(lead, "completed")
    speaks_of_each(lead, shot)


def opened(system, place):
    """The check of the day, logged by the office that conducts it."""
    made = sign_in(system, place.officer).post("inspections/log/", facility=place.facility, kind="ivs_daily")
    return f"/inspections/{made['id']}/"


def invited(page, here, office, shot, lines=False):
    page.goto(here)
    page.get_by_role("link", name=said("Invite an office")).click()
    page.locator("[name=office]").select_option(label=office)
    page.locator("[name=asked]").fill(ASKED)
    page.locator("[name=due_on]").fill(f"{datetime.now(ZoneInfo('Asia/Almaty')) + timedelta(days=3):%Y-%m-%d}")
    if lines:
        page.get_by_text(said("Lines it is asked to fill"), exact=True).first.click()
        page.locator("[name=positions][value='3']").check()
        shot(page, "invite")
        page.set_viewport_size({"width": 390, "height": 844})
        shot(page, "invite-390")
        page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name=said("Invite")).click()
    page.wait_for_url(re.compile(r"/parts/\d+/$"))
    return page.url


def takes_part(page, part, name, shot):
    """Accepted in their own name; only now the inspection is there."""
    page.goto(part)
    page.locator(".choice", has_text=name).locator("[name=inspectors]").check()
    shot(page, "invitation")
    page.get_by_role("button", name=said("Take part")).click()
    expect(page.get_by_role("link", name=said("Open the inspection"))).to_be_visible()


def is_told(page, words, shot):
    """The desk has it; from there to the part, where it is noted with one tap."""
    page.goto("/alerts/?whose=mine")
    matter = page.locator("article.matter", has_text=words)
    expect(matter).to_have_count(1)
    shot(page, "told")
    matter.get_by_role("link").first.click()
    page.locator("main a[href*='/inspections/parts/']").first.click()
    page.wait_for_url(re.compile(r"/parts/\d+/$"))
    page.get_by_role("button", name=said("Taken note of")).click()
    expect(page.get_by_role("button", name=said("Taken note of"))).to_have_count(0)
    shot(page, "noted")


def fills_and_signs(page, here, part, shot):
    page.goto(here)
    expect(check.line(page, 3).locator(".mine")).to_have_text(said("You fill this"))
    check.tap(page, 3, "violation")
    check.describe(page, 3, what="Тревожная сигнализация поста № 2 не работает")
    shot(page, "filled", full_page=False)
    page.goto(part)
    page.locator("[name=conclusion]").fill(CONCLUSION)
    check.saved(page.locator("#conclusion"))
    page.get_by_role("button", name=said("Sign the part")).click()
    expect(page.get_by_role("button", name=said("Take the signature back"))).to_be_visible()
    shot(page, "signed")


def speaks_of_each(page, shot):
    """The certificate, as it is read, printed and edited: of who took part, and of nobody else."""
    page.locator("#certificate-title a").click()
    shot(page, "certificate")
    words = text_of(read(page, "pdf"))
    edited = Document(io.BytesIO(read(page, "docx")))
    rows = [cell.text for table in edited.tables for row in table.rows for cell in row.cells]
    written = " ".join([one.text for one in edited.paragraphs] + rows)
    for paper in (words, re.sub(r"\s+", " ", written)):
        assert [one for one in (GARRISON, ASKED, CONCLUSION) if one not in paper] == []
        assert LINE not in paper


def read(page, kind):
    link = page.locator(f"main a[href*='.{kind}'], main a[href*='{kind}']").first
    expect(link).to_be_visible()
    answer = page.request.get(link.get_attribute("href"))
    assert answer.status == 200
    return answer.body()
