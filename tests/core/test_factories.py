import pytest

from oversight.core.enums import Role
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_world_has_an_officer_for_every_role():
    world = factories.world()
    assert {role: world.officer(role).roles for role in Role} == {role: [role] for role in Role}


def test_the_shipped_edition_is_loaded_once():
    assert factories.edition() == factories.edition()
    assert factories.edition().kinds.exists()


def test_an_officer_made_alone_stands_in_a_whole_line_of_offices():
    assert len(factories.officer().office.lineage) == 3
