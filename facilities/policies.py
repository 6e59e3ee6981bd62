"""Who keeps the data of a facility (points 4(2), 4(5), 4(6)). `by=None` is the system loading data."""

from django.utils.translation import gettext as _

from oversight.core.enums import Role
from oversight.core.refusals import Forbidden, Refused

#: What the passport says beyond how to reach the place: it decides which rules apply and who answers.
PASSPORT = (
    "kind",
    "security_level",
    "name_ru",
    "name_kk",
    "operator",
    "supervising_office",
    "in_oblast_centre",
    "capacity",
    "opened_on",
)
CONTACTS = ("address", "phone")

#: What may be kept → by whom, for the facilities of their own office and of those below it.
#: The administrator of reference data keeps every facility.
_PASSPORT_KEEPERS = frozenset(
    {
        Role.REFERENCE_ADMIN,
        Role.DISTRICT_PROSECUTOR,
        Role.OBLAST_OFFICER,
        Role.OBLAST_DEPUTY,
        Role.OBLAST_PROSECUTOR,
        Role.ZONAL_OFFICER,
        Role.DEPARTMENT_HEAD,
    }
)
KEEPERS = {
    "passport": _PASSPORT_KEEPERS,
    "daily": _PASSPORT_KEEPERS | {Role.DISTRICT_OFFICER},
}


def check_can_register(officer):
    """May the officer register any facility at all? Where, `check_can_register_under` says."""
    if officer is not None and not officer.holds(KEEPERS["passport"]):
        raise Forbidden(_("Facilities are registered by heads of offices, oblast officers and above."))


def check_can_register_under(officer, office):
    check_can_register(officer)
    if officer is not None and not _reaches(officer, office):
        raise Refused.about("supervising_office", _("This office is outside your scope."))


def check_can_change_passport(officer, facility):
    """Kind, name, operator, supervising office, capacity, days of opening and closing."""
    if officer is None:
        return
    _check_reach(officer, facility)
    if not officer.holds(KEEPERS["passport"]):
        raise Forbidden(_("The facility's passport is changed by heads of offices, oblast officers and above."))


def check_can_keep(officer, facility):
    """Head, penal rooms, mailboxes, address and telephone: what changes from day to day."""
    if officer is None:
        return
    _check_reach(officer, facility)
    if not officer.holds(KEEPERS["daily"]):
        raise Forbidden(_("The facility's data are kept by the prosecutors who supervise it."))


def _check_reach(officer, facility):
    if not _reaches(officer, facility.supervising_office):
        raise Forbidden(_("This facility is outside your office's supervision."))


def _reaches(officer, office):
    return officer.is_reference_admin or officer.office_id in office.lineage
