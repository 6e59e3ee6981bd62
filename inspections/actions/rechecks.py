"""What was found at the place before: taken along to the next visit, and what the visit saw of it (point 12)."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from acts import actions as acts
from acts.models import Violation
from acts.policies import check_can_check_on_spot
from oversight.core import audit
from oversight.core.refusals import Refused

from ..addresses import page_of
from ..enums import Act, AnswerValue, LineSection
from ..models import Answer, Finding

#: More than this are not asked on one visit: those whose term ends first, then those found last.
MOST_OF_ACTS, MOST_WITHOUT = 30, 10


def carry(inspection, *, by, at):
    """Put what is still open at the place on top of a visit that begins: violations of acts, findings without one."""
    _add(inspection, [*_of_acts(inspection, by), *_without_act(inspection, by)], by, at)


def follow(inspection, violations, *, by, at):
    """The lines of a follow-up check: exactly these violations."""
    _add(inspection, [_of_violation(one) for one in violations], by, at)


def check_can_recheck(line, value, by):
    """Refuse beside the answer what the act would refuse when the visit is completed."""
    if line.recorded_at is not None:
        raise Refused.about("value", _("This check is recorded in the act already: a later visit may see otherwise."))
    if line.violation is None or value == AnswerValue.NOT_CHECKED:
        return
    try:
        check_can_check_on_spot(by, line.violation)
    except Refused as refusal:
        raise Refused.about("value", refusal.sentence) from None


def record_checks(inspection, *, by, at):
    """Write into the acts what the visit saw; what an act refuses by now stays on the line with the reason."""
    lines = inspection.answers.filter(section=LineSection.CARRIED, recorded_at=None)
    seen = list(lines.exclude(value=AnswerValue.NOT_CHECKED).select_related("violation__act", "answered_by"))
    for line in seen:
        line.not_recorded = _recorded(inspection, line, at) if line.violation else ""
        line.recorded_at = None if line.not_recorded else at
        line.save(update_fields=["recorded_at", "not_recorded"])
    if seen:
        after = {f"{line.point} #{line.position}": line.not_recorded or _in_words(line) for line in seen}
        audit.record(Act.RECHECKS, inspection, by=by, at=at, after=after)


def _in_words(line):
    return _("Eliminated") if line.value == AnswerValue.IN_ORDER else _("Still there")


def _recorded(inspection, line, at):
    """Why the act did not take the check; nothing when it did."""
    try:
        with transaction.atomic():
            acts.check_on_spot(
                line.violation,
                eliminated=line.value == AnswerValue.IN_ORDER,
                found=line.note,
                checked_at=min(line.answered_at, inspection.ended_at),
                source_title=str(inspection),
                source_url=page_of(inspection),
                files=list(line.files.all()),
                by=line.answered_by,
                at=at,
            )
    except Refused as refusal:
        return str(refusal.sentence)
    return ""


def _of_acts(inspection, officer):
    here = Violation.objects.visible_to(officer).filter(facility=inspection.facility).open()
    ordered = here.select_related("act__document", "act__kind").order_by("due_on", "pk")
    return [_of_violation(one) for one in ordered[:MOST_OF_ACTS]]


def _without_act(inspection, officer):
    found = Finding.objects.open_without_act(inspection.facility, officer).exclude(inspection=inspection)
    return [_of_finding(one) for one in found.select_related("inspection__office")[:MOST_WITHOUT]]


def _of_violation(violation):
    number = violation.act.document.registration_number
    return _line(violation.what, f"{violation.norm}. {violation.demand}", f"№ {number}", violation=violation)


def _of_finding(finding):
    inspection = finding.inspection
    day = inspection.office.local_day(inspection.started_at)
    return _line(finding.what, f"{finding.norm}. {finding.remedy}".strip(". "), f"{day:%d.%m.%Y}", earlier=finding)


def _line(text, words, point, **about):
    """What was typed once is shown as it was typed in each language."""
    said = {f"text_{code}": text for code in ("ru", "kk", "en")} | {
        f"help_{code}": words for code in ("ru", "kk", "en")
    }
    return Answer(section=LineSection.CARRIED, point=point[:16], **said, **about)


def _add(inspection, lines, by, at):
    if not lines:
        return
    last = inspection.answers.aggregate(last=Max("position"))["last"] or 0
    for position, line in enumerate(lines, last + 1):
        line.inspection, line.position = inspection, position
    Answer.objects.bulk_create(lines)
    audit.record(Act.CARRY, inspection, by=by, at=at, after={"rows": len(lines)})
