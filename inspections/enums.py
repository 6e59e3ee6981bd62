from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Ground(TextChoices):
    """The grounds on which an inspection may be ordered; there is no other (point 7)."""

    PLAN = "plan", _("Plan of work")
    TASK = "task", _("Task of the leadership")
    EMERGENCY = "emergency", _("Emergency")
    MEDIA = "media", _("Media publication")
    APPEAL = "appeal", _("Appeal of a person or organisation")


class InspectionState(TextChoices):
    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", _("Completed")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class PartState(TextChoices):
    """How far another office's part of a joint inspection has come."""

    INVITED = "invited", pgettext_lazy("part", "Invited")
    ACCEPTED = "accepted", pgettext_lazy("part", "Takes part")
    DECLINED = "declined", pgettext_lazy("part", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("part", "Invitation withdrawn")
    SIGNED = "signed", pgettext_lazy("part", "Signed")
    LEFT_OUT = "left_out", pgettext_lazy("part", "Not signed, with reason")


class LineSection(TextChoices):
    """Where a line of an inspection comes from: its checklist, or what was found at the place before."""

    MATTER = "matter", _("Matters to check")
    TRACING = "tracing", _("Tracing a late placement (point 42)")
    OWN = "own", _("Lines written for this inspection")
    CARRIED = "carried", _("Violations of the place that are still open")


class AppealSource(TextChoices):
    """Whose appeals are checked at once (points 19(5), 32(4))."""

    ONK = "onk", _("Public monitoring commission")
    NPM = "npm", _("National preventive mechanism")


class AnswerValue(TextChoices):
    IN_ORDER = "in_order", _("In order")
    VIOLATION = "violation", _("Violation")
    NOT_CHECKED = "not_checked", _("Not checked")


class FindingKind(TextChoices):
    """What the certificate tells apart (point 8)."""

    VIOLATION = "violation", _("Violation of legality")
    SHORTCOMING = "shortcoming", _("Shortcoming")
    OMISSION = "omission", _("Omission")


class SpecialistField(TextChoices):
    """The fields of special knowledge the Instruction names (point 4(23))."""

    HEALTH = "health", _("Health care")
    FINANCE = "finance", _("Finance")
    LABOUR = "labour", _("Labour protection")
    SOCIAL = "social", _("Social protection")
    FIRE = "fire", _("Fire safety")
    SANITARY = "sanitary", _("Sanitary and epidemiological control")
    OTHER = "other", _("Another field")


class Side(TextChoices):
    """Who reads the certificate (point 9)."""

    FACILITY_HEAD = "facility_head", _("Head of the inspected body")
    PROSECUTOR = "prosecutor", _("Supervising prosecutor")


class Fitness(TextChoices):
    """What the doctor said of the person before the placement."""

    FIT = "fit", _("Fit by health to be held there")
    UNFIT = "unfit", _("Not fit by health to be held there")
    NOT_EXAMINED = "not_examined", _("Was not examined")


class PlanState(TextChoices):
    DRAFT = "draft", _("Draft")
    ON_APPROVAL = "on_approval", _("On approval")
    APPROVED = "approved", _("Approved")


class ItemBasis(TextChoices):
    """Where an item of a plan comes from."""

    DUTY = "duty", _("a duty of the rulebook")
    RISK = "risk", _("the risk of the facility")
    OWN = "own", _("the office's own choice")


class Outcome(TextChoices):
    """What the comparison with the facility's journal shows of a line."""

    SAME = "same", _("The same in both")
    DIFFERS = "differs", _("Differs")
    MISSING_HERE = "missing_here", _("We were not told of it")
    MISSING_THERE = "missing_there", _("Not in the facility's journal")


class Resolution(TextChoices):
    """What was made of a line that is not the same."""

    ENTERED = "entered", _("Placement entered late")
    FINDING = "finding", _("Finding written")
    EXPLAINED = "explained", _("Explained")


class Act(TextChoices):
    """What the audit trail records."""

    ORDER_DRAFT = "orders.draft", _("Order drafted")
    ORDER_CHANGE = "orders.change", _("Order changed")
    ORDER_SIGN = "orders.sign", _("Order signed")
    ORDER_WITHDRAW = "orders.withdraw", _("Order withdrawn")
    OPEN = "inspections.open", _("Inspection entered")
    VIEW = "inspections.view", _("Inspection read")
    BEGIN = "inspections.begin", _("Inspection begun")
    CHANGE = "inspections.change", _("Inspection changed")
    CALL_SPECIALIST = "inspections.call_specialist", _("Specialist called")
    DISMISS_SPECIALIST = "inspections.dismiss_specialist", _("Specialist dismissed")
    CARRY = "inspections.carry", _("Open violations of the place taken along")
    RECHECKS = "inspections.rechecks", _("What became of open violations recorded")
    JOIN = "inspections.join", _("Inspector joined")
    TAKE = "inspections.take", _("Lines of the checklist taken")
    GIVE_BACK = "inspections.give_back", _("Lines of the checklist given back")
    ANSWER = "inspections.answer", _("Checklist answered")
    ANSWER_REST = "inspections.answer_rest", _("Rest of the checklist answered")
    ATTACH = "inspections.attach", _("File attached")
    DETACH = "inspections.detach", _("File taken off")
    FINDING_ADD = "findings.add", _("Finding added")
    FINDING_WRITE = "findings.write", _("Finding written")
    FINDING_REMOVE = "findings.remove", _("Finding removed")
    COMPLETE = "inspections.complete", _("Inspection completed")
    READING_WRITE = "inspections.write_reading", _("Readings of penal rooms written")
    RECEIVE = "inspections.receive", _("Receptions of the inspection recorded")
    REOPEN = "inspections.reopen", _("Inspection reopened")
    ISSUE_SPRAVKA = "inspections.issue_spravka", _("Certificate issued")
    ACKNOWLEDGE = "inspections.acknowledge", _("Certificate acknowledged")
    CLOSE = "inspections.close", _("Inspection closed")
    CANCEL = "inspections.cancel", _("Inspection cancelled")
    PART_INVITE = "parts.invite", _("Office invited to a joint inspection")
    PART_ACCEPT = "parts.accept", _("Invitation to a joint inspection accepted")
    PART_DECLINE = "parts.decline", _("Invitation to a joint inspection declined")
    PART_WITHDRAW = "parts.withdraw", _("Invitation to a joint inspection withdrawn")
    PART_HEAR = "parts.hear", _("What an invited office did taken note of")
    PART_NAME = "parts.name", _("Inspectors of a part named")
    PART_WRITE = "parts.write", _("Conclusion of a part written")
    PART_SIGN = "parts.sign", _("Part of a joint inspection signed")
    PART_TAKE_BACK = "parts.take_back", _("Signature under a part taken back")
    PART_LEAVE_OUT = "parts.leave_out", _("Part of a joint inspection left out")
    PLACEMENT_ENTER = "placements.enter", _("Placement entered")
    PLACEMENT_CHANGE = "placements.change", _("Placement corrected")
    PLACEMENT_WITHDRAW = "placements.withdraw", _("Placement withdrawn")
    PLACEMENT_VIEW = "placements.view", _("Placement read")
    CONCLUSION_WRITE = "conclusions.write", _("Conclusion written")
    CONCLUSION_SUBMIT = "conclusions.submit", _("Conclusion sent for approval")
    CONCLUSION_TAKE_BACK = "conclusions.take_back", _("Conclusion taken back from approval")
    CONCLUSION_APPROVE = "conclusions.approve", _("Conclusion approved")
    CONCLUSION_RETURN = "conclusions.return", _("Conclusion returned")
    RECONCILE = "reconciliations.begin", _("Placements compared with the facility's journal")
    RECONCILIATION_VIEW = "reconciliations.view", _("Reconciliation read")
    RECONCILIATION_ADD = "reconciliations.add", _("Line of the facility's journal entered")
    RECONCILIATION_RESOLVE = "reconciliations.resolve", _("Difference resolved")
    RECONCILIATION_SIGN = "reconciliations.sign", _("Reconciliation signed")
    JOURNAL_PRINT = "journal.print", _("Journal of checks printed")
    PLAN_DRAFT = "plans.draft", _("Plan of work drafted")
    PLAN_SUBMIT = "plans.submit", _("Plan of work sent for approval")
    PLAN_APPROVE = "plans.approve", _("Plan of work approved")
    PLAN_RETURN = "plans.give_back", _("Plan of work returned")
    PLAN_DROP = "plans.drop", _("Draft plan of work dropped")
    PLAN_ITEM_ADD = "plan_items.add", _("Item of a plan added")
    PLAN_ITEM_CHANGE = "plan_items.change", _("Item of a plan changed")
    PLAN_ITEM_REMOVE = "plan_items.remove", _("Item of a plan removed")
    PLAN_TAKE_DUTIES = "plans.take_duties", _("Items taken from the duties of the period")
    PLAN_ITEM_CARRY_OUT = "plan_items.carry_out", _("Item of a plan became an inspection")
    PLAN_ITEM_DONE = "plan_items.done", _("Item of a plan done")
    PLAN_ITEM_NOT_DONE = "plan_items.not_done", _("Item of a plan not done")
