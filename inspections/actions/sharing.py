"""Whom an inspection is shown to beside its own two offices: kept in rows, so that lists read it by an index."""

from django.db.models import Q

from oversight.core.models import Office
from oversight.documents.actions import share
from oversight.documents.models import Attachment, Document

from ..enums import PartState

#: The office has taken its part on; what it has seen it goes on seeing.
TAKING_PART = (PartState.ACCEPTED, PartState.SIGNED, PartState.LEFT_OUT)


def settle_sharing(inspection):
    """Show the inspection, its files and its certificates to the offices that take part in it or whose officer is
    named in it, and to no others any longer. The inspection is locked."""
    offices = list(_further(inspection))
    if set(offices) == set(inspection.further_offices.all()):
        return
    inspection.further_offices.set(offices)
    share(_files_of(inspection), offices)
    share(_papers_of(inspection), offices)


def _further(inspection):
    named = Q(officers__in=inspection.inspectors.values("officer"))
    parts = Q(pk__in=inspection.parts.filter(state__in=TAKING_PART).values("office"))
    offices = Office.objects.filter(named | parts).distinct()
    return offices.exclude(pk__in=[inspection.office_id, inspection.supervising_office_id])


def _files_of(inspection):
    answers = inspection.answers.filter(files__isnull=False).values("files")
    findings = inspection.findings.filter(files__isnull=False).values("files")
    return Attachment.objects.filter(Q(pk__in=answers) | Q(pk__in=findings))


def _papers_of(inspection):
    return Document.objects.versions_of(inspection.spravka) if inspection.spravka_id else []
