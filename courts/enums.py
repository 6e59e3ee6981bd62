from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    PERSON_CHANGE = "court_cases.change_person", _("Entry of a court case's person changed")
    PERSON_REMOVE = "court_cases.remove_person", _("Entry of a court case's person removed")
    HEARING_SET = "hearings.set", _("Hearing set")
    HEARING_MOVE = "hearings.move", _("Hearing moved")
    HEARING_RECORD = "hearings.record", _("Outcome of a hearing recorded")
    HEARING_CORRECT = "hearings.correct", _("Outcome of a hearing corrected")
    HEARING_ADJOURN = "hearings.adjourn", _("Hearing adjourned")
    HEARING_MISS = "hearings.miss", _("Hearing not attended")
    HEARING_NOTE = "hearings.note", _("That a hearing was not attended read by the head")
    HEARING_WITHDRAW = "hearings.withdraw", _("Hearing withdrawn")
