"""A hunger strike of seven at ten past two: it climbs while nobody answers, to the head, and the report is in time."""

from datetime import timedelta

from incidents.actions import incidents, notices, people, reports
from incidents.completeness import missing
from incidents.enums import CallOutcome
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.models import Alert
from tests import factories
from tests.incidents.factories import NIGHT, answered, called, incident, minutes


def tick(at):
    sweep(at)
    tell(at)


def told_since(world, at):
    names = {
        getattr(world, name).pk: name for name in world.__dataclass_fields__ if hasattr(getattr(world, name), "roles")
    }
    return [names[one.officer_id] for one in Alert.objects.filter(raised_at=at).order_by("pk")]


def test_it_climbs_with_nobody_answering_at_the_oblast_and_reaches_the_head(world):
    factories.zone(world.zonal_officer, world.north)
    factories.absence(world.zonal_officer, from_at=NIGHT - timedelta(days=3))
    strike = incident(world.ivs, by=world.district_officer)

    climbed = {}
    for count in range(0, 101, 10):
        tick(minutes(count))
        if count in (12, 30, 50):
            called(
                strike,
                by=world.district_officer,
                receiver=world.oblast_officer,
                at=minutes(count),
                outcome=CallOutcome.NO_ANSWER,
            )
        if told := told_since(world, minutes(count)):
            climbed[count] = told

    assert climbed == {
        0: ["district_officer"],
        30: ["district_prosecutor"],
        50: ["district_prosecutor"],
        60: ["district_prosecutor", "oblast_officer"],
        70: ["oblast_deputy"],
        # The zonal officer is on leave and nobody stands in.
        80: ["department_head"],
        90: ["department_head"],
    }


def test_the_oblast_takes_it_up_tells_the_head_and_sends_the_report_with_its_annex_in_time(world):
    factories.zone(world.zonal_officer, world.north)
    factories.absence(world.zonal_officer, from_at=NIGHT - timedelta(days=3))
    strike = incident(world.ivs, by=world.district_officer)
    incidents.receive(strike, by=world.oblast_officer, at=minutes(65))

    head = notices.whom_to_call(strike, world.oblast_officer, minutes(70))
    assert (head.officers, [one.why.value for one in head.tried]) == ([world.department_head], ["absent"])
    notice = called(strike, by=world.oblast_officer, receiver=world.department_head, at=minutes(72))
    notices.confirm(notice, by=world.department_head, at=minutes(73))

    answered(strike, by=world.oblast_officer, at=minutes(120), count=7, named=5)
    people.add_people(
        strike, people=[{"full_name": f"Ли № {one}"} for one in (6, 7)], by=world.oblast_officer, at=minutes(121)
    )
    assert len(missing(strike)) == 4
    report = reports.submit(strike, unknown_rest=True, by=world.oblast_officer, at=minutes(200))

    clocks = {one.code: (one.state, one.due_at) for one in strike.clocks.filter(office=world.north)}
    assert clocks == {
        "incident.phone_notice.oblast": ("fulfilled", minutes(125)),
        "incident.special_report": ("fulfilled", minutes(245)),
    }
    assert (report.has_annex, len(report.document.context["people"])) == (True, 7)
    tick(minutes(300))
    late = strike.clocks.open()
    assert [one.code for one in late] == ["incident.phone_notice.district"]
