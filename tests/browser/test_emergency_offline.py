"""An emergency typed where there is no connection is sent by itself later, with the moment of receipt as typed."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from .caller import sign_in
from .words import said

pytestmark = pytest.mark.xdist_group("browser")
KEPT = (
    "No connection. What you typed is kept on this device with the moment of receipt and is sent by itself when the "
    "connection is back."
)
#: What a browser without a connection complains of, and what its clock, put forward, does to the page's own.
TROUBLES = ("ERR_INTERNET_DISCONNECTED", "htmx:", "responseStart")


@pytest.fixture
def api(system, place):
    return sign_in(system, place.officer)


def fill(page, place, received_at):
    page.locator("[name=facility]").select_option(str(place.facility))
    page.locator("[name=kind]").select_option(label=page.locator("[name=kind] option").nth(3).inner_text())
    page.locator("[name=received_at]").fill(received_at.strftime("%Y-%m-%dT%H:%M"))


def test_ten_minutes_offline_the_card_is_kept_and_sent_with_the_moment_as_typed(officers, place, api, shot):
    officers.forgive(*TROUBLES)
    received_at = (datetime.now() - timedelta(minutes=20)).replace(second=0, microsecond=0)
    page = officers.phone(place.officer)
    page.goto(f"/incidents/new/?facility={place.facility}")
    page.clock.install()
    page.context.set_offline(True)
    fill(page, place, received_at)
    page.locator("form[data-register] [type=submit]").click()
    status = page.locator("[data-register-status]")
    expect(status).to_contain_text(said(KEPT))
    shot(page, "kept")
    page.clock.fast_forward("10:00")
    expect(status).to_contain_text(said(KEPT))
    expect(page.locator("[name=received_at]")).to_have_value(received_at.strftime("%Y-%m-%dT%H:%M"))

    page.context.set_offline(False)
    page.wait_for_url(re.compile(r"/incidents/\d+/$"))

    pk = int(re.search(r"/incidents/(\d+)/", page.url)[1])
    rows = api.all(f"incidents/?facility={place.facility}")
    assert [one["id"] for one in rows] == [pk]
    expect(page.locator(".page-head")).to_contain_text(received_at.strftime("%d.%m.%Y %H:%M"))


def test_a_tab_closed_without_a_connection_is_sent_by_the_next_page(officers, place, api):
    officers.forgive(*TROUBLES)
    page = officers.phone(place.officer)
    page.goto(f"/incidents/new/?facility={place.facility}")
    page.context.set_offline(True)
    fill(page, place, datetime.now() - timedelta(minutes=5))
    page.locator("form[data-register] [type=submit]").click()
    expect(page.locator("[data-register-status]")).to_contain_text(said(KEPT))
    page.close()

    page.context.set_offline(False)
    following = page.context.new_page()
    following.goto("/")
    expect(following.locator("#today-incidents tbody tr")).to_have_count(1)
    assert len(list(api.all(f"incidents/?facility={place.facility}"))) == 1
