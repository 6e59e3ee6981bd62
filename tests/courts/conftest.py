import pytest

from facilities.enums import FacilityKind
from tests import factories


@pytest.fixture
def world(db):
    factories.edition()
    return factories.world()


@pytest.fixture
def si(world):
    """A remand prison the oblast's office supervises."""
    return factories.facility(FacilityKind.SI_UIS, supervising_office=world.north, name_ru="Следственный изолятор")


@pytest.fixture
def colony(world):
    """A penal institution the district officer's office supervises."""
    return factories.facility(FacilityKind.UIS, supervising_office=world.north_1, name_ru="Учреждение УИС")
