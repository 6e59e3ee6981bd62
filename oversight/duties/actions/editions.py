"""Concepts of editions: loaded from their files, again and again until one is published."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from oversight.core import audit

from ..comparison import Change, compare
from ..enums import Act
from ..models import (
    ActKind,
    Checklist,
    ChecklistLine,
    CourtMatter,
    Edition,
    EmergencyQuestion,
    InspectionKind,
    MeansQuestion,
    RuleStep,
)
from ..policies import check_can_keep_rulebook
from ..rulebook import Rulebook, RulebookError, parse

AUDITED = ("code", "in_force_from", "in_force_until", "content_sha256")

#: What makes law and not wording: an edition that inspections rest on keeps it as it is.
LAW = {
    Edition: ("in_force_from",),
    Checklist: ("point", "facility_kinds"),
    ChecklistLine: ("position", "section", "specialist", "clock"),
    InspectionKind: (
        "point",
        "facility_kinds",
        "in_oblast_centre",
        "at_level",
        "checklist",
        "has_checklist",
        "asks",
        "on_appeal",
        "needs_order",
        "spravka",
    ),
    ActKind: ("point", "signers", "addressees", "term_days", "awaits_answer", "releases"),
    CourtMatter: ("point", "levels", "stages", "facility_kinds", "may_be_given", "rulings_reviewed"),
}


class PublishedStays(RulebookError):
    """The file says something else than the published edition of its code."""


@dataclass(frozen=True)
class Check:
    """What loading a file would do: `changes` against the stored edition of its code or, of a new one, against
    the edition it takes over from."""

    book: Rulebook
    stored: Edition | None
    against: Edition | None
    changes: list[Change]


@transaction.atomic
def load_edition(path, *, by, at, content=None):
    """Load the edition in the file at `path` as a concept; return it and whether anything changed.

    What was sent to the program is its `content`, in bytes; `path` then only names it.

    1. The file is parsed and checked whole; nothing is written if anything in it is wrong.
    2. A file that says what is loaded already changes nothing.
    3. A published edition stays: a file that says something else is refused.
    4. A concept is replaced by what the file says now. Where inspections rest on it (they were
       opened before editions were published) it takes over wording and whole new rows only.
    5. One audit row.

    `by=None` is the system's own command. Raises RulebookError with file, line and reason.
    """
    if by is not None:
        check_can_keep_rulebook(by)
    book = parse(path, content)
    stored = Edition.objects.select_for_update().filter(code=book.edition.code).first()
    if stored and _says_the_same(book, stored):
        return stored, False
    _refuse_wrong_days(book)
    kept = _kept_rows(stored) if stored else {}
    if len(kept) > 1:
        _refuse_changed_law(book, kept)
    book.edition.loaded_at = at
    _save(book, kept)
    before = audit.snapshot(stored, *AUDITED) if stored else {}
    after = audit.snapshot(book.edition, *AUDITED)
    audit.record(Act.LOAD, book.edition, by=by, at=at, before=before, after=after)
    return book.edition, True


def check_sent(name, content, *, by):
    """A dry run for a file that was sent to the program under the name `name`; for whoever may load it."""
    check_can_keep_rulebook(by)
    return check_file(name, content)


def check_file(path, content=None):
    """A dry run of `load_edition`: what it would change, nothing written. Raises RulebookError as loading would."""
    book = parse(path, content)
    stored = Edition.objects.filter(code=book.edition.code).first()
    if stored and _says_the_same(book, stored):
        return Check(book, stored, stored, [])
    _refuse_wrong_days(book)
    day_before = book.edition.in_force_from - timedelta(days=1)
    against = stored or Edition.objects.in_force(day_before).first()
    return Check(book, stored, against, compare(against, book) if against else [])


def _says_the_same(book, stored):
    """Whether nothing is to be done. Raises PublishedStays when something is, and may not be."""
    if stored.content_sha256 == book.edition.content_sha256:
        return True
    if not stored.is_published:
        return False
    changes = compare(stored, book)
    if not changes:
        return True
    error = book.table.error(
        _("The edition %(code)s is published and stays as it is, a correction is a new edition: %(change)s")
        % {"code": stored.code, "change": changes[0]},
        "code",
    )
    raise PublishedStays(error.file, error.line, error.reason)


def _refuse_wrong_days(book):
    """Two editions can't begin on one day, nor can one last into the days of a later one."""
    edition = book.edition
    others = Edition.objects.published().exclude(code=edition.code)
    if other := others.filter(in_force_from=edition.in_force_from).first():
        reason = _("The edition %(code)s begins on this day too.")
        raise book.table.error(reason % {"code": other.code}, "in_force_from")
    later = others.filter(in_force_from__gt=edition.in_force_from).order_by("in_force_from").first()
    if later and edition.stated_until and edition.stated_until >= later.in_force_from:
        reason = _("The edition %(code)s is in force on some of these days.")
        raise book.table.error(reason % {"code": later.code}, "in_force_until")


def _kept_rows(edition):
    """{key: row} of what stays stored: the edition, and its checklists and kinds if one of them is in use."""
    rows = [edition]
    edition.rules.all().delete()
    edition.limits.all().delete()
    edition.risk_factors.all().delete()
    edition.risk_bands.all().delete()
    edition.emergencies.all().delete()
    edition.means.all().delete()
    try:
        with transaction.atomic():
            edition.act_kinds.all().delete()
            edition.court_matters.all().delete()
            edition.kinds.all().delete()
            edition.checklists.all().delete()
    except (ProtectedError, RestrictedError):
        lines = ChecklistLine.objects.filter(checklist__edition=edition).select_related("checklist")
        rows += [*edition.checklists.all(), *lines, *edition.kinds.all(), *edition.act_kinds.all()]
        rows += edition.court_matters.all()
    return {_key(row): row for row in rows}


def _refuse_changed_law(book, kept):
    for row, table in book.rows:
        old = kept.get(_key(row))
        changed = [name for name in LAW.get(type(row), ()) if old and _law(row, name) != _law(old, name)]
        if changed:
            reason = _("This edition is in use, its “%(key)s” can't change: a correction is a new edition.")
            raise table.error(reason % {"key": changed[0]}, changed[0])
    told = {_key(row) for row, table in book.rows}
    for key, row in kept.items():
        if key not in told:
            reason = _("This edition is in use and has “%(row)s”, which the file leaves out.")
            raise book.table.error(reason % {"row": row})


def _save(book, kept):
    """Write every row of the book, over the one kept under its key if there is one; new ones in one go a model."""
    for model, rows in groupby((row for row, table in book.rows), type):
        new = []
        for row in rows:
            if old := kept.get(_key(row)):
                row.pk = old.pk
                row._state.adding = False
                row.save()
            else:
                new.append(row)
        model.objects.bulk_create(new)


def _key(row):
    """What names a row within its edition, stored or not."""
    if isinstance(row, ChecklistLine):
        return ChecklistLine, row.checklist.code, row.point
    if isinstance(row, EmergencyQuestion):
        return EmergencyQuestion, row.kind.code, row.code
    if isinstance(row, MeansQuestion):
        return MeansQuestion, row.means.code, row.code
    if isinstance(row, RuleStep):
        return RuleStep, row.rule.code, row.position
    return type(row), row.code


def _law(row, name):
    """The value of a field as a plain one: rows not saved yet compare with stored ones."""
    value = getattr(row, name)
    return value.code if isinstance(value, Checklist) else value
