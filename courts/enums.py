from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from oversight.duties.enums import BodyLevel

#: The levels of bodies, as they are called of courts.
COURT_LEVELS = {
    BodyLevel.DISTRICT: _("District or equated court"),
    BodyLevel.OBLAST: _("Oblast or equated court"),
    BodyLevel.CENTRAL: _("Supreme Court"),
}


class HearingState(TextChoices):
    """Where a hearing stands; that its outcome is late is no state but a question asked of the clock."""

    SET = "set", pgettext_lazy("hearing", "Set")
    HELD = "held", pgettext_lazy("hearing", "Held")
    ADJOURNED = "adjourned", pgettext_lazy("hearing", "Adjourned")
    NOT_ATTENDED = "not_attended", pgettext_lazy("hearing", "Not attended")
    WITHDRAWN = "withdrawn", pgettext_lazy("hearing", "Withdrawn")


class CourtResult(TextChoices):
    """What the court decided on what is before it: an application, a complaint, a protest, a charge."""

    GRANTED = "granted", pgettext_lazy("court", "Granted")
    GRANTED_IN_PART = "granted_in_part", pgettext_lazy("court", "Granted in part")
    REFUSED = "refused", pgettext_lazy("court", "Refused")
    RETURNED = "returned", pgettext_lazy("court", "Returned without consideration")
    OTHER = "other", pgettext_lazy("court", "Another decision")


class Agreement(TextChoices):
    """Whether the court's decision follows the prosecutor's position."""

    YES = "yes", pgettext_lazy("position", "Follows it")
    IN_PART = "in_part", pgettext_lazy("position", "Follows it in part")
    NO = "no", pgettext_lazy("position", "Doesn't follow it")


class RulingMatter(TextChoices):
    """What a court decides on the execution of a sentence: the code names the questions, the Instruction none."""

    PAROLE = "parole", _("Release on parole")
    REPLACEMENT = "replacement", _("Replacement of the unserved part by a milder punishment")
    KIND_OF_INSTITUTION = "kind_of_institution", _("Change of the kind of institution")
    ILLNESS = "illness", _("Release for illness")
    DEFERRAL = "deferral", _("Deferral of the punishment")
    REVOCATION = "revocation", _("Revocation of parole, probation or a deferral")
    PROBATION_DUTIES = "probation_duties", _("Duties or term of those on probation")
    HARSHER = "harsher", _("Replacement by a harsher punishment for evasion")
    SUPERVISION = "supervision", _("Administrative supervision after release")
    RECORD = "record", _("Expungement of the conviction")
    FINE = "fine", _("Arrears of a fine")
    CREDIT = "credit", _("Crediting of time held in custody")
    NEW_LAW = "new_law", _("Bringing the sentence into line with a new law")
    DOUBTS = "doubts", _("Doubts and unclear points in the execution")
    OTHER = "other", pgettext_lazy("matter of a ruling", "Another matter")


class Source(TextChoices):
    """By which way a ruling came to the office (15(4), 56)."""

    HEARING = "hearing", _("The hearing was attended")
    COPY = "copy", _("A copy from the court")
    APPEAL = "appeal", _("A convict's appeal")
    REPRESENTATION = "representation", _("A representation of an oblast on paper")


class StudyState(TextChoices):
    """Where an office's turn at a ruling stands. That it was protested is told from the protest itself."""

    ARRIVED = "arrived", _("Waits to be taken up")
    UNDER_STUDY = "under_study", _("Being studied")
    ON_APPROVAL = "on_approval", _("No protest: on approval")
    UNPROTESTED = "unprotested", _("No protest, with reasons")
    SENT_UP = "sent_up", _("Representation sent up")
    RETURNED = "returned", pgettext_lazy("representation", "Returned with reasons")


class Standing(TextChoices):
    """Where a ruling stands, as lists and pages say it."""

    ARRIVED = "arrived", _("Waits to be taken up")
    UNDER_STUDY = "under_study", _("Being studied")
    ON_APPROVAL = "on_approval", _("No protest: on approval")
    PROTEST_DRAFTED = "protest_drafted", _("Protest drafted")
    PROTESTED = "protested", _("Protest brought")
    UNPROTESTED = "unprotested", _("No protest, with reasons")
    WITHDRAWN = "withdrawn", pgettext_lazy("ruling", "Withdrawn")


class RepresentationState(TextChoices):
    DRAFT = "draft", pgettext_lazy("representation", "Draft")
    SENT = "sent", pgettext_lazy("representation", "Sent up")
    TAKEN_UP = "taken_up", pgettext_lazy("representation", "Taken up")
    RETURNED = "returned", pgettext_lazy("representation", "Returned with reasons")


#: The kinds of response act by which a ruling is protested: in the term of the appeal, and after it.
APPEAL_PROTEST, CASSATION_PROTEST = "appeal_protest", "cassation_protest"


class Act(TextChoices):
    """What the audit trail records."""

    CASE_ENTER = "court_cases.enter", _("Court case entered")
    CASE_CHANGE = "court_cases.change", _("Record of a court case changed")
    CASE_GIVE = "court_cases.give", _("Participation in court laid on another")
    CASE_TAKE_BACK = "court_cases.take_back", _("Participation in court taken back")
    CASE_WITHDRAW = "court_cases.withdraw", _("Record of a court case withdrawn")
    CASE_VIEW = "court_cases.view", _("Identities of a court case's persons read")
    CASE_EXPORT = "court_cases.export", _("List of court cases exported")
    PERSON_ADD = "court_cases.add_person", _("Person of a court case entered")
    PERSON_REMOVE = "court_cases.remove_person", _("Entry of a court case's person removed")
    HEARING_SET = "hearings.set", _("Hearing set")
    HEARING_MOVE = "hearings.move", _("Hearing moved")
    HEARING_RECORD = "hearings.record", _("Outcome of a hearing recorded")
    HEARING_CORRECT = "hearings.correct", _("Outcome of a hearing corrected")
    HEARING_ADJOURN = "hearings.adjourn", _("Hearing adjourned")
    HEARING_MISS = "hearings.miss", _("Hearing not attended")
    HEARING_NOTE = "hearings.note", _("That a hearing was not attended read by the head")
    HEARING_WITHDRAW = "hearings.withdraw", _("Hearing withdrawn")
    RULING_ENTER = "rulings.enter", _("Court ruling entered")
    RULING_CHANGE = "rulings.change", _("Record of a court ruling changed")
    RULING_WITHDRAW = "rulings.withdraw", _("Record of a court ruling withdrawn")
    RULING_VIEW = "rulings.view", _("Identity of a convict in a court ruling read")
    RULING_STUDY = "rulings.study", _("Study of a court ruling written")
    RULING_PROPOSE = "rulings.propose", _("No protest proposed, sent for approval")
    RULING_TAKE_BACK = "rulings.take_back", _("Study taken back from approval")
    RULING_APPROVE = "rulings.approve", _("No protest approved")
    RULING_REWORK = "rulings.rework", _("Study returned to its author")
    RULING_PROTEST = "rulings.protest", _("Protest against a court ruling drafted")
    REPRESENTATION_DRAFT = "rulings.represent", _("Representation on a protest drafted")
    REPRESENTATION_CHANGE = "rulings.change_representation", _("Draft of a representation changed")
    REPRESENTATION_SIGN = "rulings.sign_representation", _("Representation on a protest signed and sent up")
    REPRESENTATION_TAKE_UP = "rulings.take_up", _("Representation on a protest taken up")
    REPRESENTATION_RETURN = "rulings.return", _("Representation on a protest returned with reasons")
