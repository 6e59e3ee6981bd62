"""Files and papers of allegations of torture: read by who may read the allegation, and by nobody else (0010)."""

from django.db import transaction

from oversight.core import audit
from oversight.documents.actions import attach, issue, sent_before
from oversight.documents.enums import DocumentKind

from ..allegation_papers import allegation_context
from ..enums import Act
from ..policies import check_can_write_allegation, check_works_on_allegation
from .allegations import lock


@transaction.atomic
def attach_file(allegation, uploaded, *, by, at):
    """Keep a file with the allegation, also after its decision; the same bytes sent again are kept once.

    The trail, which is read by more, says that there is a file and not what it is called.
    """
    allegation = lock(allegation)
    check_works_on_allegation(by, allegation)
    if known := sent_before(allegation.files, uploaded):
        return known
    attachment = attach(uploaded, office=allegation.office, confidential=True, by=by, at=at)
    allegation.files.add(attachment)
    audit.record(Act.ALLEGATION_ATTACH, allegation, by=by, at=at, after={"file": attachment.pk})
    return attachment


@transaction.atomic
def detach_file(allegation, attachment, *, by, at):
    """Take a file off before the decision; its bytes stay in the archive, and nobody has an address of them."""
    allegation = lock(allegation)
    check_can_write_allegation(by, allegation)
    allegation.files.remove(attachment)
    audit.record(Act.ALLEGATION_DETACH, allegation, by=by, at=at, before={"file": attachment.pk})


@transaction.atomic
def issue_paper(allegation, *, by, at):
    """Issue the paper of the allegation as it stands now: for few; again, it is the next version under its number."""
    allegation = lock(allegation)
    check_works_on_allegation(by, allegation)
    allegation.document = issue(
        DocumentKind.ALLEGATION,
        office=allegation.office,
        title_ru="Справка о проверке сведений о пытках",
        title_kk="Азаптау туралы мәліметтерді тексеру туралы анықтама",
        context=allegation_context(allegation, by),
        subject_url=allegation.get_absolute_url(),
        corrects=allegation.document,
        confidential=True,
        by=by,
        at=at,
    )
    allegation.save(update_fields=["document"])
    audit.record(Act.ALLEGATION_PRINT, allegation, by=by, at=at, after={"number": allegation.document.number_label})
    return allegation.document


@transaction.atomic
def record_paper_view(allegation, rendering, *, by, at):
    """Who read the paper, in which language and form, stays in the audit trail."""
    about = {"language": rendering.language, "format": rendering.format}
    audit.record(Act.ALLEGATION_PAPER_VIEW, allegation, by=by, at=at, after=about)


@transaction.atomic
def record_file_view(allegation, attachment, *, by, at):
    """Who read which file and when stays in the audit trail."""
    audit.record(Act.ALLEGATION_FILE_VIEW, allegation, by=by, at=at, after={"file": attachment.pk})
