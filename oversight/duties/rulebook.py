"""What a rulebook file says: docs/rulebook.md is this module for people."""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Checklist, ChecklistLine, Edition, InspectionKind
from .toml_tables import RulebookError, Table, read

EDITIONS = Path(__file__).parent / "editions"
TITLES = ("title_ru", "title_kk", "title_en")
WORDS = ("text_ru", "text_kk", "text_en", "help_ru", "help_kk", "help_en")

#: What a table of the file may say, by the model it becomes.
KEYS = {
    Edition: ("code", *TITLES, "source", "in_force_from", "in_force_until"),
    Checklist: ("code", "point", "facility_kinds", *TITLES),
    ChecklistLine: ("point", "section", "specialist", "clock", *WORDS),
    InspectionKind: (
        *("code", "point", "facility_kinds", "in_oblast_centre", "at_level"),
        *("checklist", "needs_order", "spravka", *TITLES),
    ),
}
TYPES = (
    (ArrayField, list, gettext_lazy("a list in square brackets")),
    (models.BooleanField, bool, gettext_lazy("true or false")),
    (models.DateField, date, gettext_lazy("a date like 2015-02-07, without quotes")),
    (models.Field, str, gettext_lazy("a text in quotes")),
)


@dataclass(frozen=True)
class Rulebook:
    """An edition with all its rows, not saved yet: each with the table it came from, owners before owned."""

    edition: Edition
    table: Table
    checklists: list
    lines: list
    kinds: list

    @property
    def rows(self):
        return [(self.edition, self.table), *self.checklists, *self.lines, *self.kinds]


def parse(path):
    """The rulebook in the file at `path`; nothing is read from the database or written to it.

    Raises RulebookError: the file can't be read, isn't TOML, says something unknown or twice, leaves
    out something needed, or contradicts itself.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        reason = _("The file can't be read: %(cause)s.") % {"cause": error.strerror}
        raise RulebookError(path, 1, reason) from None
    top = read(path, content)
    top.refuse_keys_beyond(("edition", "checklist", "kind"))
    edition = _edition(top.table("edition"), hashlib.sha256(content).hexdigest())
    checklists = [
        (_build(Checklist, table, inner=("line",), edition=edition, position=position), table)
        for position, table in enumerate(top.tables("checklist"), 1)
    ]
    lines = [row for checklist, table in checklists for row in _lines(checklist, table)]
    _refuse_repeated(checklists, "code")
    _refuse_shared_facility_kinds(checklists)
    kinds = [
        (_kind(table, edition, position, checklists), table) for position, table in enumerate(top.tables("kind"), 1)
    ]
    _refuse_repeated(kinds, "code")
    return Rulebook(edition, top.table("edition"), checklists, lines, kinds)


def _edition(table, sha256):
    edition = _build(Edition, table, content_sha256=sha256)
    if edition.in_force_until and edition.in_force_until < edition.in_force_from:
        raise table.error(_("An edition can't end before it begins."), "in_force_until")
    return edition


def _lines(checklist, table):
    lines = [
        (_build(ChecklistLine, line, checklist=checklist, position=position), line)
        for position, line in enumerate(table.tables("line"), 1)
    ]
    _refuse_repeated(lines, "point")
    return lines


def _kind(table, edition, position, checklists):
    checklist = None
    if "checklist" in table:
        checklist = next((one for one, source in checklists if one.code == table["checklist"]), None)
        if checklist is None:
            reason = _("There is no checklist “%(code)s” in this file.") % {"code": table["checklist"]}
            raise table.error(reason, "checklist")
    kind = _build(InspectionKind, table, edition=edition, position=position, checklist=checklist)
    uncovered = set(kind.facility_kinds) - set(checklist.facility_kinds if checklist else kind.facility_kinds)
    if uncovered:
        reason = _("The checklist “%(code)s” isn't for facilities of the kind “%(kind)s”.")
        raise table.error(reason % {"code": checklist.code, "kind": min(uncovered)}, "checklist")
    return kind


def _build(model, table, inner=(), **given):
    """The row a table describes, `given` being what it doesn't say itself and `inner` the tables it holds."""
    table.refuse_keys_beyond((*KEYS[model], *inner))
    _refuse_missing_language(model, table)
    values = {}
    for name in KEYS[model]:
        if name in given:
            continue
        field = model._meta.get_field(name)
        if name in table:
            values[name] = _value(field, table)
        elif not (field.blank or field.has_default()):
            raise table.error(_("“%(key)s” is missing.") % {"key": name})
    row = model(**values, **given)
    try:
        row.clean_fields(exclude=[field.name for field in model._meta.fields if field.name not in values])
    except ValidationError as error:
        name, sentences = next(iter(error.message_dict.items()))
        raise table.error(f"“{name}”: {sentences[0]}", name) from None
    return row


def _value(field, table):
    """What the table says of the field, of the type and among the choices the field asks for."""
    name, value = field.name, table[field.name]
    wanted, described = next((type_, words) for of, type_, words in TYPES if isinstance(field, of))
    if type(value) is not wanted:
        raise table.error(_("“%(key)s” must be %(type)s.") % {"key": name, "type": described}, name)
    if wanted is str and not value.strip():
        raise table.error(_("“%(key)s” is empty.") % {"key": name}, name)
    choices = [code for code, label in getattr(field, "base_field", field).choices or ()]
    for one in value if wanted is list else [value]:
        if choices and one not in choices:
            reason = _("“%(value)s” isn't known for “%(key)s”; known are: %(known)s.")
            raise table.error(reason % {"value": one, "key": name, "known": ", ".join(choices)}, name)
    return value


def _refuse_missing_language(model, table):
    for stem in {name.removesuffix("_ru") for name in KEYS[model] if name.endswith("_ru")}:
        missing = [name for name in (f"{stem}_ru", f"{stem}_kk", f"{stem}_en") if name not in table]
        if len(missing) in (1, 2):
            reason = _("“%(key)s” is missing: what is said in one language is said in all three.")
            raise table.error(reason % {"key": missing[0]})


def _refuse_repeated(rows, name):
    seen = set()
    for row, table in rows:
        value = getattr(row, name)
        if value in seen:
            raise table.error(_("“%(value)s” stands here a second time.") % {"value": value}, name)
        seen.add(value)


def _refuse_shared_facility_kinds(checklists):
    owners = {}
    for checklist, table in checklists:
        for kind in checklist.facility_kinds:
            if owners.setdefault(kind, checklist.code) != checklist.code:
                reason = _("Facilities of the kind “%(kind)s” already have the checklist “%(code)s”.")
                raise table.error(reason % {"kind": kind, "code": owners[kind]}, "facility_kinds")
