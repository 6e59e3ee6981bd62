"""Lines and findings as the page shows them: drawn from plain values, since there are many."""

from functools import cache
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_lazy

from acts.models import Violation
from acts.policies import check_can_check_on_spot
from oversight.core.enums import Direction
from oversight.core.refusals import Refused

from ..actions.checklist import ASKED
from ..addresses import page_of
from ..enums import AnswerValue, FindingKind, LineSection
from ..models import Answer, Finding

#: What is chosen from.
CHOICES = {
    "answer_values": AnswerValue.choices,
    "finding_kinds": FindingKind.choices,
    "directions": Direction.choices,
}
#: The same answers, asked of what was found before.
CARRIED_VALUES = [
    (AnswerValue.VIOLATION, gettext_lazy("Still there")),
    (AnswerValue.IN_ORDER, gettext_lazy("Eliminated")),
    (AnswerValue.NOT_CHECKED, gettext_lazy("Not checked")),
]
WRITING = {"may": {"write": True}}
#: What stands for the address and the token in a blank finding until its place is known.
PLACE, TOKEN = "/place-of-a-blank-finding/", "token-of-a-blank-finding"


def checklist_context(inspection, officer, inspectors):
    """The lines with their findings, the findings that rest on no line, and how far the checklist has come."""
    findings, lines = list(_findings_of(inspection)), list(_lines_of(inspection))
    address, several = page_of(inspection), len(inspectors) > 1
    for number, finding in enumerate(findings, 1):
        _dress(finding, address)
        finding.number = number
    for line in lines:
        dress_line(line, address, [finding for finding in findings if finding.answer_id == line.pk], several)
    tracing = [line for line in lines if line.section == LineSection.TRACING]
    carried = [line for line in lines if line.is_carried]
    _dress_carried(carried, officer)
    loose = [finding for finding in findings if finding.answer_id is None]
    return {
        "address": address,
        "lines": lines,
        "matters": [line for line in lines if line.section in ASKED],
        "tracing": tracing,
        "carried": carried,
        "carried_values": CARRIED_VALUES,
        "tracing_is_open": any(line.answered_at or line.note for line in tracing),
        "loose": loose,
        "loose_stamp": "loose:" + _stamp_of(loose),
        "several": several,
        "me": officer.pk,
        "team": _team(lines, inspectors),
        **_progress(lines, findings, officer),
        **{name: [(value, str(label)) for value, label in choices] for name, choices in CHOICES.items()},
    }


def line_context(inspection, officer, position):
    """One line with its findings, and how far the whole checklist has come, without the other lines."""
    line = _lines_of(inspection).get(position=position)
    address, findings = page_of(inspection), list(_findings_of(inspection).filter(answer=line))
    for finding in findings:
        _dress(finding, address)
    several = inspection.inspectors.count() > 1
    return {
        "address": address,
        "line": dress_line(line, address, findings, several),
        "several": several,
        "me": officer.pk,
        **_progress_alone(inspection, officer),
    }


def _lines_of(inspection):
    return inspection.answers.select_related("answered_by", "taken_by", "earlier__inspection").prefetch_related("files")


def _findings_of(inspection):
    return inspection.findings.prefetch_related("files")


def dress_line(line, address, described, several=False):
    """Give a line the addresses and findings its template draws, and the stamp that tells it from what it was."""
    line.address, line.mark = f"{address}answers/{line.position}/", f"line-{line.position}"
    taken, line.attached = line.taken_by_id or "", list(line.files.all())
    line.stamp = f"{line.position}:{line.version}.{len(line.attached)}.{taken}.{several:d}.{_stamp_of(described)}"
    line.described = described
    # The line's own finding is written by the line's address, so that its first words may come before it exists.
    for finding in described[:1]:
        finding.typed_at, finding.is_first = f"{line.address}finding/", True
    line.left = [] if line.value == AnswerValue.VIOLATION else [finding for finding in described if finding.is_worded]
    return line


def blank_finding(line, token):
    """The form of a line's finding before it has any words. Blank ones differ in their address alone: drawn once."""
    return mark_safe(_blank(get_language()).replace(PLACE, f"{line.address}finding/").replace(TOKEN, token))


@cache
def _blank(language):
    finding = Finding()
    finding.typed_at, finding.is_first = PLACE, True
    return render_to_string("inspections/_finding.html", {"finding": finding, "csrf_token": TOKEN, **CHOICES})


def finding_alone(inspection, finding):
    """What the form of one finding is drawn with when it comes alone."""
    _dress(finding, page_of(inspection))
    return {"finding": finding, "is_new": True, **WRITING, **CHOICES}


def fragments(request, inspection, position):
    """The parts of the page that a saved answer or finding of a line changes: {id: html}."""
    context = line_context(inspection, request.user, position) | WRITING
    line = context["line"]
    parts = {"progress": render_to_string("inspections/_progress.html", context, request)}
    for name in ("by", "seen") if line.is_carried else ("tools", "left", "by", "seen"):
        html = render_to_string(f"inspections/_line_{name}.html", context, request)
        parts[f"line-{position}-{name}"] = html
    return parts


def _dress_carried(lines, officer):
    """Say where each was found, and why this officer may not check it, if so."""
    ours = {line.violation_id for line in lines if line.violation_id}
    known = Violation.objects.filter(pk__in=ours).select_related("act__office").prefetch_related("measures")
    violations = {one.pk: one for one in known} if ours else {}
    for line in lines:
        line.barred, line.source = "", ""
        if violation := violations.get(line.violation_id):
            line.source = f"{violation.act.get_absolute_url()}#violation-{violation.pk}"
            line.barred = _why_not(officer, violation) if line.recorded_at is None else ""
        elif line.earlier_id:
            line.source = page_of(line.earlier.inspection, f"finding-{line.earlier_id}")


def _why_not(officer, violation):
    try:
        check_can_check_on_spot(officer, violation)
    except Refused as refusal:
        return refusal.sentence
    return ""


def _stamp_of(findings):
    return f"{len(findings)}.{sum(one.version for one in findings)}.{sum(len(one.files.all()) for one in findings)}"


def _team(lines, inspectors):
    """Each inspector with how many lines they have taken and answered; none while one inspects alone."""
    if len(inspectors) < 2:
        return []
    return [
        {
            "name": one.full_name,
            "taken": sum(line.taken_by_id == one.officer_id for line in lines),
            "answered": sum(line.answered_by_id == one.officer_id for line in lines),
        }
        for one in inspectors
    ]


def _dress(finding, address):
    finding.address = f"{address}findings/{finding.pk}/"
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


def _progress(lines, findings, officer):
    matters = [line for line in lines if line.section in ASKED]
    mine = [line for line in matters if line.taken_by_id in (None, officer.pk)]
    return {
        "total": len(matters),
        "answered": sum(line.answered_at is not None for line in matters),
        "rest": sum(not (line.answered_at or line.note or line.attached) for line in mine),
        "found": sum(line.value == AnswerValue.VIOLATION for line in lines if not line.is_carried)
        + sum(finding.answer_id is None for finding in findings),
    }


def _progress_alone(inspection, officer):
    """The same, counted by the database: a saved line brings no other with it."""
    matter, carried = Q(section__in=ASKED), Q(section=LineSection.CARRIED)
    mine = matter & (Q(taken_by=None) | Q(taken_by=officer.pk))
    untouched = Q(answered_at=None, note="") & ~Exists(Answer.files.through.objects.filter(answer=OuterRef("pk")))
    counts = inspection.answers.aggregate(
        total=Count("pk", filter=matter),
        answered=Count("pk", filter=matter & Q(answered_at__isnull=False)),
        rest=Count("pk", filter=mine & untouched),
        found=Count("pk", filter=Q(value=AnswerValue.VIOLATION) & ~carried),
    )
    counts["found"] += inspection.findings.filter(answer=None).count()
    return counts
