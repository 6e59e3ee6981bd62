"""Orders to inspect: drafted, signed, withdrawn (point 7)."""

from datetime import date

import pytest

from inspections.actions import inspections, orders
from oversight.core.enums import Role
from oversight.core.refusals import Forbidden
from tests import factories
from tests.factories import moment
from tests.inspections.factories import draft, inspection, order, refused

pytestmark = pytest.mark.django_db


def signer(order):
    return factories.officer(Role.DISTRICT_PROSECUTOR, office=order.office)


def test_signing_gives_the_number_and_the_paper():
    signed = order()
    assert (signed.document.registration_number, signed.signed_at) == ("1/2026", moment())
    assert signed.document.context["ground_details"] == signed.ground_details


def test_a_double_tap_signs_once():
    drafted = draft()
    head = signer(drafted)
    first = orders.sign(drafted, by=head, at=moment())
    second = orders.sign(drafted, by=head, at=moment(minute=1))
    assert (first.document_id, first.signed_at) == (second.document_id, second.signed_at)


def test_a_draft_is_changed():
    drafted = draft()
    changed = orders.change(drafted, subject="Медицинское обеспечение", by=drafted.drafted_by, at=moment())
    assert changed.subject == "Медицинское обеспечение"


def test_an_officer_without_the_right_cant_sign():
    drafted = draft()
    with refused("Only the head of the office or a deputy signs this.", kind=Forbidden):
        orders.sign(drafted, by=drafted.drafted_by, at=moment())


def test_the_head_of_another_office_cant_sign():
    drafted = draft()
    sentence = "This belongs to another office: you may read it, its own officers change it."
    with refused(sentence, kind=Forbidden):
        orders.sign(drafted, by=factories.officer(Role.DISTRICT_PROSECUTOR), at=moment())


def test_an_order_for_a_foreign_facility_cant_be_drafted():
    with refused("This facility is outside your office's supervision.", field="facility"):
        draft(by=factories.officer())


def test_who_is_no_prosecutor_cant_draft():
    world = factories.world()
    with refused("Only a prosecutor conducts inspections.", kind=Forbidden):
        draft(world.ivs, by=world.auditor)


def test_the_period_cant_end_before_it_begins():
    with refused("The inspection can't end before it begins."):
        draft(begins_on=date(2026, 3, 2), ends_on=date(2026, 3, 1))


def test_the_facility_must_be_open():
    with refused("The facility is not open on that day.", field="begins_on"):
        draft(factories.facility(opened_on=date(2026, 3, 3)))


@pytest.mark.parametrize("field", ["ground_details", "subject"])
def test_nothing_of_an_order_is_left_empty(field):
    with refused("This field cannot be blank.", field=field):
        draft(**{field: ""})


def test_an_unknown_ground_is_refused():
    with refused("Value 'rumour' is not a valid choice.", field="ground"):
        draft(ground="rumour")


def test_a_signed_order_cant_be_changed():
    signed = order()
    with refused("A signed order can't be changed; withdraw it and draft another."):
        orders.change(signed, subject="Иное", by=signed.drafted_by, at=moment())


def test_a_withdrawn_draft_cant_be_changed_or_signed():
    drafted = draft()
    orders.withdraw(drafted, reason="Ошибка в дате", by=drafted.drafted_by, at=moment())
    with refused("A withdrawn order can't be changed; draft another."):
        orders.sign(drafted, by=signer(drafted), at=moment())


class TestWithdraw:
    def test_a_draft_is_withdrawn_by_any_officer_of_the_office(self):
        drafted = draft()
        withdrawn = orders.withdraw(drafted, reason="Ошибка", by=drafted.drafted_by, at=moment())
        assert (withdrawn.withdrawn_at, withdrawn.withdrawn_reason, withdrawn.is_in_force) == (
            moment(),
            "Ошибка",
            False,
        )

    def test_a_signed_order_is_withdrawn_by_who_may_sign(self):
        signed = order()
        with refused("Only the head of the office or a deputy signs this.", kind=Forbidden):
            orders.withdraw(signed, reason="Ошибка", by=signed.drafted_by, at=moment())

    def test_a_reason_is_wanted(self):
        signed = order()
        with refused("Say why the order is withdrawn.", field="reason"):
            orders.withdraw(signed, reason="", by=signed.signed_by, at=moment())

    def test_it_is_withdrawn_once(self):
        signed = order()
        orders.withdraw(signed, reason="Ошибка", by=signed.signed_by, at=moment())
        with refused("The order has been withdrawn already."):
            orders.withdraw(signed, reason="Ошибка", by=signed.signed_by, at=moment())

    def test_an_order_on_which_an_inspection_rests_stays(self):
        signed = order()
        made = inspection(signed.facility, by=signed.drafted_by, code="on_ground", order=signed)
        with refused("An inspection rests on this order; cancel the inspection first."):
            orders.withdraw(signed, reason="Ошибка", by=signed.signed_by, at=moment())
        inspections.cancel(made, reason="Ошибка", by=made.created_by, at=moment())
        assert orders.withdraw(signed, reason="Ошибка", by=signed.signed_by, at=moment()).withdrawn_at == moment()
