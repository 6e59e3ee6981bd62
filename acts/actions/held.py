"""The facility's list of persons: entered by hand, or read from a file and written only when confirmed (21, 43)."""

from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.sheets import read_sheet
from oversight.core.validation import checked

from ..enums import Act
from ..listing import columns
from ..models import HeldPerson, Listing
from ..policies import check_can_keep_list

FIELDS = ("full_name", "born_on", "category", "ground", "held_from", "term_ends_at")
#: What goes to the audit trail: everything but who the person is.
TOLD = ("category", "held_from", "term_ends_at")


@transaction.atomic
def enter(*, facility, by, at, **fields):
    """Enter one person in the facility's list; return the HeldPerson."""
    check_can_keep_list(by, facility)
    person = HeldPerson(facility=facility, entered_at=at, entered_by=by, **fields)
    _check(person, at)
    person.save()
    audit.record(Act.HELD_ENTER, person, by=by, at=at, after=audit.snapshot(person, *TOLD))
    return person


@transaction.atomic
def change(person, *, version=None, by, at, **fields):
    """Correct a person's data, or prolong the term."""
    person = _locked(person)
    check_can_keep_list(by, person.facility)
    refuse_stale(person, version, audit.snapshot(person, *FIELDS))
    told = [name for name in fields if name in TOLD]
    before = audit.snapshot(person, *told)
    for name, value in fields.items():
        setattr(person, name, value)
    person.version += 1
    _check(person, at)
    person.save()
    audit.record(Act.HELD_CHANGE, person, by=by, at=at, before=before, after=audit.snapshot(person, *told))
    return person


@transaction.atomic
def leave(person, *, left_at, by, at):
    """The person left the facility: the watch over the term ends."""
    person = _locked(person)
    check_can_keep_list(by, person.facility)
    if person.left_at is not None:
        raise Refused(_("This person has left already."))
    if left_at > at:
        raise Refused.about("left_at", _("This can't lie in the future."))
    person.left_at = left_at
    person.version += 1
    checked(person).save()
    audit.record(Act.HELD_LEAVE, person, by=by, at=at, after=audit.snapshot(person, "left_at"))
    return person


@transaction.atomic
def read(file, *, facility, by, at):
    """Read a file with the facility's list; nothing of it is written yet. Returns the Listing with a report by row."""
    check_can_keep_list(by, facility)
    sheet = read_sheet(file, columns(), zone=ZoneInfo(facility.supervising_office.time_zone))
    rows = [_reported(row, facility, at) for row in sheet.rows]
    _mark_repeated(rows)
    good = sum(1 for row in rows if not row["problems"])
    listing = Listing.objects.create(
        facility=facility,
        office=facility.supervising_office,
        name=sheet.name,
        sha256=sheet.sha256,
        rows=rows,
        good=good,
        bad=len(rows) - good,
        read_at=at,
        read_by=by,
    )
    audit.record(Act.HELD_READ, listing, by=by, at=at, after=audit.snapshot(listing, "name", "sha256", "good", "bad"))
    return listing


@transaction.atomic
def write(listing, *, by, at):
    """Write the good rows of a list that was read: new persons are entered, known ones get their new term."""
    listing = Listing.objects.select_for_update().select_related("facility__supervising_office").get(pk=listing.pk)
    check_can_keep_list(by, listing.facility)
    if listing.imported_at is not None:
        raise Refused(_("This list has been imported already."))
    for row in listing.rows:
        if not row["problems"]:
            _write_row(listing.facility, row["values"], by, at)
    listing.rows, listing.imported_at = [], at
    listing.save(update_fields=["rows", "imported_at"])
    audit.record(Act.HELD_IMPORT, listing, by=by, at=at, after=audit.snapshot(listing, "name", "good", "bad"))
    return listing


def _reported(row, facility, at):
    problems = list(row.problems)
    if not problems:
        try:
            _check(HeldPerson(facility=facility, entered_at=at, **row.values), at, exclude=["entered_by"], unique=False)
        except Refused as refusal:
            problems = [str(refusal.sentence)]
    return {"number": row.number, "values": row.values, "problems": problems}


def _mark_repeated(rows):
    """Of rows that name one person from one moment the second is refused."""
    seen = {}
    for row in rows:
        if not row["problems"]:
            key = (row["values"]["full_name"].casefold(), row["values"]["held_from"])
            first = seen.setdefault(key, row["number"])
            if first != row["number"]:
                row["problems"].append(_("The same person as in row %(number)s.") % {"number": first})


def _write_row(facility, values, by, at):
    values = {**values, **{name: parse_datetime(values[name]) for name in ("held_from", "term_ends_at")}}
    values["born_on"] = parse_date(values["born_on"]) if values["born_on"] else None
    same = {"facility": facility, "full_name": values["full_name"], "held_from": values["held_from"]}
    known = HeldPerson.objects.filter(**same).first()
    if known is not None:
        change(known, by=by, at=at, **values)
        return
    try:
        with transaction.atomic():
            enter(facility=facility, by=by, at=at, **values)
    except IntegrityError:
        change(HeldPerson.objects.get(**same), by=by, at=at, **values)


def _locked(person):
    rows = HeldPerson.objects.select_related("facility__supervising_office")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=person.pk)


def _check(person, at, *, exclude=None, unique=True):
    if person.held_from > at:
        raise Refused.about("held_from", _("This can't lie in the future."))
    if person.term_ends_at <= person.held_from:
        raise Refused.about("term_ends_at", _("The term can't end before it begins."))
    if person.born_on is not None and person.born_on >= person.held_from.date():
        raise Refused.about("born_on", _("A person can't be born after being held."))
    if unique:
        checked(person, exclude=exclude)
    else:
        person.clean_fields(exclude=exclude)
