"""Point 20: force is checked; a conclusion says lawful or which violations; the curating deputy approves it."""

from incidents.actions import checks, force_conclusions
from inspections.actions import inspections
from inspections.enums import Ground
from tests.incidents.factories import NIGHT, VIOLATION, force_on_approval, force_used, incident, minutes, whole_force
from tests.incidents.test_allegations import alleged
from tests.points.steps import HOUR, outcome, span, started, told


def test_handcuffs_used_in_a_hunger_strike_get_their_conclusion_one_violation_one_act(manned):
    strike = incident(manned.ivs, by=manned.district_officer, code="hunger_strike")
    used = whole_force(manned.ivs, by=manned.district_officer, incident=strike)

    check = checks.order_check(used, by=manned.district_prosecutor, at=minutes(40))
    assert (check.inspection.kind.code, check.order.ground) == ("force_check", Ground.EMERGENCY)
    inspections.begin(check.inspection, started_at=minutes(60), by=manned.district_officer, at=minutes(60))

    used = force_on_approval(used, violations=[VIOLATION])
    version = used.conclusion.version
    conclusion = force_conclusions.approve(used, version=version, by=manned.district_prosecutor, at=minutes(300))
    assert outcome(used.obligation) == ("fulfilled", False, False)

    said = conclusion.document.context
    assert (said["facility"]["ru"], said["place"], said["happened_at"]) == (
        "ИВС района north-1",
        "Коридор режимного корпуса",
        "2026-03-03T02:10+05:00",
    )
    assert [one["full_name"] for one in said["persons"]] == ["Ким Виктор Андреевич"]
    assert [one["full_name"] for one in said["staff"]] == ["Цой А. Е."]
    assert (said["norms"], said["lawful"]) == (conclusion.norms, False)
    assert [one["kind"]["ru"] for one in said["checks"]] == [check.inspection.kind.title_ru]

    act = force_conclusions.draft_act(used, by=manned.district_officer, at=minutes(310))
    assert [(act.kind.code, one.what) for one in act.violations.all()] == [("representation", VIOLATION["what"])]
    assert [one.get_absolute_url() for one in strike.force_uses.all()] == [act.ground_url]


def test_the_oblasts_conclusion_has_the_term_the_edition_chooses_and_climbs(manned):
    clock = started("force.learned", manned.north, at=NIGHT, facility=manned.ivs)
    assert (clock.code, clock.rule.is_choice) == ("force.conclusion.oblast", True)
    assert span(clock)[0] == "03.03.2026 02:10"
    assert [role for _at, role in told(clock)] == [
        "oblast_officer",
        "oblast_deputy",
        "oblast_deputy",
        "zonal_officer",
        "oblast_prosecutor",
        "department_head",
    ]


def test_the_oblasts_is_approved_by_the_curating_deputy(manned):
    used = force_on_approval(whole_force(manned.ivs, by=manned.oblast_officer))
    conclusion = force_conclusions.approve(
        used, version=used.conclusion.version, by=manned.oblast_deputy, at=NIGHT + 5 * HOUR
    )
    assert conclusion.document.office == manned.north
    assert outcome(force_used(manned.ivs, by=manned.oblast_officer).obligation) == ("open", False, False)


def test_news_of_torture_starts_the_clocks_of_its_registration_and_of_the_decision(manned):
    found = alleged(manned, by=manned.oblast_officer)
    assert [(clock.code, clock.office) for clock in found.clocks] == [
        ("torture.registration", manned.north),
        ("torture.decision", manned.north),
    ]
