from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FacilityKind(TextChoices):
    """The kinds the Instruction names (points 4, 58, 59)."""

    SI_UIS = "si_uis", _("Remand prison of the penal system")
    SI_KNB = "si_knb", _("Remand prison of the KNB")
    IVS = "ivs", _("Temporary detention facility")
    IVS_TRANSPORT = "ivs_transport", _("Temporary detention facility on transport")
    SPETSPRIEMNIK = "spetspriemnik", _("Special reception centre")
    UIS = "uis", _("Penal institution")
    PROBATION = "probation", _("Probation service")
    POB = "pob", _("Public security unit of police")
    ENBEK = "enbek", _("State enterprise “Enbek”")
    GUARDHOUSE = "guardhouse", _("Guardhouse")


class Operator(TextChoices):
    """The body that runs the place."""

    KUIS = "kuis", _("Committee of the penal system, Ministry of Internal Affairs")
    POLICE = "police", _("Internal affairs bodies")
    TRANSPORT_POLICE = "transport_police", _("Internal affairs bodies on transport")
    KNB = "knb", _("National Security Committee")
    MILITARY_POLICE = "military_police", _("Military police")
    ENBEK = "enbek", _("State enterprise “Enbek”")


class SecurityLevel(TextChoices):
    """Security levels of penal institutions (Penal Executive Code, article 89)."""

    MINIMUM = "minimum", _("minimum security")
    MEDIUM = "medium", _("medium security")
    MEDIUM_JUVENILE = "medium_juvenile", _("medium security, juveniles")
    MAXIMUM = "maximum", _("maximum security")
    EXTREME = "extreme", _("extreme security")
    FULL = "full", _("full security")
    MIXED = "mixed", _("mixed security")


class PenalRoomKind(TextChoices):
    """Penal rooms (point 4(5))."""

    OK = "ok", _("Single cell")
    DIZO = "dizo", _("Disciplinary isolator")


class PersonCategory(TextChoices):
    """Whom a prosecutor meets in a facility (points 4, 16(2), 22, 25(8), 34, 35, 48)."""

    DETAINED = "detained", _("Detained")
    SUSPECT = "suspect", _("Suspect")
    ACCUSED = "accused", _("Accused")
    REMAND = "remand", _("Held in custody")
    CONVICTED = "convicted", _("Convicted")
    ADMIN_ARRESTED = "admin_arrested", _("Under administrative arrest")
    MISDEMEANOUR = "misdemeanour", _("Arrested for a criminal misdemeanour")
    STAFF = "staff", _("Staff of the facility")
    ENBEK = "enbek", _("Worker of Enbek")
    OTHER = "other", _("Another person")


class Act(TextChoices):
    REGISTER = "facilities.register", _("Facility registered")
    CHANGE = "facilities.change", _("Facility's data changed")
    CLOSE = "facilities.close", _("Facility closed")
    REOPEN = "facilities.reopen", _("Facility reopened")
    APPOINT_HEAD = "facilities.appoint_head", _("Head entered")
    END_HEAD_TERM = "facilities.end_head_term", _("Head's term ended")
    ADD_PENAL_ROOM = "facilities.add_penal_room", _("Penal room added")
    CLOSE_PENAL_ROOM = "facilities.close_penal_room", _("Penal room closed")
    INSTALL_MAILBOX = "facilities.install_mailbox", _("Mailbox installed")
    REMOVE_MAILBOX = "facilities.remove_mailbox", _("Mailbox removed")


#: Who runs a place of this kind unless the form says otherwise.
USUAL_OPERATOR = {
    FacilityKind.SI_UIS: Operator.KUIS,
    FacilityKind.SI_KNB: Operator.KNB,
    FacilityKind.IVS: Operator.POLICE,
    FacilityKind.IVS_TRANSPORT: Operator.TRANSPORT_POLICE,
    FacilityKind.SPETSPRIEMNIK: Operator.POLICE,
    FacilityKind.UIS: Operator.KUIS,
    FacilityKind.PROBATION: Operator.KUIS,
    FacilityKind.POB: Operator.POLICE,
    FacilityKind.ENBEK: Operator.ENBEK,
    FacilityKind.GUARDHOUSE: Operator.MILITARY_POLICE,
}
