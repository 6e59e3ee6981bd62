"""Several inspectors on one checklist: who fills what, and what the others have filled since the page was drawn."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from oversight.core.refusals import Forbidden, Refused, may

from ..actions import shares
from ..addresses import page_of
from ..policies import check_can_write
from .lines import WRITING, checklist_context
from .scope import act_on_card, inspection_in_scope


@require_safe
def news(request, pk):
    """Lines that differ from those the page has: `seen` repeats the stamp of each. Nothing new: 204."""
    return _changed(request, inspection_in_scope(request, pk), request.GET.getlist("seen"))


@act_on_card
def take(request, pk):
    """“I fill this”: the lines named by `position`, or with `rest` all that are free; `over` takes a colleague's."""
    found = inspection_in_scope(request, pk)
    over, rest = bool(request.POST.get("over")), bool(request.POST.get("rest"))
    positions = None if rest else _positions(request)
    said = ""
    try:
        count = len(shares.take(found, positions=positions, over=over, by=request.user, at=timezone.now()))
        said = ngettext("You fill %(count)d line.", "You fill %(count)d lines.", count) % {"count": count}
    except Forbidden:
        raise
    except Refused as refusal:
        return _told(request, found, refusal.sentence, messages.ERROR)
    return _told(request, found, said)


@act_on_card
def give_back(request, pk):
    found = inspection_in_scope(request, pk)
    shares.give_back(found, positions=_positions(request), by=request.user, at=timezone.now())
    return _told(request, found, _("Anybody may fill it now."))


def _positions(request):
    return [int(text) for text in request.POST.getlist("position") if text.isdecimal() and len(text) < 5]


def _told(request, inspection, sentence, level=messages.SUCCESS):
    if request.htmx:
        return _changed(request, inspection, request.POST.getlist("seen"), said=sentence)
    messages.add_message(request, level, sentence)
    return redirect(page_of(inspection, "checklist"))


def _changed(request, inspection, seen, said=""):
    """The parts that differ, each put in its own place by its id; what is being typed in is left alone there."""
    context = checklist_context(inspection, request.user, list(inspection.inspectors.all()))
    if not may(check_can_write, request.user, inspection):
        return render(request, "inspections/_news_over.html", {"inspection": inspection, **context})
    changed = [line for line in context["lines"] if line.stamp not in seen]
    loose_changed = context["loose_stamp"] not in seen
    if not (changed or loose_changed or said):
        return HttpResponse(status=204)
    context |= {"changed": changed, "loose_changed": loose_changed, "said": said, "oob": True, **WRITING}
    return render(request, "inspections/_news.html", context)
