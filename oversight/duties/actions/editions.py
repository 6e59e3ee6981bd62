from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.policies import check_can_keep_reference_data

from ..models import Checklist, ChecklistLine, Edition, InspectionKind
from ..rulebook import parse

AUDITED = ("code", "in_force_from", "in_force_until", "content_sha256")

#: What makes law and not wording: an edition in use keeps it as it is.
RULES = {
    Edition: ("in_force_from",),
    Checklist: ("point", "facility_kinds"),
    ChecklistLine: ("position", "section", "specialist", "clock"),
    InspectionKind: ("point", "facility_kinds", "in_oblast_centre", "at_level", "checklist", "needs_order", "spravka"),
}


@transaction.atomic
def load_edition(path, *, by, at):
    """Load the edition in the file at `path`; return it and whether anything changed.

    1. The file is parsed and checked whole; nothing is written if anything in it is wrong.
    2. A file whose very bytes are loaded already changes nothing.
    3. An edition that nobody has used yet is replaced by what the file says now.
    4. An edition in use (an inspection points to one of its kinds) takes over wording, helps,
       titles, its last day and whole new rows; a rule changed or left out is refused, because a
       correction of a rule is a new edition. Open inspections keep the words they were opened with.
    5. One audit row.

    `by=None` is the system's own command. Raises RulebookError with file, line and reason.
    """
    if by is not None:
        check_can_keep_reference_data(by)
    book = parse(path)
    stored = Edition.objects.select_for_update().filter(code=book.edition.code).first()
    if stored and stored.content_sha256 == book.edition.content_sha256:
        return stored, False
    _refuse_overlap(book)
    kept = _kept_rows(stored) if stored else {}
    if len(kept) > 1:
        _refuse_changed_rules(book, kept)
    book.edition.loaded_at = at
    _save(book, kept)
    before = audit.snapshot(stored, *AUDITED) if stored else {}
    after = audit.snapshot(book.edition, *AUDITED)
    audit.record("rulebook.load", book.edition, by=by, at=at, before=before, after=after)
    return book.edition, True


def _refuse_overlap(book):
    edition = book.edition
    others = Edition.objects.exclude(code=edition.code)
    other = others.overlapping(edition.in_force_from, edition.in_force_until).first()
    if other:
        reason = _("The edition %(code)s is in force on some of these days: give it “in_force_until” first.")
        raise book.table.error(reason % {"code": other.code}, "in_force_from")


def _kept_rows(edition):
    """{key: row} of what stays stored: the edition, and all its rows if one of them is in use."""
    rows = [edition]
    try:
        with transaction.atomic():
            edition.kinds.all().delete()
            edition.checklists.all().delete()
    except (ProtectedError, RestrictedError):
        lines = ChecklistLine.objects.filter(checklist__edition=edition).select_related("checklist")
        rows += [*edition.checklists.all(), *lines, *edition.kinds.all()]
    return {_key(row): row for row in rows}


def _refuse_changed_rules(book, kept):
    for row, table in book.rows:
        old = kept.get(_key(row))
        changed = [name for name in RULES[type(row)] if old and _rule(row, name) != _rule(old, name)]
        if changed:
            reason = _("This edition is in use, its “%(key)s” can't change: a correction is a new edition.")
            raise table.error(reason % {"key": changed[0]}, changed[0])
    told = {_key(row) for row, table in book.rows}
    for key, row in kept.items():
        if key not in told:
            reason = _("This edition is in use and has “%(row)s”, which the file leaves out.")
            raise book.table.error(reason % {"row": row})


def _save(book, kept):
    """Write every row of the book, over the one kept under its key if there is one."""
    for row, _table in book.rows:
        if old := kept.get(_key(row)):
            row.pk = old.pk
            row._state.adding = False
        row.save()


def _key(row):
    """What names a row within its edition, stored or not."""
    if isinstance(row, ChecklistLine):
        return ChecklistLine, row.checklist.code, row.point
    return type(row), row.code


def _rule(row, name):
    """The rule as a plain value: rows not saved yet compare with stored ones."""
    value = getattr(row, name)
    return value.code if isinstance(value, Checklist) else value
