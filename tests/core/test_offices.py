import pytest

from oversight.core.actions.offices import change_office, open_office
from oversight.core.enums import Branch, OfficeLevel, Role
from oversight.core.languages import alphabetical
from oversight.core.models import AuditRow, Office
from oversight.core.refusals import Forbidden, Refused
from tests.factories import moment, office, officer, world

pytestmark = pytest.mark.django_db

NOW = moment()


def district(parent, **fields):
    return {
        "parent": parent,
        "level": OfficeLevel.DISTRICT,
        "branch": Branch.TERRITORIAL,
        "code": "new",
        "name_ru": "Новая",
        "name_kk": "Жаңа",
        **fields,
    }


def test_a_new_office_stands_in_the_line_of_those_above_it():
    here = world()
    made = open_office(**district(here.north), by=here.reference_admin, at=NOW)
    assert made.lineage == [here.department.pk, here.north.pk, made.pk]
    assert AuditRow.objects.get().action == "offices.open"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.REFERENCE_ADMIN])
def test_only_the_administrator_keeps_offices(role):
    here = world()
    with pytest.raises(Forbidden):
        open_office(**district(here.north), by=here.officer(role), at=NOW)
    with pytest.raises(Forbidden):
        change_office(here.north_1, name_ru="Другая", by=here.officer(role), at=NOW)


@pytest.mark.parametrize(
    ("fields", "about", "sentence"),
    [
        ({"code": "north"}, "code", "Office with this Code already exists."),
        ({"time_zone": "Asia/Atlantis"}, "time_zone", "There is no such time zone."),
        ({"name_kk": ""}, "name_kk", "This field cannot be blank."),
    ],
)
def test_an_unfit_office_is_refused_beside_its_field(fields, about, sentence):
    here = world()
    with pytest.raises(Refused) as refusal:
        open_office(**district(here.north, **fields), by=here.reference_admin, at=NOW)
    assert refusal.value.fields == {about: sentence}


def test_a_district_does_not_stand_directly_below_the_department():
    here = world()
    with pytest.raises(Refused) as refusal:
        open_office(**district(here.department), by=here.reference_admin, at=NOW)
    assert refusal.value.fields == {"parent": "Districts stand below oblasts, and oblasts below the Department."}


def test_there_is_nothing_beside_the_department():
    with pytest.raises(Refused, match="Only the Department stands without a superior office"):
        open_office(**district(None), by=officer(Role.REFERENCE_ADMIN), at=NOW)


def test_a_change_keeps_what_was_before():
    here = world()
    change_office(here.north_1, time_zone="Asia/Oral", by=here.reference_admin, at=NOW)
    row = AuditRow.objects.get()
    assert (row.before, row.after) == ({"time_zone": "Asia/Almaty"}, {"time_zone": "Asia/Oral"})


def test_an_officer_sees_their_office_and_those_below():
    here = world()
    seen = {role: set(Office.objects.visible_to(here.officer(role))) for role in Role}
    everything = set(Office.objects.all())
    assert seen[Role.DISTRICT_OFFICER] == {here.north_1}
    assert seen[Role.OBLAST_OFFICER] == {here.north, here.north_1, here.north_2}
    assert seen[Role.ZONAL_OFFICER] == seen[Role.REFERENCE_ADMIN] == seen[Role.AUDITOR] == everything


def test_names_are_sorted_by_the_kazakh_alphabet():
    parent = office(OfficeLevel.OBLAST)
    names = ["Ярский", "Ёлкин", "Әлібек", "Айтбай", "Жаров", "Қасым", "Ким", "Елена", "Бек"]
    for name in names:
        office(parent=parent, name_ru=name)
    found = parent.children.order_by(alphabetical("name_ru")).values_list("name_ru", flat=True)
    assert list(found) == ["Айтбай", "Әлібек", "Бек", "Елена", "Ёлкин", "Жаров", "Ким", "Қасым", "Ярский"]
