"""Places as pages show them: words, links, what may be done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from ..actions import task_of
from ..policies import may_plan_visits
from ..words import fact_of, in_words, rests_on

__all__ = ["Row", "dress", "fact_of"]


@dataclass(frozen=True)
class Reason:
    """One factor's share in words, with the address of what it rests on, or none."""

    words: str
    title: str
    points: int
    most: int
    url: str


@dataclass(frozen=True)
class Row:
    """A place with its reasons; `plan_url` is "" for who may not plan a visit there, `quiet` empty in a list."""

    place: object
    address: str
    reasons: list
    quiet: list
    plan_url: str

    @property
    def order_url(self):
        """The address of a new order with what the place's record says written in it."""
        said = {"facility": self.facility.pk, "subject": task_of(self.place)}
        return f"{reverse('inspections:draft_order')}?{urlencode(said)}"

    @property
    def facility(self):
        return self.place.facility

    @property
    def risk(self):
        return self.place.risk


def dress(places, officer, at, *, few=None):
    """A Row for each of the places; `few` is how many reasons one names at most."""
    day, plannable = officer.office.local_day(at), may_plan_visits(officer, places)
    cards = reverse("facilities:list")
    return [_row(place, f"{cards}{place.facility.pk}/", day, plannable[place.facility.pk], few) for place in places]


def _row(place, address, day, may_plan, few):
    quiet = [share for share in place.risk.shares if not share.points] if few is None else []
    return Row(
        place=place,
        address=address,
        reasons=[_reason(share, place.facility, day) for share in place.risk.reasons[:few]],
        quiet=[_reason(share, place.facility, day) for share in quiet],
        plan_url=f"{address}risk/plan/" if may_plan else "",
    )


def _reason(share, facility, day):
    factor = share.factor
    return Reason(in_words(share), factor.title, share.points, factor.most, rests_on(share, facility, day))
