from datetime import date

import pytest

from facilities import actions
from facilities.enums import FacilityKind, Operator, SecurityLevel
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Forbidden, Refused
from tests.factories import facility, moment, world

pytestmark = pytest.mark.django_db

NOW = moment()


def passport(office, **fields):
    return {
        "kind": FacilityKind.IVS,
        "name_ru": "ИВС",
        "name_kk": "УҰИ",
        "operator": Operator.POLICE,
        "supervising_office": office,
        "opened_on": date(2020, 1, 1),
        **fields,
    }


def test_a_registered_facility_belongs_to_its_supervising_office():
    here = world()
    made = actions.register(**passport(here.north_1), by=here.district_prosecutor, at=NOW)
    assert (made.supervising_office, made.version) == (here.north_1, 1)


def test_registering_leaves_one_audit_row():
    here = world()
    made = actions.register(**passport(here.north_1), by=here.oblast_officer, at=NOW)
    row = AuditRow.objects.get()
    assert (row.action, row.subject_id, row.officer_id, row.at) == (
        "facilities.register",
        made.pk,
        here.oblast_officer.pk,
        NOW,
    )


def test_nobody_registers_a_facility_outside_their_scope():
    here = world()
    with pytest.raises(Refused) as refusal:
        actions.register(**passport(here.south_1), by=here.oblast_officer, at=NOW)
    assert refusal.value.fields == {"supervising_office": "This office is outside your scope."}


def test_a_penal_institution_needs_a_security_level():
    here = world()
    with pytest.raises(Refused, match="A penal institution, and only it, has a security level"):
        actions.register(**passport(here.north_1, kind=FacilityKind.UIS), by=here.reference_admin, at=NOW)


def test_only_a_penal_institution_has_a_security_level():
    here = world()
    with pytest.raises(Refused, match="A penal institution, and only it, has a security level"):
        actions.register(
            **passport(here.north_1, security_level=SecurityLevel.MAXIMUM), by=here.reference_admin, at=NOW
        )


def test_every_wrong_field_of_a_facility_has_its_own_sentence():
    here = world()
    with pytest.raises(Refused) as refusal:
        actions.register(**passport(here.north_1, kind="castle", name_ru=""), by=here.reference_admin, at=NOW)
    assert refusal.value.fields == {
        "kind": "Value 'castle' is not a valid choice.",
        "name_ru": "This field cannot be blank.",
    }


def test_a_change_raises_the_version_and_keeps_what_was_before():
    here = world()
    changed = actions.change(here.ivs, version=1, capacity=40, by=here.district_prosecutor, at=NOW)
    row = AuditRow.objects.get()
    assert (changed.version, row.before, row.after) == (2, {"capacity": None}, {"capacity": 40})


def test_a_change_over_newer_words_is_refused_and_shows_them():
    here = world()
    actions.change(here.ivs, version=1, phone="111", by=here.district_officer, at=NOW)
    with pytest.raises(Conflict) as conflict:
        actions.change(here.ivs, version=1, phone="222", by=here.district_prosecutor, at=NOW)
    assert (conflict.value.theirs, conflict.value.version) == ({"phone": "111"}, 2)


def test_a_change_sent_twice_is_made_once():
    here = world()
    for _ in range(2):
        actions.change(here.ivs, version=1, phone="111", by=here.district_officer, at=NOW)
    here.ivs.refresh_from_db()
    assert (here.ivs.version, AuditRow.objects.count()) == (2, 1)


def test_a_district_officer_keeps_contacts_but_not_the_passport():
    here = world()
    assert actions.change(here.ivs, version=1, phone="111", by=here.district_officer, at=NOW).phone == "111"
    with pytest.raises(Forbidden):
        actions.change(here.ivs, version=2, capacity=40, by=here.district_officer, at=NOW)


def test_a_facility_is_not_handed_over_outside_the_scope():
    here = world()
    with pytest.raises(Refused) as refusal:
        actions.change(here.ivs, version=1, supervising_office=here.south_1, by=here.oblast_prosecutor, at=NOW)
    assert list(refusal.value.fields) == ["supervising_office"]


def test_the_administrator_hands_a_facility_over_between_oblasts():
    here = world()
    changed = actions.change(here.ivs, version=1, supervising_office=here.south_1, by=here.reference_admin, at=NOW)
    row = AuditRow.objects.get()
    assert changed.supervising_office == here.south_1
    assert row.after == {"supervising_office": here.south_1.name_ru}


def test_a_facility_closed_today_is_not_open_today():
    here = world()
    closed = actions.close(here.ivs, closed_on=date(2026, 3, 2), by=here.district_prosecutor, at=NOW)
    assert [closed.is_open_on(date(2026, 3, day)) for day in (1, 2)] == [True, False]


def test_today_is_the_day_at_the_office():
    here = world()
    late = moment(day=2, hour=0, minute=30)
    closed = actions.close(here.ivs, closed_on=date(2026, 3, 2), by=here.district_prosecutor, at=late)
    assert closed.closed_on == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("closed_on", "sentence"),
    [
        (date(2026, 3, 3), "A day to come: a facility is closed on the day it closes."),
        (date(2009, 12, 31), "A facility can't be closed before it was opened."),
    ],
)
def test_an_impossible_day_of_closing_is_refused(closed_on, sentence):
    here = world()
    with pytest.raises(Refused) as refusal:
        actions.close(here.ivs, closed_on=closed_on, by=here.district_prosecutor, at=NOW)
    assert refusal.value.sentence == sentence


def test_a_closed_facility_is_not_closed_again_but_can_be_reopened():
    here = world()
    actions.close(here.ivs, closed_on=date(2026, 3, 1), by=here.district_prosecutor, at=NOW)
    with pytest.raises(Refused, match="has been closed already"):
        actions.close(here.ivs, closed_on=date(2026, 3, 2), by=here.district_prosecutor, at=NOW)
    assert actions.reopen(here.ivs, by=here.district_prosecutor, at=NOW).closed_on is None


def test_an_open_facility_is_not_reopened():
    with pytest.raises(Refused, match="is open"):
        actions.reopen(facility(), by=None, at=NOW)
