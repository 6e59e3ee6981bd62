"""Point 22: outside oblast centres the oblast checks by the state of legality; the edition chooses once a half-year."""

from facilities.enums import FacilityKind
from tests.points.steps import owed, owing, span, told


def test_only_places_outside_the_centres_are_meant(manned, place):
    place(FacilityKind.IVS, name_ru="ИВС центра", in_oblast_centre=True)
    far = place(FacilityKind.SPETSPRIEMNIK, name_ru="Спецприемник района")
    assert owing("oblast.state_of_legality") == sorted(
        ["ИВС района north-1", "ИВС района north-2", "ИВС района south-1", "Спецприемник района"]
    )
    duty = owed("oblast.state_of_legality", facility=far)
    assert (duty.office, duty.rule.is_choice) == (manned.north, True)
    assert span(duty) == ("02.03.2026 00:00", "01.07.2026 00:00")


def test_the_chain_of_a_chosen_rhythm_is_quiet(manned, place):
    duty = owed("oblast.state_of_legality", facility=place(FacilityKind.IVS))
    assert told(duty) == [("31.05 09:00", "oblast_officer"), ("01.07 09:00", "oblast_deputy")]
