"""The conclusion on a use of force: what it lacks, its two routes, two at once, the act and liability that follow."""

from datetime import date

import pytest

from incidents.actions import checks, force_conclusions, force_people
from incidents.models import ForceUse
from inspections.actions import inspections, orders
from oversight.core.enums import Role
from oversight.core.refusals import Conflict, Forbidden, Refused
from tests import factories
from tests.incidents.factories import VIOLATION, force_on_approval, force_used, incident, minutes, whole_force
from tests.inspections.factories import refused

NOT_YET = "The conclusion can't be sent for approval yet."
NOT_YOURS = "A conclusion is approved by the district prosecutor, in an oblast office by the deputy in charge."


def decided(used, *, by, at=None, **fields):
    return force_conclusions.approve(used, version=used.conclusion.version, by=by, at=at or minutes(60), **fields)


def parts_of(used, by):
    with pytest.raises(Refused) as refusal:
        force_conclusions.submit(used, by=by, at=minutes(30))
    assert str(refusal.value.sentence) == NOT_YET
    return [str(part) for part in refusal.value.parts]


def test_without_its_parts_it_is_not_sent_and_each_is_named(world):
    used = force_used(world.ivs, by=world.district_officer)
    force_conclusions.write(used, version=0, facts="рапорт", by=world.district_officer, at=minutes(30))
    assert parts_of(used, world.district_officer) == [
        "The record lacks: the place (point 32(2)).",
        "The record lacks: the circumstances (point 32(2)).",
        "The record lacks: what warnings were given, or that there were none (point 32(2)).",
        "The record lacks: what medical help was given, or that none was needed (point 32(2)).",
        "The record lacks: whether there is a recording (point 32(2)).",
        "The record lacks: against whom force was used (point 32(2)).",
        "The record lacks: which staff used it (point 32(2)).",
        "The record lacks: by what means (point 32(2)).",
        "The record lacks: the materials of the verification, attached (point 32(2)).",
        "The conclusion lacks its part “legal acts relied on” (point 32(2)).",
        "The conclusion lacks its part “whether the use of force is lawful” (point 32(2)).",
        "The conclusion lacks its part “why it is lawful or not” (point 32(2)).",
    ]


def test_without_an_explanation_or_its_refusal_and_without_materials_it_is_not_sent(world):
    used = whole_force(world.ivs, by=world.district_officer, explained=False, attached=False)
    force_conclusions.write(
        used, version=0, facts="ф", norms="н", lawful=True, reasons="п", by=world.district_officer, at=minutes(30)
    )
    assert parts_of(used, world.district_officer) == [
        "The record lacks: the materials of the verification, attached (point 32(2)).",
        "There is no explanation of Цой А. Е., nor a refusal to give it.",
    ]
    said = {"by": world.district_officer, "at": minutes(30)}
    force_people.explain(used.staff.get(), refusal="Отказался.", **said)
    assert parts_of(used, world.district_officer) == [
        "The record lacks: the materials of the verification, attached (point 32(2))."
    ]


def test_unlawful_names_its_violations_and_lawful_none(world):
    used = whole_force(world.ivs, by=world.district_officer)
    said = {"by": world.district_officer, "at": minutes(30)}
    force_conclusions.write(used, version=0, facts="ф", norms="н", lawful=False, reasons="п", **said)
    unnamed = ["The conclusion says unlawful, and names no violation (point 20)."]
    assert parts_of(used, world.district_officer) == unnamed
    force_conclusions.add_violation(used, **VIOLATION, **said)
    force_conclusions.write(used, version=2, lawful=True, **said)
    assert parts_of(used, world.district_officer) == ["The conclusion says lawful, and names violations (point 20)."]


def test_the_district_prosecutor_approves_the_districts_and_the_clock_is_met(world):
    used = force_on_approval(whole_force(world.ivs, by=world.district_officer))
    conclusion = decided(used, by=world.district_prosecutor)
    used.obligation.refresh_from_db()
    assert (conclusion.state, used.obligation.state, used.obligation.done_at) == (
        "approved",
        "fulfilled",
        minutes(60),
    )
    assert conclusion.document.shared_with == world.north_1


def test_the_curating_deputy_approves_the_oblasts_and_nobody_else(world):
    used = force_on_approval(whole_force(world.ivs, by=world.oblast_officer))
    for officer in (world.oblast_officer, world.oblast_prosecutor):
        with refused(NOT_YOURS, kind=Forbidden):
            decided(used, by=officer)
    with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
        decided(used, by=world.district_prosecutor)
    assert decided(used, by=world.oblast_deputy).approved_by == world.oblast_deputy


def test_the_author_does_not_approve_their_own(world):
    used = force_on_approval(whole_force(world.ivs, by=world.district_prosecutor))
    with refused("You wrote this conclusion: another officer approves it."):
        decided(used, by=world.district_prosecutor)


def test_of_two_decisions_one_wins_and_the_other_is_told(world):
    used = force_on_approval(whole_force(world.ivs, by=world.district_officer))
    other = factories.officer(Role.DISTRICT_PROSECUTOR, office=world.north_1)
    version = used.conclusion.version
    decided(used, by=world.district_prosecutor)
    with refused("The conclusion is not on approval now: its state is “Approved”."):
        force_conclusions.send_back(used, version=version, comment="нет рапорта", by=other, at=minutes(60))


def test_only_who_wrote_it_takes_it_back(world):
    used = force_on_approval(whole_force(world.ivs, by=world.district_officer))
    with refused("A conclusion is taken back by who wrote it."):
        force_conclusions.take_back(used, by=world.district_prosecutor, at=minutes(40))
    force_conclusions.take_back(used, by=world.district_officer, at=minutes(40))
    used.conclusion.refresh_from_db()
    assert used.conclusion.state == "draft"


def test_what_changed_after_it_was_read_is_not_approved(world):
    used = force_on_approval(whole_force(world.ivs, by=world.district_officer))
    seen = used.conclusion.version
    said = {"by": world.district_officer, "at": minutes(40)}
    force_conclusions.take_back(used, **said)
    force_conclusions.submit(used, **said)
    with pytest.raises(Conflict):
        force_conclusions.approve(used, version=seen, by=world.district_prosecutor, at=minutes(60))


def test_while_it_is_on_approval_the_record_stays_as_it_was_sent(world):
    used = force_on_approval(whole_force(world.ivs, by=world.district_officer))
    with refused("The conclusion is on approval: take it back to go on writing."):
        force_people.add_staff(used, full_name="Ли", by=world.district_officer, at=minutes(40))


def test_returned_with_a_comment_mended_and_sent_again(world):
    used = force_on_approval(whole_force(world.ivs, by=world.district_officer))
    said = {"by": world.district_officer, "at": minutes(50)}
    force_conclusions.send_back(
        used, version=used.conclusion.version, comment="Нет рапорта", by=world.district_prosecutor, at=minutes(45)
    )
    used = ForceUse.objects.with_names().get(pk=used.pk)
    assert (used.conclusion.state, used.conclusion.comment) == ("returned", "Нет рапорта")
    force_conclusions.write(used, version=used.conclusion.version, facts="С рапортом", **said)
    force_conclusions.submit(used, **said)
    used = ForceUse.objects.with_names().get(pk=used.pk)
    assert decided(used, by=world.district_prosecutor).document.context["facts"] == "С рапортом"


def test_a_violation_becomes_one_act_and_liability_is_tracked(world):
    used = force_on_approval(whole_force(world.ivs, by=world.district_officer), violations=[VIOLATION])
    said = {"by": world.district_officer, "at": minutes(70)}
    before = "This follows from an approved conclusion that has found a violation."
    with refused(before):
        force_conclusions.draft_act(used, **said)
    decided(used, by=world.district_prosecutor)

    act = force_conclusions.draft_act(used, **said)
    assert [(one.what, one.norm) for one in act.violations.all()] == [(VIOLATION["what"], VIOLATION["norm"])]
    assert (act.facility, act.ground_url) == (world.ivs, used.get_absolute_url())
    with refused("The response act is drafted already."):
        force_conclusions.draft_act(used, **said)

    ruled = {"kind": "disciplinary", "decision": "Строгий выговор", "decided_by": "начальник учреждения"}
    member = used.staff.get()
    with refused("This day lies in the future.", field="decided_on"):
        force_conclusions.add_liability(member, **ruled, decided_on=date(2026, 3, 4), **said)
    force_conclusions.add_liability(member, **ruled, decided_on=date(2026, 3, 3), **said)
    assert [str(one) for one in member.liabilities.all()] == ["Disciplinary: Строгий выговор"]


def test_the_paper_says_it_whole(world):
    used = force_on_approval(whole_force(world.ivs, by=world.district_officer), violations=[VIOLATION])
    context = decided(used, by=world.district_prosecutor).document.context
    assert (context["point"], context["lawful"], context["violations"]) == ("32(2)", False, [VIOLATION])
    assert [(one["full_name"], one["rank"]) for one in context["staff"]] == [("Цой А. Е.", "капитан")]
    (cuffs,) = context["means"]
    assert [answer["said"] for answer in cuffs["answers"]] == [
        "2026-03-03T02:10+05:00",
        "2026-03-03T02:35+05:00",
        "сзади",
    ]
    assert context["materials"][0]["name"] == "фото-1.png"


def test_a_signer_orders_and_opens_the_check_in_one_tap(world):
    used = whole_force(world.ivs, by=world.district_officer)
    check = checks.order_check(used, by=world.district_prosecutor, at=minutes(40))
    assert (check.inspection.kind.code, check.inspection.state) == ("force_check", "planned")
    assert (check.order.ground, check.order.signed_by) == ("emergency", world.district_prosecutor)
    with refused("Your office has ordered its check on the spot already."):
        checks.order_check(used, by=world.district_officer, at=minutes(41))
    inspections.cancel(check.inspection, reason="ошибка", by=world.district_officer, at=minutes(42))
    assert checks.order_check(used, by=world.district_officer, at=minutes(43)).inspection is None


def test_an_officers_check_waits_for_the_signature_of_its_order(world):
    strike = incident(world.ivs, by=world.district_officer)
    check = checks.order_check(strike, by=world.district_officer, at=minutes(10))
    with refused("The order waits for its signature."):
        checks.open_check(check, by=world.district_officer, at=minutes(11))
    orders.sign(check.order, by=world.district_prosecutor, at=minutes(12))
    opened = checks.open_check(check, by=world.district_officer, at=minutes(13))
    assert (opened.inspection.kind.code, opened.inspection.order) == ("on_ground", check.order)
    assert checks.open_check(check, by=world.district_officer, at=minutes(14)).inspection == opened.inspection


def test_the_department_checks_an_emergency_by_order_of_its_leadership(world):
    strike = incident(world.ivs, by=world.district_officer)
    check = checks.order_check(strike, by=world.department_head, at=minutes(30))
    assert (check.inspection.office, check.order.ground) == (world.department, "emergency")
