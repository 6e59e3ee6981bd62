"""Offices, officers and facilities of the demo."""

from collections import Counter

import pytest
from django.urls import reverse
from django.utils import timezone

from facilities.enums import FacilityKind
from facilities.models import Facility, FacilityHead, Mailbox, PenalRoom
from oversight.core.enums import Branch, OfficeLevel, Role
from oversight.core.models import Office, Officer

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.django_db, pytest.mark.usefixtures("demo")]

SIGN_INS = {
    "district": ("karaganda", Role.DISTRICT_OFFICER),
    "district-head": ("karaganda", Role.DISTRICT_PROSECUTOR),
    "oblast": ("karaganda-oblast", Role.OBLAST_OFFICER),
    "oblast-deputy": ("karaganda-oblast", Role.OBLAST_DEPUTY),
    "department": ("department", Role.ZONAL_OFFICER),
    "department-head": ("department", Role.DEPARTMENT_HEAD),
    "auditor": ("department", Role.AUDITOR),
    "admin": ("department", Role.REFERENCE_ADMIN),
}


def test_the_department_has_twenty_regions_and_two_chief_offices_under_it():
    assert Office.objects.filter(level=OfficeLevel.DEPARTMENT).count() == 1
    oblasts = Office.objects.filter(level=OfficeLevel.OBLAST)
    assert Counter(oblasts.values_list("branch", flat=True)) == {
        Branch.TERRITORIAL: 17 + 3,
        Branch.MILITARY: 1,
        Branch.TRANSPORT: 1,
    }
    assert oblasts.filter(code__endswith="-oblast").count() == 17
    assert oblasts.filter(code__endswith="-city").count() == 3


def test_every_region_has_district_offices_and_there_are_ninety_at_least():
    districts = Office.objects.filter(level=OfficeLevel.DISTRICT)
    assert districts.count() >= 90
    assert set(districts.values_list("parent", flat=True)) == set(
        Office.objects.filter(level=OfficeLevel.OBLAST).values_list("pk", flat=True)
    )


@pytest.mark.parametrize(
    ("code", "name_ru", "name_kk"),
    [
        ("karaganda", "Прокуратура города Караганды", "Қарағанды қаласының прокуратурасы"),
        ("karaganda-oblast", "Прокуратура Карагандинской области", "Қарағанды облысының прокуратурасы"),
        (
            "musrepov",
            "Прокуратура района имени Габита Мусрепова",
            "Ғабит Мүсірепов атындағы ауданның прокуратурасы",
        ),
        (
            "garrison-otar",
            "Военная прокуратура Отарского гарнизона",
            "Отар гарнизонының әскери прокуратурасы",
        ),
        ("line-oral", "Уральская транспортная прокуратура", "Орал көлік прокуратурасы"),
    ],
)
def test_an_office_is_named_as_it_is_in_both_languages(code, name_ru, name_kk):
    office = Office.objects.get(code=code)
    assert (office.name_ru, office.name_kk) == (name_ru, name_kk)


@pytest.mark.parametrize(
    ("code", "time_zone"),
    [
        ("karaganda", "Asia/Almaty"),
        ("aktobe", "Asia/Aqtobe"),
        ("oral", "Asia/Oral"),
        ("zhanaozen", "Asia/Aqtau"),
        ("zhylyoy", "Asia/Atyrau"),
        ("rudny", "Asia/Qostanay"),
        ("aral", "Asia/Qyzylorda"),
        ("line-oral", "Asia/Oral"),
        ("garrison-aktau", "Asia/Aqtau"),
    ],
)
def test_an_office_keeps_the_time_of_its_place_also_before_2024(code, time_zone):
    assert Office.objects.get(code=code).time_zone == time_zone


def test_facilities_of_every_kind_three_hundred_at_least():
    assert Facility.objects.count() >= 300
    assert set(Facility.objects.values_list("kind", flat=True)) == set(FacilityKind.values)


def test_every_facility_is_supervised_by_an_office_of_its_branch():
    branches = {FacilityKind.GUARDHOUSE: Branch.MILITARY, FacilityKind.IVS_TRANSPORT: Branch.TRANSPORT}
    wrong = [
        facility.name_ru
        for facility in Facility.objects.select_related("supervising_office")
        if facility.supervising_office.branch != branches.get(facility.kind, Branch.TERRITORIAL)
    ]
    assert wrong == []


def test_every_facility_has_a_head_today_and_some_have_one_who_acts():
    today = timezone.localdate()
    heads = [facility.head_on(today) for facility in Facility.objects.all()]
    assert None not in heads
    assert {head.acting for head in heads} == {True, False}


def test_remand_prisons_and_institutions_have_mailboxes_and_penal_rooms():
    kinds = {FacilityKind.SI_UIS, FacilityKind.SI_KNB, FacilityKind.UIS}
    held = Facility.objects.filter(kind__in=kinds)
    assert set(Mailbox.objects.values_list("facility", flat=True)) == set(held.values_list("pk", flat=True))
    assert set(PenalRoom.objects.values_list("facility", flat=True)) == set(held.values_list("pk", flat=True))


def test_what_stands_in_an_oblast_centre_says_so():
    centres = Facility.objects.filter(kind=FacilityKind.IVS, in_oblast_centre=True)
    assert centres.filter(supervising_office__code="karaganda").exists()
    assert not centres.filter(supervising_office__code="temirtau").exists()
    towns = {"г. Астана", "г. Алматы", "г. Шымкент"}
    assert towns <= {facility.address.split(",")[0] for facility in centres}


@pytest.mark.parametrize("model", [Office, Officer, Facility, FacilityHead, PenalRoom, Mailbox])
def test_every_row_passes_its_own_validation(model):
    for row in model.objects.all()[:: 1 if model is Office else 7]:
        row.full_clean()


@pytest.mark.parametrize(("model", "name"), [(Office, "name"), (Facility, "name"), (Officer, "post")])
def test_everything_is_named_in_both_languages(model, name):
    for row in model.objects.all():
        in_russian, in_kazakh = getattr(row, f"{name}_ru"), getattr(row, f"{name}_kk")
        assert in_russian
        assert in_kazakh
        assert in_russian != in_kazakh
        assert "{" not in in_russian + in_kazakh


def test_no_two_facilities_bear_the_same_name():
    names = list(Facility.objects.values_list("name_ru", flat=True))
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_office_has_its_officers_in_the_roles_of_its_level():
    roles = {}
    for officer in Officer.objects.all():
        roles.setdefault((officer.office.level, officer.office_id), Counter()).update(officer.roles)
    assert len(roles) == Office.objects.count()
    by_level = {level: [dict(found) for (of, _), found in roles.items() if of == level] for level in OfficeLevel}
    assert all(one == {"district_prosecutor": 1, "district_officer": 2} for one in by_level["district"])
    oblast = {"oblast_prosecutor": 1, "oblast_deputy": 1, "oblast_officer": 2}
    assert all(one == oblast for one in by_level["oblast"])
    department = {"department_head": 1, "zonal_officer": 6, "auditor": 1, "reference_admin": 1}
    assert by_level["department"] == [department]
    assert {role for found in roles.values() for role in found} == set(Role.values)


def test_no_two_people_bear_the_same_name():
    names = list(Officer.objects.values_list("surname", "given_name", "patronymic"))
    assert len(names) == len(set(names))
    heads = set(FacilityHead.objects.values_list("full_name", flat=True))
    assert len(heads) == FacilityHead.objects.count()
    assert heads.isdisjoint(" ".join(name) for name in names)


def test_no_address_or_telephone_of_the_demo_can_reach_anybody():
    assert all(email.endswith("@example.invalid") for email in Officer.objects.values_list("email", flat=True))
    phones = [*Officer.objects.values_list("phone", flat=True), *Facility.objects.values_list("phone", flat=True)]
    assert all(phone.startswith("+7 (000) ") for phone in phones)


@pytest.mark.parametrize(("username", "place"), SIGN_INS.items())
def test_a_sign_in_of_the_demo_opens_in_its_own_office(client, settings, username, place):
    answer = client.post(reverse("account_login"), {"login": username, "password": settings.DEMO_PASSWORD})
    assert answer.status_code == 302
    officer = Officer.objects.get(pk=client.session["_auth_user_id"])
    assert (officer.username, officer.office.code, officer.roles[0]) == (username, *place)


def test_the_city_of_the_district_sign_in_has_what_an_officer_supervises_daily():
    kinds = set(Facility.objects.filter(supervising_office__code="karaganda").values_list("kind", flat=True))
    assert {FacilityKind.IVS, FacilityKind.SPETSPRIEMNIK, FacilityKind.UIS} <= kinds
    assert Office.objects.get(code="karaganda").parent.code == "karaganda-oblast"
