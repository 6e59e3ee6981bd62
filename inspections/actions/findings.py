"""Violations, shortcomings and omissions, saved as they are typed (point 8)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked

from ..models import Finding
from ..policies import check_can_write, check_part_is_open
from .inspections import lock
from .inspectors import join

FIELDS = ("kind", "what", "norm", "persons", "cause", "proposal", "remedy", "direction")
WORDS = ("what", "norm", "persons", "cause", "proposal", "remedy")


@transaction.atomic
def add(inspection, *, answer=None, by, at, **fields):
    """Add a finding, alone or under a line of the checklist."""
    inspection = lock(inspection)
    check_can_write(by, inspection)
    if answer is not None and answer.inspection_id != inspection.pk:
        raise Refused.about("answer", _("That line belongs to another inspection."))
    check_part_is_open(inspection, answer and answer.answered_by_id)
    join(inspection, by=by, at=at)
    finding = Finding(inspection=inspection, answer=answer, created_at=at, created_by=by, **fields)
    checked(finding).save()
    audit.record("findings.add", inspection, by=by, at=at, after=_numbered(finding, fields))
    return finding


@transaction.atomic
def describe(line, *, version, by, at, **fields):
    """Write the finding of a checklist's line; the first words add it, with `version` 0."""
    check_can_write(by, lock(line.inspection))
    finding = line.findings.first() or add(line.inspection, answer=line, by=by, at=at)
    return write(finding, version=version, by=by, at=at, **fields)


@transaction.atomic
def write(finding, *, version, by, at, **fields):
    """Write fields of a finding; versions and repeats as in `checklist.answer`."""
    inspection = lock(finding.inspection)
    check_can_write(by, inspection)
    finding = _lock(finding)
    stored = audit.snapshot(finding, *fields)
    if stored == fields:
        return finding
    check_part_is_open(inspection, finding.created_by_id)
    if version != finding.version:
        raise Conflict(
            _("This finding has been changed on another device since you opened it."),
            theirs=audit.snapshot(finding, *FIELDS),
            version=finding.version,
        )
    join(inspection, by=by, at=at)
    for name, value in fields.items():
        setattr(finding, name, value)
    finding.version += 1
    checked(finding).save()
    audit.record(
        "findings.write",
        finding.inspection,
        by=by,
        at=at,
        before=_numbered(finding, stored),
        after=_numbered(finding, fields),
    )
    return finding


@transaction.atomic
def remove(finding, *, by, at):
    """Remove a finding; its words stay in the audit trail."""
    inspection = lock(finding.inspection)
    check_can_write(by, inspection)
    finding = _lock(finding)
    check_part_is_open(inspection, finding.created_by_id)
    audit.record(
        "findings.remove", inspection, by=by, at=at, before=_numbered(finding, audit.snapshot(finding, *FIELDS))
    )
    finding.delete()


def drop_blank(inspection):
    """Forget findings that were opened by a tap and never got a word, and no longer rest on a violation."""
    blank = dict.fromkeys(WORDS, "")
    inspection.findings.filter(**blank, files=None).exclude(answer__value="violation").delete()


def _lock(finding):
    found = Finding.objects.select_for_update(of=("self",)).select_related("inspection").filter(pk=finding.pk).first()
    if found is None:
        raise Refused(_("This finding has been removed on another device."))
    return found


def _numbered(finding, values):
    """Named by the line's point, and by its number among all findings: one line may have several."""
    about = f"{finding.answer.point} #{finding.pk}" if finding.answer else f"#{finding.pk}"
    return {f"{about} {name}": value for name, value in values.items()}
