"""The conclusion on a placement: its parts, its approval by another, its clock (points 25(8), 34)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from facilities.enums import FacilityKind
from inspections.actions import conclusions, placements
from inspections.models import Conclusion
from oversight.core.enums import OfficeLevel, Role
from oversight.core.refusals import Conflict, Forbidden, Refused
from tests import factories
from tests.factories import moment
from tests.inspections.factories import CONCLUSION, approver, on_approval, penal_room, placement, refused

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def approve(made, *, by=None, at=None, **fields):
    fields = {"version": made.conclusion.version, **fields}
    return conclusions.approve(made, **fields, by=by or approver(made), at=at or moment() + 2 * HOUR)


def test_the_first_words_begin_it_and_the_same_words_again_change_nothing():
    made = placement()
    by, at = made.entered_by, made.entered_at

    first = conclusions.write(made, version=0, facts="Рапорт.", by=by, at=at)
    again = conclusions.write(made, version=0, facts="Рапорт.", by=by, at=at)

    assert (first.pk, first.version, again.version, first.state) == (again.pk, 1, 1, "draft")


def test_an_older_hand_is_shown_the_newer_words():
    made = placement()
    by, at = made.entered_by, made.entered_at
    conclusions.write(made, version=0, facts="Рапорт.", by=by, at=at)

    with pytest.raises(Conflict) as conflict:
        conclusions.write(made, version=0, facts="Объяснение.", by=by, at=at)
    assert (conflict.value.theirs["facts"], conflict.value.version) == ("Рапорт.", 1)


def test_without_its_parts_it_is_not_sent_and_each_is_named_with_the_point():
    made = placement()
    conclusions.write(made, version=0, facts="Рапорт.", lawful=False, by=made.entered_by, at=made.entered_at)

    with refused("The conclusion can't be sent for approval yet.") as refusal:
        conclusions.submit(made, by=made.entered_by, at=made.entered_at)
    assert refusal.value.parts == [
        f"The conclusion lacks its part “{part}” (point 34)."
        for part in (
            "norms applied",
            "interview with the person",
            "medical examination",
            "why it is lawful or not",
            "act on which the person was released",
            "moment of the release",
        )
    ]


def test_approval_by_another_officer_issues_the_paper_and_meets_the_clock():
    made = on_approval()

    conclusion = approve(made, at=moment() + 45 * HOUR)

    clock = made.obligation
    clock.refresh_from_db()
    assert (conclusion.state, conclusion.document.registration_number) == ("approved", "1/2026")
    assert (clock.state, clock.done_at, clock.entered_at) == ("fulfilled", moment() + 45 * HOUR, moment() + 45 * HOUR)
    assert clock.fulfilled_url == f"/placements/{made.pk}/"
    assert not clock.is_met_late


def test_a_paper_approved_by_hand_in_time_and_entered_late_is_told_apart():
    made = on_approval()

    conclusion = approve(made, approved_at=moment() + 47 * HOUR, at=moment() + 50 * HOUR)

    clock = made.obligation
    clock.refresh_from_db()
    assert (clock.done_at, clock.entered_at) == (moment() + 47 * HOUR, moment() + 50 * HOUR)
    assert (clock.is_met_late, clock.is_entered_late, conclusion.is_entered_late) == (False, True, True)


@pytest.mark.parametrize(
    ("approved_at", "sentence"),
    [
        (moment() + 3 * HOUR, "It can't have been approved in the future."),
        (moment(), "It can't have been approved before the office was told of the placement."),
    ],
)
def test_an_approval_at_an_impossible_moment_is_refused(approved_at, sentence):
    made = on_approval()

    with refused(sentence, field="approved_at"):
        approve(made, approved_at=approved_at)


def test_who_wrote_it_does_not_approve_it():
    made = placement()
    head = approver(made)
    on_approval(made, by=head)

    with refused("You wrote this conclusion: another officer approves it."):
        conclusions.approve(made, version=2, by=head, at=moment() + 2 * HOUR)


def test_who_began_it_does_not_approve_it_after_another_went_on():
    made = placement()
    head = approver(made)
    conclusions.write(made, version=0, facts="Рапорт.", by=head, at=made.entered_at)
    conclusions.write(made, version=1, **CONCLUSION, by=made.entered_by, at=made.entered_at)
    conclusions.submit(made, by=made.entered_by, at=made.entered_at)

    with refused("You wrote this conclusion: another officer approves it."):
        conclusions.approve(made, version=3, by=head, at=moment() + 2 * HOUR)


def test_the_database_too_knows_that_author_and_approver_are_two():
    made = on_approval()
    approve(made)

    with pytest.raises(IntegrityError, match="conclusion_approved_by_another"), transaction.atomic():
        Conclusion.objects.filter(placement=made).update(approved_by=made.entered_by)


def test_a_district_officer_does_not_approve():
    made = on_approval()

    with refused(
        "A conclusion is approved by the district prosecutor, in an oblast office by the deputy in charge.",
        kind=Forbidden,
    ):
        approve(made, by=factories.officer(office=made.office))


def test_in_an_oblast_office_the_deputy_approves_and_a_district_prosecutor_does_not():
    oblast = factories.office(OfficeLevel.OBLAST)
    remand = factories.facility(FacilityKind.SI_UIS, supervising_office=oblast)
    by = factories.officer(Role.OBLAST_OFFICER, office=oblast)
    made = on_approval(placement(remand, by=by, room=penal_room(remand, kind="ok"), category="remand"))
    district = factories.officer(Role.DISTRICT_PROSECUTOR, office=factories.office(parent=oblast))

    with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
        approve(made, by=district)
    conclusion = approve(made, by=factories.officer(Role.OBLAST_DEPUTY, office=oblast))
    assert conclusion.document.context["point"] == "25(8)"


def test_returned_with_a_comment_mended_and_sent_again():
    made = on_approval()
    head, by, at = approver(made), made.entered_by, moment() + 2 * HOUR

    returned = conclusions.send_back(made, version=2, comment="Нет объяснения.", by=head, at=at)
    assert (returned.state, returned.comment, returned.version) == ("returned", "Нет объяснения.", 3)
    conclusions.write(made, version=3, facts="Рапорт и объяснение.", by=by, at=at)
    conclusions.submit(made, by=by, at=at)

    assert conclusions.approve(made, version=5, by=head, at=at).facts == "Рапорт и объяснение."


def test_a_return_says_what_is_to_be_mended():
    made = on_approval()

    with refused("Say what is to be mended.", field="comment"):
        conclusions.send_back(made, version=2, comment=" ", by=approver(made), at=moment() + HOUR)


def test_nobody_approves_words_they_have_not_seen():
    made = on_approval()
    by, at = made.entered_by, made.entered_at
    conclusions.take_back(made, by=by, at=at)
    conclusions.write(made, version=3, reasons="Иначе.", by=by, at=at)
    conclusions.submit(made, by=by, at=at)

    with refused("The conclusion has been changed since you opened it: read it again.", kind=Conflict):
        approve(made, version=2)


def test_on_approval_its_words_are_not_written():
    made = on_approval()

    with refused("The conclusion is on approval: take it back to go on writing."):
        conclusions.write(made, version=2, facts="Иначе.", by=made.entered_by, at=made.entered_at)


def test_approved_neither_it_nor_the_placement_changes():
    made = on_approval()
    approve(made)
    sentence = "The conclusion on this placement is approved: neither can be changed any more."

    with refused(sentence):
        conclusions.write(made, version=3, facts="Иначе.", by=made.entered_by, at=made.entered_at)
    with refused(sentence):
        placements.change(made, ground="Иное", by=made.entered_by, at=made.entered_at)


def test_unlawful_it_needs_the_release():
    words = {"lawful": False, "reasons": "Нарушения не было."}
    made = placement()
    with pytest.raises(Refused):
        on_approval(made, **words)

    release = {"release_order": "Постановление № 3", "released_at": moment() + HOUR}
    conclusions.write(made, version=1, **release, by=made.entered_by, at=made.entered_at)
    conclusions.submit(made, by=made.entered_by, at=made.entered_at)
    context = conclusions.approve(made, version=3, by=approver(made), at=moment() + 2 * HOUR).document.context
    assert (context["lawful"], context["release_order"]) == (False, "Постановление № 3")
    assert context["released_at"] == "2026-03-02T11:00+05:00"


@pytest.mark.parametrize(
    ("released_at", "sentence"),
    [
        (moment() + 5 * HOUR, "The person can't have been released in the future."),
        (moment(), "The person can't have been released before the placement."),
    ],
)
def test_a_release_at_an_impossible_moment_is_refused(released_at, sentence):
    made = placement()

    with refused(sentence, field="released_at"):
        conclusions.write(made, version=0, released_at=released_at, by=made.entered_by, at=made.entered_at)


def test_the_paper_says_it_whole_in_both_languages():
    made = on_approval()
    document = approve(made).document

    assert document.context["order"] == {"number": "17", "at": "2026-03-02T10:00+05:00"}
    assert (document.context["lawful"], document.context["days"], document.context["is_uis"]) == (True, 10, True)
    assert sorted({one.language for one in document.renderings.all()}) == ["kk", "ru"]
