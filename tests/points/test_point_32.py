"""Point 32(2–5): force is concluded on; violated rights of the mechanism go to court; appeals at once."""

from datetime import date

from facilities.enums import FacilityKind
from incidents.actions import force_conclusions
from tests.factories import moment
from tests.incidents.factories import force_on_approval, minutes, whole_force
from tests.points.steps import happened, outcome, owed, span, started, told

FOUND = moment(2026, 3, 19, 12)


def test_three_working_days_skip_the_spring_holidays(manned):
    clock = started("npm.violation_found", manned.north_1, at=FOUND)
    assert (clock.code, clock.point) == ("npm.court_materials", "32(3)")
    assert span(clock) == ("19.03.2026 12:00", "28.03.2026 00:00")
    skipped = [step["day"] for step in clock.derivation if step["step"] == "skipped"]
    assert skipped == ["2026-03-21", "2026-03-22", "2026-03-23", "2026-03-24", "2026-03-25"]


def test_the_district_is_reminded_and_the_oblast_asks_the_morning_after(manned):
    assert told(started("npm.violation_found", manned.north_1, at=FOUND)) == [
        ("25.03 09:00", "district_officer"),
        ("26.03 09:00", "district_prosecutor"),
        ("30.03 09:00", "district_prosecutor"),
        ("30.03 12:00", "oblast_officer"),
        ("31.03 09:00", "oblast_deputy"),
        ("01.04 09:00", "zonal_officer"),
        ("03.04 09:00", "department_head"),
    ]


def test_the_materials_sent_end_it(manned):
    clock = started("npm.violation_found", manned.north_1, at=FOUND, subject="violation:1")
    happened("npm.materials_sent", manned.north_1, at=moment(2026, 3, 27, 23), subject="violation:1")
    assert outcome(clock) == ("fulfilled", False, False)


def test_an_appeal_to_the_district_is_checked_within_a_day_and_a_mailbox_emptied_within_the_week(manned, place):
    clock = started("appeal.received", manned.north_1, at=FOUND)
    assert span(clock) == ("19.03.2026 12:00", "20.03.2026 12:00")
    service = place(FacilityKind.PROBATION)
    service.mailboxes.create(place="Вход", installed_on=date(2026, 1, 1))
    assert owed("mailbox.weekly", facility=service).office == manned.north_1


def test_the_districts_conclusion_on_force_is_due_in_the_term_the_edition_chooses(manned):
    clock = started("force.learned", manned.north_1, at=moment(2026, 3, 2, 12), facility=manned.ivs)
    assert (clock.code, clock.point, clock.rule.is_choice) == ("force.conclusion.district", "32(2)", True)
    assert span(clock) == ("02.03.2026 12:00", "18.03.2026 00:00")


def test_the_district_prosecutor_approves_it_and_that_ends_the_clock(manned):
    used = force_on_approval(whole_force(manned.ivs, by=manned.district_officer))
    said = {"version": used.conclusion.version, "by": manned.district_prosecutor, "at": minutes(600)}
    paper = force_conclusions.approve(used, **said).document
    assert (outcome(used.obligation), paper.context["point"]) == (("fulfilled", False, False), "32(2)")
