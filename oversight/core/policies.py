"""Who may do what, by role. The table for people is docs/access.md; a test holds both together."""

from django.utils.translation import gettext as _

from .enums import Role
from .refusals import Forbidden

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
