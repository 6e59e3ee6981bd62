"""What every page of rulings begins with, and what a row of a list shows: nothing is asked of the database per row."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from oversight.core.enums import OfficeLevel
from oversight.core.pages import only_post
from oversight.duties.enums import Event
from oversight.duties.models import Obligation

from ..enums import StudyState
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


def dress_rulings(rulings):
    """Give each its `address`, whose `turn` it is, and its `clock`, which may be None: of one that waits to be taken up
    the clock of that, of any other the one of its decision.
    """
    rulings, all_rulings = list(rulings), reverse("courts:rulings")
    waiting = _clocks_of_taking_up(rulings)
    for ruling in rulings:
        study, office = ruling.current, ruling.current.office
        ruling.address = f"{all_rulings}{ruling.pk}/"
        ruling.clock = waiting.get(study.key, study.obligation)
        ruling.turn = OfficeLevel.DEPARTMENT.label if office.level == OfficeLevel.DEPARTMENT else office
    return rulings


def _clocks_of_taking_up(rulings):
    """{key of the turn: its clock} of those that wait to be taken up."""
    keys = [ruling.current.key for ruling in rulings if ruling.current.state == StudyState.ARRIVED]
    if not keys:
        return {}
    running = Obligation.objects.open().filter(subject__in=keys, rule__done_by_event=Event.RULING_TAKEN_UP)
    return {clock.subject: clock for clock in running}
