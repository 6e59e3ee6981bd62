"""A second, invented order takes over from No. 7/2015: by its file alone, at midnight of its day in each office's zone.

It has other terms, other periods, a duty more and several fewer; what runs when it comes keeps its own.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from facilities.enums import FacilityKind
from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import Office
from oversight.duties.actions import fulfilment, obligations
from oversight.duties.actions.editions import load_edition
from oversight.duties.actions.publishing import publish
from oversight.duties.engine.opening import open_periods
from oversight.duties.enums import Event
from oversight.duties.models import InspectionKind, Obligation, Rule
from oversight.duties.reach import rules_in_force
from oversight.duties.rulebook import EDITIONS
from tests import factories as make
from tests.duties.editions import NEXT
from tests.factories import moment

pytestmark = pytest.mark.django_db
BEFORE = moment(2027, 6, 10, 9)
#: The last moments of 30 June in Almaty, where the new order's day begins four hours later than in Tokyo.
TOKYO, ALMATY = datetime(2027, 6, 30, 15, tzinfo=UTC), datetime(2027, 6, 30, 19, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def here():
    """The world, with one oblast in the zone of Tokyo."""
    publish(load_edition(EDITIONS / "2015-7.toml", by=None, at=BEFORE)[0], by=None, at=BEFORE)
    made = make.world()
    Office.objects.filter(lineage__contains=[made.south.pk]).update(time_zone="Asia/Tokyo")
    for name in ("south", "south_1", "south_2"):
        getattr(made, name).refresh_from_db()
    make.facility(FacilityKind.ENBEK, supervising_office=made.north)
    make.facility(FacilityKind.PROBATION, supervising_office=made.north_1)
    open_periods(BEFORE)
    return made


@pytest.fixture
def published(here):
    """Weeks before its day the new order is loaded and published, and nothing more is ever done."""
    return publish(load_edition(NEXT, by=None, at=BEFORE)[0], by=None, at=BEFORE)


def opened(office, first):
    """(code, edition) of what the office owes for periods that begin on that day or later."""
    found = Obligation.objects.filter(office=office, period_from__gte=first)
    return set(found.values_list("code", "rule__edition__code"))


def report_clock(office, received):
    (clock,) = [
        one
        for one in obligations.start_clocks(
            Event.INCIDENT_RECEIVED,
            office=office,
            subject=f"incident:{received}",
            started_at=received,
            by=None,
            at=received,
        )
        if one.code == "incident.special_report"
    ]
    return clock


def codes(office, at):
    return set(rules_in_force(office, at).values_list("edition__code", flat=True))


def test_it_takes_over_at_midnight_of_its_day_in_each_zone(here, published):
    for at, tokyo, almaty in [
        (TOKYO - SECOND, "7/2015", "7/2015"),
        (TOKYO, "99/2027", "7/2015"),
        (ALMATY - SECOND, "99/2027", "7/2015"),
        (ALMATY, "99/2027", "99/2027"),
    ]:
        assert (codes(here.south_1, at), codes(here.north_1, at)) == ({tokyo}, {almaty}), at
    open_periods(ALMATY - SECOND)
    assert ("ivs.daily", "99/2027") in opened(here.south_1, date(2027, 6, 28))
    assert opened(here.north_1, date(2027, 6, 30)) == {("ivs.daily", "7/2015")}
    open_periods(ALMATY)
    assert ("ivs.daily", "99/2027") in opened(here.north_1, date(2027, 6, 28))


def test_other_periods_a_new_duty_and_none_of_those_left_out(here, published):
    open_periods(moment(2027, 7, 2, 12))
    assert opened(here.north_1, date(2027, 7, 1)) == set()
    assert opened(here.north, date(2027, 7, 1)) == {("enbek.quarterly", "99/2027")}
    assert opened(here.department, date(2027, 7, 1)) == {("desk.daily", "99/2027")}
    enbek = Obligation.objects.get(code="enbek.quarterly", period_from=date(2027, 7, 1))
    assert (enbek.due_at, enbek.period_until) == (moment(2027, 10, 21, 0), date(2027, 9, 30))
    open_periods(moment(2027, 7, 6, 12))
    assert opened(here.north_1, date(2027, 7, 1)) == {("ivs.daily", "99/2027")}
    week = Obligation.objects.get(code="ivs.daily", office=here.north_1, period_from=date(2027, 7, 5))
    assert (week.needed, week.period_until, week.due_at) == (2, date(2027, 7, 11), moment(2027, 7, 12, 0))
    gone = set(Rule.objects.filter(edition__code="7/2015").values_list("code", flat=True)) - set(
        published.rules.values_list("code", flat=True)
    )
    assert {"probation.half_year", "report.monthly"} < gone
    assert not Obligation.objects.filter(code__in=gone, period_from__gte=date(2027, 7, 1)).exists()


def test_the_week_in_which_it_takes_over_is_owed_beside_the_days_before_it(here, published):
    """The old order's duty of Monday and the new one's of that week begin on the same day, and are two."""
    open_periods(moment(2027, 7, 1, 12))
    weeks = Obligation.objects.filter(code="ivs.daily", office=here.north_1, period_from=date(2027, 6, 28))
    assert list(weeks.order_by("period_until").values_list("rule__edition__code", "period_until", "opens_at")) == [
        ("7/2015", date(2027, 6, 28), moment(2027, 6, 28, 0)),
        ("99/2027", date(2027, 7, 4), moment(2027, 7, 1, 0)),
    ]
    days = Obligation.objects.filter(code="ivs.daily", office=here.north_1, rule__edition__code="7/2015")
    assert days.order_by("-period_from").first().period_from == date(2027, 6, 30)
    assert open_periods(moment(2027, 7, 1, 13)) == 0


def test_clocks_of_either_order_run_by_their_own_terms(here, published):
    evening = ALMATY - 2 * HOUR
    old, new = report_clock(here.north, evening), report_clock(here.south, evening)
    assert (old.due_at - evening, new.due_at - evening) == (3 * HOUR, 2 * HOUR)
    after = report_clock(here.north, ALMATY)
    assert (after.due_at - ALMATY, after.rule.edition.code) == (2 * HOUR, "99/2027")
    open_periods(ALMATY + HOUR)
    assert obligations.recalculate(old, reason="проверка", by=None, at=ALMATY + SECOND) is False
    old.refresh_from_db()
    assert (old.rule.edition.code, old.due_at, old.state) == ("7/2015", evening + 3 * HOUR, "open")


def test_duties_that_run_keep_what_fulfils_them_and_when_they_are_due(here, published):
    half_year = Obligation.objects.get(code="probation.half_year", office=here.north_1)
    due, day = half_year.due_at, Obligation.objects.get(code="ivs.daily", office=here.north_1)
    open_periods(moment(2027, 7, 2, 9))
    half_year.refresh_from_db()
    assert (half_year.due_at, half_year.state, half_year.rule.edition.code) == (due, "open", "7/2015")
    ended = moment(2027, 6, 10, 15)
    fulfilment.inspection_done(
        office=here.north_1,
        facility=here.ivs,
        kind_code="ivs_daily",
        ended_at=ended,
        participants=[Role.DISTRICT_OFFICER],
        url="/inspections/1/",
        by=None,
        at=moment(2027, 7, 2, 10),
    )
    day.refresh_from_db()
    assert (day.state, day.done_at) == ("fulfilled", ended)


def test_the_new_orders_week_is_fulfilled_by_two_checks_after_its_day(here, published):
    open_periods(moment(2027, 7, 1, 9))
    for number in (1, 2):
        fulfilment.inspection_done(
            office=here.north_1,
            facility=here.ivs,
            kind_code="ivs_daily",
            ended_at=moment(2027, 7, number, 15),
            participants=[Role.DISTRICT_OFFICER],
            url=f"/inspections/{number}/",
            by=None,
            at=moment(2027, 7, number, 16),
        )
    week = Obligation.objects.get(code="ivs.daily", office=here.north_1, rule__edition__code="99/2027")
    assert (week.state, week.counted, week.done_at) == ("fulfilled", 2, moment(2027, 7, 2, 15))


def test_kinds_of_inspection_change_on_the_same_day(here, published):
    old, new = (
        set(
            InspectionKind.objects.for_facility(here.ivs, at_level=OfficeLevel.DISTRICT, on=day).values_list(
                "code", flat=True
            )
        )
        for day in (date(2027, 6, 30), date(2027, 7, 1))
    )
    assert (new, new < old) == ({"ivs_daily"}, True)
