from .absences import absences, change_absence, end_absence, record_absence, withdraw_absence
from .audit import audit, export_audit
from .glossary import glossary
from .officers import change_officer, enter_officer, officer, officers, reset_password
from .offices import change_office, office, offices, open_office
from .profile import profile
from .roster import roster
from .zones import assign_subject, assign_zone, end_subject, end_zone, withdraw_subject, withdraw_zone

__all__ = [
    "absences",
    "assign_subject",
    "assign_zone",
    "audit",
    "change_absence",
    "change_office",
    "change_officer",
    "end_absence",
    "end_subject",
    "end_zone",
    "enter_officer",
    "export_audit",
    "glossary",
    "office",
    "officer",
    "officers",
    "offices",
    "open_office",
    "profile",
    "record_absence",
    "reset_password",
    "roster",
    "withdraw_absence",
    "withdraw_subject",
    "withdraw_zone",
]
