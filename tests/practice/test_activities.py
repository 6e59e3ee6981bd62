"""The log of activities: entered, corrected, withdrawn, counted; who took part and where."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from oversight.core.refusals import Conflict, Forbidden
from practice.actions import activities
from practice.figures import figures
from practice.models import Activity
from tests import factories as people
from tests.api.client import photo
from tests.inspections.factories import refused

from .factories import AT, activity

pytestmark = pytest.mark.django_db
TODAY = AT.date()
DAY = timedelta(days=1)


def test_an_activity_is_of_one_day_unless_said_and_names_who_took_part(world):
    made = activity(world.oblast_officer, participants=[world.district_officer], others="", files=[photo()])
    assert (made.from_on, made.until_on, made.office) == (date(2026, 2, 27), date(2026, 2, 27), world.north)
    assert (list(made.participants.all()), made.files.count()) == ([world.district_officer], 1)


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"from_on": TODAY + DAY}, "from_on", "What is still to come is planned, not entered here."),
        ({"until_on": date(2026, 2, 26)}, "until_on", "The last day can't be before the first."),
        ({"others": " "}, "participants", "Say who took part: choose officers or name others."),
        ({"kind": "media", "place": ""}, "place", "Say where: the office, the institution, the newspaper or the site."),
        ({"link": "javascript:alert(1)"}, "link", "Enter a valid URL."),
        (
            {"kind": "responsibility"},
            "kind",
            "The Department brings such proposals before the leadership (point 15(5)).",
        ),
    ],
)
def test_what_says_nothing_or_can_not_be_is_refused_beside_its_field(world, said, field, sentence):
    with refused(sentence, field=field):
        activity(world.oblast_officer, **said)


def test_who_is_chosen_serves_in_the_office_or_below_it(world):
    with pytest.raises(Exception, match="serves in an office outside yours"):
        activity(world.district_officer, participants=[world.oblast_officer])
    with refused("Only a prosecutor writes here.", kind=Forbidden):
        activity(world.auditor)


def test_an_internship_that_goes_on_is_entered_and_completed_later(world):
    said = {"kind": "internship", "title": "Стажировка", "until_on": TODAY + 20 * DAY}
    made = activity(world.oblast_officer, participants=[world.district_officer], others="", **said)
    changed = {"version": made.version, "result": "Отчёт представлен.", "files": [photo()]}
    made = activities.change(made, **changed, by=world.oblast_deputy, at=AT)
    assert (made.result, made.files.count(), list(made.participants.all())) == (
        "Отчёт представлен.",
        1,
        [world.district_officer],
    )


def test_who_has_moved_elsewhere_stays_named(world):
    made = activity(world.oblast_officer, participants=[world.district_officer])
    world.district_officer.office = world.south_1
    world.district_officer.save()
    named = list(made.participants.all())
    made = activities.change(made, participants=named, result="Проведён.", by=world.oblast_officer, at=AT)
    assert list(made.participants.all()) == named


def test_of_two_who_change_one_record_the_second_is_told(world):
    made = activity(world.oblast_officer)
    said = {"version": made.version, "by": world.oblast_officer, "at": AT}
    activities.change(made, title="Первый", **said)
    with pytest.raises(Conflict) as conflict:
        activities.change(made, title="Второй", **said)
    assert conflict.value.theirs["title"] == "Первый"


def test_a_record_is_its_offices_and_what_is_withdrawn_is_not_changed(world):
    made = activity(world.district_officer)
    with pytest.raises(Forbidden):
        activities.change(made, title="Иное", by=world.oblast_officer, at=AT)
    with refused("Say why the record is withdrawn.", field="reason"):
        activities.withdraw(made, reason="", by=world.district_officer, at=AT)
    activities.withdraw(made, reason="введено дважды", by=world.district_officer, at=AT)
    with refused("The record is withdrawn: it can't be changed."):
        activities.change(made, title="Иное", by=world.district_officer, at=AT)


def test_seen_by_the_office_and_those_above_it(world):
    made = activity(world.district_officer)
    seen = [world.district_officer, world.oblast_officer, world.zonal_officer, world.auditor]
    assert all(made in Activity.objects.visible_to(officer) for officer in seen)
    hidden = [people.officer(office=world.north_2), people.officer(office=world.south_1), world.reference_admin]
    assert not any(made in Activity.objects.visible_to(officer) for officer in hidden)


def test_counted_once_by_kind_period_and_office_without_what_is_withdrawn(world, django_assert_num_queries):
    activity(world.oblast_officer)
    activity(world.district_officer)
    activity(world.district_officer, kind="media", place="газета", until_on=TODAY)
    activity(people.officer(office=world.north_2), kind="media", place="сайт")
    activity(world.district_officer, from_on=date(2025, 12, 31))
    activity(people.officer(office=world.south_1))
    gone = activity(world.district_officer)
    activities.withdraw(gone, reason="ошибка", by=world.district_officer, at=AT)

    period = {"from_on": date(2026, 1, 1), "until_on": date(2026, 3, 31)}
    with django_assert_num_queries(2):
        found = figures(world.oblast_officer, office=world.north, **period)
        assert found.columns == [world.north, world.north_1, world.north_2]
    assert [(kind.value, counts, whole) for kind, counts, whole in found.rows] == [
        ("seminar", [1, 1, 0], 2),
        ("media", [0, 1, 1], 2),
    ]
    assert (found.sums, found.whole) == ([1, 2, 1], 4)
    republic = figures(world.zonal_officer, office=world.department, **period)
    assert (republic.columns, republic.whole) == ([world.north, world.south], 5)
    foreign = figures(world.district_officer, office=world.south, **period)
    assert (foreign.columns, foreign.whole) == ([], 0)


def test_the_database_holds_the_days_together(world):
    made = activity(world.district_officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=made.pk).update(until_on=date(2020, 1, 1))
