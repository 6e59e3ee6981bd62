"""Against whom, by which staff with their explanations, by what means; violations and liability."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.pages import form_address, form_page
from oversight.duties.models import Means

from ..actions import force_means, force_people
from ..force_forms import ExplanationForm, MeansForm, PersonForm, StaffForm, TakeForm, TakeStaffForm
from ..models import Participant, StaffMember
from ..policies import check_can_change_force
from .force_card import act, to_take
from .scope import act_on_force, done_or_said, force_card_of, force_in_scope

FORM = "incidents/force_part.html"


@act_on_force
def add_person(request, pk):
    found = force_in_scope(request, pk)
    form = PersonForm(request.POST, auto_id="person_%s")
    return act(request, found, "person", form, force_people.add_person, _("Entered."), place="persons")


@act_on_force
def take_persons(request, pk):
    found = force_in_scope(request, pk)
    form = TakeForm(request.POST, rows=_rows(found, Participant), auto_id="take_persons_%s")
    return act(request, found, "take_persons", form, force_people.take_persons, _("Taken over."), place="persons")


@form_address
def person(request, pk, against_pk):
    return _change(request, pk, "persons", against_pk, PersonForm, force_people.change_person)


@act_on_force
def remove_person(request, pk, against_pk):
    return _remove(request, pk, "persons", against_pk, force_people.remove_person)


@act_on_force
def add_staff(request, pk):
    found = force_in_scope(request, pk)
    form = StaffForm(request.POST, auto_id="staff_%s")
    return act(request, found, "staff", form, force_people.add_staff, _("Entered."), place="staff")


@act_on_force
def take_staff(request, pk):
    found = force_in_scope(request, pk)
    form = TakeStaffForm(request.POST, rows=_rows(found, StaffMember), auto_id="take_staff_%s")
    return act(request, found, "take_staff", form, force_people.take_staff, _("Taken over."), place="staff")


@form_address
def member(request, pk, by_staff_pk):
    return _change(request, pk, "staff", by_staff_pk, StaffForm, force_people.change_staff)


@act_on_force
def remove_staff(request, pk, by_staff_pk):
    return _remove(request, pk, "staff", by_staff_pk, force_people.remove_staff)


@form_address
def explain(request, pk, by_staff_pk):
    """The explanation of one member of staff, in words or as a file, or the refusal to give it."""
    found, one = _part(request, pk, "staff", by_staff_pk)
    initial = {"explanation": one.explanation, "refusal": one.refusal}
    form = ExplanationForm(request.POST or None, request.FILES or None, initial=initial)

    def save(**said):
        force_people.explain(one, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The explanation is entered."))
        return force_card_of(found, f"staff-{one.pk}")

    context = {"heading": _("Explanation"), "about": str(one), "file": one.file}
    return form_page(request, form, FORM, save, force=found, **context)


@form_address
def add_means(request, pk):
    """`?means=` is the code of a means of the edition in force on the day of the use."""
    found = force_in_scope(request, pk)
    check_can_change_force(request.user, found)
    in_force = Means.objects.known_on(found.office.local_day(found.happened_at))
    means = get_object_or_404(in_force, code=request.GET.get("means", ""))
    questions = [
        {"code": one.code, "answer": one.answer, "ru": one.text_ru, "kk": one.text_kk, "en": one.text_en}
        for one in means.questions.all()
    ]
    form = MeansForm(request.POST or None, force=found, questions=questions, initial=_only(found))

    def save(**_fields):
        used = force_means.add_means(found, means=means, **form.said, by=request.user, at=timezone.now())
        return force_card_of(found, f"means-{used.pk}")

    return form_page(request, form, FORM, save, force=found, heading=means.title)


@form_address
def means(request, pk, means_pk):
    found, used = _part(request, pk, "means", means_pk)
    form = MeansForm(request.POST or None, force=found, questions=used.answers, initial=MeansForm.initial_of(used))

    def save(**_fields):
        force_means.change_means(used, **form.said, by=request.user, at=timezone.now())
        return force_card_of(found, f"means-{used.pk}")

    return form_page(request, form, FORM, save, force=found, heading=used.means.title)


@act_on_force
def remove_means(request, pk, means_pk):
    return _remove(request, pk, "means", means_pk, force_means.remove_means)


def _part(request, pk, name, part_pk):
    """(the record, one of its parts) for a page that changes the part."""
    found = force_in_scope(request, pk)
    part = get_object_or_404(getattr(found, name).select_related("force"), pk=part_pk)
    check_can_change_force(request.user, found)
    return found, part


def _change(request, pk, name, part_pk, form_class, action):
    """The page of somebody named in the record."""
    found, one = _part(request, pk, name, part_pk)

    def save(**fields):
        action(one, **fields, by=request.user, at=timezone.now())
        return force_card_of(found, name)

    return form_page(request, form_class(request.POST or None, instance=one), FORM, save, force=found, heading=str(one))


def _remove(request, pk, name, part_pk, action):
    found = force_in_scope(request, pk)
    part = get_object_or_404(getattr(found, name).select_related("force"), pk=part_pk)
    return done_or_said(
        request,
        lambda: action(part, by=request.user, at=timezone.now()),
        _("Taken out; the history keeps the words."),
        force_card_of(found, name),
    )


def _rows(force, model):
    """Those of its emergency that may be taken over, none where it stands by itself."""
    persons, members = to_take(force)
    return (persons if model is Participant else members) or model.objects.none()


def _only(force):
    """Where one person and one member of staff are named, they are the ones."""
    found = {"by_staff": list(force.staff.all()[:2]), "against": list(force.persons.all()[:2])}
    return {name: rows[0].pk for name, rows in found.items() if len(rows) == 1}
