"""A rule of an edition as a person reads it: whose, about what, when, what fulfils it, who is told."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from facilities.enums import FacilityKind
from oversight.core.enums import Branch, OfficeLevel, Role

from .comparison import step_in_words, term_in_words
from .enums import About, CalendarChoice, CourtStage, LastDay, Register, Rhythm
from .models import Rule


@dataclass(frozen=True)
class RuleInWords:
    """One rule, each part of it in the reader's language; a part that says nothing is empty."""

    rule: Rule
    whose: str
    about: str
    when: str
    start: str
    done_by: str
    participants: str
    steps: list


@dataclass(frozen=True)
class Point:
    """What an edition says under one point of the order."""

    number: str
    rules: list


def by_point(edition):
    """Every Point of the edition with its rules in words, in the order of the order."""
    kinds = {kind.code: kind.title for kind in edition.kinds.all()}
    points = {}
    for rule in edition.rules.prefetch_related("steps"):
        points.setdefault(rule.point, []).append(in_words(rule, kinds))
    return [Point(number, rules) for number, rules in sorted(points.items(), key=lambda one: _order(one[0]))]


def in_words(rule, kinds):
    """The rule in words; `kinds` are the titles of its edition's kinds of inspection by code."""
    return RuleInWords(
        rule=rule,
        whose=_whose(rule),
        about=_about(rule),
        when=term_in_words(rule.term_count, rule.term_unit) if rule.is_clock else _rhythm(rule),
        start=rule.get_start_display() if rule.start else "",
        done_by=_done_by(rule, kinds),
        participants=_labels(Role, rule.participants),
        steps=[step_in_words(step) for step in rule.steps.all()],
    )


def kinds_in_words(edition):
    """The edition's kinds of inspection, each with where and by whom it is carried out."""
    kinds = list(edition.kinds.all())
    for kind in kinds:
        kind.levels_in_words = _labels(OfficeLevel, kind.at_level)
        kind.places_in_words = _places(kind)
    return kinds


def emergencies_in_words(edition):
    """The kinds of emergency the edition knows, each with its registers and what it asks beyond point 17."""
    kinds = list(edition.emergencies.prefetch_related("questions"))
    for kind in kinds:
        kind.registers_in_words = _labels(Register, kind.registers)
    return kinds


def means_in_words(edition):
    """The means of force the edition knows, each with what is to be said of its use."""
    means = list(edition.means.prefetch_related("questions"))
    for one in means:
        one.registers_in_words = one.get_register_display()
    return means


def court_matters_in_words(edition):
    """What a prosecutor takes part in before a court, each with whose officers, at which stages, about what place."""
    matters = list(edition.court_matters.all())
    for matter in matters:
        matter.levels_in_words = _labels(OfficeLevel, matter.levels)
        matter.stages_in_words = _labels(CourtStage, matter.stages)
        matter.places_in_words = _labels(FacilityKind, matter.facility_kinds) or "—"
    return matters


def risk_in_words(edition):
    """The edition's factors of risk, each with what it counts and how, and the levels the sum is called by."""
    factors = list(edition.risk_factors.all())
    for factor in factors:
        factor.counts_in_words = _counts(factor)
        factor.places_in_words = _labels(FacilityKind, factor.facility_kinds) or _("facilities of every kind")
    return {"factors": factors, "bands": list(edition.risk_bands.all())}


def _counts(factor):
    """“10 for each, 30 at most”; “1 for each 3 beyond 30, 10 at most”."""
    if factor.beyond or factor.each > 1:
        words = _("%(points)d for each %(each)d beyond %(beyond)d, %(most)d at most")
    else:
        words = _("%(points)d for each, %(most)d at most")
    said = words % {name: getattr(factor, name) for name in ("points", "each", "beyond", "most")}
    if not factor.days:
        return said
    back = ngettext("in the last %(days)d day", "in the last %(days)d days", factor.days) % {"days": factor.days}
    return f"{said}; {back}"


def _whose(rule):
    levels = _labels(OfficeLevel, rule.levels)
    if set(rule.branches) == set(Branch.values):
        return levels
    return _("%(levels)s; branch: %(branches)s") % {"levels": levels, "branches": _labels(Branch, rule.branches)}


def _about(rule):
    if rule.about != About.FACILITY:
        words = capfirst(rule.get_about_display())
        return f"{words}: {_places(rule)}" if rule.facility_kinds else words
    if not rule.having:
        return _places(rule)
    return "; ".join([_places(rule), _("those that have %(what)s") % {"what": rule.get_having_display()}])


def _places(row):
    """Kinds of facility, all of them in one word, and where they stand."""
    every = set(row.facility_kinds) == set(FacilityKind.values)
    kinds = _("facilities of every kind") if every else _labels(FacilityKind, row.facility_kinds)
    if row.in_oblast_centre is None:
        return kinds
    return f"{kinds}; {_('in oblast centres') if row.in_oblast_centre else _('outside oblast centres')}"


def _rhythm(rule):
    parts = [str(Rhythm(rule.every).label)]
    if rule.count > 1:
        parts.append(
            ngettext("not less than once", "not less than %(count)d times", rule.count) % {"count": rule.count}
        )
    if rule.calendar == CalendarChoice.WORKING:
        parts.append(_("on working days"))
    if rule.due_day:
        parts.append(_due_day(rule))
    if rule.ends == LastDay.NEXT_WORKING:
        parts.append(_("a last day that is off moves to the next working day"))
    return "; ".join(parts)


def _due_day(rule):
    if not rule.due_months_after:
        return _("by the %(day)d of the period's last month") % {"day": rule.due_day}
    sentence = ngettext(
        "by the %(day)d of the month after the period",
        "by the %(day)d of the %(count)d-th month after the period",
        rule.due_months_after,
    )
    return sentence % {"day": rule.due_day, "count": rule.due_months_after}


def _done_by(rule, kinds):
    named = [kinds.get(code, code) for code in rule.done_by_kinds]
    return "; ".join([*named, *([rule.get_done_by_event_display()] if rule.done_by_event else [])])


def _labels(choices, values):
    return ", ".join(str(choices(value).label) for value in values)


def _order(point):
    """45(2) before 45(10); of several points the first counts."""
    first = point.split(",")[0].replace(")", "").replace("-", ".")
    return [[int(part) if part.isdecimal() else 0 for part in one.split(".")] for one in first.split("(")], point
