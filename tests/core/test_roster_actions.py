"""Zones and lines of work given, absences recorded, changed, ended, each with its audit row (4(17), 4(18), 15(1))."""

import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from oversight.core.actions import absences, roster
from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import Absence, AuditRow, Subject, Zone
from oversight.core.refusals import Conflict, Forbidden, Refused
from tests.factories import absence, moment, officer, subject, world, zone

pytestmark = pytest.mark.django_db

NOW = moment()
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def here():
    return world()


def refusal_of(act, *args, **said):
    with pytest.raises(Refused) as refused, transaction.atomic():
        act(*args, **said)
    return refused.value


def record(someone, by, **said):
    return absences.record(officer=someone, by=by, at=NOW, **{"kind": "leave", "from_at": NOW, **said})


def assign(here, **said):
    said = {"officer": here.zonal_officer, "oblast": here.north, "from_on": date(2026, 3, 2), **said}
    return roster.assign_zone(**said, by=here.department_head, at=NOW)


# Zones


def test_a_zone_is_given_and_the_former_ones_ends_the_day_before(here):
    before = zone(officer(Role.ZONAL_OFFICER, office=here.department), here.north)
    assign(here, from_on=date(2026, 3, 9))
    before.refresh_from_db()
    assert before.until_on == date(2026, 3, 8)
    assert list(AuditRow.objects.order_by("pk").values_list("action", flat=True)) == ["zones.end", "zones.assign"]


def test_one_officer_answers_for_an_oblast_at_a_time(here):
    other = officer(Role.ZONAL_OFFICER, office=here.department)
    zone(other, here.north, from_on=date(2026, 4, 1), until_on=date(2026, 4, 30))
    refusal = refusal_of(assign, here)
    assert refusal.fields == {
        "from_on": f"{other.full_name} has this oblast from April 1, 2026 to April 30, 2026:"
        " one officer answers for it at a time (point 15(1))."
    }
    assert assign(here, until_on=date(2026, 3, 31)).pk
    assert assign(here, oblast=here.south).pk


def test_the_same_oblast_is_not_given_twice_to_one_officer(here):
    assign(here)
    refusal = refusal_of(assign, here, from_on=date(2026, 5, 1))
    assert refusal.fields == {"officer": "This officer already has this oblast from March 2, 2026."}


def test_the_database_itself_refuses_two_zonal_officers_on_one_day(here):
    zone(here.zonal_officer, here.north, until_on=date(2026, 3, 10))
    with pytest.raises(IntegrityError, match="one_zonal_officer_at_a_time"), transaction.atomic():
        zone(officer(Role.ZONAL_OFFICER, office=here.department), here.north, from_on=date(2026, 3, 10))
    zone(here.zonal_officer, here.north, from_on=date(2026, 3, 11))


@pytest.mark.parametrize(
    ("said", "about", "sentence"),
    [
        ({"oblast": "north_1"}, "oblast", "Zones are oblast offices and those equated to them (point 4(17))."),
        (
            {"officer": "oblast_officer"},
            "officer",
            "A zone is given to a zonal officer of the Department who is serving.",
        ),
        ({"until_on": date(2026, 3, 1)}, "until_on", "The last day can't be before the first."),
    ],
)
def test_an_unfit_zone_is_refused_beside_its_field(here, said, about, sentence):
    said = {name: getattr(here, value) if isinstance(value, str) else value for name, value in said.items()}
    assert refusal_of(assign, here, **said).fields == {about: sentence}


def test_a_zone_ends_on_its_last_day_also_when_its_officer_has_left(here):
    given = assign(here)
    here.zonal_officer.roles, here.zonal_officer.is_active = [Role.AUDITOR], False
    here.zonal_officer.save()
    roster.end_zone(given, until_on=date(2026, 3, 5), by=here.reference_admin, at=NOW)
    row = AuditRow.objects.get(action="zones.end")
    assert (row.before, row.after) == ({"until_on": None}, {"until_on": "2026-03-05"})
    late = refusal_of(
        roster.end_zone, given, until_on=date(2026, 4, 1), by=here.reference_admin, at=moment(month=3, day=6)
    )
    assert late.sentence == "This has ended already, on March 5, 2026."


def test_only_a_zone_that_has_not_begun_is_withdrawn(here):
    begun, coming = assign(here), assign(here, oblast=here.south, from_on=date(2026, 3, 3))
    roster.withdraw_zone(coming, by=here.department_head, at=NOW)
    refusal = refusal_of(roster.withdraw_zone, begun, by=here.department_head, at=NOW)
    assert refusal.sentence == "This has begun already: give it a last day instead."
    assert Zone.objects.get() == begun
    assert AuditRow.objects.get(action="zones.withdraw").before["from_on"] == "2026-03-03"


@pytest.mark.parametrize("role", Role)
def test_zones_are_given_by_the_head_of_the_department_and_the_administrator(here, role):
    def act():
        return roster.assign_zone(
            officer=here.zonal_officer, oblast=here.north, from_on=date(2026, 3, 2), by=here.officer(role), at=NOW
        )

    if role in (Role.DEPARTMENT_HEAD, Role.REFERENCE_ADMIN):
        assert act().pk
    else:
        assert isinstance(refusal_of(act), Forbidden)


# Lines of work


def test_a_line_of_work_is_given_ended_and_withdrawn(here):
    by, said = here.department_head, {"line_ru": "пробация", "line_kk": "пробация"}
    given = roster.assign_subject(officer=here.zonal_officer, **said, from_on=date(2026, 3, 2), by=by, at=NOW)
    roster.end_subject(given, until_on=date(2026, 12, 31), by=by, at=NOW)
    coming = roster.assign_subject(officer=by, **said, from_on=date(2027, 1, 1), by=by, at=NOW)
    roster.withdraw_subject(coming, by=by, at=NOW)
    assert Subject.objects.get().until_on == date(2026, 12, 31)
    assert list(AuditRow.objects.order_by("pk").values_list("action", flat=True)) == [
        "subjects.assign",
        "subjects.end",
        "subjects.assign",
        "subjects.withdraw",
    ]


def test_a_line_of_work_is_for_prosecutors_of_the_department(here):
    for someone in (here.oblast_officer, here.auditor):
        refusal = refusal_of(
            roster.assign_subject,
            officer=someone,
            line_ru="пробация",
            line_kk="пробация",
            from_on=NOW.date(),
            by=here.reference_admin,
            at=NOW,
        )
        assert list(refusal.fields) == ["officer"]


# Absences


def test_an_officer_records_their_own_absence(here):
    made = record(here.district_officer, here.district_officer, substitute=here.district_prosecutor, note="по плану")
    row = AuditRow.objects.get()
    assert (row.action, row.subject_id, row.subject_office_id) == ("absences.record", made.pk, here.north_1.pk)
    assert row.after["substitute"] == here.district_prosecutor.full_name


@pytest.mark.parametrize("role", Role)
def test_others_absences_are_recorded_by_whoever_leads_their_office_or_one_above(here, role):
    by = here.officer(role)
    allowed = {
        "north_1": {
            Role.DISTRICT_PROSECUTOR,
            Role.OBLAST_DEPUTY,
            Role.OBLAST_PROSECUTOR,
            Role.DEPARTMENT_HEAD,
            Role.REFERENCE_ADMIN,
        },
        "south_1": {Role.DEPARTMENT_HEAD, Role.REFERENCE_ADMIN},
    }
    for name, roles in allowed.items():
        someone = officer(office=getattr(here, name))
        if role in roles:
            assert record(someone, by).pk
        else:
            assert isinstance(refusal_of(record, someone, by), Forbidden)


@pytest.mark.parametrize(
    ("substitute", "sentence"),
    [
        ("district_officer", "Nobody stands in for themselves: choose another officer."),
        ("neighbour", "A substitute serves in the same office or in one above it."),
        ("reference_admin", "Only a prosecutor stands in for a prosecutor."),
        ("former", "This officer no longer serves: choose another."),
    ],
)
def test_an_unfit_substitute_is_refused_with_a_sentence(here, substitute, sentence):
    others = {
        "neighbour": officer(office=here.north_2),
        "former": officer(office=here.north_1, is_active=False),
    }
    substitute = others.get(substitute) or getattr(here, substitute)
    refusal = refusal_of(record, here.district_officer, here.district_officer, substitute=substitute)
    assert refusal.sentence == sentence


def test_an_auditor_stands_in_for_an_auditor(here):
    assert record(here.auditor, here.auditor, substitute=officer(Role.AUDITOR, office=here.department)).pk


@pytest.mark.parametrize("until_at", [NOW - MINUTE, NOW])
def test_a_return_before_the_beginning_is_refused_beside_its_field(here, until_at):
    refusal = refusal_of(record, here.district_officer, here.district_officer, until_at=until_at)
    assert refusal.fields == {"until_at": "The return must come after the beginning."}


def test_two_absences_of_one_officer_touch_and_do_not_overlap(here):
    someone = here.district_officer
    absence(someone, from_at=NOW, until_at=NOW + DAY)
    refusal = refusal_of(record, someone, someone, from_at=NOW + DAY - MINUTE)
    assert refusal.sentence == "This officer's other absence runs at the same time: change that one."
    assert record(someone, someone, from_at=NOW + DAY).pk
    assert record(here.district_prosecutor, here.district_prosecutor).pk


def test_the_database_itself_refuses_two_absences_at_once(here):
    absence(here.district_officer)
    with pytest.raises(IntegrityError, match="one_absence_at_a_time"), transaction.atomic():
        absence(here.district_officer, from_at=NOW + 99 * DAY)


@pytest.mark.django_db(transaction=True)
def test_of_two_absences_recorded_at_once_the_second_hears_why_not():
    someone, answers = officer(), []

    def enter():
        try:
            record(someone, someone)
            answers.append("recorded")
        except Refused as refusal:
            answers.append(refusal.sentence)
        finally:
            connection.close()

    both = [threading.Thread(target=enter) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(answers) == ["This officer's other absence runs at the same time: change that one.", "recorded"]


def test_an_absence_is_prolonged_by_who_saw_its_last_version(here):
    one = absence(here.district_officer, until_at=NOW + DAY)
    by = here.district_prosecutor
    absences.change(one, version=1, until_at=NOW + 5 * DAY, kind="leave", by=by, at=NOW)
    row = AuditRow.objects.get()
    assert (row.action, list(row.after)) == ("absences.change", ["until_at"])
    again = absences.change(one, version=1, until_at=NOW + 5 * DAY, by=by, at=NOW)
    assert again.version == 2
    with pytest.raises(Conflict) as conflict:
        absences.change(one, version=1, until_at=NOW + 2 * DAY, by=by, at=NOW)
    assert (conflict.value.theirs, conflict.value.version) == ({"until_at": NOW + 5 * DAY}, 2)


def test_an_absence_that_is_over_stays_as_it_was(here):
    one = absence(here.district_officer, from_at=NOW - DAY, until_at=NOW)
    by, sentence = here.district_officer, "This absence is over"
    assert sentence in refusal_of(absences.change, one, version=1, note="нет", by=by, at=NOW).sentence
    assert sentence in refusal_of(absences.end, one, until_at=NOW - MINUTE, by=by, at=NOW).sentence
    assert absences.change(one, version=1, note="да", by=by, at=NOW - MINUTE).note == "да"


def test_whoever_is_back_is_back_at_that_minute_and_not_later_than_now(here):
    one = absence(here.district_officer, from_at=NOW - DAY, substitute=here.district_prosecutor)
    here.district_prosecutor.is_active = False
    here.district_prosecutor.save()
    by = here.district_officer
    ahead = refusal_of(absences.end, one, until_at=NOW + MINUTE, by=by, at=NOW)
    assert ahead.fields == {"until_at": "This moment has not come yet: change the absence instead."}
    absences.end(one, until_at=NOW, by=by, at=NOW)
    assert (list(Absence.objects.at(NOW - MINUTE)), list(Absence.objects.at(NOW))) == ([one], [])


def test_an_absence_is_withdrawn_until_it_begins(here):
    coming = absence(here.district_officer, from_at=NOW + MINUTE)
    begun = absence(here.district_prosecutor, from_at=NOW)
    absences.withdraw(coming, by=here.district_officer, at=NOW)
    refusal = refusal_of(absences.withdraw, begun, by=here.district_prosecutor, at=NOW)
    assert refusal.sentence == "This absence has begun already: say when the officer is back instead."
    assert Absence.objects.get() == begun


# Who sees what


def seen(model, by):
    return set(model.objects.visible_to(by))


def test_absences_are_seen_in_the_own_office_and_from_above(here):
    own, neighbours, above = (
        absence(here.district_officer),
        absence(officer(office=here.north_2)),
        absence(here.oblast_officer),
    )
    assert seen(Absence, here.district_prosecutor) == {own}
    assert seen(Absence, here.oblast_deputy) == {own, neighbours, above}
    assert seen(Absence, officer(office=here.south_1)) == set()
    assert seen(Absence, here.reference_admin) == {own, neighbours, above}


def test_a_district_sees_the_zonal_officer_it_must_call_and_no_other(here):
    north = zone(here.zonal_officer, here.north)
    south = zone(here.zonal_officer, here.south)
    assert seen(Zone, here.district_officer) == seen(Zone, here.oblast_officer) == {north}
    assert seen(Zone, here.zonal_officer) == seen(Zone, here.reference_admin) == {north, south}


def test_everybody_below_sees_who_in_the_department_keeps_a_line_of_work(here):
    one = subject(here.zonal_officer)
    assert here.zonal_officer.office.level == OfficeLevel.DEPARTMENT
    for by in (here.district_officer, here.oblast_officer, here.zonal_officer, here.reference_admin):
        assert seen(Subject, by) == {one}
