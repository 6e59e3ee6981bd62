import pytest

from facilities.enums import FacilityKind
from oversight.duties.models import InspectionKind
from tests import factories


@pytest.fixture
def world(db):
    factories.edition()
    return factories.world()


@pytest.fixture
def manned(world):
    """The world with a zonal officer for its oblast: nobody in the chain is missing."""
    factories.zone(world.zonal_officer, world.north)
    return world


@pytest.fixture
def kind(world):
    """`kind("ivs_daily")`: a kind of inspection of the edition in force."""
    return lambda code: InspectionKind.objects.get(code=code)


@pytest.fixture
def place(world):
    """`place(FacilityKind.UIS)`: a facility of that kind, supervised by the district officer's office."""

    def make(kind, **fields):
        facility = factories.facility(kind, **{"supervising_office": world.north_1, **fields})
        factories.head(facility, full_name="Омаров Ерлан Маратович", post="начальник")
        return facility

    return make


@pytest.fixture
def ivs(place):
    return place(FacilityKind.IVS)
