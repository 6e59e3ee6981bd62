from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .schedule import Ends, Every, Unit


class Section(TextChoices):
    """What a line of a checklist is for."""

    MATTER = "matter", _("Matters to check")
    TRACING = "tracing", _("Tracing a late placement (point 42)")


class Asks(TextChoices):
    """What an inspection of a kind asks."""

    CHECKLIST = "checklist", _("the lines of the checklist")
    CHOSEN = "chosen", _("lines chosen and written for its own subject")
    VIOLATIONS = "violations", _("what became of the violations of a response act")


class SpravkaRule(TextChoices):
    """When an inspection of a kind must end with its certificate (points 8, 47)."""

    ALWAYS = "always", _("always")
    ON_VIOLATION = "on_violation", _("if violations are found")


class About(TextChoices):
    """What a duty is counted by."""

    FACILITY = "facility", _("each facility")
    OFFICE = "office", _("the office")
    EVENT = "event", _("each event")


class Having(TextChoices):
    """What a facility must have for a duty to concern it."""

    MAILBOX = "mailbox", _("a special mailbox")
    PENAL_ROOM = "penal_room", _("penal rooms")


class Rhythm(TextChoices):
    """How often a duty comes back: the codes of `schedule.Every`."""

    DAY = Every.DAY.value, _("daily")
    WEEK = Every.WEEK.value, _("weekly")
    MONTH = Every.MONTH.value, _("monthly")
    QUARTER = Every.QUARTER.value, _("quarterly")
    HALF_YEAR = Every.HALF_YEAR.value, _("half-yearly")
    YEAR = Every.YEAR.value, _("yearly")


class TermUnit(TextChoices):
    """What a term or an offset counts: the codes of `schedule.Unit`."""

    MINUTES = Unit.MINUTES.value, _("minutes")
    HOURS = Unit.HOURS.value, _("hours")
    DAYS = Unit.DAYS.value, _("days")
    WORKING_DAYS = Unit.WORKING_DAYS.value, _("working days")
    MONTHS = Unit.MONTHS.value, _("months")


class LastDay(TextChoices):
    """Where a last day goes that is off: the codes of `schedule.Ends`."""

    SAME = Ends.SAME.value, _("stays")
    NEXT_WORKING = Ends.NEXT_WORKING.value, _("moves to the next working day")


class BodyLevel(TextChoices):
    """How high a body stands to which a response act is addressed (point 12)."""

    CENTRAL = "central", pgettext_lazy("body", "Central")
    OBLAST = "oblast", pgettext_lazy("body", "Oblast or equated")
    DISTRICT = "district", pgettext_lazy("body", "District, or the facility itself")


class CourtStage(TextChoices):
    """Before which court a case stands."""

    FIRST = "first", pgettext_lazy("court", "First instance")
    APPEAL = "appeal", pgettext_lazy("court", "Appeal")
    CASSATION = "cassation", _("Cassation")


class CalendarChoice(TextChoices):
    """Which days a rule counts."""

    ALL = "all", _("all days")
    WORKING = "working", _("working days")


class RuleClass(TextChoices):
    """How a rule's alerts behave: statutory ones are never digested and repeat until acknowledged."""

    STATUTORY = "statutory", _("statutory")
    INFORMATIONAL = "informational", _("informational")


class StepChannel(TextChoices):
    """Where a step of a chain is told."""

    APP = "app", _("alert desk")
    EMAIL = "email", _("e-mail")
    MESSAGE = "message", _("telephone or messenger")


class DayKind(TextChoices):
    """What a transferred day became."""

    OFF = "off", _("day off")
    WORKING = "working", _("working day")


class EditionState(TextChoices):
    """Where an edition stands on a day."""

    CONCEPT = "concept", pgettext_lazy("edition", "Concept")
    COMING = "coming", pgettext_lazy("edition", "Published, not in force yet")
    IN_FORCE = "in_force", pgettext_lazy("edition", "In force")
    ENDED = "ended", pgettext_lazy("edition", "Replaced")


class Register(TextChoices):
    """The registers that points 23 and 65 have kept; what stands in the first is an emergency (point 4(30))."""

    EMERGENCY = "emergency", _("Emergencies")
    WEAPON = "weapon", _("Use of weapons")
    SPECIAL_MEANS = "special_means", _("Use of special means")
    PHYSICAL_FORCE = "physical_force", _("Use of physical force")
    ESCAPE = "escape", _("Escapes and attempts")
    SELF_HARM = "self_harm", _("Self-harm")
    SUICIDE = "suicide", _("Suicides")


class AnswerKind(TextChoices):
    """What answers a question that an edition asks of a means of force."""

    WORDS = "words", _("words")
    NUMBER = "number", _("a whole number")
    MOMENT = "moment", _("a moment")


class Event(TextChoices):
    """What happens in the other packages and can start a clock or fulfil a duty. A rule names them by code."""

    PLACEMENT_ORDERED = "placement.ordered", _("Placement ordered")
    PLACEMENT_REVIEWED = "placement.reviewed", _("Conclusion on the placement given")
    INCIDENT_RECEIVED = "incident.received", _("Information of an emergency received")
    PHONE_NOTICE_CONFIRMED = "phone_notice.confirmed", _("Notice by telephone confirmed by its receiver")
    SPECIAL_REPORT_SUBMITTED = "special_report.submitted", _("Special report submitted")
    SPECIAL_REGIME_RECEIVED = "special_regime.received", _("Approval of the special regime received")
    SPECIAL_REGIME_NOTIFIED = "special_regime.notified", _("Leadership of the Department notified")
    FORCE_LEARNED = "force.learned", _("Use of force learned of")
    FORCE_CONCLUDED = "force.concluded", _("Conclusion on the use of force approved")
    TORTURE_ALLEGED = "torture.alleged", _("Allegation of torture received")
    TORTURE_REGISTERED = "torture.registered", _("Allegation registered in the unified register, or reasons for none")
    TORTURE_DECIDED = "torture.decided", _("Decision on the allegation of torture taken")
    TORTURE_CONFIRMED = "torture.confirmed", _("Allegation of torture confirmed")
    TORTURE_ASSESSED = "torture.assessed", _("Admissibility of the evidence assessed")
    APPEAL_RECEIVED = "appeal.received", _("Appeal of a commission or of the preventive mechanism received")
    APPEAL_CHECKED = "appeal.checked", _("Appeal checked")
    NPM_VIOLATION_FOUND = "npm.violation_found", _("Violation of rights of a member of the preventive mechanism found")
    NPM_MATERIALS_SENT = "npm.materials_sent", _("Materials sent to court")
    ACT_SENT = "act.sent", _("Response act sent")
    ACT_SENT_UP = "act.sent_up", _("Response act sent up to the Prosecutor General's Office")
    ACT_FORWARDED = "act.forwarded", _("Response act sent out or returned by the Prosecutor General's Office")
    ACT_SENT_TO_OBLAST_BODY = "act.sent_to_oblast_body", _("District's response act sent to an oblast-level body")
    ACT_NOTED = "act.noted", _("District's response act read by the oblast")
    ACT_ANSWERED = "act.answered", _("Response act answered")
    INQUIRY_SENT = "inquiry.sent", _("Request or note of another office received")
    INQUIRY_READ = "inquiry.read", _("Request or note of another office read")
    INQUIRY_ASKED = "inquiry.asked", _("Asked by another office for an explanation or materials")
    INQUIRY_ANSWERED = "inquiry.answered", _("Request of another office answered")
    JOINT_INVITED = "joint.invited", _("Invited to a joint inspection")
    JOINT_ANSWERED = "joint.answered", _("Invitation to a joint inspection answered")
    JOINT_ACCEPTED = "joint.accepted", _("Part of a joint inspection taken on")
    JOINT_SIGNED = "joint.signed", _("Part of a joint inspection signed")
    JOINT_NEWS = "joint.news", _("Invited office accepted, declined or signed its part")
    JOINT_HEARD = "joint.heard", _("What an invited office did taken note of")
    FILES_REQUISITIONED = "files.requisitioned", _("Case files requisitioned")
    FILES_RECEIVED = "files.received", _("Requisitioned case files received")
    RULING_SERVED = "ruling.served", _("Court ruling received")
    RULING_DECIDED = "ruling.decided", _("Protest brought, or the reasons for none recorded")
    HEARING_COMES = "hearing.comes", _("Hearing in court for which it is set")
    HEARING_RECORDED = "hearing.recorded", _("Outcome of the hearing recorded")
    HEARING_MISSED = "hearing.missed", _("Hearing not attended")
    HEARING_MISS_READ = "hearing.miss_read", _("That a hearing was not attended read by the head")
    RULING_RAISED = "ruling.raised", _("Representation on a protest against a court ruling received")
    RULING_TAKEN_UP = "ruling.taken_up", _("Representation on a protest taken up or returned")
    RULING_RETURNED = "ruling.returned", _("Representation on a protest came back with reasons")
    PENAL_ROOMS_CHECKED = "penal_rooms.checked", _("Conditions in penal rooms checked")
    RECEPTION_HELD = "reception.held", _("Reception held")
    PROMISED = "reception.promised", _("Term promised to a visitor of a reception")
    PROMISE_KEPT = "reception.promise_kept", _("What was promised to a visitor is done")
    INSTRUCTION_GIVEN = "instruction.given", _("Instruction of a meeting given")
    INSTRUCTION_DONE = "instruction.done", _("Instruction of a meeting carried out")
    MAILBOX_EMPTIED = "mailbox.emptied", _("Special mailbox emptied")
    RECONCILIATION_SIGNED = "reconciliation.signed", _("Reconciliation signed")
    AKIMAT_CHECKED = "akimat.checked", _("Akimat's decision checked")
    ANALYSIS_SUBMITTED = "analysis.submitted", _("Analysis submitted")
    REPORT_SUBMITTED = "report.submitted", _("Report submitted")
    SUMMARY_SUBMITTED = "summary.submitted", _("Summary submitted")


#: What is known before it comes: a clock that it starts may remind beforehand.
FORETOLD = frozenset({Event.HEARING_COMES})


class Measure(TextChoices):
    """What an edition sets a limit to. The packages that measure look it up by this code."""

    DAYS_IN_DIZO = "days_in_dizo", _("Days in a disciplinary isolator")
    DAYS_IN_OK = "days_in_ok", _("Days in a single cell")
    TEMPERATURE = "temperature", _("Temperature, °C")
    HUMIDITY = "humidity", _("Humidity of the air, %")


class RiskMeasure(TextChoices):
    """What of a facility's record an edition may give points of risk for (point 22); `risk` measures it."""

    OPEN_VIOLATIONS = "open_violations", _("Violations not eliminated")
    REPEATED_VIOLATIONS = "repeated_violations", _("Violations repeated")
    OVERDUE_ACTS = "overdue_acts", _("Response acts without an answer in their term")
    UNLAWFUL_DETENTIONS = "unlawful_detentions", _("Persons found held unlawfully")
    EMERGENCIES = "emergencies", _("Emergencies of the facility")
    REGISTERED = "registered", _("Entries in the registers of points 23 and 65 that are no emergencies")
    COMPLAINTS = "complaints", _("Complaints of those held")
    DAYS_WITHOUT_VISIT = "days_without_visit", _("Days since the last visit")
    DAYS_WITHOUT_NIGHT_VISIT = "days_without_night_visit", _("Days since the last visit at night")
    OCCUPANCY = "occupancy", _("Persons held, % of the capacity")


#: What counts the last so many days; the rest is as it stands at the moment.
LOOKING_BACK = [
    RiskMeasure.REPEATED_VIOLATIONS,
    RiskMeasure.UNLAWFUL_DETENTIONS,
    RiskMeasure.EMERGENCIES,
    RiskMeasure.REGISTERED,
    RiskMeasure.COMPLAINTS,
]


class RiskTone(TextChoices):
    """How a level of risk stands out on a page."""

    GOOD = "good", pgettext_lazy("tone", "Calm")
    PLAIN = "plain", pgettext_lazy("tone", "Plain")
    WARN = "warn", pgettext_lazy("tone", "Warning")
    BAD = "bad", pgettext_lazy("tone", "Alarming")


class Act(TextChoices):
    """What the audit trail records."""

    LOAD = "rulebook.load", _("Edition of the rulebook loaded")
    PUBLISH = "rulebook.publish", _("Edition of the rulebook published")
    END = "rulebook.end", _("Last day of an edition settled")
    REMOVE = "rulebook.remove", _("Edition of the rulebook removed")
    TRANSFER_DAY = "calendar.transfer", _("Day transferred")
    WITHDRAW_TRANSFER = "calendar.withdraw", _("Transfer of a day withdrawn")
    OPEN_PERIODS = "duties.open_periods", _("Duties of a period opened")
    OPEN_CLOCK = "duties.open_clock", _("Clock started")
    FULFIL = "duties.fulfil", _("Duty fulfilled")
    COUNT = "duties.count", _("Counted towards a duty")
    NOT_FULFIL = "duties.not_fulfil", _("Done, but the duty isn't fulfilled")
    UNFULFIL = "duties.unfulfil", _("Fulfilment withdrawn")
    CANCEL = "duties.cancel", _("Duty cancelled")
    STOP = "duties.stop", _("Clock stopped")
    RESTART = "duties.restart", _("Clock started again")
    RECALCULATE = "duties.recalculate", _("Deadline calculated anew")
    MAKE_FEED = "calendar.make_feed", _("Address of a calendar made")
    END_FEED = "calendar.end_feed", _("Address of a calendar ended")
    ACKNOWLEDGE = "alerts.acknowledge", _("Alert acknowledged")
    ACKNOWLEDGEMENT_EXPIRED = "alerts.acknowledgement_expired", _("Acknowledgement expired")
    SEND_AGAIN = "alerts.send_again", _("Message sent again")
    ADD_ADDRESS = "alerts.add_address", _("Address for alerts entered")
    CHANGE_ADDRESS = "alerts.change_address", _("Address for alerts changed")
    TEST_ADDRESS = "alerts.test_address", _("Test alert sent")


class ObligationState(TextChoices):
    """Where an obligation stands. Overdue is no state: it is a question asked of the clock."""

    OPEN = "open", pgettext_lazy("duty", "Open")
    FULFILLED = "fulfilled", _("Fulfilled")
    CANCELLED = "cancelled", _("Cancelled")
    STOPPED = "stopped", _("Stopped")


class Standing(TextChoices):
    """Where a duty stands at a moment, as pages say it: its state, told from the clock."""

    OPEN = "open", pgettext_lazy("duty", "Open")
    OVERDUE = "overdue", _("Overdue")
    FULFILLED = "fulfilled", _("Done in time")
    ENTERED_LATE = "entered_late", _("Done in time, entered late")
    MET_LATE = "met_late", _("Done late")
    CANCELLED = "cancelled", _("Cancelled")
    STOPPED = "stopped", _("Stopped")


class DeliveryState(TextChoices):
    """Where a message stands. Failed ones wait for their next attempt; dead ones have had them all."""

    QUEUED = "queued", _("Waits to be sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed, will be tried again")
    DEAD = "dead", _("Could not be sent")
    DROPPED = "dropped", _("No longer needed")
