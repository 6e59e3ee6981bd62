"""The rulebook, the working calendar, timeliness and the calendar's address, for other systems."""

from datetime import timedelta

import pytest
from django.utils import timezone

from oversight.core.enums import Role
from oversight.duties.actions import obligations
from oversight.duties.models import Edition, TransferredDay
from tests import factories
from tests.duties import law
from tests.duties.editions import NEXT
from tests.factories import moment

from .client import Caller

FILE = {"name": "2027-99.toml", "content": NEXT.read_text()}


@pytest.fixture
def admin(world):
    return Caller(world.reference_admin)


@pytest.fixture
def loaded(admin):
    return admin.post("editions/", **FILE)[1]


def test_an_edition_comes_with_its_rules_and_their_steps(world, district):
    (row,) = district.get("editions/")[1]["results"]
    assert ("rules" in row, row["standing"]) == (False, "in_force")
    card = district.get(f"editions/{row['id']}/")[1]
    assert [rule["code"] for rule in card["rules"]] == list(Edition.objects.get().rules.values_list("code", flat=True))
    (report,) = [rule for rule in card["rules"] if rule["code"] == "incident.special_report"]
    assert (report["point"], report["term_count"], report["term_unit"], report["levels"]) == (
        "17, 4(4)",
        3,
        "hours",
        ["oblast"],
    )
    assert report["steps"][0] == {
        "position": 1,
        "offset_count": -180,
        "offset_unit": "minutes",
        "offset_time": None,
        "role": "oblast_officer",
        "level": "oblast",
        "channels": ["app", "email", "message"],
        "acknowledge": False,
    }


def test_a_file_is_checked_loaded_published_and_removed(world, admin):
    status, found = admin.post("editions/check/", **FILE)
    assert (status, found["code"], found["is_loaded"], found["against"]) == (200, "99/2027", False, "7/2015")
    assert {"what": "rule", "code": "enbek.quarterly", "change": "added"}.items() <= next(
        one for one in found["changes"] if one["code"] == "enbek.quarterly"
    ).items()
    assert Edition.objects.count() == 1
    status, edition = admin.post("editions/", **FILE)
    assert (status, edition["standing"], len(edition["rules"])) == (201, "concept", 4)
    settled = admin.get(f"editions/{edition['id']}/forecast/")[1]
    assert settled == [
        {"code": "7/2015", "now": None, "then": "2027-06-30"},
        {"code": "99/2027", "now": None, "then": None},
    ]
    assert admin.post(f"editions/{edition['id']}/publish/")[1]["standing"] == "coming"
    assert admin.post(f"editions/{edition['id']}/publish/")[0] == 422
    assert admin.ask("delete", f"editions/{edition['id']}/").status_code == 204
    assert Edition.objects.get().in_force_until is None


def test_a_mistake_in_a_file_is_answered_with_its_line_and_reason(world, admin):
    broken = FILE | {"content": FILE["content"].replace("hours = 2", "hours = -2")}
    line = broken["content"].split("\n").index("term = { hours = -2 }") + 1
    for address in ("editions/check/", "editions/"):
        status, problem = admin.post(address, **broken)
        assert (status, problem["detail"]) == (422, f"2027-99.toml, line {line}: “term” must be at least 1, not -2.")
    assert Edition.objects.count() == 1


def test_only_who_keeps_reference_data_changes_the_rulebook(world, district, loaded):
    for address in ("editions/", "editions/check/", f"editions/{loaded['id']}/publish/"):
        assert district.post(address, **(FILE if address.count("/") < 3 else {}))[0] == 403
    assert district.ask("delete", f"editions/{loaded['id']}/").status_code == 403
    assert Edition.objects.get(code="99/2027").is_published is False


def test_two_editions_are_compared_and_one_is_looked_ahead_to(world, district, loaded):
    old = Edition.objects.get(code="7/2015")
    changes = district.get(f"editions/{loaded['id']}/changes/?other={old.pk}")[1]
    twice = [one for one in changes if one["code"] == "ivs.daily" and one["field"] == "rhythm"]
    assert [(one["old"], one["new"]) for one in twice] == [("daily", "weekly")]
    duties = district.get(f"editions/{loaded['id']}/preview/?on=2027-07-01")[1]
    assert [(one["office"]["id"], one["rule"], one["facility"]["id"]) for one in duties] == [
        (world.north_1.pk, "ivs.daily", world.ivs.pk)
    ]
    status, problem = district.get(f"editions/{loaded['id']}/preview/?on=2027-07-01&office={world.north_2.pk}")
    assert (status, problem["errors"][0]["field"]) == (400, "office")
    assert district.get(f"editions/{loaded['id']}/preview/")[0] == 400


def test_the_days_of_a_year_say_what_they_are(world, district):
    days = {one["on"]: one for one in district.get("working-calendar/?year=2026")[1]}
    assert len(days) == 365
    assert days["2026-05-27"] == {"on": "2026-05-27", "mark": "estimated", "name": "Kurban Ait", "is_working": False}
    assert days["2026-05-28"]["is_working"] is True
    assert district.get("working-calendar/?year=abc")[0] == 400


def test_a_day_is_transferred_with_the_deadlines_that_were_seen(world, admin, district):
    Edition.objects.update(in_force_until=moment(2025, 1, 1).date())
    law.edition(law.clock(count=3, unit="working_days", steps=()))
    now = timezone.now()
    clock = obligations.open_clock(
        "isolation.review", office=world.north_1, subject="placement:1", started_at=now, by=None, at=now
    )
    day = {"day": f"{timezone.localtime(clock.due_at).date() - timedelta(days=1)}", "kind": "off"}
    assert district.post("working-calendar/transfers/preview/", **day)[0] == 403
    found = admin.post("working-calendar/transfers/preview/", **day)[1]
    assert [(one["duty"], one["office"]["id"]) for one in found["moves"]] == [(clock.pk, world.north_1.pk)]
    status, problem = admin.post("working-calendar/transfers/", **(day | {"reason": "ПП № 1", "seen": "x"}))
    assert (status, problem["version"], len(problem["theirs"]["moves"])) == (409, found["seen"], 1)
    assert TransferredDay.objects.count() == 0
    said = day | {"reason": "ПП № 1", "seen": found["seen"]}
    status, transfer = admin.post("working-calendar/transfers/", **said)
    assert (status, transfer["reason"]) == (201, "ПП № 1")
    moved = clock.due_at
    clock.refresh_from_db()
    assert clock.due_at > moved
    address = f"working-calendar/transfers/{transfer['id']}"
    back = admin.post(f"{address}/preview-withdrawal/")[1]
    status, transfer = admin.post(f"{address}/withdraw/", reason="ошибка", seen=back["seen"])
    assert (status, transfer["withdrawn_reason"]) == (200, "ошибка")
    clock.refresh_from_db()
    assert clock.due_at == moved


def test_the_board_counts_for_the_own_office_and_those_below(world, district):
    Edition.objects.update(in_force_until=moment(2025, 1, 1).date())
    law.edition(law.clock(steps=()))
    started = moment(2026, 3, 10)
    for office in (world.north_1, world.north_2):
        obligations.open_clock(
            "isolation.review", office=office, subject="p:1", started_at=started, by=None, at=started
        )
    oblast = Caller(world.oblast_officer)
    found = oblast.get("timeliness/?from_on=2026-03-01&until_on=2026-03-31")[1]
    assert [one["office"]["id"] for one in found["columns"]] == [world.north.pk, world.north_1.pk, world.north_2.pk]
    (row,) = found["rows"]
    assert (row["code"], [one["due"] for one in row["tallies"]]) == ("isolation.review", [0, 1, 1])
    assert found["total"] == {
        "due": 2,
        "in_time": 0,
        "entered_late": 0,
        "late": 0,
        "open": 0,
        "overdue": 2,
        "share": 0,
    }
    asked = f"timeliness/?from_on=2026-03-01&until_on=2026-03-31&office={world.north_2.pk}"
    assert district.get(asked)[0] == 400
    assert Caller(world.reference_admin).get(asked)[0] == 404
    assert oblast.get("timeliness/?from_on=2026-03-31&until_on=2026-03-01")[0] == 400


def test_the_address_of_a_calendar_is_made_and_ended(world, district):
    status, made = district.post("calendar-feed/")
    assert status == 201
    path = made["address"].partition("testserver")[2]
    assert district.client.get(path).status_code == 200
    assert district.ask("delete", "calendar-feed/").status_code == 204
    assert district.client.get(path).status_code == 404
    assert district.ask("delete", "calendar-feed/").status_code == 422
    auditor = Caller(factories.officer(Role.AUDITOR, office=world.north))
    assert auditor.post("calendar-feed/")[0] == 201
    assert Caller(world.reference_admin).post("calendar-feed/")[0] == 404
