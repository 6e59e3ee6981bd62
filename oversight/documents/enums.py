from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentKind(TextChoices):
    """A kind of paper; it is laid out by the template `papers/<value>.html`."""

    ORDER = "order", _("Inspection order")
    SPRAVKA = "spravka", _("Inspection certificate")
    JOURNAL = "journal", _("Journal of checks")
    SPECIAL_REPORT = "special_report", _("Special report")
    ACT = "act", _("Response act")
    PLACEMENT_REVIEW = "placement_review", _("Conclusion on a placement")
    PLAN = "plan", _("Plan of work")
    RECEPTION = "reception", _("Record of a reception")
    RECEPTION_JOURNAL = "receptions", _("Journal of receptions")
    FORCE_CONCLUSION = "force_conclusion", _("Conclusion on the use of force")
    ALLEGATION = "allegation", _("Paper on an allegation of torture")
    SHIFT = "shift", _("Log of a shift")
    REGISTER = "register", _("Extract of a register")
    RULING_REPRESENTATION = "representation", _("Representation on a protest against a court ruling")


def document_kinds():
    """The choices of the models. Named, not listed, in migrations: a new kind of paper changes no table."""
    return DocumentKind.choices


class PaperLanguage(TextChoices):
    """Papers come in the two languages of the office, whatever language the pages are read in."""

    RU = "ru", "Русский"
    KK = "kk", "Қазақша"


class PaperFormat(TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"


class RenderingState(TextChoices):
    QUEUED = "queued", _("Being prepared")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Could not be prepared")


class ConclusionState(TextChoices):
    """Where a conclusion stands (points 20, 32(2), 34)."""

    DRAFT = "draft", _("Draft")
    ON_APPROVAL = "on_approval", _("On approval")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")


class Act(TextChoices):
    """What the audit trail records."""

    ISSUE = "document.issue", _("Paper issued")
    RENDER = "document.render", _("Paper prepared")
    RENDER_FAILED = "document.render_failed", _("Paper could not be prepared")
    REQUEUE = "document.requeue", _("Paper sent to be prepared again")
    VIEW = "document.view", _("Paper read")
    ATTACH = "attachment.add", _("File uploaded")
    VIEW_ATTACHMENT = "attachment.view", _("File read")
