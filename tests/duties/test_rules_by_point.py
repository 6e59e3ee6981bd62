"""Every recurring duty and every clock of the Instruction, held against the edition's file, point by point."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from facilities.enums import FacilityKind
from oversight.core.enums import Branch, OfficeLevel
from oversight.duties import schedule
from oversight.duties.calendar import KAZAKHSTAN
from oversight.duties.rulebook import EDITIONS, parse

ALMATY = "Asia/Almaty"
DISTRICT, OBLAST, DEPARTMENT = OfficeLevel.DISTRICT, OfficeLevel.OBLAST, OfficeLevel.DEPARTMENT
IVS = [FacilityKind.IVS, FacilityKind.IVS_TRANSPORT]
SI = [FacilityKind.SI_UIS, FacilityKind.SI_KNB]
EITHER = [DISTRICT, OBLAST]
EVERYWHERE = list(Branch.values)
TERRITORIAL = [Branch.TERRITORIAL]


def of_facility(kinds, every, *, levels, by=(), event="", **more):
    return {"about": "facility", "facility_kinds": kinds, "every": every, "levels": levels} | done(by, event) | more


def of_office(every, *, levels, event, **more):
    return {"about": "office", "facility_kinds": [], "every": every, "levels": levels} | done((), event) | more


def clock(start, count, unit, *, levels, event, **more):
    term = {"start": start, "term_count": count, "term_unit": unit}
    return {"about": "event", "every": "", "levels": levels} | term | done((), event) | more


def done(kinds, event):
    return {"done_by_kinds": list(kinds), "done_by_event": event}


def by_day(day, months_after=0):
    return {"due_day": day, "due_months_after": months_after}


CHOSEN = {"is_choice": True}
QUIET = {"is_choice": True, "rule_class": "informational"}
SUMMARY = "summary.submitted"
PLACEMENT = ("placement.ordered", 48, "hours")

#: (point, code): what the edition must say of it. What isn't named here must be as in USUAL.
USUAL = {
    "rule_class": "statutory",
    "is_choice": False,
    "branches": EVERYWHERE,
    "in_oblast_centre": None,
    "having": "",
    "count": 1,
    "due_day": None,
    "due_months_after": 0,
    "ends": "same",
    "calendar": "all",
    "may_stop": False,
    "participants": [],
    "start": "",
    "term_count": None,
    "term_unit": "",
}
RULES = {
    ("47", "ivs.daily"): of_facility(IVS, "day", levels=EITHER, by=["ivs_daily"]),
    ("47", "spetspriemnik.weekly"): of_facility(["spetspriemnik"], "week", levels=EITHER, by=["spetspriemnik_weekly"]),
    ("21", "oblast.monthly.si"): of_facility(SI, "month", levels=[OBLAST], by=["si_monthly"]),
    ("21", "oblast.monthly.ivs"): of_facility(IVS, "month", levels=[OBLAST], by=["ivs_monthly"], in_oblast_centre=True),
    ("21", "oblast.monthly.spetspriemnik"): of_facility(
        ["spetspriemnik"], "month", levels=[OBLAST], by=["spetspriemnik_monthly"], in_oblast_centre=True
    ),
    ("22", "oblast.state_of_legality"): of_facility(
        [*IVS, "spetspriemnik"], "half_year", levels=[OBLAST], by=["state_of_legality"], in_oblast_centre=False, **QUIET
    ),
    ("33", "comprehensive.half_year"): of_facility(
        ["uis"],
        "half_year",
        levels=[OBLAST],
        by=["comprehensive"],
        participants=["oblast_prosecutor", "oblast_deputy"],
    ),
    ("34", "penal_rooms.monthly"): of_facility(
        ["uis"], "month", levels=EITHER, event="penal_rooms.checked", having="penal_room"
    ),
    ("35", "reception.monthly"): of_facility(["uis"], "month", levels=EITHER, event="reception.held"),
    ("21, 32(5)", "mailbox.weekly"): of_facility(
        [*SI, "uis", "probation"], "week", levels=EITHER, event="mailbox.emptied", having="mailbox"
    ),
    ("50", "probation.half_year"): of_facility(["probation"], "half_year", levels=EITHER, by=["probation_half_year"]),
    ("51", "pob.half_year"): of_facility(["pob"], "half_year", levels=EITHER, by=["pob_half_year"]),
    ("49", "reconcile.probation"): of_office(
        "quarter", levels=[DISTRICT], event="reconciliation.signed", branches=TERRITORIAL
    ),
    ("52", "reconcile.parole.district"): of_office(
        "half_year", levels=[DISTRICT], event="reconciliation.signed", branches=TERRITORIAL
    ),
    ("29", "reconcile.parole.oblast"): of_office(
        "half_year", levels=[OBLAST], event="reconciliation.signed", branches=TERRITORIAL
    ),
    ("53", "akimat.decisions"): of_office(
        "year", levels=[DISTRICT], event="akimat.checked", branches=TERRITORIAL, **QUIET
    ),
    ("66", "analysis.quarterly.district"): of_office(
        "quarter", levels=[DISTRICT], event="analysis.submitted", **by_day(1, 1)
    ),
    ("66", "analysis.quarterly.oblast"): of_office(
        "quarter", levels=[OBLAST], event="analysis.submitted", **by_day(5, 1)
    ),
    ("65", "report.monthly"): of_office("month", levels=[OBLAST], event="report.submitted", **by_day(30)),
    ("67", "summary.half_year.crime"): of_office("half_year", levels=[OBLAST], event=SUMMARY, **by_day(5, 1)),
    ("67", "summary.half_year.rights"): of_office("half_year", levels=[OBLAST], event=SUMMARY, **by_day(5, 1)),
    ("67", "summary.half_year.torture"): of_office("half_year", levels=[OBLAST], event=SUMMARY, **by_day(5, 1)),
    ("67", "summary.year.budget"): of_office("year", levels=[OBLAST], event=SUMMARY, **by_day(5, 1)),
    ("67", "summary.year.adaptation"): of_office("year", levels=[OBLAST], event=SUMMARY, **by_day(5, 1)),
    **{
        ("67", f"summary.half_year.{direction}.department"): of_office(
            "half_year", levels=[DEPARTMENT], event=SUMMARY, **by_day(31, 1), **CHOSEN
        )
        for direction in ("crime", "rights", "torture")
    },
    **{
        ("67", f"summary.year.{subject}.department"): of_office(
            "year", levels=[DEPARTMENT], event=SUMMARY, **by_day(31, 1), **CHOSEN
        )
        for subject in ("budget", "adaptation")
    },
    ("31", "summary.rehabilitation"): of_office(
        "year",
        levels=[OBLAST],
        event=SUMMARY,
        branches=[Branch.TERRITORIAL, Branch.MILITARY],
        **by_day(31, 1),
        **CHOSEN,
    ),
    ("25(8)", "isolation.review.si"): clock(*PLACEMENT, levels=EITHER, event="placement.reviewed", facility_kinds=SI),
    ("34", "isolation.review.uis"): clock(
        *PLACEMENT, levels=EITHER, event="placement.reviewed", facility_kinds=["uis"]
    ),
    ("38", "incident.phone_notice.district"): clock(
        "incident.received", 1, "hours", levels=[DISTRICT], event="phone_notice.confirmed"
    ),
    ("23", "incident.phone_notice.oblast"): clock(
        "incident.received", 1, "hours", levels=[OBLAST], event="phone_notice.confirmed"
    ),
    ("17, 4(4)", "incident.special_report"): clock(
        "incident.received", 3, "hours", levels=[OBLAST], event="special_report.submitted"
    ),
    ("16(5)", "special_regime.notify"): clock(
        "special_regime.received", 1, "hours", levels=[OBLAST], event="special_regime.notified"
    ),
    ("19(5), 32(4)", "appeal.monitoring"): clock(
        "appeal.received", 24, "hours", levels=EITHER, event="appeal.checked", **CHOSEN
    ),
    ("32(3)", "npm.court_materials"): clock(
        "npm.violation_found", 3, "working_days", levels=EITHER, event="npm.materials_sent", calendar="working"
    ),
    ("12", "act.answer"): clock(
        "act.sent",
        30,
        "days",
        levels=[DISTRICT, OBLAST, DEPARTMENT],
        event="act.answered",
        ends="next_working",
        may_stop=True,
        **QUIET,
    ),
    ("12", "act.oblast_notice"): clock(
        "act.sent_to_oblast_body", 24, "hours", levels=[OBLAST], event="act.noted", **CHOSEN
    ),
    ("12", "act.forward"): clock("act.sent_up", 24, "hours", levels=[DEPARTMENT], event="act.forwarded", **CHOSEN),
    ("19(3)", "inquiry.read"): clock(
        "inquiry.sent", 24, "hours", levels=[DISTRICT, OBLAST, DEPARTMENT], event="inquiry.read", **CHOSEN
    ),
    ("32(2)", "force.conclusion.district"): clock(
        "force.learned", 10, "working_days", levels=[DISTRICT], event="force.concluded", calendar="working", **CHOSEN
    ),
    ("20", "force.conclusion.oblast"): clock(
        "force.learned", 10, "working_days", levels=[OBLAST], event="force.concluded", calendar="working", **CHOSEN
    ),
    ("20, 44", "torture.registration"): clock(
        "torture.alleged", 24, "hours", levels=EITHER, event="torture.registered", **CHOSEN
    ),
    ("20, 44", "torture.decision"): clock(
        "torture.alleged", 10, "working_days", levels=EITHER, event="torture.decided", calendar="working", **CHOSEN
    ),
    ("24", "torture.admissibility"): clock(
        "torture.confirmed", 5, "working_days", levels=EITHER, event="torture.assessed", calendar="working", **CHOSEN
    ),
    ("19(3)", "inquiry.answer"): clock(
        "inquiry.asked", 10, "days", levels=[DISTRICT, OBLAST, DEPARTMENT], event="inquiry.answered", **QUIET
    ),
    ("15(3), 18, 58, 60", "joint.invitation"): clock(
        "joint.invited", 24, "hours", levels=[DISTRICT, OBLAST, DEPARTMENT], event="joint.answered", **CHOSEN
    ),
    ("15(3), 18, 58, 60", "joint.part"): clock(
        "joint.accepted", 10, "days", levels=[DISTRICT, OBLAST, DEPARTMENT], event="joint.signed", **QUIET
    ),
    ("15(3), 18, 58, 60", "joint.news"): clock(
        "joint.news", 24, "hours", levels=[DISTRICT, OBLAST, DEPARTMENT], event="joint.heard", **QUIET
    ),
    ("15(9)", "files.requisition"): clock(
        "files.requisitioned", 10, "days", levels=[DISTRICT, OBLAST, DEPARTMENT], event="files.received", **QUIET
    ),
    ("16(2), 22, 35, 48", "reception.promise"): clock(
        "reception.promised", 15, "days", levels=[DISTRICT, OBLAST, DEPARTMENT], event="reception.promise_kept", **QUIET
    ),
    ("10, 11", "meeting.instruction"): clock(
        "instruction.given", 10, "days", levels=[DISTRICT, OBLAST, DEPARTMENT], event="instruction.done", **QUIET
    ),
    ("26, 37, 55, 62", "hearing.outcome"): clock(
        *("hearing.comes", 1, "working_days"),
        levels=[DISTRICT, OBLAST, DEPARTMENT],
        event="hearing.recorded",
        calendar="working",
        **QUIET,
    ),
    ("26, 37, 55, 62", "hearing.missed"): clock(
        "hearing.missed", 24, "hours", levels=[DISTRICT, OBLAST, DEPARTMENT], event="hearing.miss_read", **CHOSEN
    ),
    ("56", "ruling.appeal"): clock(
        "ruling.served", 15, "days", levels=EITHER, event="ruling.decided", ends="next_working", **CHOSEN
    ),
    ("15(4)", "ruling.department"): clock(
        "ruling.served", 30, "days", levels=[DEPARTMENT], event="ruling.decided", ends="next_working", **QUIET
    ),
    ("56, 15(4)", "ruling.take_up"): clock(
        "ruling.raised", 24, "hours", levels=[OBLAST, DEPARTMENT], event="ruling.taken_up", **CHOSEN
    ),
    ("56, 15(4)", "ruling.cassation"): clock(
        *("ruling.raised", 10, "days"),
        levels=[OBLAST, DEPARTMENT],
        event="ruling.decided",
        ends="next_working",
        **CHOSEN,
    ),
    ("56, 15(4)", "ruling.returned"): clock(
        "ruling.returned", 5, "working_days", levels=EITHER, event="ruling.decided", calendar="working", **QUIET
    ),
}

BOOK = parse(EDITIONS / "2015-7.toml")
STORED = {rule.code: rule for rule, table in BOOK.rules}


@pytest.mark.parametrize(
    ("point", "code", "facts"),
    [(point, code, facts) for (point, code), facts in RULES.items()],
    ids=[f"point {point} {code}" for point, code in RULES],
)
def test_the_edition_says_what_the_point_says(point, code, facts):
    rule = STORED[code]
    expected = USUAL | {"point": point} | facts
    assert {name: getattr(rule, name) for name in expected} == expected


def test_the_table_above_holds_every_rule_of_the_edition():
    assert [code for point, code in RULES if code not in STORED] == []
    assert [code for code in STORED if code not in {code for point, code in RULES}] == []


def local(*moment):
    return datetime(*moment, tzinfo=ZoneInfo(ALMATY)).astimezone(UTC)


def due_of_period(code, day):
    rhythm = STORED[code].rhythm
    return schedule.due_of(rhythm, schedule.period_of(rhythm, ALMATY, day), KAZAKHSTAN).moment


@pytest.mark.parametrize(
    ("code", "day", "due"),
    [
        ("ivs.daily", date(2026, 3, 22), local(2026, 3, 23)),
        ("spetspriemnik.weekly", date(2026, 3, 20), local(2026, 3, 23)),
        ("oblast.monthly.si", date(2026, 2, 10), local(2026, 3, 1)),
        ("comprehensive.half_year", date(2026, 2, 10), local(2026, 7, 1)),
        ("report.monthly", date(2026, 11, 10), local(2026, 12, 1)),
        ("report.monthly", date(2026, 10, 10), local(2026, 10, 31)),
        ("report.monthly", date(2026, 2, 10), local(2026, 3, 1)),
        ("analysis.quarterly.district", date(2026, 5, 10), local(2026, 7, 2)),
        ("analysis.quarterly.oblast", date(2026, 5, 10), local(2026, 7, 6)),
        ("summary.half_year.rights", date(2026, 5, 10), local(2026, 7, 6)),
        ("summary.half_year.rights", date(2026, 11, 10), local(2027, 1, 6)),
        ("summary.year.budget", date(2026, 11, 10), local(2027, 1, 6)),
        ("summary.rehabilitation", date(2026, 11, 10), local(2027, 2, 1)),
    ],
)
def test_a_duty_is_due_by_the_day_its_point_names(code, day, due):
    assert due_of_period(code, day) == due


@pytest.mark.parametrize(
    ("code", "start", "due"),
    [
        ("isolation.review.uis", local(2026, 3, 20, 18), local(2026, 3, 22, 18)),
        ("isolation.review.si", local(2024, 2, 28, 23, 45), local(2024, 3, 1, 22, 45)),
        ("incident.phone_notice.district", local(2026, 3, 22, 3, 10), local(2026, 3, 22, 4, 10)),
        ("incident.phone_notice.oblast", local(2026, 3, 22, 3, 50), local(2026, 3, 22, 4, 50)),
        ("incident.special_report", local(2026, 3, 22, 23, 10), local(2026, 3, 23, 2, 10)),
        ("special_regime.notify", local(2026, 1, 1, 0, 30), local(2026, 1, 1, 1, 30)),
        ("npm.court_materials", local(2026, 3, 19, 12), local(2026, 3, 28)),
        ("ruling.appeal", local(2026, 3, 6, 12), local(2026, 3, 27)),
        ("act.answer", local(2026, 4, 2, 12), local(2026, 5, 5)),
        ("meeting.instruction", local(2026, 3, 2), local(2026, 3, 13)),
        # A hearing on a Friday, on the last working day before Nauryz, on a Saturday.
        ("hearing.outcome", local(2026, 3, 13, 10), local(2026, 3, 17)),
        ("hearing.outcome", local(2026, 3, 20, 10), local(2026, 3, 27)),
        ("hearing.outcome", local(2026, 3, 14, 10), local(2026, 3, 17)),
        ("hearing.missed", local(2026, 3, 13, 10), local(2026, 3, 14, 10)),
        ("reception.promise", local(2026, 3, 2, 11), local(2026, 3, 18)),
    ],
)
def test_a_clock_ends_when_its_point_says(code, start, due):
    assert schedule.due_at(STORED[code].term, start, ALMATY, KAZAKHSTAN).moment == due


def steps_of(code):
    return [step for step, table in BOOK.steps if step.rule.code == code]


@pytest.mark.parametrize("code", STORED)
def test_a_statutory_duty_climbs_to_the_head_of_the_department_and_every_escalation_is_acknowledged(code):
    steps = steps_of(code)
    if STORED[code].rule_class == "statutory":
        assert steps[-1].role == "department_head"
        assert [step for step in steps if step.escalates and not step.acknowledge] == []
    assert all(step.channels[0] == "app" for step in steps)


@pytest.mark.parametrize(
    ("code", "last"),
    [("incident.phone_notice.district", 30), ("incident.phone_notice.oblast", 20), ("special_regime.notify", 20)],
)
def test_the_clocks_of_an_hour_are_told_at_once_and_in_minutes(code, last):
    steps = steps_of(code)
    assert {step.offset_unit for step in steps} == {"minutes"}
    assert (steps[0].offset_count, steps[-1].offset_count) == (-60, last)
    assert all("message" in step.channels for step in steps)


def test_the_chain_of_a_daily_check_climbs_from_the_district_officer_upwards():
    assert [step.role for step in steps_of("ivs.daily")] == [
        "district_officer",
        "district_prosecutor",
        "district_prosecutor",
        "oblast_officer",
        "oblast_deputy",
        "zonal_officer",
        "department_head",
    ]


def test_every_rule_is_titled_in_three_languages_that_differ():
    titles = [{rule.title_ru, rule.title_kk, rule.title_en} for rule in STORED.values()]
    assert [len(three) for three in titles] == [3] * len(titles)
