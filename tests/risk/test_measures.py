"""What each measure counts, and what it doesn't."""

from datetime import timedelta

from acts import actions
from acts.actions import detentions, held
from facilities.enums import FacilityKind
from incidents.actions import incidents
from inspections.actions import results
from registers.actions import receptions
from tests import factories
from tests.acts import factories as acts
from tests.incidents import factories as emergencies
from tests.inspections import factories as visits
from tests.registers import factories as heard
from tests.risk.factories import AT, DAY, place, shares, with_violations

NEVER = {"visits": (None, 10), "visits.night": (None, 5)}


def of(found, code):
    return shares(found).get(code)


def test_a_place_without_a_record_has_never_been_visited(world):
    assert shares(place(world.ivs, world.district_officer)) == NEVER


def test_violations_not_eliminated_give_ten_each_and_thirty_at_most(world):
    by, signer = world.district_officer, world.district_prosecutor
    with_violations(world.ivs, 2, by=by, signer=signer)
    assert of(place(world.ivs, by), "violations.open") == (2, 20)
    with_violations(world.ivs, 5, by=by, signer=signer)
    assert of(place(world.ivs, by), "violations.open") == (7, 30)


def test_a_draft_and_a_withdrawn_act_and_the_neighbours_act_dont_count(world):
    by, signer = world.district_officer, world.district_prosecutor
    acts.draft(by, facility=world.ivs)
    withdrawn = with_violations(world.ivs, 1, by=by, signer=signer)
    actions.withdraw(withdrawn, reason="ошибка", by=signer, at=AT)
    other = factories.officer(office=world.north_2)
    head = factories.officer("district_prosecutor", office=world.north_2)
    with_violations(world.neighbour_ivs, 3, by=other, signer=head)
    assert shares(place(world.ivs, by)) == NEVER
    assert of(place(world.neighbour_ivs, other), "violations.open") == (3, 30)


def test_what_is_eliminated_no_longer_counts_and_what_comes_back_counts_twice(world):
    by, signer = world.district_officer, world.district_prosecutor
    acts.eliminated(by, signer, signer, facility=world.ivs)
    assert of(place(world.ivs, by, AT + 5 * DAY), "violations.open") is None
    acts.sent(by, signer, facility=world.ivs, at=AT + 6 * DAY)
    found = place(world.ivs, by, AT + 6 * DAY)
    assert of(found, "violations.open") == (1, 10)
    assert of(found, "violations.repeated") == (1, 5)
    assert of(place(world.ivs, by, AT + 400 * DAY), "violations.repeated") is None


def test_an_act_counts_from_the_day_after_its_term(world):
    by, signer = world.district_officer, world.district_prosecutor
    act = with_violations(world.ivs, 1, by=by, signer=signer)
    last = factories.moment(2026, act.due_on.month, act.due_on.day, 23)
    assert of(place(world.ivs, by, last), "acts.overdue") is None
    assert of(place(world.ivs, by, last + 2 * timedelta(hours=1)), "acts.overdue") == (1, 5)


def test_emergencies_count_for_half_a_year_but_for_duplicates_and_what_was_none(world):
    by = world.district_officer
    first = emergencies.incident(world.ivs, by=by, received_at=AT)
    twin = emergencies.incident(world.ivs, by=by, received_at=AT)
    incidents.link(twin, of=first, by=by, at=AT)
    emergencies.incident(world.ivs, by=by, received_at=AT, code="suicide")
    assert of(place(world.ivs, by), "emergencies") == (1, 5)
    assert of(place(world.ivs, by), "registered") == (1, 1)
    assert of(place(world.ivs, by, AT + 179 * DAY), "emergencies") == (1, 5)
    assert of(place(world.ivs, by, AT + 181 * DAY), "emergencies") is None


def test_a_person_found_held_unlawfully_counts_for_a_year(world):
    by = world.district_officer
    detentions.record(
        facility=world.ivs,
        full_name="Ким А.",
        category="suspect",
        cause="term_expired",
        circumstances="Срок истек.",
        by=by,
        at=AT,
    )
    assert of(place(world.ivs, by), "detentions.unlawful") == (1, 10)


def test_days_since_the_last_visit_and_the_last_at_night(world):
    by = world.district_officer
    night = factories.moment(day=1, hour=23)
    visits.completed(world.ivs, by=by, at=night)
    visits.completed(world.ivs, by=by, at=AT)
    found = place(world.ivs, by, AT + 48 * DAY)
    assert (of(found, "visits"), of(found, "visits.night")) == ((48, 6), None)
    found = place(world.ivs, by, AT + 120 * DAY)
    assert (of(found, "visits"), of(found, "visits.night")) == ((120, 10), (120, 2))


def test_a_visit_under_way_or_reopened_is_no_visit_yet(world):
    by = world.district_officer
    visits.inspection(world.ivs, by=by, at=AT)
    done = visits.completed(world.ivs, by=by, at=AT)
    assert of(place(world.ivs, by), "visits") is None
    results.reopen(done, reason="уточнить", by=by, at=AT + DAY)
    assert of(place(world.ivs, by, AT + DAY), "visits") == (None, 10)


def test_complaints_are_those_of_appeals_an_inspection_was_ordered_on(world):
    by = world.district_officer
    visits.order(world.ivs, by=by, signer=world.district_prosecutor)
    visits.order(world.ivs, by=by, signer=world.district_prosecutor, ground="plan")
    visits.draft(world.ivs, by=by)
    assert of(place(world.ivs, by), "complaints") == (1, 1)


def test_what_visitors_of_a_reception_say_counts_once_it_had_to_be_taken_up(world):
    by = world.district_officer
    reception = heard.begun(by, facility=world.ivs)
    heard.visitor(reception, category="detained")
    heard.visitor(reception, category="detained", decision="appeal", measures="№ 15", due_on=AT.date() + 10 * DAY)
    assert of(place(world.ivs, by), "complaints") is None
    others = [one for one in reception.expected if one != "detained"]
    receptions.record(reception, none_came=others, by=by, at=AT + timedelta(hours=1))
    assert of(place(world.ivs, by), "complaints") == (1, 1)


def test_a_place_is_overcrowded_only_where_its_capacity_and_its_list_are_known(world):
    by = world.district_officer
    small = factories.facility(FacilityKind.IVS, supervising_office=world.north_1, capacity=2)
    term = {"held_from": AT - DAY, "term_ends_at": AT + 30 * DAY}
    for facility in (small, world.ivs):
        for name in ("Ахметов", "Ким", "Орлов"):
            held.enter(facility=facility, full_name=name, category="suspect", ground="п.", **term, by=by, at=AT)
    assert of(place(small, by), "occupancy") == (150, 5)
    assert of(place(world.ivs, by), "occupancy") is None


def test_a_probation_service_is_not_asked_for_visits_at_night(world):
    service = factories.facility(FacilityKind.PROBATION, supervising_office=world.north_1)
    assert shares(place(service, world.district_officer)) == {"visits": (None, 10)}


def test_the_new_supervisor_is_told_by_no_number_what_its_records_dont_show(world):
    by, signer = world.district_officer, world.district_prosecutor
    with_violations(world.ivs, 3, by=by, signer=signer)
    world.ivs.supervising_office = world.north_2
    world.ivs.save()
    successor = factories.officer(office=world.north_2)
    assert of(place(world.ivs, successor), "violations.open") is None
    assert of(place(world.ivs, world.oblast_officer), "violations.open") == (3, 30)
