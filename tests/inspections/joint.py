"""Joint inspections to test with: an office of another branch is invited, takes its part on, signs it."""

from datetime import date

from facilities.enums import FacilityKind
from inspections.actions import checklist, parts
from inspections.models import JointPart
from oversight.core.enums import Branch, OfficeLevel, Role
from oversight.core.models import Office
from tests import factories
from tests.factories import moment
from tests.inspections.factories import inspection, order

DUE = date(2026, 3, 10)
ASKED = "Охрана периметра и служба контролеров"
CONCLUSION = "Охрана периметра обеспечена, нарушений в службе контролеров нет."


def military():
    """The Chief Military Prosecutor's Office, made once."""
    found = Office.objects.filter(code="military").first()
    return found or factories.office(
        OfficeLevel.OBLAST, code="military", branch=Branch.MILITARY, name_ru="Главная военная прокуратура"
    )


def garrison():
    """A garrison's office under it, made once, with an officer and its prosecutor."""
    found = Office.objects.filter(code="garrison").first()
    if found is None:
        name = "Военная прокуратура Карагандинского гарнизона"
        found = factories.office(parent=military(), code="garrison", branch=Branch.MILITARY, name_ru=name)
        factories.officer(office=found)
        factories.officer(Role.DISTRICT_PROSECUTOR, office=found)
    return found


def officer_of(office, role=Role.DISTRICT_OFFICER):
    return office.officers.filter(roles__contains=[role]).order_by("pk").first()


def colony_check(world):
    """The standing check of an institution by its district, under way on an order."""
    colony = factories.facility(FacilityKind.UIS, supervising_office=world.north_1, name_ru="Учреждение № 5")
    by = world.district_officer
    signed = order(colony, by=by, signer=world.district_prosecutor)
    return inspection(colony, by=by, code="uis_standing", order=signed)


def invited(made, *, office=None, by=None, at=None, **said):
    said = {"asked": ASKED, "due_on": DUE, **said}
    by = by or made.created_by
    return parts.invite(made, office=office or garrison(), **said, by=by, at=at or moment())


def accepted(made, *, inspectors=None, at=None, **said):
    part = invited(made, at=at, **said)
    officers = inspectors or [officer_of(part.office)]
    return parts.accept(part, inspectors=officers, by=officers[0], at=at or moment())


def signed(made, *, at=None, **said):
    """A part whose inspector answered line 10 and whose office signed."""
    part = accepted(made, at=at, **said)
    by = part.inspectors.get().officer
    line = made.answers.get(position=10)
    checklist.answer(line, value="in_order", version=line.version, by=by, at=at or moment())
    return parts.sign(part, version=0, conclusion=CONCLUSION, by=by, at=at or moment())


def again(part):
    return JointPart.objects.with_names().get(pk=part.pk)
