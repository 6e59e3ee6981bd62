"""The library of methods: the list, a method's card with what is in use, its versions and files (point 68)."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from oversight.core.actions.requests import once
from oversight.core.audit import record
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY, form_address, form_page, keyset_page, reads_cases
from oversight.core.refusals import may
from oversight.documents.enums import Act as PaperAct
from oversight.documents.models import Attachment
from oversight.documents.serving import attachment_response

from .. import policies
from ..actions import methods as actions
from ..filters import MethodFilter
from ..forms import MethodCardForm, NewMethodForm, ReasonForm, ReviseForm
from ..models import Method, MethodVersion
from ..workflow import METHOD
from .rows import dress
from .scope import FORM, method_in_scope, sent, versions_of

VERBS = {
    "change": policies.check_can_change_method,
    "revise": policies.check_can_revise,
    "publish": policies.check_can_publish,
    "supersede": policies.check_can_supersede,
    "withdraw": policies.check_can_withdraw_method,
}


@require_safe
@reads_cases
def method_list(request):
    chosen = MethodFilter(request.GET, Method.objects.visible_to(request.user).with_names(), request=request)
    page = keyset_page(chosen.qs, request)
    dress(page)
    context = {"filter": chosen, "page": page, "may_draft": may(policies.check_is_prosecutor, request.user)}
    return render(request, "practice/methods.html", context)


@require_safe
@reads_cases
def method(request, pk):
    return method_page(request, method_in_scope(request, pk))


@require_safe
@reads_cases
def version(request, pk, number):
    """One version by itself, also of those that others have followed."""
    found = method_in_scope(request, pk)
    versions = versions_of(request, found)
    shown = get_object_or_404(versions, number=number)
    context = {"method": found, "shown": shown, "files": _files(found, shown), "latest": _in_use(list(versions))}
    return render(request, "practice/version.html", context)


@require_safe
@reads_cases
def file(request, pk, attachment_pk):
    """A file of a version the officer may read: whoever reads the method reads it, wherever it was attached."""
    readable = versions_of(request, method_in_scope(request, pk)).values("pk")
    pairs = MethodVersion.files.through.objects.filter(attachment=attachment_pk, methodversion__in=readable)
    if not pairs.exists():
        raise Http404
    found = Attachment.objects.get(pk=attachment_pk)
    record(PaperAct.VIEW_ATTACHMENT, found, by=request.user, at=timezone.now())
    return attachment_response(request, found)


@form_address
@reads_cases
def new_method(request):
    """A new method with its first version. The page's key makes one method of it."""
    policies.check_is_prosecutor(request.user)
    key = request.POST.get("key", "")[:64] or uuid4().hex

    def act(**said):
        now = timezone.now()
        make = partial(actions.draft, **said, by=request.user, at=now)
        body = {name: str(value) for name, value in said.items()}
        made = once(make, key=key, address=request.path, body=body, by=request.user, at=now)
        messages.success(request, _("The method is drafted: read it once more and have it published."))
        return reverse("practice:method", args=[made])

    form = NewMethodForm(*sent(request))
    back = {"back_url": reverse("practice:methods"), "back_title": pgettext("library", "Methods")}
    return form_page(request, form, FORM, act, heading=_("New method"), submit=_("Draft it"), key=key, **back)


@form_address
@reads_cases
def change_method(request, pk):
    found = method_in_scope(request, pk)
    policies.check_can_change_method(request.user, found)

    def act(**said):
        actions.change(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("The card is changed."))
        return found.get_absolute_url()

    initial = {name: getattr(found, name) for name in (*actions.FIELDS, "version")} | {"line": found.line_ru}
    form = MethodCardForm(request.POST or None, kept=found.line_ru, initial=initial)
    return form_page(request, form, FORM, act, heading=_("Change the card"), submit=_("Save"), **_back(found))


@form_address
@reads_cases
def revise_method(request, pk):
    """The next version, written over the words of the latest."""
    found = method_in_scope(request, pk)
    policies.check_can_revise(request.user, found)
    latest = found.versions.first()

    def act(**said):
        made = actions.revise(found, **said, by=request.user, at=timezone.now())
        messages.success(request, _("Version %(number)s is written.") % {"number": made.number})
        return found.get_absolute_url()

    initial = {"words_ru": latest.words_ru, "words_kk": latest.words_kk, "kept": latest.files.all()}
    form = ReviseForm(*sent(request), latest=latest, initial=initial | {"version": found.version})
    return form_page(request, form, FORM, act, heading=_("New version"), submit=_("Write it"), **_back(found))


def method_page(request, found, *, status=200, refusal=None, withdraw_form=None):
    """The card; `refusal` is why what was just tried isn't possible."""
    officer, versions = request.user, list(versions_of(request, found))
    shown, waiting = _in_use(versions), versions[0] if versions[0].published_at is None else None
    allowed = {verb: verb in METHOD[found.state] and may(check, officer, found) for verb, check in VERBS.items()}
    context = {
        "method": dress([found])[0],
        "shown": shown,
        "files": _files(found, shown),
        "versions": versions,
        "waiting": waiting if waiting != shown else None,
        "may": allowed | {"publish": allowed["publish"] and waiting is not None},
        "successor": _successor(officer, found),
        "refusal": refusal,
        "withdraw_form": withdraw_form or ReasonForm(auto_id="withdraw_%s"),
        "history": _history(officer, found),
    }
    return render(request, "practice/method.html", context, status=status)


def _in_use(versions):
    """Of versions, the newest first: the latest that is published; of a draft, the latest."""
    return next((one for one in versions if one.published_at is not None), versions[0])


def _files(method, version):
    files = list(version.files.all())
    for one in files:
        one.address = reverse("practice:file", args=[method.pk, one.pk])
    return files


def _successor(officer, method):
    """What takes its place, where the officer may read it."""
    return Method.objects.visible_to(officer).filter(pk=method.superseded_by_id).first()


def _history(officer, method):
    """For the method's own line upwards: it tells of versions that others do not read."""
    own = officer.office_id in method.office.lineage
    return AuditRow.objects.about(method)[:HISTORY] if own else None


def _back(method):
    return {"back_url": method.get_absolute_url(), "back_title": str(method)}
