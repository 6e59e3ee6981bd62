"""One table of a file becomes one row, not saved yet: its keys known, its values of their type and their choices."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import (
    ActKind,
    Checklist,
    ChecklistLine,
    CourtMatter,
    Edition,
    EmergencyKind,
    EmergencyQuestion,
    InspectionKind,
    Limit,
    Means,
    MeansQuestion,
    RiskBand,
    RiskFactor,
    Rule,
    RuleStep,
)

TITLES = ("title_ru", "title_kk", "title_en")
WORDS = ("text_ru", "text_kk", "text_en", "help_ru", "help_kk", "help_en")

#: What a table of the file may say, by the model it becomes.
KEYS = {
    Edition: ("code", *TITLES, "source", "in_force_from", "in_force_until"),
    Checklist: ("code", "point", "facility_kinds", *TITLES),
    ChecklistLine: ("point", "section", "specialist", "clock", *WORDS),
    InspectionKind: (
        *("code", "point", "facility_kinds", "in_oblast_centre", "at_level"),
        *(
            "checklist",
            "has_checklist",
            "asks",
            "on_appeal",
            "has_readings",
            "participants",
            "receives",
            "needs_order",
            "spravka",
        ),
        *TITLES,
    ),
    ActKind: (
        *("code", "point", "signers", "addressees", "term_days", "awaits_answer", "releases", *TITLES),
        *("operative_ru", "operative_kk", "operative_en"),
    ),
    CourtMatter: ("code", "point", "levels", "stages", "facility_kinds", "may_be_given", "rulings_reviewed", *TITLES),
    Limit: ("code", "point", "measure", "facility_kinds", "minimum", "maximum", "choice", *TITLES),
    RiskFactor: (
        *("code", "point", "measure", "facility_kinds", "days", "beyond", "each", "points", "most", "choice"),
        *TITLES,
    ),
    RiskBand: ("code", "at_least", "tone", "proposes", *TITLES),
    EmergencyKind: ("code", "point", "registers", "least", *TITLES),
    EmergencyQuestion: ("code", "text_ru", "text_kk", "text_en"),
    Means: ("code", "point", "register", *TITLES),
    MeansQuestion: ("code", "answer", "after", "text_ru", "text_kk", "text_en"),
    Rule: (
        *("code", "point", "class", "choice", "levels", "branches", "about", "facility_kinds", "in_oblast_centre"),
        *("having", "every", "count", "start", "ends", "calendar", "may_stop", "participants", *TITLES),
    ),
    RuleStep: ("role", "level", "channels", "acknowledge"),
}
#: Keys that a model calls otherwise.
FIELDS = {"class": "rule_class", "choice": "is_choice"}
TYPES = (
    (ArrayField, list, gettext_lazy("a list in square brackets")),
    (models.BooleanField, bool, gettext_lazy("true or false")),
    (models.DateField, date, gettext_lazy("a date like 2015-02-07, without quotes")),
    (models.IntegerField, int, gettext_lazy("a whole number")),
    (models.Field, str, gettext_lazy("a text in quotes")),
)


def build(model, table, inner=(), **given):
    """The row a table describes, `given` being what it doesn't say itself and `inner` its other keys."""
    table.refuse_keys_beyond((*KEYS[model], *inner))
    refuse_missing_language(model, table)
    values = {}
    for key in KEYS[model]:
        field = model._meta.get_field(FIELDS.get(key, key))
        if field.name in given:
            continue
        if key in table:
            values[field.name] = checked_value(field, table, key)
        elif not (field.blank or field.has_default()):
            raise table.error(_("“%(key)s” is missing.") % {"key": key})
    row = model(**values, **given)
    try:
        row.clean_fields(exclude=[field.name for field in model._meta.fields if field.name not in values])
    except ValidationError as error:
        name, sentences = next(iter(error.message_dict.items()))
        key = next((key for key, field in FIELDS.items() if field == name), name)
        raise table.error(f"“{key}”: {sentences[0]}", key) from None
    return row


def checked_value(field, table, key):
    """What the table says under the key, of the type and among the choices the field asks for."""
    value = table[key]
    wanted, described = next((type_, words) for of, type_, words in TYPES if isinstance(field, of))
    if type(value) is not wanted:
        raise table.error(_("“%(key)s” must be %(type)s.") % {"key": key, "type": described}, key)
    if wanted is str and not value.strip():
        raise table.error(_("“%(key)s” is empty.") % {"key": key}, key)
    choices = [code for code, label in getattr(field, "base_field", field).choices or ()]
    for one in value if wanted is list else [value]:
        if choices:
            refuse_unknown(one, choices, table, key)
    return value


def refuse_unknown(value, choices, table, key):
    if value not in choices:
        reason = _("“%(value)s” isn't known for “%(key)s”; known are: %(known)s.")
        raise table.error(reason % {"value": value, "key": key, "known": ", ".join(choices)}, key)


def refuse_missing_language(model, table):
    for stem in {name.removesuffix("_ru") for name in KEYS[model] if name.endswith("_ru")}:
        missing = [name for name in (f"{stem}_ru", f"{stem}_kk", f"{stem}_en") if name not in table]
        if len(missing) in (1, 2):
            reason = _("“%(key)s” is missing: what is said in one language is said in all three.")
            raise table.error(reason % {"key": missing[0]})


def refuse_repeated(rows, name):
    """Refuse the second row whose field `name` says what an earlier one said."""
    seen = set()
    for row, table in rows:
        value = getattr(row, name)
        if value in seen:
            raise table.error(_("“%(value)s” stands here a second time.") % {"value": value}, name)
        seen.add(value)
