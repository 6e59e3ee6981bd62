"""Who answers for what in the demo, and who is away."""

import pytest
from django.utils import timezone

from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import Absence, Office, Subject, Zone
from oversight.core.roster import Roster, holders, responsible

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_every_oblast_and_equated_office_has_one_zonal_officer_and_every_zonal_officer_an_oblast():
    oblasts = Office.objects.filter(level=OfficeLevel.OBLAST)
    assert set(Zone.objects.values_list("oblast", flat=True)) == set(oblasts.values_list("pk", flat=True))
    assert Zone.objects.count() == 22
    department = Office.objects.get(code="department")
    zonal = Roster([department], timezone.now()).assigned(Role.ZONAL_OFFICER, department, timezone.now())
    assert set(Zone.objects.values_list("officer", flat=True)) == {one.pk for one in zonal}


def test_the_sign_ins_stand_in_one_line_of_the_zone_too():
    officers = responsible(Role.ZONAL_OFFICER, Office.objects.get(code="karaganda"), timezone.now()).officers
    assert [one.username for one in officers] == ["department"]


def test_a_zonal_officer_on_leave_has_somebody_who_stands_in():
    answer = responsible(Role.ZONAL_OFFICER, Office.objects.get(code="aktobe"), timezone.now())
    assert [(one.officer.username, one.instead_of.username) for one in answer.told] == [
        ("department-5", "department-4")
    ]


def test_an_officer_of_the_oblast_is_absent_today_and_the_other_is_there():
    oblast = Office.objects.get(code="karaganda-oblast")
    assert [one.username for one in holders(Role.OBLAST_OFFICER, oblast, timezone.now())] == ["oblast"]


@pytest.mark.parametrize("model", [Zone, Subject, Absence])
def test_every_row_of_the_roster_passes_its_own_validation(model):
    for row in model.objects.all():
        row.full_clean()
