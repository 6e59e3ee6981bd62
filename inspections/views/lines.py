"""Lines and findings as the page shows them: drawn from plain values, since there are many."""

from urllib.parse import urlencode

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from oversight.core.enums import Direction
from oversight.duties.enums import Section

from ..enums import AnswerValue, FindingKind
from ..models import Finding
from .scope import card_of

#: What is chosen from, and how large a file may be.
CHOICES = {
    "answer_values": AnswerValue.choices,
    "finding_kinds": FindingKind.choices,
    "directions": Direction.choices,
    "upload_limit": settings.ATTACHMENT_MAX_BYTES,
}
WRITING = {"may": {"write": True}}


def checklist_context(inspection):
    """The lines with their findings, the findings that rest on no line, and how far the checklist has come."""
    findings = list(inspection.findings.prefetch_related("files"))
    lines = list(inspection.answers.prefetch_related("files"))
    address = card_of(inspection)
    for number, finding in enumerate(findings, 1):
        _dress(finding, address, number)
    for line in lines:
        dress_line(line, address, [finding for finding in findings if finding.answer_id == line.pk])
    tracing = [line for line in lines if line.section == Section.TRACING]
    return {
        "address": address,
        "matters": [line for line in lines if line.section == Section.MATTER],
        "tracing": tracing,
        "tracing_is_open": any(line.answered_at or line.note for line in tracing),
        "loose": [finding for finding in findings if finding.answer_id is None],
        **_progress(lines, findings),
        **CHOICES,
    }


def dress_line(line, address, described):
    """Give a line the addresses and findings its template draws."""
    line.address = f"{address}answers/{line.position}/"
    line.described = described
    line.shown = described or [Finding()]
    # The line's own finding is written by the line's address, so that its first words may come before it exists.
    line.shown[0].typed_at, line.shown[0].is_first = f"{line.address}finding/", True
    line.left = [] if line.value == AnswerValue.VIOLATION else [finding for finding in described if finding.is_worded]
    return line


def finding_alone(inspection, finding):
    """What the form of one finding is drawn with when it comes alone."""
    _dress(finding, card_of(inspection), inspection.findings.filter(pk__lte=finding.pk).count())
    return {"finding": finding, "is_new": True, **WRITING, **CHOICES}


def fragments(request, inspection, line=None):
    """The parts of the page that a saved answer or finding changes: {id: html}."""
    lines = list(inspection.answers.prefetch_related("files"))
    findings = list(inspection.findings.all())
    context = {"address": card_of(inspection), **_progress(lines, findings), **WRITING}
    parts = {"progress": render_to_string("inspections/_progress.html", context, request)}
    if line is not None:
        for number, finding in enumerate(findings, 1):
            _dress(finding, context["address"], number)
        dress_line(line, context["address"], [finding for finding in findings if finding.answer_id == line.pk])
        for name in ("tools", "left"):
            html = render_to_string(f"inspections/_line_{name}.html", {"line": line, **context}, request)
            parts[f"line-{line.position}-{name}"] = html
    return parts


def _dress(finding, address, number):
    finding.number, finding.address = number, f"{address}findings/{finding.pk}/"
    finding.typed_at, finding.is_first = finding.address, False
    finding.draft_act_at = _draft_act_at(finding, address)


def _draft_act_at(finding, address):
    """The address of a new response act that says already what the finding says (point 12)."""
    inspection = finding.inspection
    said = {
        "facility": inspection.facility_id,
        "ground_title": f"{inspection.kind.title}, {inspection.planned_on:%d.%m.%Y}",
        "ground_url": address,
        "source_url": f"{address}#finding-{finding.pk}",
        "what": finding.what,
        "norm": finding.norm,
        "demand": finding.remedy,
    }
    return f"{reverse('acts:new')}?{urlencode(said)}"


def _progress(lines, findings):
    matters = [line for line in lines if line.section == Section.MATTER]
    return {
        "total": len(matters),
        "answered": sum(line.answered_at is not None for line in matters),
        "rest": sum(not (line.answered_at or line.note or line.files.all()) for line in matters),
        "found": sum(line.value == AnswerValue.VIOLATION for line in lines)
        + sum(finding.answer_id is None for finding in findings),
    }
