from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class OfficeLevel(TextChoices):
    """Where an office stands in the hierarchy (points 2, 4(9), 4(16), 4(24))."""

    DEPARTMENT = "department", _("Department")
    OBLAST = "oblast", _("Oblast or equated")
    DISTRICT = "district", _("District or equated")


class Branch(TextChoices):
    """Which facilities an office supervises follows from its branch (points 57–59)."""

    TERRITORIAL = "territorial", _("Territorial")
    TRANSPORT = "transport", _("Transport")
    MILITARY = "military", _("Military")


class Direction(IntegerChoices):
    """The five priority directions of oversight (point 5)."""

    CRIME = 1, _("Corruption, organised crime, extremism and drugs in the facilities")
    RIGHTS = 2, _("Constitutional rights and freedoms of those held")
    TORTURE = 3, _("Prevention of torture; conditions of detention")
    ADAPTATION = 4, _("Adaptation of those released")
    BUDGET = 5, _("Lawful use of budget funds")


class Role(TextChoices):
    DISTRICT_OFFICER = "district_officer", _("District officer")
    DISTRICT_PROSECUTOR = "district_prosecutor", _("District prosecutor")
    OBLAST_OFFICER = "oblast_officer", _("Oblast assistant or directorate officer")
    OBLAST_DEPUTY = "oblast_deputy", _("Deputy oblast prosecutor")
    OBLAST_PROSECUTOR = "oblast_prosecutor", _("Oblast prosecutor")
    ZONAL_OFFICER = "zonal_officer", _("Department zonal officer")
    DEPARTMENT_HEAD = "department_head", _("Head of the Department")
    AUDITOR = "auditor", _("Auditor, reads only")
    REFERENCE_ADMIN = "reference_admin", _("Administrator of reference data")


class Rank(TextChoices):
    """Class ranks of prosecutors, lowest first; blank for those who hold none."""

    LAWYER_3 = "lawyer_3", _("Lawyer 3rd class")
    LAWYER_2 = "lawyer_2", _("Lawyer 2nd class")
    LAWYER_1 = "lawyer_1", _("Lawyer 1st class")
    JUNIOR_COUNSELLOR = "junior_counsellor", _("Junior counsellor of justice")
    COUNSELLOR = "counsellor", _("Counsellor of justice")
    SENIOR_COUNSELLOR = "senior_counsellor", _("Senior counsellor of justice")
    STATE_COUNSELLOR_3 = "state_counsellor_3", _("State counsellor of justice 3rd class")
    STATE_COUNSELLOR_2 = "state_counsellor_2", _("State counsellor of justice 2nd class")


class AbsenceKind(TextChoices):
    """Why an officer is away."""

    LEAVE = "leave", _("Leave")
    ILLNESS = "illness", _("Illness")
    TRIP = "trip", _("Official trip")
    TRAINING = "training", _("Training")
    OTHER = "other", _("Other reason")


class Passed(TextChoices):
    """Why an officer, or a post, was passed over when somebody had to be told."""

    VACANT = "vacant", _("nobody is appointed")
    ABSENT = "absent", _("absent")
    LEFT = "left", _("no longer serves there")


class Channel(TextChoices):
    """Where an act of an officer came from."""

    WEB = "web", _("Browser")
    API = "api", _("API")
    TASK = "task", _("Background task")
    COMMAND = "command", _("Command")


class Act(TextChoices):
    """What the audit trail records, as its reader sees it; every package has its own."""

    OFFICE_OPEN = "offices.open", _("Office entered")
    OFFICE_CHANGE = "offices.change", _("Office changed")
    OFFICER_ENTER = "officers.enter", _("Officer entered")
    OFFICER_CHANGE = "officers.change", _("Officer's data changed")
    OFFICER_RESET_PASSWORD = "officers.reset_password", _("Password reset by the administrator")
    OFFICER_CHANGE_PASSWORD = "officers.change_password", _("Password changed")
    OFFICER_CHOOSE_LANGUAGE = "officers.choose_language", _("Language chosen")
    OFFICER_SIGN_IN = "officers.sign_in", _("Signed in")
    OFFICER_SIGN_OUT = "officers.sign_out", _("Signed out")
    AUDIT_EXPORT = "audit.export", _("Audit trail exported")
    ZONE_ASSIGN = "zones.assign", _("Zone assigned")
    ZONE_END = "zones.end", _("Zone ended")
    ZONE_WITHDRAW = "zones.withdraw", _("Zone withdrawn before it began")
    SUBJECT_ASSIGN = "subjects.assign", _("Line of work assigned")
    SUBJECT_END = "subjects.end", _("Line of work ended")
    SUBJECT_WITHDRAW = "subjects.withdraw", _("Line of work withdrawn before it began")
    ABSENCE_RECORD = "absences.record", _("Absence recorded")
    ABSENCE_CHANGE = "absences.change", _("Absence changed")
    ABSENCE_END = "absences.end", _("Absence ended")
    ABSENCE_WITHDRAW = "absences.withdraw", _("Absence withdrawn before it began")
