"""Answers of the checklist, saved as they are typed (points 25, 39, 45, 46, 50, 51)."""

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict
from oversight.core.validation import checked
from oversight.documents.actions import attach, sent_before

from ..enums import AnswerValue, LineSection
from ..models import Answer
from ..policies import check_can_write, check_part_is_open
from .inspections import lock
from .inspectors import join
from .rechecks import check_can_recheck

FIELDS = ("value", "note")
#: What every inspection goes through; steps of tracing and what was found before are asked where there is cause.
ASKED = (LineSection.MATTER, LineSection.OWN)
UNANSWERED = ("answered_at", "answered_by")
#: What an answer leaves as it was: nothing to ask the database about.
KEPT = ("inspection", "position", "taken_at", "taken_by")


@transaction.atomic
def answer(line, *, version, by, at, **fields):
    """Write `value` and/or `note` of one line.

    `version` is the one the officer saw. A repeated request (a lost reply, a double tap) changes nothing; a
    request that would overwrite newer words is refused with a Conflict that holds them. A line counts as answered
    from its first `value`, “not checked” included; a note alone doesn't answer it.
    """
    inspection = lock(line.inspection)
    check_can_write(by, inspection)
    lines = Answer.objects.select_for_update(of=("self",)).select_related("answered_by", "violation__act__office")
    line = lines.get(pk=line.pk)
    line.inspection = inspection
    stored = audit.snapshot(line, *fields)
    answers = "value" in fields and (line.answered_at is None or fields["value"] != line.value)
    if stored == fields and not answers:
        return line
    check_part_is_open(inspection, line.answered_by_id)
    if version != line.version:
        raise Conflict(_who_was_first(line, by), theirs=_theirs(line), version=line.version)
    if line.is_carried:
        check_can_recheck(line, fields.get("value", line.value), by)
    join(inspection, by=by, at=at)
    for name, value in fields.items():
        setattr(line, name, value)
    line.version += 1
    if answers:
        line.answered_at, line.answered_by = at, by
    checked(line, exclude=UNANSWERED + KEPT).save()
    audit.record("inspections.answer", inspection, by=by, at=at, **_named(line, stored, fields))
    return line


def _who_was_first(line, by):
    if line.answered_by_id in (None, by.pk):
        return _("Line %(point)s has been changed on another device since you opened it.") % {"point": line.point}
    words = {"point": line.point, "officer": line.answered_by.short_name}
    return _("Line %(point)s has been answered by %(officer)s since you opened it.") % words


def _theirs(line):
    """What is stored, as another officer would say it: a line nobody has answered has no value."""
    return audit.snapshot(line, *FIELDS) | ({} if line.answered_at else {"value": None})


@transaction.atomic
def answer_rest(inspection, *, by, at):
    """Mark as in order every matter of which nobody has said anything yet; return how many.

    Lines with a note or a file, lines answered “not checked” and lines another inspector has taken wait for their own
    answer, and the steps of tracing are answered only where there is what to trace.
    """
    inspection = lock(inspection)
    check_can_write(by, inspection)
    rest = inspection.answers.filter(answered_at=None, section__in=ASKED, note="", files=None)
    rest = rest.filter(Q(taken_by=None) | Q(taken_by=by))
    points = list(rest.values_list("point", flat=True))
    if not points:
        return 0
    join(inspection, by=by, at=at)
    rest.update(value=AnswerValue.IN_ORDER, answered_at=at, answered_by=by, version=F("version") + 1)
    after = {f"{point} value": AnswerValue.IN_ORDER.value for point in points}
    audit.record("inspections.answer_rest", inspection, by=by, at=at, after=after)
    return len(points)


@transaction.atomic
def attach_file(thing, uploaded, *, by, at):
    """Attach a file to an answer or a finding; the file itself is checked by the documents engine.

    The same bytes sent again (a lost reply) are attached once.
    """
    inspection = lock(thing.inspection)
    check_can_write(by, inspection)
    check_part_is_open(inspection, _author(thing))
    join(inspection, by=by, at=at)
    if known := sent_before(thing.files, uploaded):
        return known
    shown = {"shared_with": inspection.supervising_office, "further": inspection.further_offices.all()}
    attachment = attach(uploaded, office=inspection.office, **shown, by=by, at=at)
    thing.files.add(attachment)
    audit.record("inspections.attach", inspection, by=by, at=at, after={"file": attachment.original_name})
    return attachment


@transaction.atomic
def detach_file(thing, attachment, *, by, at):
    """Take a file off an answer or a finding; the file and its row stay, as evidence of what was sent."""
    inspection = lock(thing.inspection)
    check_can_write(by, inspection)
    check_part_is_open(inspection, _author(thing))
    thing.files.remove(attachment)
    audit.record("inspections.detach", inspection, by=by, at=at, before={"file": attachment.original_name})


def _author(thing):
    """The id of the officer whose word an answer or a finding is, if it is anybody's yet."""
    return thing.answered_by_id if isinstance(thing, Answer) else thing.created_by_id


def _named(line, before, after):
    """The change with the line's point in the names, since one inspection has many lines."""
    return {
        "before": {f"{line.point} {name}": value for name, value in before.items()},
        "after": {f"{line.point} {name}": value for name, value in after.items()},
    }
