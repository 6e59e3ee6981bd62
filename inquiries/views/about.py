"""What a request is about: named by the address of its form, shown on its card, always within scope."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from acts.models import ResponseAct
from facilities.models import Facility
from inspections.models import Inspection
from oversight.duties.models import Obligation

from ..models.inquiry import ABOUT

SEEN = {
    "facility": Facility.objects.select_related("supervising_office"),
    "inspection": Inspection.objects.select_related("office", "supervising_office", "kind", "facility"),
    "response_act": ResponseAct.objects.with_names().select_related("supervising_office"),
    "obligation": Obligation.objects.select_related("office", "facility", "rule"),
}


@dataclass(frozen=True)
class About:
    """A thing in words, with its page; "" where the officer may not open it."""

    words: str
    url: str


def named_in(query, officer):
    """{name: thing} of the one thing the address names; 404 for one outside the scope."""
    for name in ABOUT:
        number = query.get(name, "")
        if number:
            found = number.isascii() and number.isdigit() and len(number) < 19
            thing = SEEN[name].visible_to(officer).filter(pk=number).first() if found else None
            if thing is None:
                raise Http404
            return {name: thing}
    return {}


def about_of(inquiry, officer):
    """The About of a request, or None. A thing the officer doesn't see is named and not linked."""
    name = next((one for one in ABOUT if getattr(inquiry, f"{one}_id")), None)
    if name is None:
        return None
    thing = getattr(inquiry, name)
    is_seen = SEEN[name].visible_to(officer).filter(pk=thing.pk).exists()
    return About(str(thing), address_of(thing) if is_seen else "")


def address_of(thing):
    if isinstance(thing, Facility):
        return reverse("facilities:facility", args=[thing.pk])
    if isinstance(thing, Inspection):
        return reverse("inspections:inspection", args=[thing.pk])
    return thing.get_absolute_url()
