"""Participants and staff involved."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.pages import form_address, form_page

from ..actions import people as actions
from ..enums import Standing
from ..forms import PeopleForm, PersonForm, StaffForm
from ..policies import check_can_write
from .acts import act
from .scope import act_on_card, card_of, done_or_said, incident_in_scope


@act_on_card
def add(request, pk):
    """Several at once, one a line."""
    found = incident_in_scope(request, pk)
    form = PeopleForm(request.POST, auto_id="people_%s")

    def add_all(incident, *, lines, by, at):
        return actions.add_people(incident, people=form.people, by=by, at=at)

    return act(request, found, "people", form, add_all, _("Entered."), place="people")


@act_on_card
def add_one(request, pk):
    found = incident_in_scope(request, pk)
    form = PersonForm(request.POST, auto_id="person_%s")
    return act(request, found, "person", form, actions.add_person, _("Entered."), place="people")


@form_address
def person(request, pk, person_pk):
    """One person's data, on a page of their own."""
    found = incident_in_scope(request, pk)
    one = get_object_or_404(found.participants.select_related("incident"), pk=person_pk)
    check_can_write(request.user, found)
    form = PersonForm(request.POST or None, instance=one)

    def change(version=None, articles_unknown=None, **_fields):
        version = one.version if version is None else version
        actions.change_person(one, version=version, **form.said, by=request.user, at=timezone.now())
        return card_of(found, f"person-{one.pk}")

    return form_page(request, form, "incidents/person.html", change, incident=found, person=one)


@act_on_card
def remove(request, pk, person_pk):
    found = incident_in_scope(request, pk)
    one = get_object_or_404(found.participants.select_related("incident"), pk=person_pk)
    return done_or_said(
        request,
        lambda: actions.remove_person(one, by=request.user, at=timezone.now()),
        _("Taken out; the history keeps the words."),
        card_of(found, "people"),
    )


@act_on_card
def names_unknown(request, pk):
    found = incident_in_scope(request, pk)
    return done_or_said(
        request,
        lambda: actions.say_of_names(found, standing=Standing.UNKNOWN, by=request.user, at=timezone.now()),
        _("Recorded."),
        card_of(found, "people"),
    )


@act_on_card
def add_staff(request, pk):
    found = incident_in_scope(request, pk)
    form = StaffForm(request.POST, auto_id="staff_%s")
    return act(request, found, "staff", form, actions.add_staff, _("Entered."), place="staff")


@act_on_card
def staff_said(request, pk):
    """No staff were involved, or it is unknown at this hour."""
    found = incident_in_scope(request, pk)
    standing = Standing.NONE if request.POST.get("standing") == Standing.NONE else Standing.UNKNOWN
    return done_or_said(
        request,
        lambda: actions.say_of_staff(found, standing=standing, by=request.user, at=timezone.now()),
        _("Recorded."),
        card_of(found, "staff"),
    )


@act_on_card
def remove_staff(request, pk, member_pk):
    found = incident_in_scope(request, pk)
    member = get_object_or_404(found.staff.select_related("incident"), pk=member_pk)
    return done_or_said(
        request,
        lambda: actions.remove_staff(member, by=request.user, at=timezone.now()),
        _("Taken out; the history keeps the words."),
        card_of(found, "staff"),
    )
