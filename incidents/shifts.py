"""What a shift leaves behind: the desk as it stood when it was handed over, and the log as a paper."""

from zoneinfo import ZoneInfo

from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language

from oversight.documents.frozen import both_of, officer

from .desk import Line, desk_of
from .models import Incident


def frozen_desk(by, at):
    """What is open within the officer's scope at this moment, the most urgent first, as plain values."""
    return [frozen_line(line, at) for line in desk_of(by, at).lines]


def frozen_line(line: Line, at):
    """One open emergency; moments are ISO strings in the time of the office that supervises the place."""
    incident, clock = line.incident, line.clock
    zone = incident.supervising_office
    return {
        "id": incident.pk,
        "what": both_of(incident.kind, "title"),
        "facility": both_of(incident.facility, "name"),
        "received_at": _local(incident.received_at, zone),
        "clock": both_of(clock, "title") if clock else None,
        "with": both_of(clock.office, "name") if clock else None,
        "due_at": _local(clock.due_at, zone) if clock else None,
        "is_late": line.is_late(at),
        "is_silent": line.silent_since is not None,
        "taken_by": line.taken_by.short_name if line.taken_by else "",
    }


def shown(line):
    """A frozen line for a page: its words in the reader's language, its moment as a moment."""
    language = "kk" if get_language() == "kk" else "ru"
    words = {name: line[name] and line[name][language] for name in ("what", "facility", "clock", "with")}
    return line | words | {"due": line["due_at"] and parse_datetime(line["due_at"])}


def shift_context(shift, at):
    """The log of a shift as it stands at `at` (see `documents.frozen`): entries, handings over, what came in."""
    office = shift.office
    entries = shift.entries.select_related("written_by")
    handovers = shift.handovers.select_related("to", "handed_by")
    return {
        "officer": officer(shift.officer),
        "taken_at": _local(shift.taken_at, office),
        "ended_at": _local(shift.ended_at, office) if shift.ended_at else None,
        "taken_from": shift.follows.officer.short_name if shift.follows else None,
        "as_of": _local(at, office),
        "entries": [
            {"at": _local(one.written_at, office), "by": one.written_by.short_name, "words": one.words}
            for one in entries
        ],
        "came_in": [_came_in(one, office) for one in emergencies_of(shift, at)],
        "handovers": [_handover(one, office) for one in handovers],
        "signer": officer(shift.officer),
    }


def emergencies_of(shift, at):
    """What the office registered or received within the shift, by the moment of its own receipt."""
    until = shift.ended_at or at
    received = {"receipts__received_at__gte": shift.taken_at, "receipts__received_at__lte": until}
    found = Incident.objects.filter(receipts__office=shift.office, **received)
    return found.with_names().order_by("receipts__received_at", "pk")


def _came_in(incident, office):
    return {
        "id": incident.pk,
        "what": both_of(incident.kind, "title"),
        "facility": both_of(incident.facility, "name"),
        "received_at": _local(incident.received_at, office),
    }


def _handover(one, office):
    return {
        "at": _local(one.handed_at, office),
        "by": one.handed_by.short_name,
        "to": one.to.short_name,
        "notes": one.notes,
        "still_open": one.still_open,
        "confirmed_at": _local(one.confirmed_at, office) if one.confirmed_at else None,
    }


def _local(moment, office):
    return moment.astimezone(ZoneInfo(office.time_zone)).isoformat(timespec="minutes")
