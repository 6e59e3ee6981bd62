"""A whole file: edition, checklists, kinds of inspection, acts and emergencies, means of force, limits, risk, rules."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from ..enums import AnswerKind
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
)
from .chains import chains_of, refuse_unused
from .contradictions import refuse_contradictions
from .risk import bands_of, factors_of
from .rows import build, refuse_repeated
from .rules import build_rule, chain_of
from .toml_tables import RulebookError, Table, read

EDITIONS = Path(__file__).parents[1] / "editions"


@dataclass(frozen=True)
class Rulebook:
    """An edition with all its rows, not saved yet: each with the table it came from, owners before owned."""

    edition: Edition
    table: Table
    checklists: list
    lines: list
    kinds: list
    act_kinds: list
    court_matters: list
    limits: list
    risk_factors: list
    risk_bands: list
    emergencies: list
    questions: list
    means: list
    means_questions: list
    rules: list
    steps: list

    @property
    def rows(self):
        owned = (
            *self.checklists,
            *self.lines,
            *self.kinds,
            *self.act_kinds,
            *self.court_matters,
            *self.limits,
            *self.risk_factors,
            *self.risk_bands,
            *self.emergencies,
            *self.questions,
            *self.means,
            *self.means_questions,
            *self.rules,
            *self.steps,
        )
        return [(self.edition, self.table), *owned]


def parse(path, content=None):
    """The rulebook in the file at `path`; nothing is read from the database or written to it.

    Where the bytes are at hand already they are its `content`, and `path` only names them in what is said.

    Raises RulebookError: the file can't be read, isn't TOML, says something unknown or twice, leaves
    out something needed, or contradicts itself.
    """
    if content is None:
        content = _content_of(path)
    top = read(path, content)
    top.refuse_keys_beyond(
        (
            "edition",
            "checklist",
            "kind",
            "act_kind",
            "court_matter",
            "limit",
            "risk",
            "risk_band",
            "emergency",
            "means",
            "chain",
            "rule",
        )
    )
    edition = _edition(top.table("edition"), hashlib.sha256(content).hexdigest())
    checklists = [
        (build(Checklist, table, inner=("line",), edition=edition, position=position), table)
        for position, table in enumerate(top.tables("checklist"), 1)
    ]
    lines = [row for checklist, table in checklists for row in _lines(checklist, table)]
    refuse_repeated(checklists, "code")
    _refuse_shared_facility_kinds(checklists)
    kinds = [
        (_kind(table, edition, position, checklists), table) for position, table in enumerate(top.tables("kind"), 1)
    ]
    refuse_repeated(kinds, "code")
    act_kinds = _coded(ActKind, top, "act_kind", edition)
    court_matters = _coded(CourtMatter, top, "court_matter", edition)
    limits = _coded(Limit, top, "limit", edition)
    _refuse_empty_limits(limits)
    factors, bands = factors_of(top, edition), bands_of(top, edition)
    emergencies, questions = _asking(top, "emergency", edition, EmergencyKind, EmergencyQuestion, "kind")
    means, means_questions = _asking(top, "means", edition, Means, MeansQuestion, "means")
    _refuse_unknown_moments(means_questions)
    rules, steps = _rules(top, edition, [kind for kind, table in kinds])
    own = (checklists, lines, kinds, act_kinds, court_matters, limits, factors, bands)
    asking = (emergencies, questions, means, means_questions)
    return Rulebook(edition, top.table("edition"), *own, *asking, rules, steps)


def _coded(model, top, name, edition):
    """The rows of `model` that the tables `name` say, in their order, each code once; there may be none."""
    rows = [
        (build(model, table, edition=edition, position=position), table)
        for position, table in enumerate(top.tables(name, may_be_none=True), 1)
    ]
    refuse_repeated(rows, "code")
    return rows


def _content_of(path):
    try:
        return Path(path).read_bytes()
    except OSError as error:
        reason = _("The file can't be read: %(cause)s.") % {"cause": error.strerror}
        raise RulebookError(path, 1, reason) from None


def _edition(table, sha256):
    edition = build(Edition, table, content_sha256=sha256)
    edition.stated_until = edition.in_force_until
    if edition.in_force_until and edition.in_force_until < edition.in_force_from:
        raise table.error(_("An edition can't end before it begins."), "in_force_until")
    return edition


def _lines(checklist, table):
    lines = [
        (build(ChecklistLine, line, checklist=checklist, position=position), line)
        for position, line in enumerate(table.tables("line"), 1)
    ]
    refuse_repeated(lines, "point")
    return lines


def _kind(table, edition, position, checklists):
    checklist = None
    if "checklist" in table:
        checklist = next((one for one, source in checklists if one.code == table["checklist"]), None)
        if checklist is None:
            reason = _("There is no checklist “%(code)s” in this file.") % {"code": table["checklist"]}
            raise table.error(reason, "checklist")
    kind = build(InspectionKind, table, edition=edition, position=position, checklist=checklist)
    uncovered = set(kind.facility_kinds) - set(checklist.facility_kinds if checklist else kind.facility_kinds)
    if uncovered:
        reason = _("The checklist “%(code)s” isn't for facilities of the kind “%(kind)s”.")
        raise table.error(reason % {"code": checklist.code, "kind": min(uncovered)}, "checklist")
    return kind


def _asking(top, key, edition, model, question_model, owner):
    """The rows of the tables `key`, and the questions each asks, which name it by their field `owner`."""
    rows = [
        (build(model, table, inner=("question",), edition=edition, position=position), table)
        for position, table in enumerate(top.tables(key, may_be_none=True), 1)
    ]
    refuse_repeated(rows, "code")
    questions = [one for row, table in rows for one in _questions(row, table, question_model, owner)]
    return rows, questions


def _questions(row, table, model, owner):
    questions = [
        (build(model, question, position=position, **{owner: row}), question)
        for position, question in enumerate(table.tables("question", may_be_none=True), 1)
    ]
    refuse_repeated(questions, "code")
    return questions


def _refuse_unknown_moments(questions):
    """What comes after another is a moment, and so is the other, which the same means asks above it."""
    moments = {(one.means.code, one.code) for one, _table in questions if one.answer == AnswerKind.MOMENT}
    for one, table in questions:
        if one.after and not {(one.means.code, one.code), (one.means.code, one.after)} <= moments:
            reason = _("“%(value)s” is no moment that this means asks for.")
            raise table.error(reason % {"value": one.after}, "after")


def _rules(top, edition, kinds):
    chains = chains_of(top)
    rules, steps = [], []
    for position, table in enumerate(top.tables("rule", may_be_none=True), 1):
        rule = build_rule(table, edition, position)
        told = chain_of(table, chains).steps_for(rule)
        refuse_contradictions(rule, table, told, kinds)
        rules.append((rule, table))
        steps += told
    refuse_repeated(rules, "code")
    refuse_unused(chains)
    return rules, steps


def _refuse_empty_limits(limits):
    for limit, table in limits:
        if limit.minimum is None and limit.maximum is None:
            raise table.error(_("A limit has a least or a greatest value: “minimum”, “maximum”."))
        if None not in (limit.minimum, limit.maximum) and limit.minimum > limit.maximum:
            raise table.error(_("The least value is greater than the greatest."), "minimum")


def _refuse_shared_facility_kinds(checklists):
    owners = {}
    for checklist, table in checklists:
        for kind in checklist.facility_kinds:
            if owners.setdefault(kind, checklist.code) != checklist.code:
                reason = _("Facilities of the kind “%(kind)s” already have the checklist “%(code)s”.")
                raise table.error(reason % {"kind": kind, "code": owners[kind]}, "facility_kinds")
