"""What is open at the place stands at the top of the next visit, and what the visit sees is told to the acts."""

from datetime import timedelta

import pytest
from django.urls import reverse

from acts import actions as acts
from acts.enums import ActState, ViolationState
from inspections.actions import checklist, inspections, results
from inspections.models import Finding
from oversight.core.models import AuditRow
from oversight.duties.models import Obligation
from tests.acts import factories as made_acts
from tests.api.client import Caller
from tests.factories import moment
from tests.inspections.factories import completed, finding, inspection, planned, refused
from tests.inspections.test_typing import AUTOSAVE

DAY = timedelta(days=1)
VISIT = moment(day=10)


@pytest.fixture
def act(world):
    """An act on the ИВС, sent, with one violation."""
    return made_acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs)


@pytest.fixture
def violation(act):
    return act.violations.get()


def visit(world, *, by=None, at=VISIT, **fields):
    return inspection(world.ivs, by=by or world.district_officer, at=at, **fields)


def carried(made):
    return list(made.answers.filter(section="carried"))


def see(made, value, *, by=None, note="", position=None):
    """Tap what became of the violation the visit took along."""
    line = made.answers.get(position=position) if position else carried(made)[0]
    return checklist.answer(line, value=value, note=note, version=line.version, by=by or made.created_by, at=VISIT)


def complete(made, *, by=None):
    by = by or made.created_by
    checklist.answer_rest(made, by=by, at=VISIT)
    return results.complete(made, by=by, at=VISIT + timedelta(hours=1))


def report(violation, by):
    acts.answer(violation.act, received_at=moment(day=4), words="Меры приняты.", by=by, at=moment(day=4))
    acts.report(violation, words="Установлен котел.", reported_at=moment(day=5), by=by, at=moment(day=5))


class TestTakenAlong:
    def test_a_violation_of_an_act_stands_above_the_checklist(self, world, act, violation):
        (line,) = carried(visit(world))
        assert (line.violation, line.text, line.point) == (violation, violation.what, f"№ {act.document.number_label}")
        assert line.help == f"{violation.norm}. {violation.demand}"
        assert line.position == 17

    def test_what_is_eliminated_withdrawn_or_elsewhere_is_not(self, world, act):
        officers = (world.district_officer, world.district_prosecutor)
        neighbours = (world.oblast_officer, world.oblast_deputy)
        made_acts.sent(*neighbours, facility=world.neighbour_ivs, at=moment(day=3))
        made_acts.draft(world.district_officer, facility=world.ivs)
        acts.withdraw(act, reason="ошибка", by=world.district_prosecutor, at=moment(day=3))
        made_acts.eliminated(*officers, world.district_prosecutor, facility=world.ivs, at=moment(day=3))
        assert carried(visit(world)) == []

    def test_a_finding_no_act_names_stands_there_by_its_day(self, world):
        earlier = completed(world.ivs, by=world.district_officer, violation=True)
        (line,) = carried(visit(world))
        assert (line.earlier, line.violation, line.point) == (earlier.findings.get(), None, "02.03.2026")

    def test_a_finding_named_by_an_act_stands_there_once(self, world):
        earlier = completed(world.ivs, by=world.district_officer, violation=True)
        found = earlier.findings.get()
        named = {**made_acts.VIOLATION, "source_url": f"/inspections/{earlier.pk}/#finding-{found.pk}"}
        at = moment(day=3)
        sent = made_acts.sent(
            world.district_officer, world.district_prosecutor, facility=world.ivs, at=at, violations=[named]
        )
        (line,) = carried(visit(world))
        assert (line.violation, line.earlier) == (sent.violations.get(), None)

    def test_a_planned_visit_takes_them_along_when_it_begins(self, world, act):
        made = planned(world.ivs, by=world.district_officer, at=VISIT)
        assert carried(made) == []
        inspections.begin(made, started_at=VISIT, by=world.district_officer, at=VISIT)
        assert len(carried(made)) == 1

    def test_of_an_act_outside_the_officer_s_scope_nothing_is_told(self, world):
        made_acts.sent(world.oblast_officer, world.oblast_deputy, facility=world.ivs)
        assert len(carried(visit(world))) == 1  # the district supervises the place
        elsewhere = completed(world.neighbour_ivs, by=world.oblast_officer, violation=True)
        assert Finding.objects.open_without_act(world.neighbour_ivs, world.district_officer).count() == 0
        assert Finding.objects.open_without_act(world.neighbour_ivs, world.oblast_officer).get().inspection == elsewhere


class TestSeen:
    def test_eliminated_it_is_checked_in_the_act_when_the_visit_is_completed(self, world, act, violation):
        made = visit(world)
        see(made, "in_order", note="Температура 20 °C.")
        violation.refresh_from_db()
        assert violation.state == ViolationState.NAMED  # a slip of the finger can still be mended
        complete(made)
        violation.refresh_from_db()
        check = violation.spot_checks.get()
        assert (violation.state, violation.eliminated_at) == (ViolationState.ELIMINATED, VISIT)
        assert (check.eliminated, check.found, check.checked_by) == (True, "Температура 20 °C.", world.district_officer)
        assert check.source_url == reverse("inspections:inspection", args=[made.pk])

    def test_an_act_with_nothing_left_is_closed_and_its_answer_no_longer_awaited(self, world, act):
        made = visit(world)
        see(made, "in_order")
        complete(made)
        act.refresh_from_db()
        assert act.state == ActState.CLOSED
        assert Obligation.objects.get(code="act.answer").state == "cancelled"

    def test_still_there_it_stays_open_and_the_certificate_says_so(self, world, violation):
        made = visit(world)
        see(made, "violation", note="Вентиляции нет.")
        paper = complete(made).spravka.context
        violation.refresh_from_db()
        assert (violation.state, violation.spot_checks.get().eliminated) == (ViolationState.NAMED, False)
        (row,) = paper["carried"]
        assert (row["what"], row["eliminated"], row["note"]) == (violation.what, False, "Вентиляции нет.")
        assert paper["checked"]["lines"] == 12

    def test_reported_measures_are_checked_by_it_and_get_a_new_term(self, world, act, violation):
        report(violation, world.district_prosecutor)
        made = visit(world)
        see(made, "violation")
        complete(made)
        violation.refresh_from_db()
        measure = violation.measures.get()
        assert (violation.state, measure.eliminated) == (ViolationState.NOT_ELIMINATED, False)
        assert measure.checked_by == world.district_officer
        assert violation.due_on == VISIT.date() + act.term_days * DAY

    def test_who_entered_the_report_does_not_check_it(self, world, violation):
        report(violation, world.district_officer)
        made = visit(world)
        sentence = "Elimination is checked by another officer than the one who reported it."
        with refused(sentence, field="value"):
            see(made, "in_order")
        see(made, "in_order", by=world.district_prosecutor)
        complete(made)
        violation.refresh_from_db()
        assert violation.state == ViolationState.ELIMINATED
        assert violation.measures.get().checked_by == world.district_prosecutor

    def test_not_looked_at_it_changes_nothing_and_holds_nothing_up(self, world, violation):
        made = complete(visit(world))
        violation.refresh_from_db()
        assert (violation.state, violation.spot_checks.count()) == (ViolationState.NAMED, 0)
        assert made.spravka is None

    def test_what_another_has_settled_meanwhile_stays_on_the_line_with_the_reason(self, world, act, violation):
        made = visit(world)
        see(made, "violation")
        report(violation, world.district_prosecutor)
        acts.check(
            violation,
            eliminated=True,
            found="Тепло.",
            checked_at=moment(day=9),
            by=world.district_officer,
            at=moment(day=9),
        )
        complete(made)
        (line,) = carried(made)
        assert line.recorded_at is None
        assert line.not_recorded == "This can't be done in the state “Closed”."

    def test_a_corrected_visit_records_nothing_twice_and_changes_nothing_recorded(self, world, violation):
        made = visit(world)
        see(made, "violation")
        complete(made)
        results.reopen(made, reason="описка", by=world.district_officer, at=VISIT + timedelta(hours=2))
        sentence = "This check is recorded in the act already: a later visit may see otherwise."
        with refused(sentence, field="value"):
            see(made, "in_order")
        results.complete(made, by=world.district_officer, at=VISIT + timedelta(hours=3))
        assert violation.spot_checks.count() == 1

    def test_a_finding_without_an_act_that_is_gone_is_not_asked_about_again(self, world):
        completed(world.ivs, by=world.district_officer, violation=True)
        first = visit(world)
        see(first, "violation")
        complete(first)
        second = visit(world, at=VISIT + DAY)
        see(second, "in_order", position=carried(second)[0].position)
        checklist.answer_rest(second, by=world.district_officer, at=VISIT + DAY)
        results.complete(second, by=world.district_officer, at=VISIT + DAY + timedelta(hours=1))
        assert carried(visit(world, at=VISIT + 2 * DAY)) == []

    def test_the_rest_in_order_says_nothing_of_them(self, world, violation):
        made = visit(world)
        checklist.answer_rest(made, by=world.district_officer, at=VISIT)
        assert carried(made)[0].answered_at is None


class TestPage:
    def test_they_stand_first_and_are_answered_by_a_tap(self, signed_in, world, act, violation):
        made = visit(world)
        browser = signed_in(world.district_officer)
        page = browser.get(reverse("inspections:inspection", args=[made.pk])).content.decode()
        assert page.index('id="carried"') < page.index('id="checklist"')
        assert f'href="/acts/{act.pk}/#violation-{violation.pk}"' in page
        address = reverse("inspections:answer", args=[made.pk, 17])
        response = browser.post(address, {"value": "in_order", "version": 0}, headers=AUTOSAVE)
        assert sorted(response.json()["fragments"]) == ["line-17-by", "line-17-seen", "progress"]
        assert carried(made)[0].value == "in_order"

    def test_who_may_not_check_reads_why_instead_of_buttons(self, signed_in, world, violation):
        report(violation, world.district_officer)
        made = visit(world)
        page = signed_in(world.district_officer).get(reverse("inspections:inspection", args=[made.pk]))
        (line,) = page.context["carried"]
        assert line.barred == "Elimination is checked by another officer than the one who reported it."
        assert f'data-autosave="{line.address}"' not in page.content.decode()

    def test_completed_it_says_what_was_seen_and_the_act_says_where(self, signed_in, world, act):
        made = visit(world)
        see(made, "violation")
        complete(made)
        browser = signed_in(world.district_officer)
        page = browser.get(reverse("inspections:inspection", args=[made.pk])).content.decode()
        assert "Recorded in the act" in page
        card = browser.get(act.get_absolute_url()).content.decode()
        assert "Seen on the spot: still there." in card
        assert reverse("inspections:inspection", args=[made.pk]) in card

    @pytest.mark.parametrize("count", [1, 4])
    def test_the_same_queries_however_many_are_open(self, signed_in, world, count, django_assert_num_queries):
        for day in range(1, count + 1):
            made_acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs, at=moment(day=day))
        made = visit(world)
        browser = signed_in(world.district_officer)
        browser.get(reverse("inspections:inspection", args=[made.pk]))
        with django_assert_num_queries(18):
            browser.get(reverse("inspections:inspection", args=[made.pk]))


def test_over_the_api_the_line_names_its_violation_and_the_violation_its_check(world, violation):
    made = visit(world)
    caller = Caller(world.district_officer)
    listed = caller.get(f"inspections/{made.pk}/answers/")[1]
    assert [one["violation"] for one in listed if one["section"] == "carried"] == [violation.pk]
    assert caller.patch(f"inspections/{made.pk}/answers/17/", value="in_order", version=0)[0] == 200
    complete(made)
    checks = caller.get(f"violations/{violation.pk}/")[1]["spot_checks"]
    assert [one["eliminated"] for one in checks] == [True]


def test_what_was_taken_along_and_recorded_stays_in_the_trail(world, violation):
    made = visit(world)
    see(made, "in_order")
    complete(made)
    actions = set(AuditRow.objects.about(made).values_list("action", flat=True))
    assert {"inspections.carry", "inspections.rechecks"} <= actions
    assert "acts.spot_check" in set(AuditRow.objects.about(violation.act).values_list("action", flat=True))


def test_a_violation_found_again_is_described_by_its_line_as_before(world, violation):
    """The line that was taken along asks; a finding of the checklist is written under its own line."""
    made = visit(world)
    finding(made, position=2)
    see(made, "violation")
    assert [one["what"] for one in complete(made).spravka.context["findings"]] == ["В камере № 3 нет вентиляции."]
