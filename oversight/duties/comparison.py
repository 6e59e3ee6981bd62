"""Two editions side by side: what the one has and the other hasn't, and what they say differently."""

from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .enums import TermUnit
from .models import (
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
)

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
TITLES = ("title_ru", "title_kk", "title_en")

#: What is compared, in the order it is told.
FIELDS = {
    Edition: ("code", *TITLES, "source", "in_force_from", "stated_until"),
    Rule: (
        *("point", *TITLES, "rule_class", "is_choice", "levels", "branches", "about", "facility_kinds"),
        *("in_oblast_centre", "having", "every", "count", "due_day", "due_months_after", "start", "term_count"),
        *("ends", "calendar", "may_stop", "done_by_kinds", "done_by_event", "participants"),
    ),
    InspectionKind: (
        *("point", *TITLES, "facility_kinds", "in_oblast_centre", "at_level", "checklist", "has_checklist"),
        *("asks", "on_appeal", "has_readings", "participants", "receives", "needs_order", "spravka"),
    ),
    ActKind: (
        *("point", *TITLES, "signers", "addressees", "term_days", "awaits_answer", "releases"),
        *("operative_ru", "operative_kk", "operative_en"),
    ),
    CourtMatter: ("point", *TITLES, "levels", "stages", "facility_kinds", "may_be_given", "rulings_reviewed"),
    Limit: ("point", *TITLES, "measure", "facility_kinds", "minimum", "maximum", "is_choice"),
    RiskFactor: (
        *("point", *TITLES, "measure", "facility_kinds", "days", "beyond", "each", "points", "most", "is_choice"),
    ),
    RiskBand: (*TITLES, "at_least", "tone", "proposes"),
    EmergencyKind: ("point", *TITLES, "registers", "least"),
    EmergencyQuestion: ("text_ru", "text_kk", "text_en"),
    Means: ("point", *TITLES, "register"),
    MeansQuestion: ("answer", "after", "text_ru", "text_kk", "text_en"),
    Checklist: ("point", *TITLES, "facility_kinds"),
    ChecklistLine: (
        *("section", "specialist", "clock", "text_ru", "text_kk", "text_en", "help_ru", "help_kk", "help_en"),
    ),
}


@dataclass(frozen=True)
class Change:
    """One difference, in words. `change` is ADDED, REMOVED or CHANGED; only the last has a field, its old and new."""

    what: str
    code: str
    title: str
    change: str
    field: str = ""
    old: str = ""
    new: str = ""

    def __str__(self):
        name = f"{self.what} {self.code}"
        if self.change == ADDED:
            return _("%(name)s “%(title)s” is new.") % {"name": name, "title": self.title}
        if self.change == REMOVED:
            return _("%(name)s “%(title)s” is gone.") % {"name": name, "title": self.title}
        facts = {"name": name, "field": self.field, "old": self.old, "new": self.new}
        return _("%(name)s, %(field)s: %(old)s → %(new)s") % facts


def compare(old, new):
    """Every Change from `old` to `new`, each an Edition or a Rulebook not saved yet; in the reader's language."""
    changes = []
    before, after = _rows(old), _rows(new)
    for model in FIELDS:
        was, now = before[model], after[model]
        changes += [_whole(row, key, ADDED) for key, row in now.items() if key not in was]
        changes += [_whole(row, key, REMOVED) for key, row in was.items() if key not in now]
        for key, row in now.items():
            if key in was:
                changes += _changes(was[key], row, key)
    return changes


def _rows(source):
    """{model: {key: row}} with the steps of each rule as `row.told`."""
    stored = isinstance(source, Edition)
    edition = source if stored else source.edition
    rows = {model: {} for model in FIELDS} | {Edition: {"": edition}}
    for row in _stored_rows(edition) if stored else _unsaved_rows(source):
        rows[type(row)][_key(row)] = row
    return rows


def _stored_rows(edition):
    for rule in edition.rules.prefetch_related("steps"):
        rule.told = list(rule.steps.all())
        yield rule
    yield from edition.kinds.select_related("checklist")
    yield from edition.act_kinds.all()
    yield from edition.court_matters.all()
    yield from edition.limits.all()
    yield from edition.risk_factors.all()
    yield from edition.risk_bands.all()
    yield from edition.emergencies.all()
    yield from EmergencyQuestion.objects.filter(kind__edition=edition).select_related("kind")
    yield from edition.means.all()
    yield from MeansQuestion.objects.filter(means__edition=edition).select_related("means")
    yield from edition.checklists.all()
    yield from ChecklistLine.objects.filter(checklist__edition=edition).select_related("checklist")


def _unsaved_rows(book):
    for rule, _table in book.rules:
        rule.told = [step for step, _table in book.steps if step.rule is rule]
        yield rule
    for row, _table in (
        *book.kinds,
        *book.act_kinds,
        *book.court_matters,
        *book.limits,
        *book.risk_factors,
        *book.risk_bands,
        *book.emergencies,
        *book.questions,
        *book.means,
        *book.means_questions,
        *book.checklists,
        *book.lines,
    ):
        yield row


def _key(row):
    if isinstance(row, ChecklistLine):
        return f"{row.checklist.code} {row.point}"
    if isinstance(row, EmergencyQuestion):
        return f"{row.kind.code} {row.code}"
    return f"{row.means.code} {row.code}" if isinstance(row, MeansQuestion) else row.code


def _whole(row, key, change):
    return Change(str(row._meta.verbose_name), key, _title(row), change)


def _title(row):
    return row.text if isinstance(row, ChecklistLine | EmergencyQuestion | MeansQuestion) else row.title


def _changes(old, new, key):
    what, title = str(new._meta.verbose_name), _title(new)
    told = [(field.verbose_name, in_words(old, field), in_words(new, field)) for field in _fields(type(new))]
    if isinstance(new, Rule):
        told.append((_("who is told"), *(("\n".join(map(step_in_words, row.told)) or "—") for row in (old, new))))
    return [Change(what, key, title, CHANGED, str(name), was, now) for name, was, now in told if was != now]


def _fields(model):
    return [model._meta.get_field(name) for name in FIELDS[model]]


def in_words(row, field):
    """The value of a field as a reader sees it; «—» for none."""
    value = getattr(row, field.name)
    if field.name == "term_count" and value:
        return term_in_words(value, row.term_unit)
    labels = dict(getattr(field, "base_field", field).flatchoices)
    if isinstance(field, ArrayField):
        return ", ".join(str(labels.get(one, one)) for one in value) or "—"
    if isinstance(field, models.BooleanField):
        return "—" if value is None else _("yes") if value else _("no")
    if isinstance(field, models.DateField) and value:
        return date_format(value, "d.m.Y")
    if isinstance(field, models.ForeignKey) and value:
        return value.code
    return "—" if value in (None, "") else str(labels.get(value, value))


def step_in_words(step):
    """“2 hours after: District prosecutor (alert desk, e-mail), must be acknowledged”."""
    channels = ", ".join(label for code, label in _choices(step, "channels") if code in step.channels)
    acknowledge = _(", must be acknowledged") if step.acknowledge else ""
    return f"{_when(step)}: {step.get_role_display()} ({channels}){acknowledge}"


def _choices(step, name):
    return [(code, str(label)) for code, label in step._meta.get_field(name).base_field.flatchoices]


def _when(step):
    clock = _(", at %(time)s") % {"time": f"{step.offset_time:%H:%M}"} if step.offset_time else ""
    if not step.offset_count:
        return _("when due") + clock
    count = term_in_words(abs(step.offset_count), step.offset_unit)
    when = _("%(term)s before") if step.offset_count < 0 else _("%(term)s after")
    return when % {"term": count} + clock


def term_in_words(count, unit):
    """“48 hours”, “3 working days”, in the reader's language."""
    words = {
        TermUnit.MINUTES: ngettext("%(count)d minute", "%(count)d minutes", count),
        TermUnit.HOURS: ngettext("%(count)d hour", "%(count)d hours", count),
        TermUnit.DAYS: ngettext("%(count)d day", "%(count)d days", count),
        TermUnit.WORKING_DAYS: ngettext("%(count)d working day", "%(count)d working days", count),
        TermUnit.MONTHS: ngettext("%(count)d month", "%(count)d months", count),
    }
    return words[TermUnit(unit)] % {"count": count}
