"""A file of the rulebook sent to the program: checked first, then loaded as a concept."""

import base64

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from oversight.core.pages import form_address

from ..actions.editions import check_sent, load_edition
from ..forms_editions import CheckedForm, UploadForm
from ..policies import check_can_keep_rulebook
from ..rulebook import RulebookError
from .editions import groups

#: How many lines are shown before and after the one that is wrong.
AROUND = 3


@form_address
def load(request):
    """Sent with a `file`, it is checked and what loading would change is shown; sent back, it is loaded."""
    check_can_keep_rulebook(request.user)
    if request.method == "POST" and "content" in request.POST:
        return _load(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        return _check(request, file.name, file.read())
    return _form(request, form, status=422 if request.method == "POST" else 200)


def _check(request, name, content):
    try:
        found = check_sent(name, content, by=request.user)
    except RulebookError as error:
        return _wrong(request, error, content)
    checked = CheckedForm(initial={"name": name, "content": base64.b64encode(content).decode()})
    context = {
        "found": found,
        "edition": found.book.edition,
        "groups": groups(found.changes),
        "number": len(found.changes),
        "is_same": found.stored is not None and not found.changes,
        "checked": checked,
        "name": name,
    }
    return render(request, "duties/edition_check.html", context)


def _load(request):
    form = CheckedForm(request.POST)
    if not form.is_valid():
        sentence = " ".join(error for errors in form.errors.values() for error in errors)
        messages.error(request, sentence)
        return redirect("duties:load_edition")
    name, content = form.cleaned_data["name"], form.cleaned_data["content"]
    try:
        edition, is_changed = load_edition(name, content=content, by=request.user, at=timezone.now())
    except RulebookError as error:
        return _wrong(request, error, content)
    sentence = _("Edition %(code)s is loaded.") if is_changed else _("Edition %(code)s: nothing has changed.")
    messages.success(request, sentence % {"code": edition.code})
    return redirect("duties:edition", pk=edition.pk)


def _wrong(request, error, content):
    """The form again, with file, line, reason and the lines around the one that is wrong."""
    lines = content.decode(errors="replace").split("\n")
    first = max(error.line - AROUND, 1)
    excerpt = [(number, lines[number - 1]) for number in range(first, min(error.line + AROUND, len(lines)) + 1)]
    return _form(request, UploadForm(), status=422, error=error, excerpt=excerpt)


def _form(request, form, **context):
    status = context.pop("status")
    return render(request, "duties/edition_load.html", {"form": form, **context}, status=status)
