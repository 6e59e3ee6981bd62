"""Our placements beside the facility's own journal: compared, each difference resolved, signed (point 34)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from facilities.enums import FacilityKind, PenalRoomKind, PersonCategory
from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked

from ..enums import Act, InspectionState, Outcome, Resolution
from ..matching import differences, match
from ..models import Inspection, Placement, Reconciliation, ReconciliationLine
from ..policies import check_can_reconcile, check_can_resolve, check_can_sign_reconciliation
from . import findings, placements

JOURNAL = ("full_name", "birth_year", "order_number", "ordered_at", "placed_at", "room", "days", "ground")
#: What journals call the two kinds of rooms.
ABBREVIATIONS = {PenalRoomKind.DIZO: ("дизо", "дисциплинарн", "ти "), PenalRoomKind.OK: ("ок", "одиночн", "жак")}
#: A period longer than this is a slip of the finger.
LONGEST = 366


@transaction.atomic
def begin(*, facility, from_on, until_on, rows=(), source="", source_sha256="", by, at):
    """Compare our placements ordered in the period with `rows` of the facility's journal; return the Reconciliation.

    Each row is a dictionary with the names of `JOURNAL`. What differs or stands on one side only waits to be resolved.
    """
    check_can_reconcile(by, facility)
    _check_period(facility, from_on, until_on, at)
    made = Reconciliation(
        office=facility.supervising_office,
        facility=facility,
        from_on=from_on,
        until_on=until_on,
        source=source,
        source_sha256=source_sha256,
        created_at=at,
        created_by=by,
    )
    checked(made, exclude=["signed_at", "signed_by"]).save()
    lines = [_line(made, position, row, at) for position, row in enumerate(rows, 1)]
    ReconciliationLine.objects.bulk_create(lines)
    _compare(made)
    after = {"source": source, "rows": len(lines)}
    audit.record(Act.RECONCILE, made, by=by, at=at, after=after)
    return made


@transaction.atomic
def add_line(reconciliation, *, by, at, **row):
    """Enter one more line of the facility's journal by hand, and compare again what is not resolved yet."""
    reconciliation = lock(reconciliation)
    check_can_resolve(by, reconciliation)
    position = (reconciliation.lines.aggregate(last=Max("position"))["last"] or 0) + 1
    line = _line(reconciliation, position, row, at)
    line.save()
    _compare(reconciliation)
    audit.record(Act.RECONCILIATION_ADD, reconciliation, by=by, at=at, after={"row": line.full_name})
    return line


@transaction.atomic
def enter_late(line, *, by, at, **given):
    """Enter the placement the office was never told of; its clock runs from the order all the same.

    What the journal's line doesn't say is taken from `given`. The office learned of it now.
    """
    line = _unresolved(line, by, Outcome.MISSING_HERE)
    facility = line.reconciliation.facility
    fields = {**late_fields(line), "told_at": at.replace(second=0, microsecond=0), **given}
    if fields["room"] is None:
        raise Refused.about("room", _("Which of the facility's penal rooms is it?"))
    for name, sentence in (("birth_year", _("Say the year of birth.")), ("days", _("Say for how many days."))):
        if fields[name] is None:
            raise Refused.about(name, sentence)
    line.placement = placements.enter(facility=facility, **fields, by=by, at=at)
    return _resolved(line, Resolution.ENTERED, by, at)


@transaction.atomic
def make_finding(line, *, by, at):
    """Write the difference as a finding of the office's inspection under way at the facility (point 8)."""
    line = _unresolved(line, by)
    inspection = inspection_for(line.reconciliation)
    if inspection is None:
        raise Refused(
            _("No inspection of your office is under way at this facility: open one, a finding belongs to it.")
        )
    line.finding = findings.add(
        inspection,
        what=finding_words(line),
        norm=_("Point 34 of the Instruction"),
        persons=line.full_name,
        by=by,
        at=at,
    )
    return _resolved(line, Resolution.FINDING, by, at)


@transaction.atomic
def explain(line, *, explanation, by, at):
    """Say why the difference is none."""
    line = _unresolved(line, by)
    if not explanation.strip():
        raise Refused.about("explanation", _("Explain the difference."))
    line.explanation = explanation.strip()
    return _resolved(line, Resolution.EXPLAINED, by, at)


@transaction.atomic
def sign(reconciliation, *, by, at):
    """Sign it off; refused while a difference is not resolved. What differed stays as it was found."""
    reconciliation = lock(reconciliation)
    check_can_sign_reconciliation(by, reconciliation)
    left = sum(line.is_open for line in reconciliation.lines.all())
    if left:
        raise Refused(
            ngettext("%(count)s difference is not resolved yet.", "%(count)s differences are not resolved yet.", left)
            % {"count": left}
        )
    reconciliation.signed_at, reconciliation.signed_by = at, by
    reconciliation.save()
    audit.record(Act.RECONCILIATION_SIGN, reconciliation, by=by, at=at)
    return reconciliation


@transaction.atomic
def record_view(reconciliation, *, by, at):
    """Its lines name people: who read them stays in the audit trail."""
    audit.record(Act.RECONCILIATION_VIEW, reconciliation, by=by, at=at)


def inspection_for(reconciliation):
    """The office's newest inspection under way at the facility, or None."""
    found = Inspection.objects.filter(office=reconciliation.office_id, facility=reconciliation.facility_id)
    return found.filter(state=InspectionState.UNDER_WAY).order_by("-pk").first()


def late_fields(line):
    """What the journal's line says of a placement, as `placements.enter` wants it; the room by its name or None."""
    facility = line.reconciliation.facility
    uis = facility.kind == FacilityKind.UIS
    return {
        "full_name": line.full_name,
        "birth_year": line.birth_year,
        "category": PersonCategory.CONVICTED if uis else PersonCategory.REMAND,
        "order_number": line.order_number,
        "ordered_at": line.ordered_at,
        "placed_at": line.placed_at,
        "room": _room(facility, line.room),
        "days": line.days,
        "ground": line.ground or _("Not stated in the facility's journal"),
    }


def finding_words(line):
    facts = {
        "person": line.full_name,
        "order": line.order_number,
        "at": f"{line.ordered_at.astimezone(ZoneInfo(line.reconciliation.office.time_zone)):%d.%m.%Y %H:%M}",
    }
    sentences = {
        Outcome.MISSING_HERE: _(
            "The prosecutor was not told of the placement of %(person)s, order No. %(order)s of %(at)s."
        ),
        Outcome.MISSING_THERE: _(
            "The facility's journal lacks the placement of %(person)s, order No. %(order)s of %(at)s."
        ),
        Outcome.DIFFERS: _(
            "The facility's journal and what the prosecutor was told differ on the placement of %(person)s, "
            "order No. %(order)s of %(at)s."
        ),
    }
    return sentences[line.outcome] % facts


def lock(reconciliation):
    rows = Reconciliation.objects.select_related("office", "facility__supervising_office")
    return rows.select_for_update(of=("self",)).get(pk=reconciliation.pk)


def _check_period(facility, from_on, until_on, at):
    today = facility.supervising_office.local_day(at)
    if until_on < from_on:
        raise Refused.about("until_on", _("The period can't end before it begins."))
    if from_on > today:
        raise Refused.about("from_on", _("The period can't begin in the future."))
    if (until_on - from_on).days > LONGEST:
        raise Refused.about("until_on", _("A reconciliation covers at most a year."))


def _line(reconciliation, position, row, at):
    line = ReconciliationLine(reconciliation=reconciliation, position=position, outcome=Outcome.MISSING_HERE)
    for name in JOURNAL:
        if row.get(name) is not None:
            setattr(line, name, row[name])
    checked(line, exclude=["reconciliation"])
    day = reconciliation.office.local_day(line.ordered_at)
    if not reconciliation.from_on <= day <= reconciliation.until_on:
        sentence = _("Row %(row)s: the order is outside the period.")
        raise Refused.about("ordered_at", sentence % {"row": position})
    if line.ordered_at > at:
        raise Refused.about("ordered_at", _("The order can't have been signed in the future."))
    return line


def _compare(reconciliation):
    """Match every unresolved line anew; placements of ours that no line has become lines of their own."""
    reconciliation.lines.filter(outcome=Outcome.MISSING_THERE, resolution="").delete()
    lines = list(reconciliation.lines.all())
    settled = {line.placement_id for line in lines if line.resolution}
    unsettled = [line for line in lines if not line.resolution]
    ours = [one for one in _placements(reconciliation) if one.pk not in settled]
    pairs = match(unsettled, ours)
    for line in unsettled:
        line.placement = pairs.get(line)
        line.differences = differences(line, line.placement) if line.placement else []
        line.outcome = Outcome.MISSING_HERE if not line.placement else Outcome.SAME
        if line.differences:
            line.outcome = Outcome.DIFFERS
    ReconciliationLine.objects.bulk_update(unsettled, ["placement", "differences", "outcome"])
    matched = {one.pk for one in pairs.values()}
    last = max((line.position for line in lines), default=0)
    ReconciliationLine.objects.bulk_create(
        _missing_there(reconciliation, last + number, one)
        for number, one in enumerate((one for one in ours if one.pk not in matched), 1)
    )


def _placements(reconciliation):
    """Ours whose order was signed within the period, by the days of the office."""
    zone = ZoneInfo(reconciliation.office.time_zone)
    begins = datetime.combine(reconciliation.from_on, time.min, zone)
    ends = datetime.combine(reconciliation.until_on + timedelta(days=1), time.min, zone)
    found = Placement.objects.standing().filter(facility=reconciliation.facility)
    return list(found.filter(ordered_at__gte=begins, ordered_at__lt=ends).select_related("room").order_by("ordered_at"))


def _missing_there(reconciliation, position, placement):
    same = ("full_name", "birth_year", "order_number", "ordered_at", "placed_at", "days", "ground")
    return ReconciliationLine(
        reconciliation=reconciliation,
        position=position,
        room=str(placement.room),
        placement=placement,
        outcome=Outcome.MISSING_THERE,
        **{name: getattr(placement, name) for name in same},
    )


def _room(facility, text):
    """The open penal room the journal names: by its own name, or the only one of the kind."""
    rooms = list(facility.penal_rooms.filter(closed_on=None))
    plain = text.casefold().replace("№", "").strip()
    names = {one: one.name.casefold().replace("№", "").strip() for one in rooms}
    of_kind = [one for one in rooms if plain.startswith(ABBREVIATIONS[one.kind])]
    named = [one for one in of_kind if plain.endswith(names[one])]
    exact = [one for one in rooms if plain == names[one]]
    for found in (exact, named, of_kind, rooms):
        if len(found) == 1:
            return found[0]
    return None


def _unresolved(line, by, *outcomes):
    """The line as it stands now, its reconciliation locked."""
    reconciliation = lock(line.reconciliation)
    check_can_resolve(by, reconciliation)
    line = reconciliation.lines.get(pk=line.pk)
    if not line.is_open:
        raise Refused(_("This line needs nothing any more: somebody has resolved it already."))
    if outcomes and line.outcome not in outcomes:
        raise Refused(_("Only a placement we were not told of is entered late."))
    line.reconciliation = reconciliation
    return line


def _resolved(line, resolution, by, at):
    line.resolution, line.resolved_at, line.resolved_by = resolution, at, by
    line.save()
    after = {"row": line.full_name, "resolution": line.get_resolution_display()}
    audit.record(Act.RECONCILIATION_RESOLVE, line.reconciliation, by=by, at=at, after=after)
    return line
