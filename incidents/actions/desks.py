"""What the desks of emergencies do: hear of every change, take what waits for somebody."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core.refusals import Refused, may
from oversight.duties.actions import alerts
from oversight.duties.live.moves import tell_of
from oversight.duties.models import Alert
from oversight.duties.policies import check_can_acknowledge

from ..policies import check_can_work

#: Under this name the desks hear of emergencies.
TOPIC = "emergency"


def tell_desks(incident, *, is_new=False):
    """Every desk within whose scope the emergency lies hears, with the commit, that it has moved.

    A new one brings all of its line, so that no desk needs to be drawn anew before it is seen.
    """
    line = _line(incident) if is_new and incident.kind.is_emergency else {}
    tell_of(TOPIC, incident.pk, [incident.office, incident.supervising_office], line)


@transaction.atomic
def acknowledge(incident, *, by, at):
    """`by` has it: every alert of its clocks that waits and that the officer may acknowledge is acknowledged."""
    check_can_work(by)
    taken = [alerts.acknowledge(one, by=by, at=at) for one in waiting_for(incident, by, at)]
    if not taken:
        raise Refused(_("No alert of this emergency waits for you."))
    tell_desks(incident)
    return taken


def waiting_for(incident, officer, at):
    """One alert of each step of its clocks that waits and that the officer may acknowledge; one's own first."""
    standing = Alert.objects.waiting(at).filter(obligation__in=incident.clocks.order_by().values("pk"))
    found = {}
    for alert in standing.select_related("officer__office").order_by("pk"):
        if may(check_can_acknowledge, officer, alert) and (
            alert.escalation_id not in found or alert.officer_id == officer.pk
        ):
            found[alert.escalation_id] = alert
    return list(found.values())


def _line(incident):
    """All that a desk shows of a new one, in every language it may be read in, so that nobody needs to ask for it.

    `offices` are those above the supervising one, itself last: on the nearest tile of them it is counted.
    """
    kind, place, office = incident.kind, incident.facility, incident.office
    clocks = list(incident.clocks.values("pk", "due_at", "title_ru", "title_kk", "title_en"))
    first = clocks[0] if clocks else None
    titles = {"ru": (kind.title_ru, place.name_ru), "kk": (kind.title_kk, place.name_kk or place.name_ru)}
    titles["en"] = (kind.title_en or kind.title_ru, place.name_ru)
    words = {language: {"title": " — ".join(title)} for language, title in titles.items()}
    for language, said in words.items():
        if first:
            said["clock_title"] = first[f"title_{language}"] or first["title_ru"]
            said["holder"] = office.name_kk if language == "kk" else office.name_ru
    return {
        "words": words,
        "received_at": incident.received_at.isoformat(),
        "due_at": first["due_at"].isoformat() if first else None,
        "clocks": [clock["pk"] for clock in clocks],
        "office": office.pk,
        "offices": incident.supervising_office.lineage,
    }
