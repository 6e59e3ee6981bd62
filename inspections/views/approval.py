"""The steps of any conclusion on its page: written as it is typed, sent, taken back, approved, returned (20, 34)."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from oversight.core.refusals import Conflict, Forbidden, Refused

from .as_typed import by_script, save_as_typed


def write(request, subject, form, action, *, back, fragments):
    """Save what is typed of the conclusion of `subject`."""

    def act(**said):
        try:
            written = action(subject, **said, by=request.user, at=timezone.now())
        except Conflict as conflict:
            if by_script(request):
                conflict.theirs = {name: _as_sent(value) for name, value in conflict.theirs.items()}
            raise
        subject.conclusion = written
        return written

    return save_as_typed(request, form, act, back=back, fragments=fragments)


def step(request, find, page, action, done, *, back, **named):
    """One step with `find()`, the subject as it stands; refused, its `page` with the sentence and the form as typed.

    `named` is the one form of the step under the name the page knows it by, or nothing.
    """
    found = find()
    form = next(iter(named.values()), None)
    if form is not None and not form.is_valid():
        return page(request, found, status=422, **named)
    try:
        action(found, **(form.cleaned_data if form else {}), by=request.user, at=timezone.now())
    except Forbidden:
        raise
    except Conflict as conflict:
        again = {name: type(form)(_with_version(form, conflict), auto_id=form.auto_id) for name in named}
        return page(request, find(), status=409, refusal=conflict, **again)
    except Refused as refusal:
        for name, sentence in refusal.fields.items():
            if form is not None and name in form.fields:
                form.add_error(name, sentence)
        return page(request, find(), status=422, refusal=refusal, **named)
    messages.success(request, done)
    return redirect(back)


def _with_version(form, conflict):
    """What was typed, about the words that are shown now: sent again, it is meant."""
    data = form.data.copy()
    data["version"] = conflict.version
    return data


def _as_sent(value):
    """A stored value as the page's form would send it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    return f"{timezone.localtime(value):%Y-%m-%dT%H:%M}" if hasattr(value, "tzinfo") else value
