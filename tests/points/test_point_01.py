"""Points 1–3: who supervises whom, and whose rights are protected."""

from inspections.models import Inspection
from oversight.core.enums import Role
from tests import factories
from tests.points.steps import opened


def test_every_office_supervises_what_is_its_own_and_below_it(world, ivs, kind):
    inspection = opened(ivs, kind("ivs_daily"), world.district_officer)

    seen = {
        role: Inspection.objects.visible_to(getattr(world, role)).filter(pk=inspection.pk).exists()
        for role in ("district_officer", "district_prosecutor", "oblast_officer", "zonal_officer", "auditor")
    }

    assert seen == dict.fromkeys(seen, True)
    beside = [factories.officer(office=office) for office in (world.north_2, world.south_1)]
    beside.append(factories.officer(Role.OBLAST_OFFICER, office=world.south))
    assert [Inspection.objects.visible_to(one).exists() for one in (*beside, world.reference_admin)] == [False] * 4


def test_every_record_belongs_to_an_office(world, ivs, kind):
    inspection = opened(ivs, kind("ivs_daily"), world.district_officer)

    assert (inspection.office, inspection.supervising_office) == (world.north_1, world.north_1)
