"""What a special report still lacks by point 17: silence, not ignorance."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .enums import ParticipantRole, Standing

#: From so many participants on, their data are an annex (point 17).
ANNEX_FROM = 5


@dataclass(frozen=True)
class Missing:
    """One thing of which nothing has been said, and the part of the card where it is said."""

    words: str
    place: str

    def __str__(self):
        return self.words


def missing(incident, facts=None, people=None):
    """Every Missing of an incident, in the order of point 17."""
    facts = list(incident.facts.all()) if facts is None else facts
    people = list(incident.participants.all()) if people is None else people
    found = []
    if incident.happened_standing == Standing.SILENT:
        found.append(Missing(_("Date and time"), "numbers"))
    found += [Missing(fact.text, f"fact-{fact.pk}") for fact in facts if fact.is_silent and fact.by_point_17]
    if incident.count_standing == Standing.SILENT:
        found.append(Missing(_("Number of participants"), "numbers"))
    found += _names(incident, people)
    if incident.staff_standing == Standing.SILENT:
        found.append(Missing(_("Staff involved, or that there are none"), "staff"))
    found += [Missing(fact.text, f"fact-{fact.pk}") for fact in facts if fact.is_silent and not fact.by_point_17]
    return found


def nameless(incident, people):
    """How many of those who took part are not named yet; None where their number is not known."""
    if incident.participants_count is None:
        return None
    return max(0, incident.participants_count - sum(person.role == ParticipantRole.DID for person in people))


def _names(incident, people):
    found = []
    left = nameless(incident, people)
    if left and incident.names_standing != Standing.UNKNOWN:
        words = ngettext("Name of %(count)d participant", "Names of %(count)d participants", left)
        found.append(Missing(words % {"count": left}, "people"))
    for person in people:
        if "articles" in person.missing:
            found.append(Missing(_("Articles: %(person)s") % {"person": person}, f"person-{person.pk}"))
        if "on_register" in person.missing:
            words = _("Operational-preventive register: %(person)s") % {"person": person}
            found.append(Missing(words, f"person-{person.pk}"))
    return found
