import pytest

from facilities.enums import FacilityKind
from tests import factories


@pytest.fixture
def world(db):
    factories.edition()
    return factories.world()


@pytest.fixture
def colony(world):
    """A penal institution the district officer's office supervises."""
    return factories.facility(FacilityKind.UIS, supervising_office=world.north_1, name_ru="Учреждение УИС")
