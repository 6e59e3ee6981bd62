"""The readings of a check of penal rooms (point 34): written on the inspection's page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.forms import differences, refuse
from oversight.core.refusals import Conflict, Forbidden, Refused

from ..actions import readings
from ..addresses import page_of
from ..forms import ReadingForm
from ..policies import check_can_take_part
from .card import card_page
from .scope import act_on_card, inspection_in_scope


@act_on_card
def write(request, pk):
    found = inspection_in_scope(request, pk)
    check_can_take_part(request.user, found)
    form = ReadingForm(request.POST, auto_id="reading_%s")
    if not form.is_valid():
        return card_page(request, found, status=422, reading=form)
    try:
        readings.write(found, **form.cleaned_data, by=request.user, at=timezone.now())
    except Conflict as conflict:
        typed = request.POST.copy()
        typed["version"] = conflict.version
        again = ReadingForm(typed, auto_id="reading_%s")
        again.stored = differences(form, conflict.theirs)
        return card_page(request, found, status=409, refusal=conflict, reading=again)
    except Forbidden:
        raise
    except Refused as refusal:
        refuse(form, refusal)
        return card_page(request, found, status=422, reading=form)
    messages.success(request, _("Saved."))
    return redirect(page_of(found, "reading"))
