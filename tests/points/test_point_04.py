"""Point 4: the vocabulary. Places, penal rooms and mailboxes are entered in the words the Instruction defines."""

from datetime import date

import pytest

from facilities import actions
from facilities.enums import USUAL_OPERATOR, FacilityKind, PenalRoomKind, SecurityLevel
from facilities.models import Facility
from oversight.core.refusals import Refused
from oversight.duties.models import InspectionKind
from tests.points.steps import TEN


@pytest.fixture
def entered(world):
    """`entered(kind)`: a place of that kind, entered by the district's prosecutor."""

    def enter(kind, **fields):
        return actions.register(
            kind=kind,
            name_ru="Место содержания",
            name_kk="Ұстау орны",
            operator=USUAL_OPERATOR[kind],
            supervising_office=world.north_1,
            opened_on=date(2015, 1, 1),
            by=world.district_prosecutor,
            at=TEN,
            **({"security_level": SecurityLevel.MAXIMUM} if kind == FacilityKind.UIS else {}),
            **fields,
        )

    return enter


@pytest.mark.parametrize("kind", FacilityKind)
def test_every_kind_of_place_is_entered_and_has_an_inspection(world, entered, kind):
    place = entered(kind)

    assert Facility.objects.visible_to(world.district_officer).contains(place)
    assert InspectionKind.objects.for_facility(place, on=TEN.date()).exists()


def test_a_penal_institution_says_its_level_of_security_and_no_other_place_has_one(world, entered):
    assert entered(FacilityKind.UIS).get_security_level_display() == "maximum security"
    with pytest.raises(Refused) as refusal:
        actions.change(
            entered(FacilityKind.IVS), version=1, security_level=SecurityLevel.MINIMUM, by=world.oblast_officer, at=TEN
        )

    assert refusal.value.sentence == "A penal institution, and only it, has a security level."


def test_penal_rooms_are_single_cells_and_disciplinary_isolators(world, entered):
    place = entered(FacilityKind.UIS)
    for kind in PenalRoomKind:
        actions.add_penal_room(place, kind=kind, name=f"№ {kind}", places=1, by=world.district_officer, at=TEN)

    assert list(place.penal_rooms.order_by("kind").values_list("kind", flat=True)) == ["dizo", "ok"]


def test_a_special_mailbox_hangs_from_a_day_on(world, entered):
    place = entered(FacilityKind.IVS)
    actions.install_mailbox(place, place="коридор", installed_on=TEN.date(), by=world.district_officer, at=TEN)

    assert [(box.place, box.installed_on) for box in place.mailboxes.all()] == [("коридор", TEN.date())]


def test_the_glossary_has_the_words_and_what_point_4_says_they_mean(client, world):
    client.force_login(world.district_officer)

    page = client.get("/glossary/").content.decode()

    words = ("изолятор временного содержания (ИВС)", "уақытша ұстау изоляторы (УҰИ)", "специальный почтовый ящик")
    assert [word for word in words if word not in page] == []
    assert "for those under administrative arrest. Point 4(2)." in page


def test_whoever_enters_a_place_finds_the_meaning_of_its_kind_beside_the_field(client, world):
    client.force_login(world.oblast_officer)

    assert client.get("/facilities/new/").context["form"]["kind"].help_text == (
        '<a href="/glossary/">What each kind means stands in the glossary (point 4).</a>'
    )
