"""A reception's record by its actions: who came, of whom none did, what was promised, corrected and withdrawn."""

from datetime import timedelta

import pytest

from facilities.enums import FacilityKind, PersonCategory
from inspections.models import Inspection
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Forbidden, Refused
from oversight.duties.models import Obligation
from registers.actions import receptions, visitors
from registers.enums import EXPECTED, VisitorCategory
from registers.models import Reception, Visitor
from tests import factories as people
from tests.inspections.factories import inspection, refused

from . import factories
from .factories import ABOUT, AT, HOUR, NAME, WORDS

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_whoever_is_met_in_a_facility_can_be_received_under_the_same_code():
    assert {one.value for one in VisitorCategory} - {one.value for one in PersonCategory} == {"relative"}
    assert {one.value for one in PersonCategory} <= {one.value for one in VisitorCategory}


def test_for_every_kind_of_facility_it_is_known_who_can_be_expected():
    assert set(EXPECTED) == set(FacilityKind)


def test_from_its_beginning_to_its_paper(world, colony):
    reception = factories.begun(world.district_officer, facility=colony)
    factories.visitor(reception)
    factories.visitor(reception, category="staff", decision="appeal", due_on=AT.date() + 15 * DAY)
    reception = receptions.record(reception, none_came=["enbek"], by=world.district_officer, at=AT + HOUR)

    assert (reception.state, reception.ended_at, reception.none_came) == ("recorded", AT + HOUR, ["enbek"])
    assert reception.supervising_office == world.north_1
    assert [one["category"]["ru"] for one in reception.document.context["visitors"]] == [
        "Осужденный",
        "Сотрудник учреждения",
    ]
    assert (reception.document.kind, reception.document.number) == ("reception", 1)


def test_silence_is_no_record_but_that_nobody_came_is_one(world, colony):
    reception = factories.begun(world.district_officer, facility=colony)
    with pytest.raises(Refused) as refusal:
        receptions.record(reception, by=world.district_officer, at=AT + HOUR)
    assert refusal.value.parts == ["Enter who came, or say of whom none came: silence is no record."]
    assert Reception.objects.get().state == "under_way"

    said = ["convicted", "staff", "enbek"]
    reception = receptions.record(reception, none_came=said, by=world.district_officer, at=AT + HOUR)
    assert (reception.state, reception.visitors.count()) == ("recorded", 0)
    assert reception.document.context["visitors"] == []


def test_a_record_that_contradicts_itself_is_refused(world, colony):
    reception = factories.begun(world.district_officer, facility=colony)
    factories.visitor(reception)
    with pytest.raises(Refused) as refusal:
        receptions.record(reception, none_came=["convicted", "staff"], by=world.district_officer, at=AT + HOUR)
    assert refusal.value.parts == ["“Convicted”: somebody came, and it is said that none did."]


def test_begun_twice_it_is_one(world, colony):
    first = factories.begun(world.district_officer, facility=colony)
    assert factories.begun(world.district_officer, facility=colony) == first
    receptions.record(first, none_came=["staff"], by=world.district_officer, at=AT + HOUR)
    with refused("This officer's reception of that minute and place is recorded already."):
        factories.begun(world.district_officer, facility=colony)
    other = factories.begun(world.district_officer)
    assert (other.facility, other.supervising_office) == (None, None)
    assert factories.begun(world.district_officer) == other


@pytest.mark.parametrize(
    ("field", "sentence", "said"),
    [
        ("began_at", "The reception can't begin in the future.", {"began_at": AT + HOUR}),
        ("began_at", "The facility was not open on that day.", {"began_at": AT.replace(year=2001)}),
    ],
)
def test_an_impossible_beginning_is_refused_beside_its_field(world, colony, field, sentence, said):
    with refused(sentence, field=field):
        factories.begun(world.district_officer, facility=colony, **said)


@pytest.mark.parametrize(
    ("ended_at", "sentence"),
    [
        (AT - HOUR, "A reception can't end before it begins."),
        (AT + 2 * HOUR, "The reception can't end in the future."),
    ],
)
def test_an_impossible_end_is_refused_beside_its_field(world, colony, ended_at, sentence):
    reception = factories.begun(world.district_officer, facility=colony)
    with refused(sentence, field="ended_at"):
        receptions.record(reception, ended_at=ended_at, none_came=["staff"], by=world.district_officer, at=AT + HOUR)


def test_only_an_officer_of_the_office_receives_and_only_where_it_supervises(world, colony):
    with refused("A prosecutor of your own office receives.", field="received_by"):
        factories.begun(world.district_officer, facility=colony, received_by=world.oblast_deputy)
    with refused("This facility is outside your office's supervision.", field="facility"):
        factories.begun(world.district_officer, facility=world.neighbour_ivs)
    with refused("Only a prosecutor keeps these records.", kind=Forbidden):
        factories.begun(world.auditor)
    assert factories.begun(world.oblast_officer, facility=colony).supervising_office == world.north_1


def test_what_is_promised_has_its_term_and_what_is_explained_has_none(world, colony):
    reception = factories.begun(world.district_officer, facility=colony)
    with refused("Give the term by which it is done.", field="due_on"):
        factories.visitor(reception, decision="check")
    with refused("What is explained on the spot has no term.", field="due_on"):
        factories.visitor(reception, due_on=AT.date())
    for day in (AT.date() - DAY, AT.date(), AT.date() + 367 * DAY):
        with refused("The term lies after the day of the reception, within a year.", field="due_on"):
            factories.visitor(reception, decision="act", due_on=day)
    assert not Visitor.objects.exists()


def test_a_promise_is_kept_once_with_its_result(world, colony):
    visitor = factories.promised(world.district_officer, facility=colony)
    day = AT.date() + 3 * DAY
    with refused("Say with what result it was done.", field="result"):
        visitors.settle(visitor, done_on=day, result=" ", by=world.district_officer, at=AT + 4 * DAY)
    with refused("It can't have been done in the future.", field="done_on"):
        visitors.settle(
            visitor, done_on=AT.date() + 5 * DAY, result="Дано.", by=world.district_officer, at=AT + 4 * DAY
        )
    with refused("It can't have been done before the reception.", field="done_on"):
        visitors.settle(visitor, done_on=AT.date() - DAY, result="Дано.", by=world.district_officer, at=AT + 4 * DAY)
    done = visitors.settle(visitor, done_on=day, result="Посылка выдана.", by=world.district_officer, at=AT + 4 * DAY)
    assert (done.done_on, done.result, done.done_by) == (day, "Посылка выдана.", world.district_officer)
    with refused("It is recorded already that this was done."):
        visitors.settle(visitor, done_on=day, result="Еще раз.", by=world.district_officer, at=AT + 4 * DAY)


def test_a_term_that_has_passed_is_overdue_until_it_is_done(world, colony):
    visitor = factories.promised(world.district_officer, facility=colony, due_on=AT.date() + DAY)
    waiting = factories.begun(world.district_officer, at=AT + HOUR)
    factories.visitor(waiting, decision="act", due_on=AT.date() + DAY, at=AT + HOUR)
    assert list(Visitor.objects.overdue(AT.date() + DAY)) == []
    assert list(Visitor.objects.overdue(AT.date() + 2 * DAY)) == [visitor]
    visitors.settle(visitor, done_on=AT.date() + 2 * DAY, result="Да.", by=world.district_officer, at=AT + 2 * DAY)
    assert list(Visitor.objects.overdue(AT.date() + 9 * DAY)) == []


def test_of_two_who_change_an_entry_the_second_is_told_and_nothing_is_lost(world, colony):
    reception = factories.begun(world.district_officer, facility=colony)
    visitor = factories.visitor(reception)
    reception.refresh_from_db()
    said = {"version": reception.version, "by": world.district_officer, "at": AT}
    visitors.change(visitor, subject="о посылке", **said)
    with pytest.raises(Conflict) as conflict:
        visitors.change(visitor, subject="о питании", **said)
    assert conflict.value.theirs["subject"] == "о посылке"
    visitor.refresh_from_db()
    assert visitor.subject == "о посылке"


def test_a_recorded_reception_is_opened_to_be_corrected_and_its_paper_gets_the_next_version(world, colony):
    reception = factories.recorded(world.district_officer, facility=colony)
    with refused("A recorded reception can't be changed; open it for correction first."):
        factories.visitor(reception)
    with refused("Say what is to be corrected.", field="reason"):
        receptions.reopen(reception, reason="", by=world.district_officer, at=AT + HOUR)
    receptions.reopen(reception, reason="забыт посетитель", by=world.district_officer, at=AT + 2 * HOUR)
    factories.visitor(reception, category="enbek", at=AT + 2 * HOUR)
    said = {"by": world.district_officer, "at": AT + 3 * HOUR}
    reception = receptions.record(reception, ended_at=AT + HOUR, none_came=["staff"], **said)
    document = reception.document
    assert (document.number, document.version, len(document.context["visitors"])) == (1, 2, 2)


def test_it_fulfils_the_duty_of_the_month_until_it_is_opened_or_withdrawn(world, colony):
    reception = factories.recorded(world.district_officer, facility=colony)
    duty = Obligation.objects.get(code="reception.monthly", facility=colony)
    assert (duty.state, duty.done_at, duty.fulfilled_url) == (
        "fulfilled",
        reception.ended_at,
        reception.get_absolute_url(),
    )
    receptions.reopen(reception, reason="уточнить", by=world.district_officer, at=AT + 2 * HOUR)
    duty.refresh_from_db()
    assert duty.state == "open"
    receptions.record(reception, ended_at=AT + HOUR, by=world.district_officer, at=AT + 3 * HOUR)
    duty.refresh_from_db()
    assert (duty.state, duty.done_at) == ("fulfilled", AT + HOUR)
    receptions.withdraw(reception, reason="ошибка", by=world.district_officer, at=AT + 4 * HOUR)
    duty.refresh_from_db()
    assert duty.state == "open"


def test_a_reception_in_the_office_fulfils_no_duty_of_a_facility(world, colony):
    factories.recorded(world.district_officer, came=["relative"])
    factories.recorded(world.district_officer, facility=colony, at=AT + 40 * DAY)
    states = dict(Obligation.objects.filter(code="reception.monthly").values_list("period_from__month", "state"))
    assert (states[3], states[4]) == ("open", "fulfilled")


def test_it_belongs_only_to_an_inspection_of_its_office_under_way_there(world, colony):
    own = inspection(by=world.district_officer, facility=world.ivs)
    with refused("The inspection is not your office's at this facility.", field="inspection"):
        factories.begun(world.district_officer, facility=colony, inspection=own)
    with refused("The reception can't begin before its inspection.", field="began_at"):
        factories.begun(world.district_officer, inspection=own, began_at=AT - HOUR)
    assert factories.begun(world.district_officer, inspection=own).facility == world.ivs
    Inspection.objects.filter(pk=own.pk).update(state="closed", ended_at=AT, completed_at=AT)
    own.refresh_from_db()
    with refused("The inspection is not under way: its receptions can't be changed now.", field="inspection"):
        factories.begun(world.district_officer, inspection=own, at=AT + HOUR)


def test_the_trail_tells_everything_but_who_came_and_what_they_said(world, colony):
    visitor = factories.promised(world.district_officer, facility=colony)
    reception = visitor.reception
    receptions.reopen(reception, reason="уточнить", by=world.district_officer, at=AT + HOUR)
    visitors.change(
        visitor, full_name="Иной", words="иное", subject="о другом", by=world.district_officer, at=AT + HOUR
    )
    visitors.remove(visitor, by=world.district_officer, at=AT + HOUR)
    rows = list(AuditRow.objects.filter(action__startswith="visitors.").order_by("pk"))
    assert [one.action for one in rows] == ["visitors.add", "visitors.change", "visitors.remove"]
    told = "".join(f"{one.before}{one.after}{one.subject_title}" for one in AuditRow.objects.all())
    assert "о невыдаче посылки" in told
    assert [secret for secret in (NAME, ABOUT, WORDS, "Иной", "иное") if secret in told] == []


def test_who_came_is_read_by_the_receiving_office_and_by_leaders_above_and_leaves_a_row(world, colony):
    reception = factories.recorded(world.district_officer, facility=colony)
    for officer in (world.district_officer, world.district_prosecutor, world.oblast_deputy, world.department_head):
        receptions.read_visitors(reception, by=officer, at=AT)
    sentence = "Who came is read by prosecutors of the office that received them and by leaders above it."
    stranger = people.officer(office=world.south_1)
    for officer in (world.auditor, world.oblast_officer, world.zonal_officer, stranger):
        with refused(sentence, kind=Forbidden):
            receptions.read_visitors(reception, by=officer, at=AT)
    assert AuditRow.objects.filter(action="receptions.view").count() == 4


def test_the_office_that_supervises_the_place_sees_the_record_of_another_but_not_who_came(world, colony):
    reception = factories.recorded(world.oblast_officer, facility=colony)
    assert list(Reception.objects.visible_to(world.district_prosecutor)) == [reception]
    with pytest.raises(Forbidden):
        receptions.read_visitors(reception, by=world.district_prosecutor, at=AT)
    assert list(Visitor.objects.visible_to(people.officer(office=world.north_2))) == []
