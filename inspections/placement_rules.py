"""What makes a placement impossible and a conclusion incomplete, each with its sentence and point (25(8), 34)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from facilities.enums import PenalRoomKind
from oversight.core.refusals import Refused
from oversight.duties.enums import Measure
from oversight.duties.models import Limit

from .rules import Part

MEASURES = {PenalRoomKind.DIZO: Measure.DAYS_IN_DIZO, PenalRoomKind.OK: Measure.DAYS_IN_OK}
#: A person held is at least as old as criminal responsibility begins.
YOUNGEST, OLDEST = 14, 110


def check_placement(placement, at):
    """Refuse what can't be: times in the future or out of order, a foreign or closed room, a term over the limit."""
    _check_times(placement, at)
    _check_person(placement)
    _check_room(placement)
    _check_days(placement)


def _check_times(placement, at):
    for name, sentence in (
        ("ordered_at", _("The order can't have been signed in the future.")),
        ("placed_at", _("The person can't have been placed in the future.")),
        ("told_at", _("The office can't have been told in the future.")),
    ):
        if getattr(placement, name) > at:
            raise Refused.about(name, sentence)
    if placement.told_at < placement.ordered_at:
        raise Refused.about("told_at", _("The office can't have been told before the order was signed."))


def _check_person(placement):
    day = _day_of(placement)
    if placement.admitted_on and placement.admitted_on > day:
        raise Refused.about(
            "placed_at", _("The person was admitted to the facility only later: check the days of both.")
        )
    if not day.year - OLDEST <= placement.birth_year <= day.year - YOUNGEST:
        raise Refused.about("birth_year", _("Check the year of birth."))


def _check_room(placement):
    room, day = placement.room, _day_of(placement)
    if room.facility_id != placement.facility_id:
        raise Refused.about("room", _("This room is in another facility."))
    if room.closed_on is not None and room.closed_on <= day:
        raise Refused.about("room", _("This room was closed on that day."))
    if not placement.facility.is_open_on(day):
        raise Refused.about("placed_at", _("The facility was not open on that day."))


def _check_days(placement):
    on = placement.office.local_day(placement.ordered_at)
    for limit in Limit.objects.for_facility(placement.facility, MEASURES[placement.room.kind], on=on):
        if not limit.allows(placement.days):
            raise Refused.about(
                "days",
                ngettext(
                    "The longest lawful term here is %(days)s day (point %(point)s).",
                    "The longest lawful term here is %(days)s days (point %(point)s).",
                    limit.maximum,
                )
                % {"days": limit.maximum, "point": limit.point},
            )


def check_release(conclusion, at):
    released_at = conclusion.released_at
    if released_at is None:
        return
    if released_at > at:
        raise Refused.about("released_at", _("The person can't have been released in the future."))
    if released_at < conclusion.placement.placed_at:
        raise Refused.about("released_at", _("The person can't have been released before the placement."))


def missing_of_conclusion(conclusion):
    """Sentences for the parts the conclusion still lacks to be approved; an empty list means none."""
    point = point_of(conclusion.placement)
    needed = {
        "facts": _("facts established"),
        "norms": _("norms applied"),
        "interview": _("interview with the person"),
        "fitness": _("medical examination"),
        "lawful": _("whether the placement is lawful"),
        "reasons": _("why it is lawful or not"),
    }
    if conclusion.lawful is False:
        needed |= {
            "release_order": _("act on which the person was released"),
            "released_at": _("moment of the release"),
        }
    return [
        Part(
            _("The conclusion lacks its part “%(part)s” (point %(point)s).") % {"part": title, "point": point},
            f"conclusion_{name}",
        )
        for name, title in needed.items()
        if not _said(getattr(conclusion, name))
    ]


def point_of(placement):
    """The point of the Instruction on which the placement is reviewed."""
    return placement.obligation.rule.point if placement.obligation else "34"


def _said(value):
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _day_of(placement):
    return placement.office.local_day(placement.placed_at)
