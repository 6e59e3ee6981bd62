"""What every page of rulings begins with, and what a row of a list shows: nothing is asked of the database per row."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from oversight.core.enums import OfficeLevel
from oversight.core.pages import only_post

from ..models import Ruling

act_on_ruling = only_post("courts:ruling")


def ruling_in_scope(request, pk):
    """The ruling in the officer's scope with its present turn, or 404."""
    found = Ruling.objects.visible_to(request.user).select_related(
        *("office", "supervising_office", "facility__supervising_office", "court", "entered_by", "withdrawn_by"),
        *("current__office__parent", "current__protest", "current__came_by__study__office", "hearing__case"),
    )
    found = get_object_or_404(found.prefetch_related("current__obligation__rule"), pk=pk)
    found.current.ruling = found
    return found


def dress_rulings(rulings, at):
    """Give each its `address`, the `clock` of its present turn, which may be None, and whose `turn` it is."""
    rulings, all_rulings = list(rulings), reverse("courts:rulings")
    for ruling in rulings:
        ruling.address = f"{all_rulings}{ruling.pk}/"
        ruling.clock, office = ruling.current.obligation, ruling.current.office
        ruling.turn = OfficeLevel.DEPARTMENT.label if office.level == OfficeLevel.DEPARTMENT else office
    return rulings
