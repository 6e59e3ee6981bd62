"""Things to test with, as plain functions: each makes one valid row, and keywords say what matters to the test.

Rows are written directly, so the audit trail holds only what the test itself did.
"""

import itertools
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from facilities.enums import USUAL_OPERATOR, FacilityKind, SecurityLevel
from facilities.models import Facility, FacilityHead
from oversight.core.enums import Branch, OfficeLevel, Role
from oversight.core.models import Absence, Office, Officer, Subject, Zone
from oversight.duties.models import Edition
from tests import shipped

ALMATY = ZoneInfo("Asia/Almaty")
PASSWORD = "a password of the tests"

LEVEL_OF_ROLE = {
    Role.DISTRICT_OFFICER: OfficeLevel.DISTRICT,
    Role.DISTRICT_PROSECUTOR: OfficeLevel.DISTRICT,
    Role.OBLAST_OFFICER: OfficeLevel.OBLAST,
    Role.OBLAST_DEPUTY: OfficeLevel.OBLAST,
    Role.OBLAST_PROSECUTOR: OfficeLevel.OBLAST,
    Role.ZONAL_OFFICER: OfficeLevel.DEPARTMENT,
    Role.DEPARTMENT_HEAD: OfficeLevel.DEPARTMENT,
    Role.AUDITOR: OfficeLevel.DEPARTMENT,
    Role.REFERENCE_ADMIN: OfficeLevel.DEPARTMENT,
}
ABOVE = {OfficeLevel.DISTRICT: OfficeLevel.OBLAST, OfficeLevel.OBLAST: OfficeLevel.DEPARTMENT}

_count = itertools.count(1)


def moment(year=2026, month=3, day=2, hour=10, minute=0, second=0):
    """A moment by the clock of Almaty; without arguments, a Monday morning."""
    return datetime(year, month, day, hour, minute, second, tzinfo=ALMATY)


def office(level=OfficeLevel.DISTRICT, *, parent=None, **fields):
    """An office; without `parent`, the one above it is made or, if it is the Department, found."""
    if parent is None and level in ABOVE:
        above = ABOVE[level]
        root = Office.objects.filter(parent=None).first()
        parent = root if above == OfficeLevel.DEPARTMENT and root else office(above)
    number = next(_count)
    fields = {
        "branch": parent.branch if parent else Branch.TERRITORIAL,
        "code": f"office-{number}",
        "name_ru": f"Прокуратура № {number}",
        "name_kk": f"№ {number} прокуратура",
        **fields,
    }
    made = Office.objects.create(level=level, parent=parent, **fields)
    made.lineage = [*(parent.lineage if parent else []), made.pk]
    made.save(update_fields=["lineage"])
    return made


def officer(role=Role.DISTRICT_OFFICER, *, office=None, roles=None, password=PASSWORD, **fields):
    """An officer of `office`, by default of a new office of the level where the role belongs."""
    number = next(_count)
    fields = {
        "username": f"officer-{number}",
        "surname": f"Сериков-{number}",
        "given_name": "Айдос",
        "patronymic": "Болатович",
        "post_ru": "прокурор",
        "post_kk": "прокурор",
        "language": "en",
        **fields,
    }
    made = Officer(office=office or _office_for(role), roles=roles or [role], **fields)
    made.set_password(password)
    made.save()
    return made


def zone(officer, oblast, *, from_on=date(2026, 1, 1), until_on=None):
    """The officer answers for the oblast."""
    return Zone.objects.create(officer=officer, oblast=oblast, from_on=from_on, until_on=until_on)


def subject(officer, *, line_ru="пробация", line_kk="пробация", from_on=date(2026, 1, 1), until_on=None):
    """A line of work of an officer of the Department."""
    return Subject.objects.create(officer=officer, line_ru=line_ru, line_kk=line_kk, from_on=from_on, until_on=until_on)


def absence(officer, *, from_at=None, until_at=None, substitute=None, kind="leave", note=""):
    """The officer is away, by default from the moment of the tests on."""
    fields = {"kind": kind, "from_at": from_at or moment(), "until_at": until_at, "note": note}
    return Absence.objects.create(officer=officer, substitute=substitute, **fields)


def facility(kind=FacilityKind.IVS, *, supervising_office=None, **fields):
    """An open facility, by default a temporary detention facility of a new district office."""
    number = next(_count)
    fields = {
        "name_ru": f"Учреждение № {number}",
        "name_kk": f"№ {number} мекеме",
        "operator": USUAL_OPERATOR[kind],
        "security_level": SecurityLevel.MEDIUM if kind == FacilityKind.UIS else "",
        "opened_on": date(2010, 1, 1),
        **fields,
    }
    return Facility.objects.create(kind=kind, supervising_office=supervising_office or office(), **fields)


def head(facility, *, acting=False, from_on=date(2020, 1, 1), until_on=None, **fields):
    """The head of a facility, or with `acting=True` who stands in for the head."""
    fields = {"full_name": f"Омаров Ерлан № {next(_count)}", "post": "начальник", **fields}
    return FacilityHead.objects.create(facility=facility, acting=acting, from_on=from_on, until_on=until_on, **fields)


def edition():
    """The rulebook of Order No. 7/2015 as the program ships it: checklists and kinds of inspection."""
    return Edition.objects.filter(code=shipped.CODE).first() or shipped.lay_out()


@contextmanager
def reworded(line, **texts):
    """In this block the line of a published edition reads otherwise, as if its guard had been got around."""
    with transaction.atomic():
        Edition.objects.filter(pk=line.checklist.edition_id).update(published_at=None, published_by=None)
        type(line).objects.filter(pk=line.pk).update(**texts)
        line.refresh_from_db()
        assert {name: getattr(line, name) for name in texts} == texts
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True)
class World:
    """The Department, two oblasts with two districts each, a facility in three of them, an officer per role.

    Officers of a district are of `north_1`, of an oblast of `north`: for them `ivs` is their own or
    subordinate, `neighbour_ivs` another district's of the same oblast, `foreign_ivs` another oblast's.
    """

    department: Office
    north: Office
    south: Office
    north_1: Office
    north_2: Office
    south_1: Office
    south_2: Office

    district_officer: Officer
    district_prosecutor: Officer
    oblast_officer: Officer
    oblast_deputy: Officer
    oblast_prosecutor: Officer
    zonal_officer: Officer
    department_head: Officer
    auditor: Officer
    reference_admin: Officer

    ivs: Facility
    neighbour_ivs: Facility
    foreign_ivs: Facility

    def officer(self, role):
        return getattr(self, Role(role).value)


def world():
    department = office(OfficeLevel.DEPARTMENT, code="department", name_ru="Департамент", name_kk="Департаменті")
    north = office(OfficeLevel.OBLAST, parent=department, code="north", name_ru="Прокуратура Северной области")
    south = office(OfficeLevel.OBLAST, parent=department, code="south", name_ru="Прокуратура Южной области")
    districts = {
        f"{oblast.code}_{number}": office(
            parent=oblast, code=f"{oblast.code}-{number}", name_ru=f"Прокуратура района {oblast.code}-{number}"
        )
        for oblast in (north, south)
        for number in (1, 2)
    }
    home = {
        OfficeLevel.DEPARTMENT: department,
        OfficeLevel.OBLAST: north,
        OfficeLevel.DISTRICT: districts["north_1"],
    }
    return World(
        department=department,
        north=north,
        south=south,
        **districts,
        **{role.value: officer(role, office=home[level]) for role, level in LEVEL_OF_ROLE.items()},
        ivs=facility(supervising_office=districts["north_1"], name_ru="ИВС района north-1"),
        neighbour_ivs=facility(supervising_office=districts["north_2"], name_ru="ИВС района north-2"),
        foreign_ivs=facility(supervising_office=districts["south_1"], name_ru="ИВС района south-1"),
    )


def _office_for(role):
    level = LEVEL_OF_ROLE[role]
    root = Office.objects.filter(parent=None).first()
    return root if level == OfficeLevel.DEPARTMENT and root else office(level)
