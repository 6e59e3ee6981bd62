"""The answer to “whom do we tell?”, as data that can be kept and sentences that can be shown."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..enums import AbsenceKind, Passed, Role
from ..models import Absence, Office, Officer
from .places import Place


@dataclass(frozen=True)
class Told:
    """One who is told, `instead_of` an absent officer or in their own right."""

    officer: Officer
    instead_of: Officer | None = None


@dataclass(frozen=True)
class Tried:
    """One who was passed over and why; without an officer, a post nobody holds."""

    role: Role
    office: Office
    why: Passed
    officer: Officer | None = None
    absence: Absence | None = None


@dataclass(frozen=True)
class Resolution:
    """Who is told when `role` of `office` must be told at `at`, who was passed over first, and where it ended.

    `fell_back_to` is the place of a leader the matter climbed to, None while somebody answered for the role itself.
    """

    role: Role
    office: Office
    at: datetime
    told: tuple[Told, ...]
    tried: tuple[Tried, ...]
    fell_back_to: Place | None

    @property
    def officers(self):
        return [one.officer for one in self.told]

    def frozen(self):
        """The resolution in plain values, as it is kept with an escalation; `explain` reads it."""
        return {
            "at": self.at.isoformat(),
            "role": self.role.value,
            "office": _office(self.office),
            "told": [
                _officer(one.officer) | {"instead_of": one.instead_of and _officer(one.instead_of)} for one in self.told
            ],
            "tried": [_tried(one) for one in self.tried],
            "fell_back_to": self.fell_back_to
            and {"role": self.fell_back_to.role.value, "office": _office(self.fell_back_to.office)},
        }

    def sentences(self):
        return explain(self.frozen())


def explain(frozen):
    """What a frozen resolution says, as sentences in the reader's language; none where nothing had to give way."""
    found = [_passed_over(one) for one in frozen["tried"]]
    for one in frozen["told"]:
        if one["instead_of"]:
            words = {"substitute": one["name"], "officer": one["instead_of"]["name"]}
            found.append(_("%(substitute)s stands in for %(officer)s.") % words)
    if place := frozen["fell_back_to"]:
        words = {"role": Role(place["role"]).label, "office": _name(place["office"])}
        words["officers"] = ", ".join(one["name"] for one in frozen["told"])
        found.append(_("So this goes to: %(role)s, %(office)s (%(officers)s).") % words)
    if not frozen["told"]:
        found.append(_("Nobody is left who could be told."))
    return found


def _passed_over(tried):
    words = {"role": Role(tried["role"]).label, "office": _name(tried["office"])}
    if tried["why"] == Passed.VACANT:
        return _("%(role)s, %(office)s: nobody is appointed.") % words
    words["officer"] = tried["officer"]["name"]
    if tried["why"] == Passed.LEFT:
        return _("%(role)s, %(office)s: %(officer)s no longer serves there.") % words
    absence = tried["absence"]
    words["reason"] = str(AbsenceKind(absence["kind"]).label).lower()
    if absence["until_at"] is None:
        return _("%(role)s, %(office)s: %(officer)s is absent (%(reason)s), the return is not known.") % words
    words["until"] = f"{localtime(parse_datetime(absence['until_at'])):%d.%m.%Y %H:%M}"
    return _("%(role)s, %(office)s: %(officer)s is absent until %(until)s (%(reason)s).") % words


def _tried(tried):
    absence = tried.absence
    until_at = absence and absence.until_at
    return {
        "role": tried.role.value,
        "office": _office(tried.office),
        "why": tried.why.value,
        "officer": tried.officer and _officer(tried.officer),
        "absence": absence and {"kind": absence.kind, "until_at": until_at and until_at.isoformat()},
    }


def _officer(officer):
    return {
        "id": officer.pk,
        "name": officer.full_name,
        "post_ru": officer.post_ru,
        "post_kk": officer.post_kk,
        "office": officer.office_id,
    }


def _office(office):
    return {"id": office.pk, "name_ru": office.name_ru, "name_kk": office.name_kk}


def _name(office):
    return office["name_kk" if get_language() == "kk" else "name_ru"]
