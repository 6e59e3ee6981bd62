"""Point 15: zones, subjects and plans (1), joint inspections (3), court rulings (4), seminars, internships and good
practice (5), methods of inspection (6), emergencies checked on the spot (7), acts there (8), case files (9)."""

from datetime import date

import pytest

from acts import actions as response_acts
from courts.actions import representations, studies
from incidents.actions import checks, notices
from inquiries import actions as inquiries
from inspections.actions import checklist, parts, plans, results
from oversight.core.actions import absences, roster
from oversight.core.enums import Role
from oversight.core.refusals import Refused
from oversight.core.roster import responsible
from oversight.duties.models import Obligation
from practice.models import Method
from risk.actions import take_places
from tests import factories
from tests.acts import factories as acts
from tests.courts import factories as courts
from tests.incidents.factories import incident, minutes
from tests.inquiries.factories import requisitioned
from tests.inspections import factories as visits
from tests.practice.factories import activity, in_use

AT = factories.moment()


def assign(world, officer, from_on=date(2026, 3, 2)):
    return roster.assign_zone(officer=officer, oblast=world.north, from_on=from_on, by=world.department_head, at=AT)


def test_an_oblast_has_one_zonal_officer_from_day_to_day(world):
    following = factories.officer(Role.ZONAL_OFFICER, office=world.department)
    first, second = assign(world, world.zonal_officer), assign(world, following, from_on=date(2026, 7, 1))
    first.refresh_from_db()
    assert (first.until_on, second.until_on) == (date(2026, 6, 30), None)
    with pytest.raises(Refused, match=r"one officer answers for it at a time \(point 15\(1\)\)"):
        assign(world, factories.officer(Role.ZONAL_OFFICER, office=world.department), from_on=date(2026, 5, 1))


def test_whoever_stands_in_answers_and_without_one_the_head_of_the_department(world):
    assign(world, world.zonal_officer)
    substitute = factories.officer(Role.ZONAL_OFFICER, office=world.department)
    said = {"officer": world.zonal_officer, "kind": "leave", "from_at": AT, "by": world.zonal_officer, "at": AT}
    absence = absences.record(**said, substitute=substitute)
    assert responsible(Role.ZONAL_OFFICER, world.north_1, AT).officers == [substitute]
    absences.change(absence, version=1, substitute=None, by=world.department_head, at=AT)
    assert responsible(Role.ZONAL_OFFICER, world.north_1, AT).officers == [world.department_head]


def test_a_line_of_work_has_its_officer_of_the_department(client, world):
    factories.subject(world.zonal_officer, line_ru="условия содержания", line_kk="ұстау жағдайлары")
    client.force_login(world.district_officer)
    page = client.get("/roster/").content.decode()
    assert "условия содержания" in page
    assert world.zonal_officer.full_name in page


def test_a_seminar_and_an_internship_say_who_learnt_where_and_how_long(world):
    seminar = activity(world.zonal_officer, participants=[world.oblast_officer], others="")
    said = {"kind": "internship", "title": "Стажировка", "place": "Департамент", "until_on": date(2026, 3, 20)}
    made = activity(world.zonal_officer, participants=[world.oblast_officer], **said)
    assert (seminar.point, list(seminar.participants.all())) == ("15(5), 68", [world.oblast_officer])
    assert (made.point, made.place, made.days_in_words) == ("15(5), 19(3)", "Департамент", "27.02.2026 – 20.03.2026")


def test_the_department_proposes_the_responsibility_of_a_subordinate_prosecutor_and_the_oblast_does_not(world):
    made = activity(world.zonal_officer, kind="responsibility", title="О недостатках надзора")
    assert made.office == world.department
    with pytest.raises(Refused, match=r"before the leadership \(point 15\(5\)\)"):
        activity(world.oblast_officer, kind="responsibility")


def test_a_method_of_inspection_of_the_department_is_read_by_every_office(world):
    factories.subject(world.zonal_officer, line_ru="условия содержания", line_kk="ұстау жағдайлары")
    made = in_use(world.zonal_officer, world.department_head, line="условия содержания", facility_kinds=["ivs"])
    readers = [world.district_officer, world.oblast_officer, factories.officer(office=world.south_1)]
    assert all(list(Method.objects.visible_to(officer)) == [made] for officer in readers)
    assert (made.kind, made.line_ru) == ("method", "условия содержания")


def test_an_officer_of_the_department_issues_an_act_on_the_spot(world):
    facility = factories.facility(supervising_office=world.south_1)
    act = acts.sent(world.zonal_officer, world.zonal_officer, kind="prescription", facility=facility)
    assert (act.state, act.office, act.signed_by) == ("sent", world.department, world.zonal_officer)


def test_an_emergency_is_checked_on_the_spot_by_order_of_the_leadership(world):
    strike = incident(world.ivs, by=world.district_officer)
    check = checks.order_check(strike, by=world.department_head, at=minutes(30))
    assert (check.order.ground, check.order.signed_by) == ("emergency", world.department_head)
    assert (check.inspection.office, check.inspection.facility) == (world.department, world.ivs)


def test_a_plan_of_the_department_holds_the_places_the_risk_proposes(world):
    acts.sent(world.district_officer, world.district_prosecutor, facility=world.ivs)
    plan = plans.draft(begins_on=date(2026, 4, 1), ends_on=date(2026, 6, 30), by=world.zonal_officer, at=AT)
    take_places(plan, [world.ivs, world.foreign_ivs], by=world.zonal_officer, at=AT)
    assert sorted(item.facility.name_ru for item in plan.items.all()) == ["ИВС района north-1", "ИВС района south-1"]
    assert {item.responsible for item in plan.items.all()} == {world.zonal_officer}


def test_case_files_are_requisitioned_received_in_their_term_and_sent_back(world):
    row = requisitioned(world.zonal_officer, task="Первый заместитель Генерального Прокурора")
    clock = Obligation.objects.get(subject=row.key)
    assert (clock.code, clock.office, clock.point) == ("files.requisition", world.department, "15(9)")
    row = inquiries.receive(row, received_on=date(2026, 3, 2), volumes="2 тома", by=world.zonal_officer, at=AT)
    clock.refresh_from_db()
    assert clock.state == "fulfilled"
    row = inquiries.send_back(row, returned_on=date(2026, 3, 2), result="Законно.", by=world.zonal_officer, at=AT)
    assert (row.state, row.source) == ("sent_back", "Районный суд № 2")


def test_the_department_calls_a_silent_office_back_and_orders_the_check_on_the_spot(world):
    made = incident(world.ivs, by=world.district_officer)
    call = {"receiver": world.oblast_officer, "outcome": "no_answer", "by": world.department_head}
    notice = notices.call_back(made, **call, at=minutes(65))
    check = checks.order_check(made, by=world.department_head, at=minutes(66))
    assert (notice.from_office, check.inspection.facility, check.order.ground) == (
        world.department,
        world.ivs,
        "emergency",
    )


def test_the_department_inspects_jointly_with_its_colleagues_of_operational_search_supervision(world):
    by, unit = world.zonal_officer, factories.officer(Role.ZONAL_OFFICER, office=world.department)
    order = visits.order(world.ivs, by=by, signer=world.department_head)
    made = visits.inspection(world.ivs, by=by, code="on_ground", order=order)
    said = {"asked": "Законность ОРМ в ИВС", "due_on": date(2026, 3, 6), "operational_search": True}
    part = parts.invite(made, office=world.department, **said, by=by, at=AT)
    parts.accept(part, inspectors=[unit], by=unit, at=AT)
    parts.sign(part, version=0, conclusion="Нарушений нет.", by=unit, at=AT)
    checklist.answer_rest(made, by=by, at=AT)
    paper = results.complete(made, by=by, at=factories.moment(hour=12)).spravka.context
    assert [(one["operational_search"], one["conclusion"]) for one in paper["parts"]] == [(True, "Нарушений нет.")]


def test_the_department_studies_a_ruling_by_a_convicts_appeal_and_protests_it(world):
    said = {"source": "appeal", "source_title": "обращение № 15 от 28.02.2026"}
    found = courts.studied(world.zonal_officer, facility=world.ivs, **said)
    clock = found.current.obligation
    assert (clock.code, clock.office, clock.point) == ("ruling.department", world.department, "15(4)")
    protest = studies.draft_protest(found, by=world.zonal_officer, at=AT)
    response_acts.sign(protest, by=world.department_head, at=AT)
    clock.refresh_from_db()
    assert (courts.fresh(found).standing, clock.state) == ("protested", "fulfilled")


def test_an_oblasts_representation_is_studied_by_the_department_or_returned_with_reasons(world):
    found = courts.studied(world.oblast_officer, at=courts.LATE)
    representations.draft(found, by=world.oblast_officer, at=courts.LATE)
    found = representations.sign(found, by=world.oblast_prosecutor, at=courts.LATE)
    assert (found.current.office, found.standing) == (world.department, "arrived")
    reason = "Приложите копию приговора."
    found = representations.send_back(found, reason=reason, by=world.department_head, at=courts.LATE)
    assert (found.current.office, found.current.came_by.return_reason) == (world.north, reason)
