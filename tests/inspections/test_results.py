"""Completion, certificate, acknowledgement, correction, journal (points 8, 9, 47)."""

from datetime import date

import pytest

from facilities.enums import FacilityKind
from inspections.actions import checklist, findings, inspections, journal, results
from inspections.enums import AnswerValue, FindingKind, InspectionState, Side
from inspections.models import JournalEntry
from oversight.core.refusals import Forbidden, Refused
from tests import factories
from tests.factories import moment
from tests.inspections.factories import WORDS, acknowledged, completed, finding, inspection, order, planned, refused

pytestmark = pytest.mark.django_db
LATER = moment(hour=12)


def complete(made, **fields):
    return results.complete(made, **{"by": made.created_by, "at": LATER, **fields})


def missing(made):
    with pytest.raises(Refused) as refusal:
        complete(made)
    assert refusal.value.sentence == "The inspection can't be completed yet."
    return [str(part) for part in refusal.value.parts]


class TestComplete:
    def test_a_clean_daily_check_stands_in_the_journal_and_has_no_certificate(self):
        made = completed()
        assert (made.state, made.ended_at, made.completed_at) == (
            InspectionState.COMPLETED,
            moment(hour=11),
            moment(hour=11),
        )
        assert (str(made.journal_entry), made.spravka) == ("1/2026", None)

    def test_with_a_violation_it_has_its_certificate(self):
        made = completed(violation=True)
        assert made.spravka.registration_number == "1/2026"
        assert [one["what"] for one in made.spravka.context["findings"]] == [WORDS["what"]]

    def test_an_inspection_on_an_order_always_has_its_certificate(self):
        signed = order()
        made = completed(signed.facility, by=signed.drafted_by, code="on_ground", order=signed)
        assert made.spravka.context["order"]["number"] == "1/2026"

    def test_the_end_may_be_told(self):
        made = inspection()
        checklist.answer_rest(made, by=made.created_by, at=LATER)
        assert complete(made, ended_at=moment(minute=40)).ended_at == moment(minute=40)

    def test_the_end_that_was_typed_stays(self):
        made = inspection()
        checklist.answer_rest(made, by=made.created_by, at=LATER)
        inspections.change(made, ended_at=moment(minute=30), by=made.created_by, at=LATER)
        assert complete(made).ended_at == moment(minute=30)

    def test_it_cant_end_in_the_future(self):
        made = inspection()
        checklist.answer_rest(made, by=made.created_by, at=LATER)
        with refused("The inspection can't end in the future.", field="ended_at"):
            complete(made, ended_at=moment(hour=13))

    def test_a_planned_inspection_cant_be_completed(self):
        with refused("This can't be done in the state “Planned”."):
            complete(planned())

    def test_it_is_completed_once(self):
        made = completed()
        with refused("This can't be done in the state “Completed”."):
            complete(made)
        assert JournalEntry.objects.count() == 1

    def test_another_office_cant_complete_it(self):
        sentence = "This belongs to another office: you may read it, its own officers change it."
        with refused(sentence, kind=Forbidden):
            complete(inspection(), by=factories.officer())

    def test_blank_findings_opened_by_a_tap_are_forgotten(self):
        made = inspection()
        line = made.answers.get(position=1)
        findings.add(made, by=made.created_by, at=LATER)
        findings.add(made, answer=line, by=made.created_by, at=LATER)
        checklist.answer_rest(made, by=made.created_by, at=LATER)
        assert complete(made).findings.count() == 0

    def test_a_facility_without_a_checklist_is_inspected_on_findings_alone(self):
        place = factories.facility(FacilityKind.GUARDHOUSE)
        signed = order(place)
        made = inspection(place, by=signed.drafted_by, code="guardhouse_check", order=signed)
        assert made.answers.count() == 0
        assert complete(made).state == InspectionState.COMPLETED


class TestMissing:
    def test_nothing_was_checked(self):
        assert missing(inspection()) == ["No line of the checklist has been checked."]

    def test_a_violation_is_not_described(self):
        made = inspection()
        line = made.answers.get(position=2)
        checklist.answer(line, version=0, value=AnswerValue.VIOLATION, by=made.created_by, at=LATER)
        assert missing(made) == ["Line 45(2) is marked as a violation, but the violation is not described (point 8)."]

    def test_a_finding_rests_on_a_line_that_is_in_order(self):
        made = inspection()
        finding(made, position=2)
        line = made.answers.get(position=2)
        checklist.answer(line, version=1, value=AnswerValue.IN_ORDER, by=made.created_by, at=LATER)
        assert missing(made) == ["A finding rests on line 45(2), which is not marked as a violation."]

    @pytest.mark.parametrize(
        ("part", "title"),
        [
            ("what", "what was found"),
            ("cause", "causes and conditions"),
            ("proposal", "proposal for using the result"),
            ("remedy", "way to remove it"),
        ],
    )
    def test_a_finding_lacks_a_part(self, part, title):
        made = inspection()
        finding(made, **{part: " \n"})
        assert missing(made) == [f"Finding 1 lacks its part “{title}” (point 8)."]

    def test_all_that_is_missing_is_told_at_once(self):
        made = inspection()
        finding(made, cause="", remedy="")
        assert missing(made) == [
            "Finding 1 lacks its part “causes and conditions” (point 8).",
            "Finding 1 lacks its part “way to remove it” (point 8).",
        ]

    def test_an_inspector_has_a_post_in_both_languages(self):
        by = factories.officer(post_kk="")
        made = inspection(factories.facility(supervising_office=by.office), by=by)
        checklist.answer_rest(made, by=by, at=LATER)
        assert missing(made) == ["The post and the full name of each inspector (point 8)."]

    def test_a_refused_completion_changes_nothing(self):
        made = inspection()
        findings.add(made, by=made.created_by, at=LATER)
        missing(made)
        made.refresh_from_db()
        assert (made.state, made.ended_at, made.findings.count()) == (InspectionState.UNDER_WAY, None, 1)


class TestCertificate:
    def test_a_clean_check_may_have_one(self):
        clean = completed()
        made = results.issue_spravka(clean, by=clean.created_by, at=LATER)
        assert made.spravka.context["findings"] == []

    def test_it_is_issued_once(self):
        made = completed(violation=True)
        with refused("The certificate has been issued; to correct it, reopen the inspection."):
            results.issue_spravka(made, by=made.created_by, at=LATER)

    def test_not_before_completion(self):
        made = inspection()
        with refused("This can't be done in the state “Under way”."):
            results.issue_spravka(made, by=made.created_by, at=LATER)


class TestReopen:
    def test_the_next_completion_corrects_the_certificate_under_its_number(self):
        made = completed(violation=True)
        first = made.spravka
        results.reopen(made, reason="Уточнена причина", by=made.created_by, at=LATER)
        found = made.findings.get()
        findings.write(found, version=0, cause="Нет заявки", by=made.created_by, at=LATER)
        again = complete(made)
        assert (again.spravka.corrects, again.spravka.number_label) == (first, "1/2026 (corrected version 2)")
        assert JournalEntry.objects.count() == 1

    def test_a_certificate_whose_only_finding_fell_away_is_corrected_too(self):
        made = completed(violation=True)
        results.reopen(made, reason="Нарушения не было", by=made.created_by, at=LATER)
        findings.remove(made.findings.get(), by=made.created_by, at=LATER)
        line = made.answers.get(position=1)
        checklist.answer(line, version=1, value=AnswerValue.IN_ORDER, by=made.created_by, at=LATER)
        again = complete(made)
        assert (again.spravka.version, again.spravka.context["findings"]) == (2, [])

    def test_a_reason_is_wanted(self):
        made = completed()
        with refused("Say what is to be corrected.", field="reason"):
            results.reopen(made, reason=" ", by=made.created_by, at=LATER)

    def test_an_acknowledged_inspection_is_read_again_after_its_correction(self):
        made = acknowledged()
        results.reopen(made, reason="Опечатка", by=made.created_by, at=LATER)
        again = complete(made)
        assert again.state == InspectionState.COMPLETED
        assert again.acknowledgements.filter(document=again.spravka).count() == 0

    def test_an_inspection_under_way_cant_be_reopened(self):
        made = inspection()
        with refused("This can't be done in the state “Under way”."):
            results.reopen(made, reason="Ошибка", by=made.created_by, at=LATER)


class TestAcknowledge:
    def read(self, made, side=Side.FACILITY_HEAD, **fields):
        return results.acknowledge(made, side=side, **{"by": made.created_by, "at": LATER, **fields})

    def test_the_head_is_taken_from_the_card_of_the_facility(self):
        made = completed(violation=True)
        factories.head(made.facility, full_name="Омаров Ерлан Маратович", post="начальник ИВС")
        entry = self.read(made)
        assert (entry.full_name, entry.post, entry.acting) == ("Омаров Ерлан Маратович", "начальник ИВС", False)

    def test_an_acting_head_reads_in_place_of_the_head(self):
        made = completed(violation=True)
        factories.head(made.facility)
        factories.head(made.facility, acting=True, full_name="Ли Сергей", post="дежурный", from_on=date(2026, 3, 1))
        assert str(self.read(made)) == "Ли Сергей, дежурный"

    def test_without_a_head_the_name_is_wanted(self):
        sentence = "Name the head of the inspected body who read the certificate (point 9)."
        with refused(sentence, field="full_name"):
            self.read(completed(violation=True))

    def test_with_the_name_the_post_is_wanted(self):
        with refused("State the post of the one who read the certificate (point 9).", field="post"):
            self.read(completed(violation=True), full_name="Ли С.")

    def test_a_refusal_is_recorded_with_its_reason(self):
        entry = self.read(completed(violation=True), full_name="Ли С.", post="врио", refusal_reason="Не согласен")
        assert (entry.refused, entry.refusal_reason) == (True, "Не согласен")

    def test_the_prosecutor_who_reads_under_their_own_name_is_confirmed_in_person(self):
        made = completed(violation=True)
        entry = self.read(made, Side.PROSECUTOR)
        assert (entry.officer, entry.confirmed_in_person) == (made.created_by, True)

    def test_the_prosecutor_is_of_the_supervising_office(self):
        world = factories.world()
        made = completed(world.ivs, by=world.oblast_officer, violation=True)
        sentence = "The supervising prosecutor is an officer of the office that supervises the facility (point 9)."
        with refused(sentence, field="officer"):
            self.read(made, Side.PROSECUTOR)
        assert self.read(made, Side.PROSECUTOR, officer=world.district_officer).confirmed_in_person is False
        # The district itself records it too.
        assert (
            self.read(made, by=world.district_officer, full_name="Ли С.", post="врио").recorded_by
            == world.district_officer
        )

    def test_a_third_office_cant_record_it(self):
        world = factories.world()
        made = completed(world.ivs, by=world.district_officer, violation=True)
        sentence = "The acknowledgement is recorded by the inspecting office or by the supervising prosecutor."
        with refused(sentence, kind=Forbidden):
            self.read(made, by=world.oblast_officer, full_name="Ли С.", post="врио")

    def test_a_side_reads_once(self):
        made = completed(violation=True)
        self.read(made, Side.PROSECUTOR)
        with refused("This side has already read the certificate."):
            self.read(made, Side.PROSECUTOR)

    def test_when_both_have_read_it_is_acknowledged(self):
        assert acknowledged().state == InspectionState.ACKNOWLEDGED

    def test_without_a_certificate_there_is_nothing_to_read(self):
        with refused("This inspection has no certificate, so there is nothing to acknowledge (point 9)."):
            self.read(completed())

    def test_not_in_the_future(self):
        with refused("The certificate can't have been read in the future.", field="read_at"):
            self.read(completed(violation=True), read_at=moment(hour=13))

    def test_not_before_it_was_issued(self):
        with refused("The certificate can't have been read before it was issued.", field="read_at"):
            self.read(completed(violation=True), read_at=moment(hour=10))

    def test_after_both_have_read_nobody_reads(self):
        with refused("This can't be done in the state “Acknowledged”."):
            self.read(acknowledged())


class TestJournal:
    def test_each_facility_counts_its_own_checks_by_year(self):
        one, other = factories.facility(), factories.facility()
        numbers = [
            str(completed(place, at=at).journal_entry)
            for place, at in (
                (one, moment(year=2025, month=12, day=31)),
                (one, moment()),
                (other, moment()),
                (one, moment(day=3)),
            )
        ]
        assert numbers == ["1/2025", "1/2026", "1/2026", "2/2026"]

    def test_the_year_is_that_of_the_offices_clock(self):
        made = completed(at=moment(month=1, day=1, hour=0))
        assert str(made.journal_entry) == "1/2026"

    def test_it_is_printed_for_a_period(self):
        place = factories.facility()
        for day in (1, 2, 3):
            last = completed(place, at=moment(day=day))
        document = journal.print_journal(
            place, from_on=date(2026, 3, 2), until_on=date(2026, 3, 3), by=last.created_by, at=moment(day=4)
        )
        assert [one["number"] for one in document.context["entries"]] == [2, 3]

    def test_the_period_has_its_order(self):
        made = completed()
        with refused("The period can't end before it begins.", field="until_on"):
            journal.print_journal(
                made.facility, from_on=date(2026, 3, 2), until_on=date(2026, 3, 1), by=made.created_by, at=LATER
            )

    def test_who_is_no_prosecutor_cant_print_it(self):
        world = factories.world()
        with refused("Only a prosecutor conducts inspections.", kind=Forbidden):
            journal.print_journal(
                world.ivs, from_on=date(2026, 3, 1), until_on=date(2026, 3, 2), by=world.auditor, at=LATER
            )


def test_shortcomings_and_omissions_are_told_apart_in_the_certificate():
    made = inspection()
    for which in FindingKind.values:
        findings.add(made, kind=which, by=made.created_by, at=LATER, **WORDS)
    checklist.answer_rest(made, by=made.created_by, at=LATER)
    certificate = complete(made).spravka
    assert [one["kind_code"] for one in certificate.context["findings"]] == ["violation", "shortcoming", "omission"]
