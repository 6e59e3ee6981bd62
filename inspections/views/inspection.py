"""Inspections: the list, opening, the card and what is done to the whole of one."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from facilities.models import Facility
from oversight.core.languages import alphabetical
from oversight.core.pages import form_address, form_page, keyset_page, reads_cases
from oversight.core.policies import check_can_inspect
from oversight.core.refusals import Conflict, Forbidden, Refused, may
from oversight.duties.enums import Asks

from ..actions import inspections as actions
from ..actions import repeating, results, themes
from ..addresses import page_of
from ..enums import Side
from ..filters import InspectionFilter
from ..forms import (
    BeginForm,
    CompleteForm,
    DetailsForm,
    HeadReadsForm,
    OpenForm,
    ProsecutorReadsForm,
    ReasonForm,
    SpecialistForm,
)
from ..models import Inspection, Order
from ..policies import check_can_inspect_here, check_can_repeat
from .card import card_page
from .follow import asked_violations
from .rows import dress_rows
from .scope import act_on_card, facility_in_scope, inspection_in_scope

#: Orders whose period ended this long ago may still be the ground of an inspection entered late.
LATE_ENTRY = timedelta(days=30)


@require_safe
@reads_cases
def inspection_list(request):
    found = Inspection.objects.visible_to(request.user).with_names()
    chosen = InspectionFilter(request.GET, found, request=request)
    page = keyset_page(chosen.qs, request)
    dress_rows(page)
    context = {
        "filter": chosen,
        "page": page,
        "may_inspect": may(check_can_inspect, request.user),
    }
    return render(request, "inspections/list.html", context)


@form_address
@reads_cases
def open_inspection(request):
    """`?facility=` is known when one comes from its card; without it, the first question is which."""
    check_can_inspect(request.user)
    if not request.GET.get("facility", "").isdecimal():
        return _choose_facility(request)
    facility = facility_in_scope(request, request.GET["facility"])
    return _open_page(request, facility, _repeated(request, facility), _followed(request, facility))


@require_POST
@reads_cases
def log_check(request):
    """One tap on a facility's card or on Today: straight to today's check, under way."""
    facility = facility_in_scope(request, _number(request, "facility"))
    kinds = actions.kinds_for(facility, request.user, timezone.localdate())
    kind = get_object_or_404(kinds, pk=_number(request, "kind"))
    try:
        inspection = actions.log_check(facility=facility, kind=kind, by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(f"{reverse('inspections:new')}?facility={facility.pk}&kind={kind.pk}")
    return redirect(page_of(inspection))


@require_safe
@gzip_page
def inspection(request, pk):
    """The card names people: who read it is kept in the audit trail. Compressed: it is long, and read in a corridor."""
    found = inspection_in_scope(request, pk)
    actions.record_view(found, by=request.user, at=timezone.now())
    return card_page(request, found)


@act_on_card
def change(request, pk):
    """Times, video, directions, inspectors."""
    found = inspection_in_scope(request, pk)
    form = DetailsForm(found, request.POST, auto_id="details_%s")
    if not form.is_valid():
        return card_page(request, found, status=422, details=form)
    try:
        actions.change(found, **form.cleaned_data, by=request.user, at=timezone.now())
    except Conflict as conflict:
        stored = form.stored_in_words(conflict.theirs)
        typed = request.POST.copy()
        typed["version"] = conflict.version
        again = DetailsForm(found, typed, auto_id="details_%s")
        return card_page(request, found, status=409, refusal=conflict, stored=stored, details=again)
    except Forbidden:
        raise
    except Refused as refusal:
        _beside_fields(form, refusal)
        return card_page(request, found, status=422, refusal=refusal, details=form)
    messages.success(request, _("Saved."))
    return redirect(page_of(found, "details"))


@act_on_card
def call_specialist(request, pk):
    found = inspection_in_scope(request, pk)
    form = SpecialistForm(request.POST, auto_id="specialist_%s")
    return _act(request, found, "specialist", form, actions.call_specialist, _("Saved."), place="specialists")


@act_on_card
def dismiss_specialist(request, pk, specialist_pk):
    found = inspection_in_scope(request, pk)
    specialist = get_object_or_404(found.specialists, pk=specialist_pk)
    actions.dismiss_specialist(specialist, by=request.user, at=timezone.now())
    return redirect(page_of(found, "specialists"))


@act_on_card
def begin(request, pk):
    found = inspection_in_scope(request, pk)
    form = BeginForm(request.POST, auto_id="begin_%s")
    return _act(request, found, "begin", form, _begin, _("The inspection is under way."))


@act_on_card
def complete(request, pk):
    found = inspection_in_scope(request, pk)
    form = CompleteForm(request.POST, auto_id="complete_%s")
    return _act(request, found, "complete", form, results.complete, _("The inspection is completed."))


@act_on_card
def cancel(request, pk):
    found = inspection_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="cancel_%s")
    return _act(request, found, "cancel", form, actions.cancel, _("The inspection is cancelled."))


@act_on_card
def reopen(request, pk):
    found = inspection_in_scope(request, pk)
    form = ReasonForm(request.POST, auto_id="reopen_%s")
    return _act(request, found, "reopen", form, results.reopen, _("The inspection is open for correction."))


@act_on_card
def acknowledge(request, pk):
    found = inspection_in_scope(request, pk)
    if request.POST.get("side") == Side.PROSECUTOR:
        name, form = Side.PROSECUTOR, ProsecutorReadsForm(found, request.POST, auto_id="prosecutor_%s")
    else:
        name, form = Side.FACILITY_HEAD, HeadReadsForm(request.POST, auto_id="head_%s")
    return _act(request, found, name.value, form, results.acknowledge, _("Recorded."), place="certificate")


@act_on_card
def issue_spravka(request, pk):
    found = inspection_in_scope(request, pk)
    results.issue_spravka(found, by=request.user, at=timezone.now())
    messages.success(request, _("The certificate is issued."))
    return redirect(page_of(found, "certificate"))


@act_on_card
def close(request, pk):
    found = inspection_in_scope(request, pk)
    actions.close(found, by=request.user, at=timezone.now())
    messages.success(request, _("The inspection is closed."))
    return redirect(page_of(found))


def _act(request, inspection, name, form, action, done, *, place=""):
    """Do `action` with what `form` says; refused, the card again with the form and its sentences."""
    refusal = None
    if form.is_valid():
        try:
            action(inspection, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as said:
            refusal = said
            _beside_fields(form, said)
        else:
            messages.success(request, done)
            return redirect(page_of(inspection, place))
    return card_page(request, inspection, status=422, refusal=refusal, **{name: form})


def _beside_fields(form, refusal):
    """The sentences of fields go into the form; the whole and its parts stand at the top of the page."""
    for name, sentence in refusal.fields.items():
        if name in form.fields:
            form.add_error(name, sentence)


def _begin(inspection, *, started_at, by, at):
    started_at = started_at or at.replace(second=0, microsecond=0)
    return actions.begin(inspection, started_at=started_at, by=by, at=at)


def _choose_facility(request):
    name = "name_kk" if get_language() == "kk" else "name_ru"
    text = request.GET.get("q", "").strip()
    found = Facility.objects.visible_to(request.user).open_on(timezone.localdate()).order_by(alphabetical(name))
    if text:
        found = found.filter(**{f"{name}__icontains": text})
    context = {"facilities": found.select_related("supervising_office")[:50], "q": text}
    return render(request, "inspections/choose_facility.html", context)


def _repeated(request, facility):
    """The visit of this facility that `?repeat=` asks to be made again, or none."""
    asked = request.GET.get("repeat", "")
    if not asked.isdecimal():
        return None
    source = inspection_in_scope(request, asked)
    if source.facility_id != facility.pk:
        raise Http404
    check_can_repeat(request.user, source)
    return source


def _followed(request, facility):
    """The violations that `?act=` or `?violation=` asks to be looked at again; none for another kind of inspection."""
    if not request.GET.keys() & {"act", "violation"}:
        return []
    found = asked_violations(request, request.GET)
    if found[0].facility_id != facility.pk:
        raise Http404
    return found


def _open_page(request, facility, source, violations):
    check_can_inspect_here(request.user, facility)
    now = timezone.now()
    today = timezone.localdate(now)
    kinds = actions.kinds_for(facility, request.user, today)
    if source is not None:
        kinds = kinds.filter(code=source.kind.code)
    # A follow-up check is opened from its act only.
    kinds = kinds.filter(asks=Asks.VIOLATIONS) if violations else kinds.exclude(asks=Asks.VIOLATIONS)
    orders = Order.objects.filter(office=request.user.office, facility=facility, ends_on__gte=today - LATE_ENTRY)
    on_order = "order" in request.GET
    chosen = request.GET.get("kind") or next((kind.pk for kind in kinds if kind.needs_order >= on_order), None)
    choosing = next((kind for kind in kinds if kind.asks == Asks.CHOSEN), None)
    lines = themes.lines_to_choose_from(facility, choosing) if choosing and source is None else []
    form = OpenForm(
        request.POST or None,
        kinds=kinds,
        lines=lines,
        orders=orders.in_force().select_related("document", "facility"),
        initial={"kind": chosen, "order": request.GET.get("order"), "planned_on": today},
    )

    def act(**fields):
        if not fields.get("planned_on") and not fields.get("started_at"):
            fields["started_at"] = now.replace(second=0, microsecond=0)
        if source is not None:
            said = {name: fields[name] for name in ("order", "started_at", "planned_on") if name in fields}
            made = repeating.repeat(source, **said, by=request.user, at=now)
        elif fields["kind"].asks == Asks.CHOSEN:
            made = themes.open_chosen(facility=facility, **fields, by=request.user, at=now)
        else:
            made = actions.open_inspection(facility=facility, violations=violations, **fields, by=request.user, at=now)
        return page_of(made)

    drafts = f"{reverse('inspections:draft_order')}?facility={facility.pk}"
    context = {"facility": facility, "kinds": kinds, "orders": orders, "draft_address": drafts, "source": source}
    context["violations"] = violations
    return form_page(request, form, "inspections/new.html", act, **context)


def _number(request, name):
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
