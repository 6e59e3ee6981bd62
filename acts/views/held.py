"""The release watch: whose term has passed or ends within days, over all places and at one (21, 43)."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core import audit
from oversight.core.forms import refuse
from oversight.core.pages import form_address, form_page, reads_cases
from oversight.core.refusals import Forbidden, Refused, may

from ..actions import held as actions
from ..enums import Act
from ..forms import HeldForm, LeaveForm, ListingForm
from ..models import HeldPerson, Listing
from ..policies import check_can_keep_list, check_can_read_identity
from .drafts import FORM
from .life import this_minute
from .scope import facility_in_scope

#: Terms that end within so many days are shown ahead.
AHEAD = 7
#: How many persons of one place a page shows, and how many over all places.
MANY, MANY_PLACES = 500, 100


@require_safe
@reads_cases
def watch(request):
    """Over all places in scope, without names: a place's own page has them."""
    now = timezone.now()
    found = HeldPerson.objects.visible_to(request.user).watched(now, AHEAD).select_related("facility")
    rows = dressed(found[: MANY_PLACES + 1], now)
    context = {"rows": rows[:MANY_PLACES], "more": len(rows) > MANY_PLACES, "days": AHEAD}
    return render(request, "acts/watch.html", context)


@require_safe
@reads_cases
def of_place(request, pk):
    """The list of one place; who the persons are is shown to those with the right, and each look leaves its row."""
    facility, now = facility_in_scope(request, pk), timezone.now()
    knows = may(check_can_read_identity, request.user)
    found = HeldPerson.objects.visible_to(request.user).filter(facility=facility).present()
    rows = dressed(found.order_by("term_ends_at", "pk")[:MANY], now)
    if knows and rows:
        audit.record(Act.HELD_VIEW, facility, by=request.user, at=now, after={"rows": len(rows)})
    context = {
        "facility": facility,
        "rows": rows,
        "knows": knows,
        "may_keep": may(check_can_keep_list, request.user, facility),
        "form": ListingForm(),
    }
    return render(request, "acts/held.html", context)


@form_address
@reads_cases
def enter(request, pk):
    facility = facility_in_scope(request, pk)
    check_can_keep_list(request.user, facility)

    def act(version, **said):
        actions.enter(facility=facility, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The person is entered in the list."))
        return list_of(facility)

    form = HeldForm(request.POST or None, initial={"held_from": this_minute()})
    context = {"heading": _("A person of the list"), "submit": _("Enter"), **_back_to(facility)}
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def change(request, pk, person_pk):
    facility, person = _person(request, pk, person_pk)

    def act(**said):
        actions.change(person, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The person's data are changed."))
        return list_of(facility)

    initial = {name: getattr(person, name) for name in (*actions.FIELDS, "version")}
    form = HeldForm(request.POST or None, initial=initial)
    context = {"heading": _("Change the data or the term"), "submit": _("Save"), **_back_to(facility)}
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def leave(request, pk, person_pk):
    facility, person = _person(request, pk, person_pk)

    def act(**said):
        actions.leave(person, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The person has left the list."))
        return list_of(facility)

    form = LeaveForm(request.POST or None, initial={"left_at": this_minute()})
    context = {"heading": _("The person left the facility"), "submit": _("Record it"), **_back_to(facility)}
    return form_page(request, form, FORM, act, **context)


@form_address
@reads_cases
def upload(request, pk):
    """Read a file: the next page says what was read, row by row; nothing is written yet."""
    facility = facility_in_scope(request, pk)
    check_can_keep_list(request.user, facility)
    form = ListingForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            listing = actions.read(form.cleaned_data["file"], facility=facility, by=request.user, at=timezone.now())
            return redirect("acts:listing", facility.pk, listing.pk)
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "heading": _("Import the facility's list"), "submit": _("Read the file")}
    return render(request, FORM, {**context, **_back_to(facility)}, status=status)


@form_address
@reads_cases
def listing(request, pk, listing_pk):
    """What was read, row by row, each look with its row in the audit trail; on POST the good rows are written."""
    facility = facility_in_scope(request, pk)
    check_can_keep_list(request.user, facility)
    found = get_object_or_404(Listing.objects.visible_to(request.user).filter(facility=facility), pk=listing_pk)
    if request.method == "POST":
        actions.write(found, by=request.user, at=timezone.now())
        messages.success(request, _("The list is imported."))
        return redirect(list_of(facility))
    if found.rows:
        audit.record(Act.HELD_VIEW, found, by=request.user, at=timezone.now(), after={"rows": len(found.rows)})
    rows = [{**row, **_local(row["values"])} for row in found.rows]
    bad = [row for row in rows if row["problems"]]
    good = [row for row in rows if not row["problems"]]
    return render(request, "acts/listing.html", {"listing": found, "facility": facility, "bad": bad, "good": good})


def dressed(persons, at):
    """Each person with `is_past` and `hours`, how long until the term ends or since it did."""
    persons = list(persons)
    for person in persons:
        left = person.term_ends_at - at
        person.is_past = left < timedelta()
        person.days, person.hours = divmod(int(abs(left).total_seconds() // 3600), 24)
        person.initials = " ".join(f"{part[0]}." for part in person.full_name.split())
    return persons


def _local(values):
    """The moments of a row that was read, as pages show them."""
    moments = {name: parse_datetime(values.get(name) or "") for name in ("held_from", "term_ends_at")}
    return {name: f"{timezone.localtime(at):%d.%m.%Y %H:%M}" if at else "—" for name, at in moments.items()}


def list_of(facility):
    return reverse("acts:held", args=[facility.pk])


def _person(request, pk, person_pk):
    facility = facility_in_scope(request, pk)
    check_can_keep_list(request.user, facility)
    person = get_object_or_404(HeldPerson.objects.visible_to(request.user).filter(facility=facility), pk=person_pk)
    return facility, person


def _back_to(facility):
    return {"back_url": list_of(facility), "back_title": _("Persons held")}
