"""Registering in under a minute: three fields, kept on the device while there is no connection, made once."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_POST, require_safe

from inspections.views.as_typed import by_script
from oversight.core.actions.requests import once
from oversight.core.forms import refuse
from oversight.core.models import RequestKey
from oversight.core.pages import reads_cases
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.models import EmergencyKind

from ..actions import incidents
from ..forms import RegisterForm, this_minute
from ..models import Incident
from ..policies import check_can_work
from .scope import card_of, facilities_for

#: “The same facility and hours”.
HOURS = timedelta(hours=12)


@require_safe
@reads_cases
def new(request):
    """The form; `?facility=` is known when one comes from its card."""
    check_can_work(request.user)
    facilities = facilities_for(request)
    known = request.GET.get("facility", "")
    only = facilities[:2]
    facility = known if known.isdecimal() else only[0].pk if len(only) == 1 else None
    form = _form(request, None, initial={"facility": facility, "received_at": this_minute()})
    return _page(request, form, key=uuid4().hex)


@require_POST
@reads_cases
def save(request):
    """Make it once: sent again with its key (the answer was lost, the process was killed), it is the same emergency."""
    check_can_work(request.user)
    form = _form(request, request.POST)
    key = request.POST.get("key", "")[:64]
    if not form.is_valid():
        return _refused(request, form, key)
    said = form.cleaned_data
    # In this order: what the first sending of this very request makes meanwhile is no similar report.
    found = [] if request.POST.get("anyway") else _similar(request, **said)
    if found and not RequestKey.objects.filter(officer=request.user, key=key).exists():
        return _refused(request, form, key, found)
    make = partial(incidents.register, **said, by=request.user, at=timezone.now())
    try:
        pk = _once(make, request, key, said)
    except Forbidden:
        raise
    except Refused as refusal:
        refuse(form, refusal)
        return _refused(request, form, key)
    incident = Incident.objects.visible_to(request.user).get(pk=pk)
    if by_script(request):
        return JsonResponse({"version": incident.version, "location": card_of(incident)})
    return redirect(card_of(incident))


@require_safe
@reads_cases
def similar(request):
    """What is known of the same facility in the same hours, for the form to show before it is sent."""
    form = _form(request, request.GET)
    form.is_valid()
    said = getattr(form, "cleaned_data", {})
    found = _similar(request, **said) if said.get("facility") and said.get("received_at") else []
    response = render(request, "incidents/_similar.html", {"similar": found})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _form(request, data, **options):
    kinds = EmergencyKind.objects.known_on(timezone.localdate())
    return RegisterForm(data, facilities=facilities_for(request), kinds=kinds, **options)


def _similar(request, facility, received_at, **_said):
    if not 1900 < received_at.year < 2200:
        return []
    return list(incidents.similar(facility, received_at, HOURS, request.user)[:5])


def _once(make, request, key, said):
    if len(key) < 8:
        return make().pk
    body = {name: str(getattr(value, "pk", value)) for name, value in said.items()}
    return once(make, key=key, address=request.path, body=body, by=request.user, at=timezone.now())


def _refused(request, form, key, found=()):
    if by_script(request):
        errors = {("" if name == "__all__" else name): list(texts) for name, texts in form.errors.items()}
        answer = {"errors": errors}
        if found:
            answer["similar"] = render(request, "incidents/_similar.html", {"similar": found}).content.decode()
        return JsonResponse(answer, status=422)
    return _page(request, form, key, found, status=422)


def _page(request, form, key, found=(), status=200):
    own = EmergencyKind.objects.in_force(timezone.localdate())
    context = {"form": form, "key": key, "similar": found, "has_own_kinds": own.exists()}
    return render(request, "incidents/new.html", context, status=status)
