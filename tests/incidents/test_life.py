"""Linked, doubted by one and dismissed by another, corrected with both in sight, closed."""

import pytest

from incidents.actions import developments, incidents, reports
from incidents.models import Incident
from oversight.core.refusals import Conflict, Forbidden, Refused
from oversight.duties.models import Obligation
from tests import factories
from tests.incidents.factories import NIGHT, incident, kind, minutes, received_by_oblast, reported

DISTRICT = "incident.phone_notice.district"


def states(made):
    return sorted((one.code.rpartition(".")[2], one.state) for one in made.clocks)


class TestDuplicates:
    def test_it_is_linked_and_not_deleted_and_its_clocks_end(self, world):
        first = incident(world.ivs, by=world.district_officer)
        second = incident(world.ivs, by=world.district_officer, received_at=minutes(20))
        incidents.link(second, of=first, by=world.district_officer, at=minutes(25))
        assert (Incident.objects.count(), list(first.duplicates.all())) == (2, [second])
        assert (states(first), states(second)) == ([("district", "open")], [("district", "cancelled")])

    def test_what_the_oblast_received_by_the_duplicate_it_has_received(self, world):
        first = incident(world.ivs, by=world.district_officer)
        second = incident(world.ivs, by=world.oblast_officer, received_at=minutes(20))
        incidents.link(second, of=first, by=world.oblast_officer, at=minutes(25))
        assert first.receipts.get(office=world.north).received_at == minutes(20)
        open_clocks = {(one.code, one.due_at) for one in first.clocks.open()}
        assert open_clocks == {
            (DISTRICT, minutes(60)),
            ("incident.phone_notice.oblast", minutes(80)),
            ("incident.special_report", minutes(200)),
        }

    def test_a_district_ends_no_clock_of_the_oblast(self, world):
        first = incident(world.ivs, by=world.district_officer)
        second, _ = received_by_oblast(world.ivs, by=world.district_officer)
        with pytest.raises(Forbidden, match="has received this information too"):
            incidents.link(second, of=first, by=world.district_officer, at=minutes(25))

    def test_no_chains_and_no_other_places(self, world):
        first = incident(world.ivs, by=world.district_officer)
        second = incident(world.ivs, by=world.district_officer)
        elsewhere = incident(world.neighbour_ivs)
        said = {"by": world.oblast_officer, "at": minutes(5)}
        incidents.link(second, of=first, **said)
        for of, why in ((second, "no duplicate itself"), (elsewhere, "another facility"), (first, "of itself")):
            with pytest.raises(Refused, match=why):
                incidents.link(first, of=of, **said)


class TestNoEmergency:
    @pytest.fixture
    def doubted(self, world):
        made = incident(world.ivs, by=world.district_officer)
        return incidents.doubt(made, reason="Учебная тревога", by=world.district_officer, at=minutes(5))

    def test_it_needs_a_reason(self, world):
        with pytest.raises(Refused, match="why it is no emergency"):
            incidents.doubt(
                incident(world.ivs, by=world.district_officer), reason=" ", by=world.district_officer, at=minutes(5)
            )

    def test_the_clocks_run_until_a_second_officer_agrees(self, world, doubted):
        assert states(doubted) == [("district", "open")]
        with pytest.raises(Forbidden, match="a second officer"):
            incidents.dismiss(doubted, by=world.district_officer, at=minutes(6))
        incidents.dismiss(doubted, by=world.district_prosecutor, at=minutes(7))
        assert states(doubted) == [("district", "cancelled")]
        assert doubted.clocks.get().cancel_reason == "Учебная тревога"

    def test_the_second_officer_may_disagree(self, world, doubted):
        incidents.uphold(doubted, by=world.district_prosecutor, at=minutes(7))
        doubted.refresh_from_db()
        assert (doubted.state, doubted.doubted_at) == ("open", None)

    def test_once_the_oblast_has_it_the_oblast_decides(self, world, doubted):
        incidents.receive(doubted, by=world.oblast_officer, at=minutes(6))
        with pytest.raises(Forbidden, match="has received this information too"):
            incidents.dismiss(doubted, by=world.district_prosecutor, at=minutes(7))
        assert incidents.dismiss(doubted, by=world.oblast_deputy, at=minutes(8)).state == "dismissed"


class TestCorrections:
    def test_an_earlier_receipt_starts_the_clock_anew_and_shows_both(self, world):
        made = incident(world.ivs, by=world.district_officer)
        incidents.correct(made, received_at=minutes(-30), reason="Опечатка", by=world.district_officer, at=minutes(10))
        correction = made.corrections.get()
        assert (correction.before, correction.after) == ("2026-03-02T21:10+00:00", "2026-03-03T01:40+05:00")
        assert [(one.state, one.due_at) for one in made.clocks] == [
            ("open", minutes(30)),
            ("cancelled", minutes(60)),
        ]

    def test_the_oblasts_own_receipt_stays(self, world):
        made, _ = received_by_oblast(world.ivs, by=world.district_officer)
        incidents.correct(made, received_at=minutes(-5), reason="Опечатка", by=world.district_officer, at=minutes(20))
        assert made.receipts.get(office=world.north).received_at == minutes(10)
        assert Obligation.objects.get(code="incident.special_report").due_at == minutes(190)

    def test_what_was_done_is_done(self, world):
        made, _ = received_by_oblast(world.ivs, by=world.district_officer)
        incidents.correct(made, received_at=minutes(-5), reason="Опечатка", by=world.district_officer, at=minutes(20))
        assert Obligation.objects.get(code=DISTRICT).state == "fulfilled"

    def test_a_kind_that_is_an_emergency_starts_the_clocks_and_asks_its_questions(self, world):
        made = incident(world.ivs, by=world.district_officer, code="escape_attempt")
        assert states(made) == []
        incidents.correct(made, kind=kind("escape"), reason="Ушёл", by=world.district_officer, at=minutes(5))
        assert states(made) == [("district", "open")]
        assert set(made.facts.values_list("code", flat=True)) >= {"q:way", "q:search"}

    def test_a_development_is_followed_by_its_correction(self, world):
        made = incident(world.ivs, by=world.district_officer)
        said = {"by": world.district_officer}
        wrong = developments.add(made, words="Двое ранены", number=2, at=minutes(5), **said)
        developments.correct(wrong, words="Ранен один", number=1, at=minutes(6), **said)
        assert [(one.words, one.corrects_id) for one in made.developments.order_by("pk")] == [
            ("Двое ранены", None),
            ("Ранен один", wrong.pk),
        ]
        with pytest.raises(Refused, match="corrected already"):
            developments.correct(wrong, words="Никто", at=minutes(7), **said)


def test_two_at_one_card_are_shown_each_others_numbers(world):
    made = incident(world.ivs, by=world.district_officer)
    incidents.state_numbers(made, version=1, participants_count=7, by=world.oblast_officer, at=minutes(3))
    with pytest.raises(Conflict) as conflict:
        incidents.state_numbers(made, version=1, participants_count=8, by=world.district_officer, at=minutes(4))
    assert (conflict.value.theirs["participants_count"], conflict.value.version) == (7, 2)


def test_it_is_closed_when_no_clock_runs(world):
    report, officer = reported(world.ivs, by=world.district_officer)
    made = report.incident
    with pytest.raises(Refused, match="1 clock still runs"):
        incidents.close(made, by=officer, at=minutes(100))
    made.clocks.open().update(state="cancelled", cancel_reason="тест")
    assert incidents.close(made, by=officer, at=minutes(100)).state == "closed"
    with pytest.raises(Refused, match="nothing is added"):
        developments.add(made, words="Поздно", by=officer, at=minutes(101))
    assert incidents.reopen(made, reason="Новое", by=officer, at=minutes(102)).state == "open"


def test_another_oblasts_officer_reads_nothing(world):
    stranger = factories.officer("oblast_officer", office=world.south)
    made = incident(world.ivs, by=world.district_officer, received_at=NIGHT)
    assert not Incident.objects.visible_to(stranger).filter(pk=made.pk).exists()
    report, _ = reported(world.neighbour_ivs)
    assert not type(report).objects.visible_to(stranger).exists()
    assert reports.SpecialReport.objects.visible_to(world.oblast_officer).get() == report
