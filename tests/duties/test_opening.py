"""The calendar opens duties: each once, with what was missed, and under the edition of its day."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, transaction

from facilities.enums import FacilityKind
from facilities.models import Facility, Mailbox
from oversight.core.audit import AuditRow
from oversight.core.enums import OfficeLevel
from oversight.duties.engine.opening import open_periods
from oversight.duties.enums import About, Having, ObligationState, Rhythm
from oversight.duties.models import Obligation, TransferredDay
from tests import factories as make
from tests.duties import law
from tests.factories import moment

pytestmark = pytest.mark.django_db
LIVE = moment(2026, 3, 2, 8)


@pytest.fixture
def ivs():
    return make.facility()


def periods(**filters):
    return list(
        Obligation.objects.filter(**filters).order_by("period_from", "pk").values_list("period_from", flat=True)
    )


def states(**filters):
    return list(Obligation.objects.filter(**filters).order_by("pk").values_list("state", flat=True))


def test_a_daily_duty_is_opened_with_its_day_and_due_at_midnight(ivs):
    law.edition(published_at=LIVE)
    assert open_periods(LIVE) == 1
    duty = Obligation.objects.get()
    assert (duty.code, duty.office, duty.facility) == ("ivs.daily", ivs.supervising_office, ivs)
    assert (duty.period_from, duty.period_until) == (date(2026, 3, 2), date(2026, 3, 2))
    assert duty.opens_at == moment(2026, 3, 2, 0)
    assert duty.due_at == moment(2026, 3, 3, 0)
    assert [step["at"] for step in duty.steps] == [
        "2026-03-02T17:00:00+00:00",
        "2026-03-02T19:00:00+00:00",
        "2026-03-03T04:00:00+00:00",
    ]
    assert duty.next_step_at == moment(2026, 3, 2, 22)
    assert [step["step"] for step in duty.derivation] == ["period", "end_of_day"]


def test_opening_again_opens_nothing(ivs):
    law.edition(published_at=LIVE)
    open_periods(LIVE)
    assert open_periods(LIVE) == 0
    assert open_periods(LIVE + timedelta(hours=1)) == 0
    assert Obligation.objects.count() == 1


def test_a_day_opens_with_its_first_second(ivs):
    law.edition(published_at=LIVE)
    open_periods(LIVE)
    assert open_periods(moment(2026, 3, 2, 23, 59, 59)) == 0
    assert open_periods(moment(2026, 3, 3, 0)) == 1


def test_every_day_of_a_downtime_is_opened_with_the_due_moment_it_would_have_had(ivs):
    law.edition(published_at=LIVE)
    open_periods(LIVE)
    assert open_periods(moment(2026, 3, 6, 12)) == 4
    assert periods() == [date(2026, 3, day) for day in (2, 3, 4, 5, 6)]
    missed = Obligation.objects.get(period_from=date(2026, 3, 4))
    assert missed.due_at == moment(2026, 3, 5, 0)
    assert missed.next_step_at == moment(2026, 3, 6, 12)


def test_the_years_before_the_program_went_live_are_not_opened(ivs):
    law.edition(law.duty(), law.duty("year", every=Rhythm.YEAR), from_=date(2015, 2, 7), published_at=LIVE)
    assert open_periods(LIVE) == 2
    assert periods(code="year") == [date(2026, 1, 1)]
    assert Obligation.objects.get(code="year").opens_at == moment(2026, 3, 2, 0)


def test_nothing_is_opened_before_the_edition_is_published(ivs):
    law.edition(published_at=LIVE)
    assert open_periods(LIVE - timedelta(seconds=1)) == 0


def test_an_edition_takes_over_at_midnight_in_each_zone():
    almaty = make.facility()
    aqtau = make.facility(supervising_office=make.office(time_zone="Asia/Aqtau"))
    tokyo = make.facility(supervising_office=make.office(time_zone="Asia/Tokyo"))
    law.edition(law.duty("old"), until=date(2026, 3, 2), published_at=LIVE)
    law.edition(law.duty("new"), code="2/2026", from_=date(2026, 3, 3), published_at=LIVE)
    open_periods(moment(2026, 3, 2, 19, 59, 59))
    assert periods(code="new") == []
    open_periods(moment(2026, 3, 2, 20))
    assert periods(code="new") == [date(2026, 3, 3)]
    assert Obligation.objects.get(code="new").facility == tokyo
    open_periods(moment(2026, 3, 3, 0))
    assert set(Obligation.objects.filter(code="new").values_list("facility", flat=True)) == {
        almaty.pk,
        aqtau.pk,
        tokyo.pk,
    }
    assert periods(code="old", facility=almaty) == [date(2026, 3, 2)]


def test_a_month_begun_under_the_old_edition_keeps_its_terms(ivs):
    law.edition(law.duty(every=Rhythm.MONTH), until=date(2026, 3, 14), published_at=LIVE)
    law.edition(law.duty(every=Rhythm.MONTH, count=3), code="2/2026", from_=date(2026, 3, 15), published_at=LIVE)
    open_periods(LIVE)
    open_periods(moment(2026, 4, 2))
    assert list(Obligation.objects.order_by("period_from").values_list("period_from", "needed")) == [
        (date(2026, 3, 1), 1),
        (date(2026, 4, 1), 3),
    ]


def test_downtime_across_the_change_of_editions_opens_each_day_under_its_own(ivs):
    law.edition(law.duty(count=1), until=date(2026, 3, 4), published_at=LIVE)
    law.edition(law.duty(count=2), code="2/2026", from_=date(2026, 3, 5), published_at=LIVE)
    open_periods(LIVE)
    open_periods(moment(2026, 3, 6, 12))
    assert list(Obligation.objects.order_by("period_from").values_list("period_from__day", "needed")) == [
        (2, 1),
        (3, 1),
        (4, 1),
        (5, 2),
        (6, 2),
    ]


def test_the_day_of_29_february_2024_had_25_hours_in_almaty_and_24_in_aqtau():
    make.facility()
    make.facility(supervising_office=make.office(time_zone="Asia/Aqtau"))
    live = moment(2024, 2, 28, 12)
    law.edition(from_=date(2024, 1, 1), published_at=live)
    open_periods(live)
    open_periods(moment(2024, 3, 1, 12))
    lengths = {
        (one.office.time_zone, one.period_from.day): one.due_at - one.opens_at
        for one in Obligation.objects.filter(period_from=date(2024, 2, 29))
    }
    assert lengths == {("Asia/Almaty", 29): timedelta(hours=25), ("Asia/Aqtau", 29): timedelta(hours=24)}


def test_a_duty_of_working_days_has_no_weekend(ivs):
    law.edition(law.duty(calendar="working"), published_at=moment(2026, 3, 12, 8))
    open_periods(moment(2026, 3, 12, 8))
    open_periods(moment(2026, 3, 16, 8))
    assert periods() == [date(2026, 3, 12), date(2026, 3, 13), date(2026, 3, 16)]


def test_a_transferred_day_counts_from_when_it_is_known(ivs):
    admin = make.officer("reference_admin")
    live = moment(2026, 3, 12, 8)
    TransferredDay.objects.create(
        day=date(2026, 3, 13), kind="off", reason="Постановление", entered_by=admin, entered_at=live
    )
    law.edition(law.duty(calendar="working"), published_at=live)
    open_periods(live)
    open_periods(moment(2026, 3, 13, 8))
    assert periods() == [date(2026, 3, 12)]


def test_a_duty_goes_to_the_lowest_office_of_its_levels():
    world = make.world()
    levels = [OfficeLevel.OBLAST, OfficeLevel.DEPARTMENT]
    law.edition(law.duty(levels=levels, facility_kinds=[FacilityKind.IVS]), published_at=LIVE)
    open_periods(LIVE)
    assert list(Obligation.objects.order_by("facility_id").values_list("office__code", flat=True)) == [
        "north",
        "north",
        "south",
    ]
    assert world.department.pk not in Obligation.objects.values_list("office", flat=True)


def test_nobody_below_an_office_is_told_of_its_duty_and_reminders_go_to_their_counterparts_in_it():
    make.world()
    law.edition(law.duty(levels=[OfficeLevel.OBLAST]), published_at=LIVE)
    open_periods(LIVE)
    assert [step["role"] for step in Obligation.objects.first().steps] == ["oblast_officer", "oblast_prosecutor"]


def test_an_office_owes_its_own_duties_once():
    make.world()
    law.edition(law.duty("plan", about=About.OFFICE, facility_kinds=[], every=Rhythm.QUARTER), published_at=LIVE)
    assert open_periods(LIVE) == 4
    assert open_periods(LIVE) == 0
    assert periods(facility=None)[0] == date(2026, 1, 1)


def test_a_duty_about_mailboxes_concerns_only_where_one_hangs_in_the_period(ivs):
    other = make.facility()
    make.facility()
    Mailbox.objects.create(facility=ivs, place="коридор", installed_on=date(2026, 1, 1))
    Mailbox.objects.create(facility=other, place="двор", installed_on=date(2026, 1, 1), removed_on=date(2026, 3, 2))
    law.edition(law.duty(having=Having.MAILBOX, every=Rhythm.WEEK), published_at=LIVE)
    open_periods(LIVE)
    assert list(Obligation.objects.values_list("facility", flat=True)) == [ivs.pk]


def test_a_facility_opened_mid_period_owes_from_its_first_day(ivs):
    law.edition(law.duty(every=Rhythm.MONTH), published_at=LIVE)
    open_periods(LIVE)
    late = make.facility(opened_on=date(2026, 3, 20))
    assert open_periods(moment(2026, 3, 19, 23, 59)) == 0
    assert open_periods(moment(2026, 3, 20, 0)) == 1
    assert Obligation.objects.get(facility=late).opens_at == moment(2026, 3, 20, 0)


def test_what_a_closed_facility_owed_for_a_period_not_over_is_cancelled_and_earlier_debts_stay(ivs):
    law.edition(law.duty("day"), law.duty("month", every=Rhythm.MONTH), published_at=LIVE)
    open_periods(LIVE)
    open_periods(moment(2026, 3, 3, 8))
    ivs.closed_on = date(2026, 3, 3)
    ivs.save()
    open_periods(moment(2026, 3, 3, 9))
    assert states(code="day") == ["open", "cancelled"]
    assert states(code="month") == ["cancelled"]
    cancelled = Obligation.objects.get(code="month")
    assert cancelled.cancelled_because == "The facility was closed before the period ended."
    assert cancelled.next_step_at is None
    assert AuditRow.objects.filter(action="duties.cancel").count() == 2
    assert open_periods(moment(2026, 3, 9, 9)) == 0


def test_a_facility_opened_again_owes_again_what_had_lapsed(ivs):
    law.edition(law.duty("month", every=Rhythm.MONTH), published_at=LIVE)
    open_periods(LIVE)
    ivs.closed_on = date(2026, 3, 3)
    ivs.save()
    open_periods(moment(2026, 3, 3, 9))
    ivs.closed_on = None
    ivs.save()
    open_periods(moment(2026, 3, 10, 9))
    duty = Obligation.objects.get()
    assert (duty.state, duty.lapsed, duty.next_step_at) == ("open", False, moment(2026, 3, 31, 22))


def test_a_new_supervisor_takes_over_the_running_period_and_not_the_past(ivs):
    former = ivs.supervising_office
    law.edition(law.duty("day"), law.duty("month", every=Rhythm.MONTH), published_at=LIVE)
    open_periods(LIVE)
    ivs.supervising_office = make.office()
    ivs.save()
    open_periods(moment(2026, 3, 3, 8))
    assert states(office=former, code="day") == ["open"]
    assert states(office=former, code="month") == ["cancelled"]
    assert periods(office=ivs.supervising_office, code="day") == [date(2026, 3, 3)]
    assert states(office=ivs.supervising_office, code="month") == ["open"]


def test_what_the_former_supervisor_has_done_is_not_owed_again(ivs):
    law.edition(law.duty("month", every=Rhythm.MONTH), published_at=LIVE)
    open_periods(LIVE)
    Obligation.objects.update(state=ObligationState.FULFILLED, done_at=LIVE, entered_at=LIVE)
    ivs.supervising_office = make.office()
    ivs.save()
    assert open_periods(moment(2026, 3, 3, 8)) == 0


def test_one_audit_row_says_how_many_were_opened(ivs):
    law.edition(published_at=LIVE)
    open_periods(LIVE)
    row = AuditRow.objects.get(action="duties.open_periods")
    assert (row.officer_id, row.after) == (None, {"ivs.daily": 1})


def test_the_number_of_queries_does_not_grow_with_the_facilities(ivs, django_assert_num_queries):
    law.edition(published_at=LIVE)
    open_periods(LIVE)
    with connection.execute_wrapper(counted := Counter()):
        open_periods(moment(2026, 3, 3, 8))
    for _ in range(20):
        make.facility()
    open_periods(moment(2026, 3, 3, 9))
    with django_assert_num_queries(counted.number):
        open_periods(moment(2026, 3, 4, 8))


class Counter:
    number = 0

    def __call__(self, execute, sql, params, many, context):
        self.number += 1
        return execute(sql, params, many, context)


@pytest.mark.django_db(transaction=True)
def test_a_duty_somebody_is_working_on_is_not_waited_for_and_lapses_the_next_time():
    facility = make.facility()
    law.edition(law.duty(every=Rhythm.MONTH), published_at=LIVE)
    open_periods(LIVE)
    Facility.objects.filter(pk=facility.pk).update(closed_on=LIVE.date())
    held, over = threading.Event(), threading.Event()

    def work():
        with transaction.atomic():
            Obligation.objects.select_for_update().get()
            held.set()
            over.wait(60)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    held.wait(60)
    try:
        open_periods(LIVE, wait=True)
        assert states() == ["open"]
    finally:
        over.set()
        thread.join()
    open_periods(LIVE)
    assert states() == ["cancelled"]
