"""Which places have a rhythm: counted here as the engine's own question would answer."""

from datetime import date

import pytest

from facilities.enums import FacilityKind
from facilities.models import Facility
from oversight.core.enums import Branch
from oversight.duties.enums import About
from oversight.duties.models import Edition
from oversight.duties.reach import facilities_of
from risk.rhythms import in_rhythm
from tests import factories

DAY = date(2026, 3, 2)


@pytest.fixture
def places(world):
    """Of each kind one at a district and one at its oblast, in the centre and not, with and without what duties ask."""
    for office in (world.north_1, world.north):
        for kind in FacilityKind:
            for centre in (True, False):
                made = factories.facility(kind, supervising_office=office, in_oblast_centre=centre)
                if centre:
                    made.mailboxes.create(place="коридор", installed_on=date(2026, 1, 1))
                    made.penal_rooms.create(kind="ok", name="1", places=1, closed_on=date(2026, 2, 1))
                else:
                    made.mailboxes.create(place="коридор", installed_on=date(2026, 1, 1), removed_on=date(2026, 2, 1))
                    made.penal_rooms.create(kind="ok", name="1", places=1)
    return list(Facility.objects.select_related("supervising_office"))


@pytest.mark.parametrize("name", ["north_1", "north", "department", "south_1"])
def test_it_is_what_the_engine_would_open_duties_for(world, places, name):
    office, edition = getattr(world, name), Edition.objects.get()
    rules = [one for one in edition.rules.all() if one.about == About.FACILITY and not one.is_choice]
    expected = {
        pk
        for rule in rules
        for pk in facilities_of(rule, DAY).filter(answering_id=office.pk).values_list("pk", flat=True)
    }
    assert in_rhythm(places, office, edition, DAY) == expected
    assert expected or name == "department"


def test_of_another_branch_no_rhythm_is_prescribed_that_is_not_for_it(world, places):
    world.north_1.branch = Branch.MILITARY
    world.north_1.save()
    edition = Edition.objects.get()
    rules = [one for one in edition.rules.all() if one.about == About.FACILITY and not one.is_choice]
    expected = {
        pk
        for rule in rules
        for pk in facilities_of(rule, DAY).filter(answering_id=world.north_1.pk).values_list("pk", flat=True)
    }
    assert in_rhythm(places, world.north_1, edition, DAY) == expected
