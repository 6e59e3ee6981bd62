"""The desk of emergencies: whose clock runs, who keeps silent, one tap to take it or to call back (15(7), 23, 38)."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from incidents.actions import desks, incidents, notices
from incidents.desk import desk_of
from incidents.enums import CallOutcome
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.models import Alert, Obligation
from tests import factories
from tests.incidents.factories import called, incident, minutes, received_by_oblast

DESK = reverse("incidents:desk")
#: The session's officer, offices, what is open, its clocks; those drawn, their clocks, alerts, calls, checks, receipts;
#: the shift and its offers.
QUERIES = 12


def tiles(desk):
    return {str(tile.office): tile.count for tile in desk.tiles}


@pytest.fixture
def manned(world):
    factories.zone(world.zonal_officer, world.north)
    return world


def told(at):
    sweep(at)
    tell(at)


def test_each_level_sees_its_tiles_and_nothing_of_others(manned):
    mine, foreign = incident(manned.ivs, by=manned.district_officer), incident(manned.foreign_ivs)
    department = desk_of(manned.zonal_officer, minutes(5))
    assert tiles(department) == {"Прокуратура Северной области": 1, "Прокуратура Южной области": 1}
    assert [line.incident for line in department.lines] == [mine, foreign]
    oblast = desk_of(manned.oblast_officer, minutes(5))
    assert tiles(oblast) == {"Прокуратура района north-1": 1, "Прокуратура района north-2": 0}
    assert [line.incident for line in oblast.lines] == [mine]
    assert tiles(desk_of(manned.district_officer, minutes(5))) == {"Прокуратура района north-1": 1}


def test_what_is_closed_a_duplicate_or_no_emergency_is_not_on_it(manned):
    by = manned.district_officer
    first = incident(manned.ivs, by=by)
    incidents.link(incident(manned.ivs, by=by), of=first, by=by, at=minutes(2))
    incident(manned.ivs, by=by, code="weapon")
    doubted = incident(manned.neighbour_ivs)
    incidents.doubt(doubted, reason="Учения", by=doubted.created_by, at=minutes(3))
    incidents.dismiss(doubted, by=manned.oblast_officer, at=minutes(4))
    assert [line.incident for line in desk_of(manned.zonal_officer, minutes(5)).lines] == [first]


def test_the_clock_is_with_whom_it_runs_and_silence_begins_when_the_hour_is_over(manned):
    made = incident(manned.ivs, by=manned.district_officer)

    def line(at):
        (found,) = desk_of(manned.department_head, at).lines
        return str(found.clock.office), found.is_late(at), found.silent_since

    assert line(minutes(60)) == ("Прокуратура района north-1", False, None)
    assert line(minutes(61)) == ("Прокуратура района north-1", True, minutes(60))
    (tile,) = [one for one in desk_of(manned.department_head, minutes(61)).tiles if one.count]
    assert (tile.office, tile.silent_since) == (manned.north, minutes(60))
    notice = called(made, by=manned.district_officer, receiver=manned.oblast_officer, at=minutes(70))
    notices.confirm(notice, by=manned.oblast_officer, at=minutes(71))
    assert line(minutes(72)) == ("Прокуратура Северной области", False, None)
    assert line(minutes(131)) == ("Прокуратура Северной области", True, minutes(130))


def test_the_most_urgent_line_is_first_whoever_registered_later(manned):
    later = incident(manned.ivs, by=manned.district_officer, received_at=minutes(30), at=minutes(30))
    earlier = incident(manned.neighbour_ivs, received_at=minutes(5), at=minutes(31))
    assert [line.incident for line in desk_of(manned.zonal_officer, minutes(40)).lines] == [earlier, later]


def test_the_tap_acknowledges_every_alert_that_waits_for_the_officer(manned):
    made = incident(manned.ivs, by=manned.district_officer)
    for count in (0, 60, 70):
        told(minutes(count))
    deputy = manned.oblast_deputy
    assert [line.mine for line in desk_of(deputy, minutes(71)).lines] == [True]
    desks.acknowledge(made, by=deputy, at=minutes(71))
    (line,) = desk_of(manned.zonal_officer, minutes(72)).lines
    assert (line.taken_by, line.mine) == (deputy, False)
    # The deputy's own and, as a leader above, the district prosecutor's and the oblast officer's.
    assert Alert.objects.waiting(minutes(72)).count() == 0
    with pytest.raises(Refused, match="No alert of this emergency waits for you"):
        desks.acknowledge(made, by=deputy, at=minutes(73))


def test_a_call_from_above_is_evidence_and_meets_no_clock(manned):
    made = incident(manned.ivs, by=manned.district_officer)
    call = {"receiver": manned.oblast_officer, "by": manned.zonal_officer}
    notices.call_back(made, **call, outcome=CallOutcome.NO_ANSWER, at=minutes(61))
    notice = notices.call_back(made, **call, outcome=CallOutcome.ANSWERED, at=minutes(63))
    assert desk_of(manned.zonal_officer, minutes(64)).lines[0].last_call == notice
    notices.confirm(notice, by=manned.oblast_officer, at=minutes(64))
    # The oblast has it since the call, and its own hour runs from there.
    assert made.receipts.get(office=manned.north).received_at == minutes(63)
    clocks = {one.code: (one.state, one.due_at) for one in Obligation.objects.filter(subject=made.clock_subject)}
    assert clocks == {
        "incident.phone_notice.district": ("open", minutes(60)),
        "incident.phone_notice.oblast": ("open", minutes(123)),
        "incident.special_report": ("open", minutes(243)),
    }


def test_a_check_on_the_spot_is_one_tap_and_offered_once(signed_in, manned):
    made = incident(manned.ivs, by=manned.district_officer)
    (line,) = desk_of(manned.department_head, minutes(5)).lines
    assert line.may_order_check
    opened = signed_in(manned.department_head).post(reverse("incidents:order_check", args=[made.pk]))
    assert opened.url == reverse("inspections:inspection", args=[made.checks.get().inspection_id])
    (line,) = desk_of(manned.zonal_officer, minutes(5)).lines
    assert not line.may_order_check
    # Another office may check by itself.
    assert desk_of(manned.oblast_officer, minutes(5)).lines[0].may_order_check


def test_whom_one_calls_back(manned):
    made = incident(manned.ivs, by=manned.district_officer)
    nearest = notices.whom_to_call_back(made, manned.zonal_officer, minutes(61))
    assert nearest == [manned.district_officer, manned.district_prosecutor, manned.oblast_officer]
    foreign = factories.officer("oblast_officer", office=manned.south)
    with pytest.raises(Refused, match="Call back an officer of the offices below yours"):
        notices.call_back(made, receiver=foreign, outcome="busy", by=manned.zonal_officer, at=minutes(61))
    with pytest.raises(Forbidden, match="Nobody is below your office here"):
        notices.call_back(
            made, receiver=manned.oblast_officer, outcome="busy", by=manned.district_officer, at=minutes(61)
        )


def test_a_call_can_not_be_older_than_the_emergency_nor_in_the_future(manned):
    made = incident(manned.ivs, by=manned.district_officer)
    call = {"receiver": manned.oblast_officer, "by": manned.zonal_officer, "outcome": "busy", "at": minutes(61)}
    with pytest.raises(Refused, match="It was registered only later"):
        notices.call_back(made, **call, called_at=minutes(-1))
    with pytest.raises(Refused, match="This moment lies in the future"):
        notices.call_back(made, **call, called_at=minutes(70))


def test_the_page_its_part_and_its_taps(signed_in, manned):
    made = incident(manned.ivs, by=manned.district_officer)
    browser = signed_in(manned.zonal_officer)
    page = browser.get(DESK).content.decode()
    assert f'id="line-{made.pk}"' in page
    part = browser.get(DESK, headers={"X-Part": "1"}).content.decode()
    assert "<html" not in part
    assert part[part.index('<section data-part="tiles"') : part.index("</ul>")].split() == (
        page[page.index('<section data-part="tiles"') : page.index("</ul>", page.index('data-part="tiles"'))].split()
    )
    narrowed = browser.get(f"{DESK}?office={manned.south.pk}")
    assert narrowed.context["desk"].lines == []
    taken = browser.post(reverse("incidents:receive", args=[made.pk]), {"from_desk": "1", "office": manned.north.pk})
    assert taken.url == f"{DESK}?office={manned.north.pk}#line-{made.pk}"
    assert made.receipts.filter(office=manned.department).exists()


def test_a_line_is_drawn_again_only_when_it_would_be_drawn_otherwise(signed_in, manned):
    made, other = incident(manned.ivs, by=manned.district_officer), incident(manned.neighbour_ivs)
    browser = signed_in(manned.oblast_deputy)

    def drawn(known=()):
        page = browser.get(DESK, headers={"X-Part": "1", "X-Known": " ".join(known)}).content.decode()
        assert f'id="line-{made.pk}"' in page
        return {int(mark.split(".")[0]): mark for mark in re.findall(r'data-mark="([^"]+)"', page)}

    def drawn_after(act):
        known = drawn()
        assert drawn(known.values()) == {}
        act()
        return set(drawn(known.values()))

    def tell_and_sweep():
        for count in (0, 60, 70):
            told(minutes(count))

    assert set(drawn()) == {made.pk, other.pk}
    assert drawn_after(tell_and_sweep) == {made.pk, other.pk}
    assert drawn_after(lambda: desks.acknowledge(made, by=manned.oblast_deputy, at=timezone.now())) == {made.pk}
    call = {"by": manned.district_officer, "receiver": manned.oblast_officer, "at": minutes(75)}
    assert drawn_after(lambda: called(made, **call)) == {made.pk}
    assert drawn_after(lambda: notices.confirm(made.notices.get(), by=manned.oblast_officer, at=minutes(76))) == {
        made.pk
    }
    assert drawn_after(lambda: browser.cookies.load({"django_language": "kk"})) == {made.pk, other.pk}


def test_a_call_back_is_one_tap_and_a_refused_one_keeps_what_was_typed(signed_in, manned):
    made = incident(manned.ivs, by=manned.district_officer)
    address = reverse("incidents:call_back", args=[made.pk])
    browser = signed_in(manned.zonal_officer)
    page = browser.get(address)
    assert manned.district_officer in page.context["people"]
    assert browser.post(address, {"receiver": manned.district_officer.pk, "outcome": "busy"}).status_code == 302
    assert [(one.receiver, one.outcome) for one in made.notices.all()] == [(manned.district_officer, "busy")]
    said = {"receiver": manned.district_officer.pk, "outcome": "busy", "called_at": "2020-01-01T10:00", "note": "гудки"}
    refused = browser.post(address, said)
    assert (refused.status_code, refused.context["form"]["note"].value()) == (422, "гудки")
    assert "It was registered only later" in refused.content.decode()
    assert signed_in(manned.district_officer).get(address).status_code == 403


def test_the_same_queries_at_one_emergency_and_at_many(signed_in, manned, django_assert_num_queries):
    browser = signed_in(manned.zonal_officer)
    incident(manned.ivs, by=manned.district_officer)
    with django_assert_num_queries(QUERIES):
        browser.get(DESK)
    for _number in range(4):
        received_by_oblast(manned.ivs, by=manned.district_officer)
        incident(manned.foreign_ivs)
    told(minutes(200))
    with django_assert_num_queries(QUERIES):
        browser.get(DESK)
