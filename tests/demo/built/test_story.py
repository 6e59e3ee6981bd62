"""The last weeks of the demo and its present."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from facilities.enums import FacilityKind
from inspections.enums import AnswerValue, InspectionState
from inspections.models import Acknowledgement, Finding, Inspection, JournalEntry, Order
from inspections.rules import missing_parts
from oversight.core.models import AuditRow
from oversight.documents.models import Document, Rendering
from practice.enums import MethodState
from practice.models import Activity, Method

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def of_district(**which):
    return Inspection.objects.filter(office__code="karaganda", **which)


def test_there_are_enough_inspections_to_look_at_and_few_enough_papers_to_make():
    assert 150 <= Inspection.objects.count() <= 250
    assert 20 <= Inspection.objects.exclude(spravka=None).count() <= 45
    assert Document.objects.count() <= 110
    # Each in two languages, as PDF and as DOCX.
    assert Rendering.objects.queued().count() == 4 * Document.objects.count()


def test_inspections_stand_in_every_state():
    assert set(Inspection.objects.values_list("state", flat=True)) == set(InspectionState.values)


def test_daily_checks_come_at_night_and_on_weekends_too_and_some_were_missed():
    daily = Inspection.objects.filter(kind__code="ivs_daily")
    assert daily.filter(at_night=True).exists()
    assert daily.filter(on_weekend=True).exists()
    assert 20 <= daily.filter(office__code="karaganda").count() < 28


def test_todays_check_of_the_district_is_still_to_be_made():
    office = of_district().first().office
    today = office.local_day(timezone.now())
    daily = of_district(kind__code="ivs_daily")
    assert [one for one in daily if office.local_day(one.started_at) == today] == []


def test_nothing_of_the_story_lies_in_the_future_and_its_order_is_that_of_time():
    now = timezone.now()
    assert not AuditRow.objects.filter(at__gt=now).exists()
    opened = list(Inspection.objects.order_by("pk").values_list("created_at", flat=True))
    assert opened == sorted(opened)
    written = list(AuditRow.objects.order_by("pk").exclude(action__startswith="rulebook.").values_list("at", flat=True))
    assert written == sorted(written)
    issued = list(Document.objects.order_by("pk").values_list("issued_at", flat=True))
    assert issued == sorted(issued)


def test_the_district_has_one_inspection_planned_one_and_a_follow_up_under_way_and_an_order_to_sign():
    planned = of_district(state=InspectionState.PLANNED).get()
    assert planned.kind.code == "spetspriemnik_weekly"
    under_way, follow_up = of_district(state=InspectionState.UNDER_WAY).order_by("-kind__code")
    assert [one.kind.code for one in (under_way, follow_up)] == ["uis_standing", "follow_up"]
    assert under_way.facility.kind == FacilityKind.UIS
    assert [one.officer.username for one in under_way.inspectors.all()] == ["district"]
    assert under_way.answers.exclude(value=AnswerValue.NOT_CHECKED).count() == 8
    assert Order.objects.get(office__code="karaganda", signed_at=None).drafted_by.username == "district"


def test_what_was_completed_lacks_no_part():
    completed = Inspection.objects.exclude(completed_at=None)
    assert {one.pk: missing_parts(one) for one in completed if missing_parts(one)} == {}


def test_findings_are_worded_whole():
    findings = Finding.objects.exclude(inspection__state=InspectionState.UNDER_WAY)
    assert findings.count() >= 25
    assert not findings.filter(norm="").exists()
    assert not [one for one in findings if "{" in one.what + one.persons]


def test_every_completed_check_stands_in_its_journal_without_a_gap():
    assert JournalEntry.objects.count() == Inspection.objects.exclude(completed_at=None).count()
    numbers = {}
    for entry in JournalEntry.objects.order_by("pk"):
        numbers.setdefault((entry.facility_id, entry.year), []).append(entry.number)
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


def test_certificates_were_read_by_both_sides_once_with_a_refusal_and_one_was_corrected():
    sides = Acknowledgement.objects.filter(inspection__state=InspectionState.CLOSED)
    closed = Inspection.objects.filter(state=InspectionState.CLOSED).exclude(spravka=None)
    assert sides.count() == 2 * closed.count()
    assert Acknowledgement.objects.exclude(refusal_reason="").count() == 1
    assert Document.objects.filter(version=2, corrects__isnull=False).count() == 1


def test_an_inspection_takes_more_than_a_glance():
    hasty = Inspection.objects.filter(ended_at__lt=F("started_at") + timedelta(minutes=20))
    assert not hasty.exists()


def test_the_library_has_methods_in_every_state_and_the_log_activities_of_every_level():
    assert set(Method.objects.values_list("state", flat=True)) == set(MethodState.values)
    assert Method.objects.filter(versions__number=2, versions__published_at=None).exists()
    levels = Activity.objects.standing().values_list("office__level", flat=True)
    assert set(levels) == {"department", "oblast", "district"}
    assert Activity.objects.exclude(withdraw_reason="").count() == 1
