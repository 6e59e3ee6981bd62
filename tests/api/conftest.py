import pytest

from oversight.core.enums import Role
from tests import factories

from .client import Caller


@pytest.fixture
def world(db):
    factories.edition()
    return factories.world()


@pytest.fixture
def district(world):
    return Caller(world.district_officer)


@pytest.fixture
def head(world):
    """The head of the same district office, who signs."""
    return Caller(world.district_prosecutor)


@pytest.fixture
def stranger(world):
    """An officer of a district of another oblast."""
    return Caller(factories.officer(Role.DISTRICT_PROSECUTOR, office=world.south_1))
