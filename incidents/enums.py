from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class IncidentState(TextChoices):
    OPEN = "open", pgettext_lazy("emergency", "Open")
    CLOSED = "closed", pgettext_lazy("emergency", "Closed")
    DISMISSED = "dismissed", _("Not an emergency")


class Part(TextChoices):
    """What point 17 has every special report say in words; the numbers and the names stand apart."""

    PLACE = "place", _("Place")
    CIRCUMSTANCES = "circumstances", _("Circumstances")
    CAUSES = "causes", _("Causes")
    AIMS = "aims", _("Aims")
    METHODS = "methods", _("Methods")
    ITEMS = "items", _("Items used")
    WEAPONS = "weapons", _("Weapons used")


class Standing(TextChoices):
    """What has been said: “unknown at this hour” is an answer, silence is not."""

    SILENT = "silent", _("Nothing said yet")
    GIVEN = "given", _("Known")
    UNKNOWN = "unknown", _("Unknown at this hour")
    NONE = "none", pgettext_lazy("said of something asked for", "None")


#: The answers that need no words.
WITHOUT_WORDS = [(one.value, one.label) for one in (Standing.UNKNOWN, Standing.NONE)]
#: What point 17 asks of each who took part, beside the name.
ASKED_OF_PERSON = [("articles", _("Articles")), ("on_register", _("Operational-preventive register"))]


class ParticipantRole(TextChoices):
    DID = "did", _("Took part")
    SUFFERED = "suffered", _("Suffered")
    WITNESSED = "witnessed", _("Witnessed")


class PersonCategory(TextChoices):
    """Whom the Instruction tells apart among those held (points 4(30), 17)."""

    DETAINED = "detained", _("Detained")
    ARRESTED = "arrested", _("Under administrative arrest")
    REMAND = "remand", _("Remanded in custody")
    CONVICTED = "convicted", _("Convicted")
    OTHER = "other", _("Another person")


class Registered(TextChoices):
    """Whether a person stands on an operational-preventive register (point 17)."""

    YES = "yes", _("Stands on the register")
    NO = "no", _("Stands on no register")
    UNKNOWN = "unknown", _("Unknown at this hour")


class ReceiptSource(TextChoices):
    """How the information reached an office."""

    REGISTERED = "registered", _("Received and registered there")
    NOTICE = "notice", _("By a notice its officer has confirmed")
    OWN = "own", _("Taken up by the office itself")


class CallMeans(TextChoices):
    """By what a notice is given: “by telephone or other communication” (points 16(5), 23, 38)."""

    PHONE = "phone", _("Office telephone")
    MOBILE = "mobile", _("Mobile telephone")
    SPECIAL_LINE = "special_line", _("Special line")
    MESSENGER = "messenger", _("Messenger or video call")
    IN_PERSON = "in_person", _("In person")


class CallOutcome(TextChoices):
    ANSWERED = "answered", _("Answered")
    BUSY = "busy", _("Busy")
    NO_ANSWER = "no_answer", _("No answer")


class DevelopmentKind(TextChoices):
    ORDER_RESTORED = "order_restored", _("Order restored")
    KILLED = "killed", _("Killed")
    INJURED = "injured", _("Injured")
    TRANSFERRED = "transferred", _("People transferred")
    CAUGHT = "caught", _("Caught")
    EXAMINED = "examined", _("Medical examination")
    OTHER = "other", _("Other")


class ReportKind(TextChoices):
    """Each is a numbered version of the same special report."""

    FIRST = "first", _("First report")
    SUPPLEMENT = "supplement", _("Supplement")
    CORRECTION = "correction", _("Correction")


class Video(TextChoices):
    """What there is of a recording of the use of force."""

    KEPT = "kept", _("Recorded and kept")
    NOT_KEPT = "not_kept", _("Recorded, but not kept")
    NONE = "none", _("Not recorded")


class LiabilityKind(TextChoices):
    DISCIPLINARY = "disciplinary", _("Disciplinary")
    CRIMINAL = "criminal", _("Criminal")


class AllegationSource(TextChoices):
    """From where an allegation of torture became known (points 20, 44)."""

    COMPLAINT = "complaint", _("Complaint of the person")
    RELATIVE = "relative", _("Relatives")
    LAWYER = "lawyer", _("Defence counsel")
    DOCTOR = "doctor", _("Medical worker")
    MONITORS = "monitors", _("Monitoring commission or preventive mechanism")
    MEDIA = "media", _("Media or internet")
    OWN = "own", _("Found by the prosecutor")
    OTHER = "other", _("Other source")


class AllegationOutcome(TextChoices):
    CONFIRMED = "confirmed", _("Confirmed")
    NOT_CONFIRMED = "not_confirmed", _("Not confirmed")


class Act(TextChoices):
    """What the audit trail records."""

    REGISTER = "incidents.register", _("Emergency registered")
    VIEW = "incidents.view", _("Emergency read")
    RECEIVE = "incidents.receive", _("Information received by the office")
    CHANGE = "incidents.change", _("Moment and numbers of the emergency stated")
    CORRECT = "incidents.correct", _("Registration corrected")
    LINK = "incidents.link", _("Linked as a duplicate")
    DOUBT = "incidents.doubt", _("Proposed as no emergency")
    DISMISS = "incidents.dismiss", _("Found to be no emergency")
    UPHOLD = "incidents.uphold", _("Upheld as an emergency")
    CLOSE = "incidents.close", _("Emergency closed")
    REOPEN = "incidents.reopen", _("Emergency opened again")
    WRITE = "incidents.write", _("Fact of the emergency written")
    PERSON_ADD = "incidents.person_add", _("Participant entered")
    PERSON_CHANGE = "incidents.person_change", _("Participant's data changed")
    PERSON_REMOVE = "incidents.person_remove", _("Participant taken out")
    STAFF_ADD = "incidents.staff_add", _("Member of staff entered")
    STAFF_REMOVE = "incidents.staff_remove", _("Member of staff taken out")
    DEVELOP = "incidents.develop", _("Development added")
    DEVELOP_CORRECT = "incidents.develop_correct", _("Development corrected")
    EXPORT = "incidents.export", _("Register of emergencies exported")
    CALL = "notices.call", _("Notice recorded")
    CONFIRM = "notices.confirm", _("Notice confirmed by its receiver")
    DENY = "notices.deny", _("Notice denied by its receiver")
    REGISTER_PRINT = "registers.print", _("Register made as a paper")
    SHIFT_TAKE = "shifts.take", _("Shift taken")
    SHIFT_WRITE = "shifts.write", _("Entry written in the log of a shift")
    SHIFT_HAND_OVER = "shifts.hand_over", _("Shift offered to another officer")
    SHIFT_CONFIRM = "shifts.confirm", _("Shift taken over by its receiver")
    SHIFT_PRINT = "shifts.print", _("Log of a shift made as a paper")
    REGIME_ENTER = "regimes.enter", _("Approval of the special regime entered")
    REPORT_SUBMIT = "special_reports.submit", _("Special report submitted")
    REPORT_DELIVER = "special_reports.deliver", _("Special report delivered")
    REPORT_READ = "special_reports.read", _("Special report read")
    REPORT_ASK = "special_reports.ask", _("Special report returned with questions")
    REPORT_ANSWER = "special_reports.answer", _("Questions on the special report answered")
    CHECK_ORDER = "checks.order", _("On-site check ordered")
    CHECK_OPEN = "checks.open", _("On-site check opened")
    FORCE_RECORD = "force.record", _("Use of force recorded")
    FORCE_EXPORT = "force.export", _("List of uses of force exported")
    FORCE_VIEW = "force.view", _("Use of force read")
    FORCE_CHANGE = "force.change", _("Record of the use of force changed")
    FORCE_WITHDRAW = "force.withdraw", _("Record of the use of force withdrawn")
    FORCE_ATTACH = "force.attach", _("Material on the use of force attached")
    FORCE_DETACH = "force.detach", _("Material on the use of force taken off")
    FORCE_PERSON_ADD = "force.person_add", _("Person force was used against entered")
    FORCE_PERSON_CHANGE = "force.person_change", _("Data of a person force was used against changed")
    FORCE_PERSON_REMOVE = "force.person_remove", _("Person force was used against taken out")
    FORCE_STAFF_ADD = "force.staff_add", _("Member of staff who used force entered")
    FORCE_STAFF_CHANGE = "force.staff_change", _("Data of a member of staff who used force changed")
    FORCE_STAFF_REMOVE = "force.staff_remove", _("Member of staff who used force taken out")
    FORCE_EXPLAIN = "force.explain", _("Explanation on the use of force entered")
    FORCE_MEANS_ADD = "force.means_add", _("Means used entered")
    FORCE_MEANS_CHANGE = "force.means_change", _("Means used changed")
    FORCE_MEANS_REMOVE = "force.means_remove", _("Means used taken out")
    FORCE_CONCLUSION_WRITE = "force_conclusions.write", _("Conclusion on the use of force written")
    FORCE_CONCLUSION_SUBMIT = "force_conclusions.submit", _("Conclusion on the use of force sent for approval")
    FORCE_CONCLUSION_TAKE_BACK = (
        "force_conclusions.take_back",
        _("Conclusion on the use of force taken back from approval"),
    )
    FORCE_CONCLUSION_APPROVE = "force_conclusions.approve", _("Conclusion on the use of force approved")
    FORCE_CONCLUSION_RETURN = "force_conclusions.return", _("Conclusion on the use of force returned")
    FORCE_VIOLATION_ADD = "force_violations.add", _("Violation in the use of force entered")
    FORCE_VIOLATION_REMOVE = "force_violations.remove", _("Violation in the use of force taken out")
    FORCE_DRAFT_ACT = "force.draft_act", _("Response act drafted from the conclusion on the use of force")
    LIABILITY_ADD = "force.liability_add", _("Liability of a member of staff entered")
    ALLEGATION_RECORD = "allegations.record", _("Allegation of torture recorded")
    ALLEGATION_VIEW = "allegations.view", _("Allegation of torture read")
    ALLEGATION_PRINT = "allegations.print", _("Paper on an allegation of torture issued")
    ALLEGATION_PAPER_VIEW = "allegations.view_paper", _("Paper on an allegation of torture read")
    ALLEGATION_ATTACH = "allegations.attach", _("File attached to an allegation of torture")
    ALLEGATION_DETACH = "allegations.detach", _("File of an allegation of torture taken off")
    ALLEGATION_FILE_VIEW = "allegations.view_file", _("File of an allegation of torture read")
    ALLEGATION_CHANGE = "allegations.change", _("Allegation of torture changed")
    ALLEGATION_ASSIGN = "allegations.assign", _("Allegation of torture assigned")
    ALLEGATION_REGISTER = "allegations.register", _("Registration of an allegation of torture entered")
    ALLEGATION_DECIDE = "allegations.decide", _("Decision on an allegation of torture entered")
    ALLEGATION_ASSESS = "allegations.assess", _("Admissibility of evidence after torture assessed")
