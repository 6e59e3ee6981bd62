"""Every address × every role × own, subordinate and foreign: docs/access.md says it, the program does it.

`WRITE_ACCESS_TABLE=1 script/test tests/access` writes what the program does into the page, to be read before it is
kept.
"""

import json
import os

import pytest
from django.db import transaction
from django.template.base import Template
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from django.utils.safestring import SafeString

from oversight.core.enums import OfficeLevel, Role
from tests import factories
from tests.access import page
from tests.access.estates import estate
from tests.access.routes import routes

MAY, REFUSED, ABSENT, NOBODY = "✓", "✗", "·", " "
#: The rulebook and the working calendar belong to no office.
OF_ALL = (
    *(
        "api:edition",
        "api:checklist",
        "api:inspection-kind",
        "api:emergency-kind",
        "api:means-of-force",
        "api:working-calendar",
        "api:nowhere",
    ),
    *("duties:edition", "duties:preview_edition", "duties:publish_edition", "duties:remove_edition"),
    *("duties:withdraw_transfer", "duties:feed_file"),
)
GROUPS = sorted({route.group for route in routes()})
RELATIONS = {
    OfficeLevel.DISTRICT: ("north_1", None, "north_2"),
    OfficeLevel.OBLAST: ("north", "north_1", "south_1"),
    OfficeLevel.DEPARTMENT: ("department", "north_1", None),
}


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, files):
    """Made once, with all that hangs on it: whatever a request does is undone, so no test sees what another did."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(MEDIA_ROOT=files):
        factories.edition()
        yield factories.world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def estates(world):
    signers = {
        "north_1": world.district_prosecutor,
        "north": world.oblast_deputy,
        "department": world.department_head,
        "north_2": factories.officer(Role.DISTRICT_PROSECUTOR, office=world.north_2),
        "south_1": factories.officer(Role.DISTRICT_PROSECUTOR, office=world.south_1),
    }
    return {name: estate(getattr(world, name), signer) for name, signer in signers.items()}


@pytest.fixture
def undrawn(monkeypatch):
    """No page is drawn: whether it may be seen is decided before, and other tests look at every page."""
    monkeypatch.setattr(Template, "render", lambda template, context: SafeString(""))


@pytest.fixture
def clients(world, files, settings):
    """A browser per role, signed in, where the files of that world are."""
    settings.MEDIA_ROOT = files
    opened = {role: Client() for role in Role}
    for role, client in opened.items():
        client.force_login(world.officer(role))
    return opened


@pytest.mark.parametrize("group", GROUPS)
def test_the_page_says_what_the_program_does(group, world, estates, clients, undrawn):
    rows = [
        [route.name, method, *cells]
        for route in routes()
        if route.group == group
        for method in route.methods
        if any(cells := _cells(route, method, world, estates, clients))
    ]

    if os.environ.get("WRITE_ACCESS_TABLE"):
        page.write(group, rows)
    assert page.read(group) == page.table(rows)


def test_the_page_has_a_table_for_each_group():
    assert page.groups() == GROUPS


def test_nothing_but_sign_in_and_health_is_open(world, estates, client, settings, files):
    settings.MEDIA_ROOT = files
    open_to_all = {
        route.name
        for route in routes()
        for method in route.methods
        if _outcome(client, method, _address(route, estates["north_1"]), {}) not in ("refused", "absent", "sign in")
    }

    assert open_to_all == {
        "health",
        "set_language",
        "account_login",
        "account_logout",
        "account_signup",
        "account_inactive",
        "api:token",
        # The secret in the address of a calendar is its key.
        "duties:feed_file",
    }


def _cells(route, method, world, estates, clients):
    """One cell per role, or all empty where the address does not take the method."""
    cells = []
    for role in Role:
        officer, client = world.officer(role), clients[role]
        if not client.session.get("_auth_user_id"):
            # The address before this one signed out.
            client.force_login(officer)
        if not _has_office(route):
            cells.append(_symbol(client, method, route, estates["north_1"]))
            continue
        places = RELATIONS[officer.office.level]
        cells.append("".join(_symbol(client, method, route, estates[name]) if name else NOBODY for name in places))
    return cells if any(cell.strip() for cell in cells) else []


def _has_office(route):
    """Whether what the address shows belongs to an office; the rulebook belongs to all."""
    return bool(route.arguments) and not route.name.startswith(OF_ALL)


def _address(route, estate):
    return reverse(route.name, kwargs=estate.arguments(route))


def _symbol(client, method, route, estate):
    outcome = _outcome(
        client, method, _address(route, estate), {} if method in ("GET", "DELETE") else estate.body(route)
    )
    return {"refused": REFUSED, "absent": ABSENT, "none": NOBODY}.get(outcome, MAY)


def _outcome(client, method, address, body):
    """What the address answers, undone afterwards."""
    with transaction.atomic():
        if address.startswith("/api/") and "file" not in body:
            response = client.generic(method, address, json.dumps(body), content_type="application/json")
        else:
            response = getattr(client, method.lower())(address, body)
        if method == "GET" and response.status_code == 302 and not response["Location"].startswith("/accounts/"):
            # An act's address opened by itself leads to the card it belongs to: that is the answer.
            response = client.get(response["Location"])
        transaction.set_rollback(True)
    if response.streaming:
        b"".join(response.streaming_content)
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/?next="):
        return "sign in"
    assert response.status_code < 500 or address == reverse("health"), (method, address, response.status_code)
    return {401: "refused", 403: "refused", 404: "absent", 405: "none"}.get(response.status_code, "done")
