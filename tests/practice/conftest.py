import pytest

from tests import factories


@pytest.fixture
def world(db):
    factories.edition()
    return factories.world()
