from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InquiryKind(TextChoices):
    """What one office wants of another; a note only wants to be read."""

    EXPLANATION = "explanation", _("Explanation")
    MATERIALS = "materials", _("Materials")
    NOTE = "note", pgettext_lazy("between offices", "Note")


class InquiryState(TextChoices):
    SENT = "sent", pgettext_lazy("request", "Sent")
    TAKEN = "taken", pgettext_lazy("request", "Read")
    ANSWERED = "answered", pgettext_lazy("request", "Answered")
    ASKED_AGAIN = "asked_again", _("Asked again")
    ACCEPTED = "accepted", pgettext_lazy("request", "Answer accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "Withdrawn")


class EntryKind(TextChoices):
    """A step in the talk of two offices, with its words and files."""

    ASKED = "asked", _("Asked")
    ANSWERED = "answered", pgettext_lazy("request", "Answered")
    ASKED_AGAIN = "asked_again", _("Asked again")
    ACCEPTED = "accepted", pgettext_lazy("request", "Answer accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "Withdrawn")


class CaseKind(TextChoices):
    """What is requisitioned (point 15(9))."""

    CRIMINAL = "criminal", _("Criminal case")
    CIVIL = "civil", _("Civil case")
    ADMINISTRATIVE = "administrative", _("Administrative case")
    OTHER = "other", _("Other materials")


class RequisitionState(TextChoices):
    ASKED = "asked", pgettext_lazy("case files", "Requisitioned")
    RECEIVED = "received", pgettext_lazy("case files", "Received")
    RETURNED = "sent_back", pgettext_lazy("case files", "Sent back")
    WITHDRAWN = "withdrawn", pgettext_lazy("case files", "Withdrawn")


class Act(TextChoices):
    """What the audit trail records."""

    ASK = "inquiries.ask", _("Request sent to another office")
    TAKE = "inquiries.take", _("Request of another office read")
    ANSWER = "inquiries.answer", _("Request of another office answered")
    ACCEPT = "inquiries.accept", _("Answer of another office accepted")
    ASK_AGAIN = "inquiries.ask_again", _("Request to another office put again")
    WITHDRAW = "inquiries.withdraw", _("Request to another office withdrawn")
    REQUISITION = "requisitions.ask", _("Case files requisitioned")
    RECEIVE = "requisitions.receive", _("Requisitioned case files received")
    SEND_BACK = "requisitions.send_back", _("Requisitioned case files sent back")
    GIVE_UP = "requisitions.withdraw", _("Requisition of case files withdrawn")
