"""The special report: composed from the card, submitted, delivered, read, returned with questions (point 17)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind
from oversight.duties.actions import fulfilment
from oversight.duties.enums import Event

from ..completeness import missing
from ..enums import ReportKind
from ..models import Query, SpecialReport
from ..papers import report_context
from ..policies import check_can_answer, check_can_ask, check_can_read_report, check_can_submit
from .desks import tell_desks
from .facts import rest_is_unknown
from .incidents import lock


@transaction.atomic
def submit(incident, *, kind="", changes="", unknown_rest=False, by, at):
    """Send the special report, or the next numbered version of it.

    In this order: refuse silence, naming each matter — with `unknown_rest` it becomes “unknown at this hour”, because
    the clock matters more; freeze the card into a paper, with the annex of participants from five on; meet the
    three-hour clock at this moment.
    """
    incident = lock(incident)
    check_can_submit(by, incident)
    if unknown_rest:
        rest_is_unknown(incident, by=by, at=at)
        incident = lock(incident)
    parts = missing(incident)
    if parts:
        raise Refused(
            _("Nothing has been said yet of what point 17 asks. “Unknown at this hour” is an answer too."), parts=parts
        )
    last = incident.special_reports.filter(office=by.office_id).first()
    kind = _kind(kind, changes, last)
    context = report_context(incident, kind, changes.strip(), by, at)
    document = issue(
        DocumentKind.SPECIAL_REPORT,
        office=by.office,
        facility=incident.facility,
        shared_with=incident.supervising_office,
        title_ru="Спецсообщение о чрезвычайном происшествии",
        title_kk="Төтенше оқиға туралы арнайы хабарлама",
        context=context,
        subject_url=incident.get_absolute_url(),
        corrects=last.document if last else None,
        by=by,
        at=at,
    )
    report = SpecialReport(
        incident=incident,
        office=by.office,
        kind=kind,
        version=document.version,
        changes=changes.strip(),
        has_annex=context["annex"],
        document=document,
        submitted_at=at,
        submitted_by=by,
    )
    checked(report).save()
    after = {"number": document.number_label, "kind": kind}
    audit.record("special_reports.submit", incident, by=by, at=at, after=after)
    fulfilment.event_done(
        Event.SPECIAL_REPORT_SUBMITTED,
        office=by.office,
        facility=incident.facility,
        subject=incident.receipts.get(office=by.office_id).clock_subject,
        done_at=at,
        url=document.get_absolute_url(),
        by=by,
        at=at,
    )
    tell_desks(incident)
    return report


@transaction.atomic
def deliver(reports, *, by, at):
    """What the Department's own screen has just shown is delivered; said again, nothing changes."""
    waiting = [one.pk for one in reports if one.delivered_at is None]
    if not waiting:
        return []
    rows = SpecialReport.objects.select_for_update(of=("self",), no_key=True).select_related("document")
    delivered = list(rows.filter(pk__in=waiting, delivered_at=None).order_by("pk"))
    for report in delivered:
        check_can_read_report(by, report)
        report.delivered_at = at
        report.save(update_fields=["delivered_at"])
        audit.record("special_reports.deliver", report, by=by, at=at, after={"delivered_at": at})
    return delivered


@transaction.atomic
def read(report, *, by, at):
    """An officer of the Department has opened it; the first one counts."""
    report = SpecialReport.objects.select_for_update(of=("self",), no_key=True).get(pk=report.pk)
    check_can_read_report(by, report)
    if report.read_at is not None:
        return report
    report.delivered_at = report.delivered_at or at
    report.read_at, report.read_by = at, by
    report.save(update_fields=["delivered_at", "read_at", "read_by"])
    audit.record("special_reports.read", report, by=by, at=at, after={"read_at": at})
    return report


@transaction.atomic
def ask(report, *, words, answer_by, by, at):
    """Return the report with questions and the moment until which they are to be answered."""
    check_can_ask(by, report)
    read(report, by=by, at=at)
    if not words.strip():
        raise Refused.about("words", _("Write what is to be answered."))
    query = Query(report=report, words=words.strip(), answer_by=answer_by, asked_at=at, asked_by=by)
    checked(query).save()
    after = {"words": words.strip(), "answer_by": answer_by}
    audit.record("special_reports.ask", report.incident, by=by, at=at, after=after)
    return query


@transaction.atomic
def answer(query, *, words, by, at):
    """Answer the Department's questions; a version of the report sent since they were asked goes with the answer."""
    query = Query.objects.select_for_update(of=("self",)).select_related("report__incident").get(pk=query.pk)
    check_can_answer(by, query)
    if not words.strip():
        raise Refused.about("words", _("Write the answer."))
    newer = query.report.incident.special_reports.filter(office=by.office_id, submitted_at__gte=query.asked_at).first()
    query.answer, query.answered_at, query.answered_by, query.answered_with = words.strip(), at, by, newer
    checked(query).save()
    audit.record("special_reports.answer", query.report.incident, by=by, at=at, after={"answer": words.strip()})
    return query


def _kind(kind, changes, last):
    if last is None:
        return ReportKind.FIRST
    if kind not in (ReportKind.SUPPLEMENT, ReportKind.CORRECTION):
        raise Refused.about("kind", _("Say whether this version supplements or corrects the one before."))
    if not changes.strip():
        raise Refused.about("changes", _("Say what is new or corrected."))
    return ReportKind(kind)
