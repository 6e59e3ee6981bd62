from .audit import audit, export_audit
from .glossary import glossary
from .home import home
from .officers import change_officer, enter_officer, officer, officers, reset_password
from .offices import change_office, office, offices, open_office
from .profile import profile

__all__ = [
    "audit",
    "change_office",
    "change_officer",
    "enter_officer",
    "export_audit",
    "glossary",
    "home",
    "office",
    "officer",
    "officers",
    "offices",
    "open_office",
    "profile",
    "reset_password",
]
