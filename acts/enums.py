from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActState(TextChoices):
    """Where a response act stands; overdue is no state but a question asked of the clock."""

    DRAFT = "draft", pgettext_lazy("act", "Draft")
    GOING_UP = "going_up", _("At the Prosecutor General's Office")
    RETURNED = "returned", _("Returned by the Prosecutor General's Office")
    SENT = "sent", pgettext_lazy("act", "Sent")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", pgettext_lazy("act", "Closed")
    WITHDRAWN = "withdrawn", pgettext_lazy("act", "Withdrawn")


class ViolationState(TextChoices):
    """The life of one violation an act names (point 12: its actual elimination is controlled)."""

    NAMED = "named", _("Named in the act")
    ANSWERED = "answered", _("Answered, measures not reported")
    REPORTED = "reported", _("Measures reported, not checked")
    NOT_ELIMINATED = "not_eliminated", _("Not eliminated, new term")
    ELIMINATED = "eliminated", _("Eliminated")
    REPEATED = "repeated", _("Repeated, goes on in a later act")


class Cause(TextChoices):
    """Why a person's detention is unlawful (points 21, 42, 43)."""

    TERM_EXPIRED = "term_expired", _("the term has expired")
    NO_ORDER = "no_order", _("there is no order in the personal file")
    LATE_PLACEMENT = "late_placement", _("kept before being placed and recorded")
    UNLAWFUL_ORDER = "unlawful_order", _("the order is unlawful or has been cancelled")
    UNLAWFUL_PLACEMENT = "unlawful_placement", _("placed in a penal room unlawfully")
    OTHER = "other", _("another cause")


class Act(TextChoices):
    """What the audit trail records."""

    DRAFT = "acts.draft", _("Response act drafted")
    CHANGE = "acts.change", _("Draft of a response act changed")
    NAME = "acts.name", _("Violation named in a response act")
    REWORD = "acts.reword", _("Violation in a draft reworded")
    STRIKE = "acts.strike", _("Violation taken out of a draft")
    SIGN = "acts.sign", _("Response act signed")
    SEND_UP = "acts.send_up", _("Response act sent up to the Prosecutor General's Office")
    RETURN = "acts.return", _("Response act returned by the Prosecutor General's Office")
    SEND = "acts.send", _("Response act sent")
    NOTE = "acts.note", _("District's response act read by the oblast")
    WITHDRAW = "acts.withdraw", _("Response act withdrawn")
    ANSWER = "acts.answer", _("Answer to a response act received")
    REPORT = "acts.report", _("Measures against a violation reported")
    CHECK = "acts.check", _("Elimination of a violation checked")
    SPOT_CHECK = "acts.spot_check", _("Violation looked at on the spot")
    REPEAT = "acts.repeat", _("Violation repeated: the earlier one is open again")
    CLOSE = "acts.close", _("Response act closed")
    REOPEN = "acts.reopen", _("Response act open again")
    FOLLOW_UP = "acts.follow_up", _("Follow-up to an unanswered act drafted")
    DETENTION_RECORD = "detentions.record", _("Person held unlawfully recorded")
    DETENTION_CHANGE = "detentions.change", _("Record of a person held unlawfully changed")
    DETENTION_RELEASE = "detentions.release", _("Person held unlawfully released")
    DETENTION_VIEW = "detentions.view", _("Identity of a person held unlawfully read")
    HELD_ENTER = "held.enter", _("Person entered in the facility's list")
    HELD_CHANGE = "held.change", _("Person in the facility's list changed")
    HELD_LEAVE = "held.leave", _("Person left the facility")
    HELD_VIEW = "held.view", _("Facility's list of persons read")
    HELD_READ = "held.read", _("File with a list of persons read, nothing written")
    HELD_IMPORT = "held.import", _("List of persons imported")
