"""Point 2: the Department, oblast and equated prosecutors, city and district prosecutors."""

from oversight.core.enums import Branch, OfficeLevel
from oversight.core.models import Office
from tests import factories


def test_offices_stand_in_three_levels(world):
    assert [(office.level, office.parent) for office in (world.department, world.north, world.north_1)] == [
        (OfficeLevel.DEPARTMENT, None),
        (OfficeLevel.OBLAST, world.department),
        (OfficeLevel.DISTRICT, world.north),
    ]


def test_a_military_garrison_office_stands_under_the_chief_military_prosecutor(world):
    chief = factories.office(OfficeLevel.OBLAST, parent=world.department, branch=Branch.MILITARY)
    garrison = factories.office(parent=chief)

    assert garrison.branch == Branch.MILITARY
    assert set(Office.objects.within(chief)) == {chief, garrison}


def test_an_office_sees_what_is_below_and_not_what_is_beside(world):
    assert set(Office.objects.visible_to(world.oblast_officer)) == {world.north, world.north_1, world.north_2}
    assert set(Office.objects.visible_to(world.district_officer)) == {world.north_1}
