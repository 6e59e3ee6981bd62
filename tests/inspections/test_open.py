"""Opening, planning, beginning, cancelling and closing an inspection."""

from datetime import date

import pytest

from facilities.enums import FacilityKind
from inspections.actions import inspections, results
from inspections.enums import InspectionState
from oversight.core.enums import Role
from oversight.core.models import AuditRow
from oversight.core.refusals import Forbidden
from tests import factories
from tests.factories import moment
from tests.inspections.factories import (
    acknowledged,
    completed,
    draft,
    inspection,
    kind,
    order,
    planned,
    refused,
)

pytestmark = pytest.mark.django_db


def test_a_planned_inspection_has_its_checklist_and_its_inspector():
    made = planned(planned_on=date(2026, 3, 4))
    assert made.state == InspectionState.PLANNED
    assert made.answers.count() == 16
    assert [one.full_name for one in made.inspectors.all()] == [made.created_by.full_name]
    assert (made.started_at, made.planned_on) == (None, date(2026, 3, 4))


def test_the_lines_are_frozen_as_they_were_worded_when_it_was_opened():
    made = inspection()
    line = made.kind.checklist.lines.get(position=1)
    worded = line.text_ru
    with factories.reworded(line, text_ru="Иная редакция"):
        assert made.answers.get(position=1).text_ru == worded


def test_posts_and_names_are_frozen_as_they_were_when_named():
    made = inspection()
    made.created_by.post_ru = "старший прокурор"
    made.created_by.save()
    assert [one.post_ru for one in made.inspectors.all()] == ["прокурор"]


def test_opening_leaves_one_row_in_the_audit_trail():
    made = inspection()
    (row,) = AuditRow.objects.about(made)
    assert (row.action, row.officer_id, row.after["state"]) == ("inspections.open", made.created_by_id, "under_way")


class TestWho:
    def test_an_officer_of_another_district_is_refused(self):
        world = factories.world()
        with refused("This facility is outside your office's supervision.", field="facility"):
            inspection(world.neighbour_ivs, by=world.district_officer)

    def test_an_office_above_may_inspect(self):
        world = factories.world()
        made = inspection(world.ivs, by=world.oblast_officer)
        assert (made.office, made.supervising_office) == (world.north, world.north_1)

    @pytest.mark.parametrize("role", [Role.AUDITOR, Role.REFERENCE_ADMIN])
    def test_who_is_no_prosecutor_is_refused(self, role):
        world = factories.world()
        with refused("Only a prosecutor conducts inspections.", kind=Forbidden):
            inspection(world.ivs, by=world.officer(role))

    def test_an_inspector_of_a_foreign_office_cant_be_named(self):
        world = factories.world()
        stranger = factories.officer(office=world.south_1, surname="Чужой")
        with refused("Чужой Айдос Болатович can't inspect for this office.", field="inspectors"):
            inspection(world.ivs, by=world.district_officer, inspectors=[stranger])

    def test_an_oblast_names_an_officer_of_its_district(self):
        world = factories.world()
        made = inspection(world.ivs, by=world.oblast_officer, inspectors=[world.oblast_officer, world.district_officer])
        assert made.inspectors.count() == 2

    def test_at_least_one_inspector_remains(self):
        made = inspection()
        with refused("An inspection has at least one inspector (point 8).", field="inspectors"):
            inspections.change(made, inspectors=[], by=made.created_by, at=moment(hour=11))


class TestKindAndGround:
    def test_a_kind_that_isnt_conducted_there_is_refused(self):
        sentence = (
            "“Weekly check of a special reception centre” is not an inspection your office conducts at this facility."
        )
        with refused(sentence, field="kind"):
            inspection(code="spetspriemnik_weekly")

    def test_a_kind_of_another_level_is_refused(self):
        sentence = "“Monthly inspection of a remand prison” is not an inspection your office conducts at this facility."
        with refused(sentence, field="kind"):
            inspection(factories.facility(FacilityKind.SI_UIS), code="si_monthly")

    def test_without_an_order_it_cant_be_opened(self):
        sentence = "An inspection without a lawful ground can't be opened: choose its order (point 7)."
        with refused(sentence, field="order"):
            inspection(code="on_ground")

    def test_the_daily_check_needs_none(self):
        assert inspection().order is None

    def test_a_draft_is_no_ground(self):
        drafted = draft()
        with refused("The order is not signed or has been withdrawn (point 7).", field="order"):
            inspection(drafted.facility, by=drafted.drafted_by, code="on_ground", order=drafted)

    def test_an_order_for_another_facility_is_no_ground(self):
        signed = order()
        other = factories.facility(supervising_office=signed.office)
        with refused("The order is not for this facility and your office.", field="order"):
            inspection(other, by=signed.drafted_by, code="on_ground", order=signed)

    def test_an_order_of_another_office_is_no_ground(self):
        signed = order()
        above = factories.officer(Role.OBLAST_OFFICER, office=signed.office.parent)
        with refused("The order is not for this facility and your office.", field="order"):
            inspection(signed.facility, by=above, code="on_ground", order=signed)

    def test_an_order_of_another_week_is_no_ground(self):
        signed = order()
        with refused("The day is outside the period of the order.", field="order"):
            inspection(signed.facility, by=signed.drafted_by, code="on_ground", order=signed, at=moment(day=9))

    def test_on_a_signed_order_it_opens(self):
        signed = order()
        made = inspection(signed.facility, by=signed.drafted_by, code="on_ground", order=signed)
        assert made.order == signed


class TestOneTap:
    def log(self, facility, by, at):
        return inspections.log_check(facility=facility, kind=kind(), by=by, at=at)

    def test_it_opens_an_inspection_under_way_at_this_minute(self):
        officer, place = self.people()
        made = self.log(place, officer, moment(second=40))
        assert (made.state, made.started_at) == (InspectionState.UNDER_WAY, moment())

    def test_a_second_tap_finds_the_first(self):
        officer, place = self.people()
        assert self.log(place, officer, moment()) == self.log(place, officer, moment(second=1))

    def test_a_colleague_goes_on_with_the_same(self):
        officer, place = self.people()
        colleague = factories.officer(office=officer.office)
        assert self.log(place, officer, moment()) == self.log(place, colleague, moment(hour=12))

    def test_what_was_planned_for_today_is_begun(self):
        officer, place = self.people()
        made = planned(place, by=officer)
        assert self.log(place, officer, moment(hour=11)) == made
        made.refresh_from_db()
        assert (made.state, made.started_at) == (InspectionState.UNDER_WAY, moment(hour=11))

    def test_yesterdays_open_check_is_not_todays(self):
        officer, place = self.people()
        yesterday = inspection(place, by=officer, at=moment(day=1))
        assert self.log(place, officer, moment()) != yesterday

    def test_after_todays_check_is_completed_another_may_follow(self):
        officer, place = self.people()
        first = completed(place, by=officer)
        assert self.log(place, officer, moment(hour=20)) != first

    def people(self):
        place = factories.facility()
        return factories.officer(office=place.supervising_office), place


class TestLife:
    def test_a_planned_inspection_is_begun(self):
        made = planned()
        begun = inspections.begin(made, started_at=moment(), by=made.created_by, at=moment())
        assert begun.state == InspectionState.UNDER_WAY

    def test_it_begins_once(self):
        made = inspection()
        with refused("This can't be done in the state “Under way”."):
            inspections.begin(made, started_at=moment(), by=made.created_by, at=moment())

    def test_another_office_cant_change_it(self):
        made = inspection()
        above = factories.officer(Role.OBLAST_OFFICER, office=made.office.parent)
        sentence = "This belongs to another office: you may read it, its own officers change it."
        with refused(sentence, kind=Forbidden):
            inspections.cancel(made, reason="Ошибка", by=above, at=moment())

    def test_a_reason_is_wanted_to_cancel(self):
        made = inspection()
        with refused("Say why the inspection is cancelled.", field="reason"):
            inspections.cancel(made, reason="  ", by=made.created_by, at=moment())

    def test_what_was_typed_stays_after_cancelling_and_cant_be_changed(self):
        made = inspection()
        inspections.cancel(made, reason="Открыта по ошибке", by=made.created_by, at=moment())
        sentence = "The inspection is in the state “Cancelled”: its checklist and findings can no longer be changed."
        with refused(sentence):
            inspections.change(made, video_used=True, by=made.created_by, at=moment())

    def test_a_completed_inspection_cant_be_cancelled(self):
        made = completed()
        with refused("This can't be done in the state “Completed”."):
            inspections.cancel(made, reason="Ошибка", by=made.created_by, at=moment(hour=12))

    def test_a_reopened_inspection_cant_be_cancelled_for_it_stands_in_the_journal(self):
        made = completed()
        results.reopen(made, reason="Пропущено нарушение", by=made.created_by, at=moment(hour=12))
        sentence = "The inspection stands in the journal of checks: correct it and complete it again (point 47)."
        with refused(sentence):
            inspections.cancel(made, reason="Ошибка", by=made.created_by, at=moment(hour=12))

    def test_a_clean_check_is_closed_without_a_certificate(self):
        made = completed()
        closed = inspections.close(made, by=made.created_by, at=moment(hour=12))
        assert (closed.state, closed.spravka, closed.closed_at) == (InspectionState.CLOSED, None, moment(hour=12))

    def test_one_with_a_certificate_is_closed_when_both_have_read_it(self):
        made = completed(violation=True)
        sentence = (
            "The inspection is closed when both the head of the inspected body and the supervising prosecutor "
            "have read the certificate (point 9)."
        )
        with refused(sentence):
            inspections.close(made, by=made.created_by, at=moment(hour=12))

    def test_an_acknowledged_inspection_is_closed(self):
        made = acknowledged()
        assert inspections.close(made, by=made.created_by, at=moment(hour=12)).state == InspectionState.CLOSED

    def test_a_closed_inspection_stays_closed(self):
        made = completed()
        inspections.close(made, by=made.created_by, at=moment(hour=12))
        with refused("This can't be done in the state “Closed”."):
            results.reopen(made, reason="Ошибка", by=made.created_by, at=moment(hour=12))


class TestChange:
    def test_a_change_is_told_as_before_and_after(self):
        made = inspection()
        inspections.change(made, version=1, video_used=True, by=made.created_by, at=moment())
        row = AuditRow.objects.about(made).first()
        assert (row.before, row.after) == ({"video_used": False}, {"video_used": True})

    def test_a_repeated_request_changes_nothing(self):
        made = inspection()
        for _time in range(2):
            changed = inspections.change(made, version=1, video_used=True, by=made.created_by, at=moment())
        assert (changed.version, AuditRow.objects.filter(action="inspections.change").count()) == (2, 1)

    def test_a_specialist_is_called_and_dismissed(self):
        made = inspection()
        called = inspections.call_specialist(
            made, full_name="Ким В. Д.", field="health", organisation="ЦРБ, терапевт", by=made.created_by, at=moment()
        )
        assert str(called) == "Ким В. Д., Health care"
        inspections.dismiss_specialist(called, by=made.created_by, at=moment())
        assert made.specialists.count() == 0


def test_kinds_follow_the_place_and_the_level_of_the_office():
    world = factories.world()
    kind()
    day = date(2026, 3, 2)
    centre = factories.facility(supervising_office=world.north_1, in_oblast_centre=True)
    codes = {
        (level, place.in_oblast_centre): [one.code for one in inspections.kinds_for(place, officer, day)]
        for level, officer in (("district", world.district_officer), ("oblast", world.oblast_officer))
        for place in (world.ivs, centre)
    }
    anywhere = ["on_ground", "force_check", "follow_up", "thematic", "monitoring_check"]
    assert codes == {
        ("district", False): ["ivs_daily", *anywhere],
        ("district", True): ["ivs_daily", *anywhere],
        ("oblast", False): ["ivs_daily", "state_of_legality", *anywhere],
        ("oblast", True): ["ivs_daily", "ivs_monthly", *anywhere],
    }
