"""Requests on an inspection's card: whoever has somebody to ask about it asks there, and sees what was asked."""

import re

import pytest

from tests import factories as people
from tests.inspections import factories as visits
from tests.inspections import joint

from .factories import asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(world):
    return visits.inspection(world.ivs, by=world.oblast_officer)


def page(client, officer, inspection):
    client.force_login(officer)
    return client.get(f"/inspections/{inspection.pk}/inquiries/")


def test_who_is_in_its_line_asks_from_its_card_and_sees_what_was_asked(client, world, visit):
    made = asked(world.oblast_officer, world.north_1, inspection=visit)
    asked(world.oblast_officer, world.north_1)
    for reader in (world.oblast_officer, world.district_officer, world.zonal_officer):
        shown = page(client, reader, visit).content.decode()
        assert f'href="/inquiries/new/?inspection={visit.pk}"' in shown
        assert re.findall(r'href="/inquiries/(\d+)/"', shown) == [str(made.pk)]
    assert f'hx-get="/inspections/{visit.pk}/inquiries/"' in client.get(f"/inspections/{visit.pk}/").content.decode()


def test_who_only_reads_or_takes_part_from_another_line_is_offered_nothing(client, world, visit):
    part = joint.accepted(visit)
    soldier = part.inspectors.get().officer
    for reader in (world.auditor, soldier):
        shown = page(client, reader, visit).content.decode()
        assert "/inquiries/new/" not in shown
        assert "Nothing was asked about this inspection." in shown


def test_for_another_office_there_is_no_such_inspection(client, world, visit):
    assert page(client, people.officer(office=world.south_1), visit).status_code == 404
