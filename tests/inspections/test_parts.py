"""Parts of other offices in a joint inspection: who sees what, and what follows what."""

import pytest

from inspections.actions import checklist, findings, inspections, parts, results
from inspections.models import Inspection, JointPart
from oversight.core.enums import Role
from oversight.core.models import AuditRow
from oversight.core.refusals import Conflict, Forbidden, Refused
from oversight.documents.models import Document
from oversight.duties.models import Alert, Obligation
from tests import factories
from tests.documents.making import picture, upload
from tests.factories import moment
from tests.inspections import joint
from tests.inspections.factories import WORDS, refused

LATER = moment(hour=12)


@pytest.fixture
def made(world):
    return joint.colony_check(world)


@pytest.fixture
def garrison(world):
    return joint.garrison()


@pytest.fixture
def soldier(garrison):
    """The garrison's officer."""
    return joint.officer_of(garrison)


@pytest.fixture
def commander(garrison):
    return joint.officer_of(garrison, Role.DISTRICT_PROSECUTOR)


def sees(officer, thing):
    return type(thing).objects.visible_to(officer).filter(pk=thing.pk).count()


def file_of(made, position, *, by, at=None):
    return checklist.attach_file(made.answers.get(position=position), upload(picture()), by=by, at=at or moment())


class TestScope:
    def test_an_invited_office_sees_its_invitation_and_not_yet_the_inspection(self, world, made, soldier):
        part = joint.invited(made)
        assert (sees(soldier, part), sees(soldier, made)) == (1, 0)
        assert sees(factories.officer(office=world.south_1), part) == 0

    def test_who_takes_part_sees_all_that_belongs_to_it_once_and_nobody_else_does(self, world, made, soldier):
        before = file_of(made, 1, by=world.district_officer)
        joint.signed(made)
        after = file_of(made, 2, by=world.district_officer)
        checklist.answer_rest(made, by=world.district_officer, at=moment())
        finding = findings.add(made, by=world.district_officer, at=moment(), **WORDS)
        done = results.complete(made, by=world.district_officer, at=LATER)
        done = results.reopen(done, reason="уточнить", by=world.district_officer, at=LATER)
        findings.write(finding, version=0, norm="ст. 1", by=world.district_officer, at=LATER)
        done = results.complete(done, by=world.district_officer, at=LATER)
        versions = list(Document.objects.versions_of(done.spravka))
        assert len(versions) == 2
        things = [done, before, after, *versions]
        chief = factories.officer(Role.OBLAST_OFFICER, office=joint.military())
        others = [factories.officer(office=office) for office in (world.south_1, world.north_2)]
        other_garrison = factories.officer(office=factories.office(parent=joint.military()))
        for officer in (world.district_officer, world.oblast_officer, world.department_head, soldier, chief):
            assert [sees(officer, thing) for thing in things] == [1] * 5
        for officer in (*others, other_garrison):
            assert [sees(officer, thing) for thing in things] == [0] * 5

    def test_a_declined_and_a_withdrawn_invitation_show_nothing_more(self, world, made, soldier):
        file = file_of(made, 1, by=world.district_officer)
        declined = parts.decline(joint.invited(made), reason="Нет людей.", by=soldier, at=moment())
        withdrawn = parts.withdraw(joint.invited(made), reason="Не нужно.", by=world.district_officer, at=moment())
        assert [sees(soldier, one) for one in (declined, withdrawn, made, file)] == [1, 1, 0, 0]

    def test_a_named_inspector_of_a_subordinate_office_sees_it_as_long_as_he_is_named(self, world):
        made = joint.inspection(world.ivs, by=world.oblast_officer)
        neighbour = factories.officer(office=world.north_2)
        file = file_of(made, 1, by=world.oblast_officer)
        assert (sees(neighbour, made), sees(neighbour, file)) == (0, 0)
        both = [world.oblast_officer, neighbour]
        inspections.change(made, inspectors=both, by=world.oblast_officer, at=moment())
        assert (sees(neighbour, made), sees(neighbour, file)) == (1, 1)
        inspections.change(made, inspectors=[world.oblast_officer], by=world.oblast_officer, at=moment())
        assert (sees(neighbour, made), sees(neighbour, file)) == (0, 0)

    def test_two_offices_of_one_oblast_show_it_to_their_oblast_once(self, world, made):
        other = factories.office(parent=joint.military())
        factories.officer(office=other)
        joint.accepted(made)
        joint.accepted(made, office=other)
        chief = factories.officer(Role.OBLAST_OFFICER, office=joint.military())
        assert list(Inspection.objects.visible_to(chief)) == [made]


class TestInviting:
    def test_the_invited_office_is_alerted_and_has_a_day_to_answer(self, world, made, garrison):
        part = joint.invited(made)
        clock = Obligation.objects.get(subject=part.key)
        assert (clock.code, clock.office, clock.due_at) == ("joint.invitation", garrison, moment(day=3))
        assert clock.subject_url == f"/inspections/parts/{part.pk}/"
        assert clock.title_ru.endswith("— Учреждение № 5 (Прокуратура района north-1)")

    def test_only_the_office_that_conducts_it_invites(self, world, made):
        with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
            joint.invited(made, by=world.oblast_officer)

    @pytest.mark.parametrize(
        ("said", "field", "sentence"),
        [
            ({"asked": "  "}, "asked", "Say what the office is asked to look at."),
            ({"due_on": moment(day=2).date()}, "due_on", "The part is due on a day to come."),
            ({"due_on": moment(month=7).date()}, "due_on", "An inspection lasts at most 90 days; check the date."),
            ({"positions": [1, 99]}, "positions", "The checklist has no such line."),
        ],
    )
    def test_what_can_t_be_is_refused_beside_its_field(self, made, said, field, sentence):
        with refused(sentence, field=field):
            joint.invited(made, **said)
        assert not JointPart.objects.exists()

    def test_an_office_is_invited_once_and_again_after_it_declined(self, made, soldier):
        first = joint.invited(made)
        with pytest.raises(Refused, match="This office is invited already"):
            joint.invited(made)
        parts.decline(first, reason="Нет людей.", by=soldier, at=moment())
        assert joint.invited(made).state == "invited"

    def test_of_one_s_own_office_only_the_operational_search_unit_is_invited(self, world, made):
        with refused("Your office conducts the inspection: invite another one.", field="office"):
            joint.invited(made, office=world.north_1)
        part = joint.invited(made, office=world.north_1, operational_search=True)
        assert str(part) == "Прокуратура района north-1 (operational-search supervision)"

    def test_a_completed_inspection_invites_nobody(self, world, made):
        checklist.answer_rest(made, by=world.district_officer, at=moment())
        done = results.complete(made, by=world.district_officer, at=LATER)
        with refused("The inspection is in the state “Completed”: nothing of its parts can be changed."):
            joint.invited(done)


class TestAnswering:
    def test_accepting_names_inspectors_hands_the_asked_lines_and_starts_the_term(self, made, soldier, garrison):
        checklist.answer(made.answers.get(position=9), value="in_order", version=0, by=made.created_by, at=moment())
        part = parts.accept(joint.invited(made, positions=[9, 10]), inspectors=[soldier], by=soldier, at=moment())
        assert (part.state, part.answered_by, part.inspection.is_joint) == ("accepted", soldier, True)
        assert [one.full_name for one in part.inspectors.all()] == [soldier.full_name]
        assert {line.position: line.taken_by for line in made.answers.exclude(taken_by=None)} == {10: soldier}
        invitation, term = Obligation.objects.filter(subject=part.key).order_by("pk")
        assert (invitation.state, term.state, term.code) == ("fulfilled", "open", "joint.part")
        assert term.due_at == moment(day=11, hour=0)

    def test_only_officers_of_the_invited_office_are_named_and_one_at_least(self, world, made, soldier):
        part = joint.invited(made)
        sentence = "An office names its own prosecutors as inspectors of its part."
        with refused(sentence, field="inspectors"):
            parts.accept(part, inspectors=[soldier, world.district_officer], by=soldier, at=moment())
        with refused("Name the inspectors of your office.", field="inspectors"):
            parts.accept(part, inspectors=[], by=soldier, at=moment())
        assert joint.again(part).state == "invited"

    def test_the_office_that_conducts_it_keeps_an_inspector_of_its_own(self, world, made):
        part = joint.invited(made, office=world.north_1, operational_search=True)
        with refused("The office that conducts the inspection has an inspector of its own.", field="inspectors"):
            parts.accept(part, inspectors=[world.district_officer], by=world.district_officer, at=moment())
        unit = factories.officer(office=world.north_1)
        parts.accept(part, inspectors=[unit], by=unit, at=moment())
        assert [one.part for one in made.inspectors.all()] == [None, part]

    def test_nobody_else_answers_for_the_office(self, world, made):
        part = joint.invited(made)
        sentence = "This is the part of another office: you may read it, its own officers answer for it."
        chief = factories.officer(Role.OBLAST_OFFICER, office=joint.military())
        for officer in (world.district_officer, chief):
            with refused(sentence, kind=Forbidden):
                parts.decline(part, reason="нет", by=officer, at=moment())

    def test_declining_and_withdrawing_say_why_and_end_the_clock(self, world, made, soldier):
        part = joint.invited(made)
        with refused("Say why your office declines.", field="reason"):
            parts.decline(part, reason=" ", by=soldier, at=moment())
        part = parts.decline(part, reason="Нет людей.", by=soldier, at=moment())
        assert Obligation.objects.get(subject=part.key).state == "fulfilled"
        again = joint.invited(made)
        with refused("Say why the invitation is withdrawn.", field="reason"):
            parts.withdraw(again, reason="", by=world.district_officer, at=moment())
        again = parts.withdraw(again, reason="Не нужно.", by=world.district_officer, at=moment())
        clock = Obligation.objects.get(subject=again.key)
        assert (clock.state, clock.cancel_reason) == ("cancelled", "Не нужно.")
        assert not Alert.objects.filter(closed_at=None).exists()

    def test_a_cancelled_inspection_owes_no_parts(self, world, made, soldier):
        invited = joint.invited(made)
        accepted = joint.accepted(
            made, office=joint.military(), inspectors=[factories.officer(Role.OBLAST_OFFICER, office=joint.military())]
        )
        inspections.cancel(made, reason="Карантин.", by=world.district_officer, at=moment())
        states = Obligation.objects.filter(subject__in=[invited.key, accepted.key]).order_by("pk")
        assert [one.state for one in states] == ["cancelled", "fulfilled", "cancelled"]
        with refused("The inspection is in the state “Cancelled”: nothing of its parts can be changed."):
            parts.decline(invited, reason="нет", by=soldier, at=moment())


class TestWorking:
    def test_its_inspectors_fill_the_checklist_and_findings(self, made, soldier, commander):
        joint.accepted(made)
        checklist.answer(made.answers.get(position=10), value="violation", version=0, by=soldier, at=moment())
        findings.add(made, answer=made.answers.get(position=10), by=soldier, at=moment(), **WORDS)
        with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
            checklist.answer(made.answers.get(position=9), value="in_order", version=0, by=commander, at=moment())

    def test_its_inspectors_leave_times_and_inspectors_to_the_office_that_conducts_it(self, world, made, soldier):
        joint.accepted(made)
        with refused("The details are kept by the office that conducts the inspection.", kind=Forbidden):
            inspections.change(made, video_used=True, by=soldier, at=moment())
        inspections.change(made, inspectors=[world.district_officer], by=world.district_officer, at=moment())
        assert [one.officer for one in made.inspectors.all()] == [world.district_officer, soldier]

    def test_the_conclusion_is_written_by_several_hands_and_the_later_is_shown_the_earlier(
        self, made, soldier, commander
    ):
        part = joint.accepted(made)
        parts.write(part, version=0, conclusion="Первая.", by=soldier, at=moment())
        parts.write(part, version=0, conclusion="Первая.", by=commander, at=moment())
        with pytest.raises(Conflict) as conflict:
            parts.write(part, version=0, conclusion="Вторая.", by=commander, at=moment())
        assert (conflict.value.theirs, conflict.value.version) == ({"conclusion": "Первая."}, 1)
        assert parts.write(part, version=1, conclusion="Вторая.", by=commander, at=moment()).version == 2

    def test_a_colleague_neither_named_nor_its_head_doesn_t_sign(self, made, garrison):
        part = joint.accepted(made)
        sentence = "A part is written and signed by its inspectors or by the head of their office."
        with refused(sentence, kind=Forbidden):
            parts.sign(part, version=0, conclusion="Да.", by=factories.officer(office=garrison), at=moment())

    def test_signing_wants_a_conclusion_and_an_answer_to_every_line_taken(self, made, soldier):
        part = joint.accepted(made, positions=[9, 10])
        with refused("Write the conclusion of your office first.", field="conclusion"):
            parts.sign(part, version=0, by=soldier, at=moment())
        with refused("Your inspectors have taken lines that wait for an answer: 39(9), 39(10)."):
            parts.sign(part, version=0, conclusion=joint.CONCLUSION, by=soldier, at=moment())

    def test_a_signed_part_stays_as_it_was_signed_until_the_signature_is_taken_back(
        self, world, made, soldier, commander
    ):
        part = joint.signed(made)
        assert (part.signed_by, part.signed_at, part.conclusion) == (soldier, moment(), joint.CONCLUSION)
        sentence = f"The part of {part.office} is signed: it is changed once that office takes its signature back."
        line = made.answers.get(position=10)
        for by in (soldier, world.district_officer):
            with refused(sentence):
                checklist.answer(line, note="Исправлено", version=line.version, by=by, at=moment())
        with refused(sentence):
            findings.add(made, answer=line, by=world.district_officer, at=moment(), **WORDS)
        parts.take_back(part, by=commander, at=moment())
        checklist.answer(line, note="Исправлено", version=line.version, by=soldier, at=moment())
        again = parts.sign(part, version=1, by=commander, at=LATER)
        assert (again.signed_by, again.signed_at) == (commander, LATER)

    def test_the_term_runs_on_after_the_signature_is_taken_back(self, made, commander):
        part = joint.signed(made)
        clock = Obligation.objects.get(subject=part.key, code="joint.part")
        assert clock.state == "fulfilled"
        parts.take_back(part, by=commander, at=moment())
        clock.refresh_from_db()
        assert clock.state == "open"
        assert Obligation.objects.get(subject=part.key, code="joint.invitation").state == "fulfilled"
        parts.sign(part, version=1, by=commander, at=LATER)
        clock.refresh_from_db()
        assert (clock.state, clock.done_at) == ("fulfilled", LATER)


class TestCompleting:
    def test_it_waits_for_each_part_or_for_the_reason_why_one_is_missing(self, world, made, soldier):
        by = world.district_officer
        part = joint.invited(made, positions=[10])
        checklist.answer_rest(made, by=by, at=moment())
        made.answers.filter(position=10).update(answered_at=None, answered_by=None, value="not_checked")
        with pytest.raises(Refused) as refusal:
            results.complete(made, by=by, at=LATER)
        waiting = f"{part.office} has not answered the invitation: wait for it, or withdraw it."
        assert refusal.value.parts == [waiting]
        assert refusal.value.parts[0].url == f"/inspections/parts/{part.pk}/"

        parts.accept(part, inspectors=[soldier], by=soldier, at=moment())
        with pytest.raises(Refused) as refusal:
            results.complete(made, by=by, at=LATER)
        unsigned = f"{part.office} has not signed its part: wait for it, or say why it is missing."
        taken = f"Line 39(10) was taken by {soldier.short_name} and waits for an answer."
        assert refusal.value.parts == [unsigned, taken]

        with refused("Say why the part is missing: the certificate repeats it.", field="reason"):
            parts.leave_out(part, reason=" ", by=by, at=LATER)
        part = parts.leave_out(part, reason="Отозваны по тревоге.", by=by, at=LATER)
        assert made.answers.get(position=10).taken_by is None
        assert Obligation.objects.get(subject=part.key, code="joint.part").state == "cancelled"
        done = results.complete(made, by=by, at=LATER)
        paper = done.spravka.context["parts"]
        assert [(one["signer"], one["conclusion"], one["missing_reason"]) for one in paper] == [
            (None, "", "Отозваны по тревоге.")
        ]

    def test_the_certificate_names_every_office_its_inspectors_its_part_and_who_signed(self, world, made, soldier):
        joint.signed(made)
        checklist.answer_rest(made, by=world.district_officer, at=moment())
        context = results.complete(made, by=world.district_officer, at=LATER).spravka.context
        assert [one["full_name"] for one in context["inspectors"]] == [world.district_officer.full_name]
        (part,) = context["parts"]
        assert part["office"]["ru"] == "Военная прокуратура Карагандинского гарнизона"
        assert [one["full_name"] for one in part["inspectors"]] == [soldier.full_name]
        assert (part["asked"], part["points"], part["conclusion"]) == (joint.ASKED, ["39(10)"], joint.CONCLUSION)
        assert (part["signer"]["full_name"], part["signed_at"]) == (soldier.full_name, "2026-03-02T10:00+05:00")

    def test_a_declined_or_withdrawn_invitation_keeps_nobody(self, world, made, soldier):
        parts.decline(joint.invited(made), reason="Нет людей.", by=soldier, at=moment())
        parts.withdraw(joint.invited(made), reason="Не нужно.", by=world.district_officer, at=moment())
        checklist.answer_rest(made, by=world.district_officer, at=moment())
        assert results.complete(made, by=world.district_officer, at=LATER).spravka.context["parts"] == []

    def test_after_a_correction_the_missing_part_may_still_be_signed(self, world, made, soldier):
        part = joint.accepted(made)
        checklist.answer_rest(made, by=world.district_officer, at=moment())
        parts.leave_out(part, reason="Отозваны.", by=world.district_officer, at=moment())
        done = results.complete(made, by=world.district_officer, at=LATER)
        with refused("The inspection is in the state “Completed”: nothing of its parts can be changed."):
            parts.sign(part, version=0, conclusion="Да.", by=soldier, at=LATER)
        results.reopen(done, reason="Дополнить.", by=world.district_officer, at=LATER)
        parts.sign(part, version=0, conclusion="Да.", by=soldier, at=LATER)
        corrected = results.complete(done, by=world.district_officer, at=LATER).spravka
        assert [one["conclusion"] for one in corrected.context["parts"]] == ["Да."]
        assert corrected.version == 2


def test_the_trail_of_the_inspection_tells_each_step(world, made, soldier, commander):
    part = joint.signed(made)
    parts.take_back(part, by=commander, at=moment())
    parts.leave_out(part, reason="Отозваны.", by=world.district_officer, at=moment())
    acts = AuditRow.objects.about(made).filter(action__startswith="parts.").order_by("pk")
    assert list(acts.values_list("action", flat=True)) == [
        *("parts.invite", "parts.accept", "parts.write", "parts.sign", "parts.take_back", "parts.leave_out")
    ]
