from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from facilities.enums import FacilityKind


class VisitorCategory(TextChoices):
    """Who comes to a reception (16(2), 22, 35, 48): whoever is met in a facility, by the same codes, and relatives."""

    DETAINED = "detained", _("Detained")
    SUSPECT = "suspect", _("Suspect")
    ACCUSED = "accused", _("Accused")
    REMAND = "remand", _("Held in custody")
    CONVICTED = "convicted", _("Convicted")
    ADMIN_ARRESTED = "admin_arrested", _("Under administrative arrest")
    MISDEMEANOUR = "misdemeanour", _("Arrested for a criminal misdemeanour")
    STAFF = "staff", _("Staff of the facility")
    ENBEK = "enbek", _("Worker of Enbek")
    RELATIVE = "relative", pgettext_lazy("visitor", "Relative")
    OTHER = "other", _("Another person")


_C = VisitorCategory
_REMAND_PRISON = (_C.SUSPECT, _C.ACCUSED, _C.REMAND, _C.CONVICTED, _C.STAFF)
_DETENTION = (_C.DETAINED, _C.SUSPECT, _C.ACCUSED, _C.REMAND, _C.MISDEMEANOUR, _C.STAFF)

#: Who can be expected at a reception in each kind of facility: of these it can be said that none came.
EXPECTED = {
    FacilityKind.SI_UIS: _REMAND_PRISON,
    FacilityKind.SI_KNB: _REMAND_PRISON,
    FacilityKind.IVS: _DETENTION,
    FacilityKind.IVS_TRANSPORT: _DETENTION,
    FacilityKind.SPETSPRIEMNIK: (_C.ADMIN_ARRESTED, _C.MISDEMEANOUR, _C.STAFF),
    FacilityKind.UIS: (_C.CONVICTED, _C.STAFF, _C.ENBEK, _C.RELATIVE),
    FacilityKind.PROBATION: (_C.CONVICTED, _C.STAFF, _C.RELATIVE),
    FacilityKind.POB: (_C.CONVICTED, _C.STAFF, _C.RELATIVE),
    FacilityKind.ENBEK: (_C.CONVICTED, _C.ENBEK),
    FacilityKind.GUARDHOUSE: (*_DETENTION, _C.ADMIN_ARRESTED),
}
#: Who can be expected at a reception in the office itself.
EXPECTED_IN_OFFICE = (_C.RELATIVE, _C.CONVICTED, _C.OTHER)


class ReceptionState(TextChoices):
    UNDER_WAY = "under_way", pgettext_lazy("reception", "Being held")
    RECORDED = "recorded", pgettext_lazy("reception", "Recorded")
    WITHDRAWN = "withdrawn", pgettext_lazy("reception", "Withdrawn")


class Decision(TextChoices):
    """What was done with what a visitor said."""

    EXPLAINED = "explained", _("Explained on the spot")
    APPEAL = "appeal", _("Appeal registered")
    ACT = "act", _("Response act")
    CHECK = "check", _("Check ordered")


class LegalActKind(TextChoices):
    """What the bodies issue that point 13 has studied."""

    NORMATIVE = "normative", _("Normative legal act")
    ORDER = "order", pgettext_lazy("legal act", "Order")
    DIRECTION = "direction", pgettext_lazy("legal act", "Direction")
    OTHER = "other", _("Another legal act")


class MeetingKind(TextChoices):
    """Where results of plans and inspections are considered (point 10); a hearing is the Department's (point 11)."""

    OPERATIONAL = "operational", _("Operational meeting")
    BOARD = "board", pgettext_lazy("meeting", "Board")
    COUNCIL = "council", _("Coordination council")
    HEARING = "hearing", _("Hearing of an oblast")


#: The kind of response act by which an unlawful legal act is protested (point 13).
PROTEST = "protest"


class Act(TextChoices):
    """What the audit trail records."""

    RECEPTION_BEGIN = "receptions.begin", _("Reception begun")
    RECEPTION_CHANGE = "receptions.change", _("Record of a reception changed")
    RECEPTION_RECORD = "receptions.record", _("Reception recorded")
    RECEPTION_REOPEN = "receptions.reopen", _("Record of a reception opened for correction")
    RECEPTION_WITHDRAW = "receptions.withdraw", _("Record of a reception withdrawn")
    RECEPTION_VIEW = "receptions.view", _("Identities of a reception's visitors read")
    RECEPTION_PRINT = "receptions.print", _("Journal of receptions issued")
    VISITOR_ADD = "visitors.add", _("Visitor of a reception entered")
    VISITOR_CHANGE = "visitors.change", _("Entry of a visitor changed")
    VISITOR_REMOVE = "visitors.remove", _("Entry of a visitor removed")
    VISITOR_SETTLE = "visitors.settle", _("What was promised to a visitor is done")
    LEGAL_ACT_REVIEW = "legal_acts.review", _("Legal act studied")
    LEGAL_ACT_CHANGE = "legal_acts.change", _("Record of a legal act changed")
    LEGAL_ACT_PROTEST = "legal_acts.protest", _("Protest against a legal act drafted")
    MEETING_HOLD = "meetings.hold", _("Meeting recorded")
    MEETING_CHANGE = "meetings.change", _("Record of a meeting changed")
    MEETING_WITHDRAW = "meetings.withdraw", _("Record of a meeting withdrawn")
    INSTRUCT = "instructions.give", _("Instruction given")
    INSTRUCTION_DONE = "instructions.fulfil", _("Instruction carried out")
    INSTRUCTION_LIFT = "instructions.lift", _("Instruction lifted")
