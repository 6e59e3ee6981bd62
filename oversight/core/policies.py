"""Who may do what, by role. The table for people is docs/access.md; a test holds both together."""

from django.utils.translation import gettext as _

from .enums import Role
from .refusals import Forbidden, Refused

INSPECTORS = frozenset(
    {
        Role.DISTRICT_OFFICER,
        Role.DISTRICT_PROSECUTOR,
        Role.OBLAST_OFFICER,
        Role.OBLAST_DEPUTY,
        Role.OBLAST_PROSECUTOR,
        Role.ZONAL_OFFICER,
        Role.DEPARTMENT_HEAD,
    }
)
SIGNERS = frozenset({Role.DISTRICT_PROSECUTOR, Role.OBLAST_DEPUTY, Role.OBLAST_PROSECUTOR, Role.DEPARTMENT_HEAD})
CASE_READERS = INSPECTORS | {Role.AUDITOR}
AUDIT_READERS = frozenset({Role.AUDITOR, Role.OBLAST_PROSECUTOR, Role.DEPARTMENT_HEAD})
ZONE_KEEPERS = frozenset({Role.DEPARTMENT_HEAD, Role.REFERENCE_ADMIN})


def check_can_inspect(officer):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor conducts inspections."))


def check_can_sign(officer):
    if not officer.holds(SIGNERS):
        raise Forbidden(_("Only the head of the office or a deputy signs this."))


def check_can_read_cases(officer):
    if not officer.holds(CASE_READERS):
        raise Forbidden(_("The administrator of reference data sees no case."))


def check_can_read_audit(officer):
    if not officer.holds(AUDIT_READERS):
        raise Forbidden(_("The audit trail is read by auditors and heads of offices."))


def check_can_keep_reference_data(officer):
    if not officer.is_reference_admin:
        raise Forbidden(_("Offices and officers are kept by the administrator of reference data."))


def check_can_keep_zones(officer):
    if not officer.holds(ZONE_KEEPERS):
        raise Forbidden(_("Zones and lines of work are given by the head of the Department (points 4(17), 4(18))."))


def check_can_keep_absences_of(officer, absent):
    """One's own; and those of the officers of an office and below it by those who lead it."""
    leads = officer.holds(SIGNERS) and officer.office_id in absent.office.lineage
    if officer.pk != absent.pk and not leads and not officer.is_reference_admin:
        raise Forbidden(_("An absence is recorded by the officer, the head of the office or the administrator."))


def check_can_stand_in(substitute, absent):
    """Whoever stands in must be serving and see and do all that the absent officer does."""
    if substitute.office_id not in absent.office.lineage:
        raise Refused.about("substitute", _("A substitute serves in the same office or in one above it."))
    if not substitute.is_active:
        raise Refused.about("substitute", _("This officer no longer serves: choose another."))
    if absent.holds(INSPECTORS) and not substitute.holds(INSPECTORS):
        raise Refused.about("substitute", _("Only a prosecutor stands in for a prosecutor."))
