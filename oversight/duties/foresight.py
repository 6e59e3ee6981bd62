"""Which duties each office would have on a day to come under an edition, and how that differs from the one before."""

from collections import Counter
from dataclasses import dataclass

from .models import Edition
from .reach import Duty, preview


@dataclass(frozen=True)
class OfficeDuties:
    """How many duties and clocks an office would have, and how many of them it hasn't or no longer has."""

    office: object
    number: int
    new: int
    gone: int


@dataclass(frozen=True)
class RuleDuties:
    """One rule with the facilities an office would answer for under it; `change` is "new", "gone" or empty."""

    rule: object
    facilities: list
    change: str


@dataclass(frozen=True)
class Foresight:
    """Duties on `on` under `edition`, beside those under `against` (None: nothing is in force before it)."""

    edition: Edition
    against: Edition | None
    duties: list[Duty]
    before: list[Duty]

    def by_office(self, offices):
        """An OfficeDuties for each."""
        then, now = _keys(self.duties), _keys(self.before)
        number, new, gone = _of_office(then), _of_office(then - now), _of_office(now - then)
        return [OfficeDuties(one, number[one.pk], new[one.pk], gone[one.pk]) for one in offices]

    def by_rule(self):
        """A RuleDuties for each rule: of one office. What goes stands last."""
        codes = {duty.rule.code for duty in self.before}
        rows = [_row(rule, self.duties, "new" if rule.code not in codes else "") for rule in _rules(self.duties)]
        left = {duty.rule.code for duty in self.duties}
        return rows + [_row(rule, self.before, "gone") for rule in _rules(self.before) if rule.code not in left]


def foresee(edition, *, on, offices):
    """The Foresight of the offices. Six queries and one a rule, however many offices there are."""
    others = Edition.objects.published().exclude(pk=edition.pk)
    against = others.in_force(on).first() or others.filter(in_force_from__lte=on).order_by("-in_force_from").first()
    before = preview(against, on=on, offices=offices) if against else []
    return Foresight(edition, against, preview(edition, on=on, offices=offices), before)


def _keys(duties):
    return {(duty.office.pk, duty.rule.code, duty.facility and duty.facility.pk) for duty in duties}


def _of_office(keys):
    return Counter(office for office, _code, _facility in keys)


def _rules(duties):
    return {duty.rule.pk: duty.rule for duty in duties}.values()


def _row(rule, duties, change):
    return RuleDuties(rule, [one.facility for one in duties if one.rule.pk == rule.pk and one.facility], change)
