"""Point 4: the vocabulary. The kinds of places and of penal rooms are those the Instruction defines."""

from facilities.enums import FacilityKind, PenalRoomKind, SecurityLevel
from facilities.models import Facility
from oversight.duties.models import InspectionKind
from tests import factories


def test_every_kind_of_place_can_be_entered_and_has_an_inspection(world):
    for kind in FacilityKind:
        facility = factories.facility(kind, supervising_office=world.north_1)
        kinds = InspectionKind.objects.for_facility(facility, on=factories.moment().date())
        assert kinds.exists(), kind

    assert set(Facility.objects.values_list("kind", flat=True)) == set(FacilityKind.values)


def test_penal_rooms_are_single_cells_and_disciplinary_isolators():
    assert set(PenalRoomKind.values) == {"ok", "dizo"}


def test_only_penal_institutions_have_a_security_level(world):
    institution = factories.facility(FacilityKind.UIS, security_level=SecurityLevel.MAXIMUM)

    assert institution.get_security_level_display() == "maximum security"
