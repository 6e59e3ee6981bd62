"""What pages share: lists by key (no count, the thousandth page as fast as the first) and forms."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps

from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from .forms import differences, refuse
from .policies import check_can_read_cases
from .refusals import Conflict, Forbidden, Refused, may
from .scope import narrowed

SIZE = 50
#: How many rows of history a card shows.
HISTORY = 50
#: From which the key of a page by moments counts its microseconds.
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: What a form is kept under on a device: its address, and a number for what the address brings along.
KEPT_NAME = re.compile(r"[.\w-]{1,200}:\d{1,10}", re.ASCII)
MICROSECOND = timedelta(microseconds=1)
#: An address that shows a form and takes it.
form_address = require_http_methods(["GET", "HEAD", "POST"])


def only_post(name):
    """An act's address opened by itself (a reload, the way back from signing in) leads to the page it belongs to."""

    def decorate(view):
        @wraps(view)
        def checked(request, pk, **kwargs):
            return view(request, pk, **kwargs) if request.method == "POST" else redirect(name, pk)

        return form_address(checked)

    return decorate


def reads_cases(view):
    """For who sees no case these pages do not exist."""

    @wraps(view)
    def checked(request, *args, **kwargs):
        if not may(check_can_read_cases, request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


@dataclass(frozen=True)
class Page:
    """One page of rows; `newer` and `older` are query strings for the neighbours, or empty."""

    rows: list
    newer: str
    older: str

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)


def keyset_page(queryset, request, size=SIZE):
    """The page of `queryset`, newest first by primary key, that `?before=` or `?after=` asks for."""
    before, after = _key(request, "before"), _key(request, "after")
    if after is not None:
        rows = list(narrowed(queryset.filter(pk__gt=after), ["pk"], size + 1)[: size + 1])
        more_newer, more_older = len(rows) > size, True
        rows = rows[:size][::-1]
    else:
        if before is not None:
            queryset = queryset.filter(pk__lt=before)
        rows = list(narrowed(queryset, ["-pk"], size + 1)[: size + 1])
        more_newer, more_older = before is not None, len(rows) > size
        rows = rows[:size]
    return Page(
        rows,
        newer=_address(request, "after", rows[0].pk) if rows and more_newer else "",
        older=_address(request, "before", rows[-1].pk) if rows and more_older else "",
    )


def page_by_moment(queryset, request, field, *, ascending, size=SIZE):
    """The same in the order of a moment, the earliest first or the latest: `newer` leads back, `older` on.

    The key is the moment in microseconds and the row's own number, as no two rows share both.
    """
    before, after = _moment_key(request, "before"), _moment_key(request, "after")
    onwards = after is None
    forward = ascending == onwards
    key = before if onwards else after
    if key is not None:
        queryset = queryset.filter(_beyond(field, *key, later=forward))
    sign = "" if forward else "-"
    rows = list(narrowed(queryset, [f"{sign}{field}", f"{sign}pk"], size + 1)[: size + 1])
    more, rows = len(rows) > size, rows[:size] if onwards else rows[:size][::-1]
    back, on = (key is not None, more) if onwards else (more, True)
    return Page(
        rows,
        newer=_address(request, "after", _moment_key_of(rows[0], field)) if rows and back else "",
        older=_address(request, "before", _moment_key_of(rows[-1], field)) if rows and on else "",
    )


def _beyond(field, moment, pk, *, later):
    """Rows behind the key. The first condition is what an index is read by."""
    than = "gt" if later else "lt"
    same = Q(**{field: moment, f"pk__{than}": pk})
    return Q(**{f"{field}__{than}e": moment}) & (Q(**{f"{field}__{than}": moment}) | same)


def _moment_key(request, name):
    moment, _hyphen, pk = request.GET.get(name, "").partition("-")
    if not all(part.isascii() and part.isdigit() and len(part) < 17 for part in (moment, pk)):
        return None
    try:
        return EPOCH + int(moment) * MICROSECOND, int(pk)
    except OverflowError:
        return None


def _moment_key_of(row, field):
    return f"{(getattr(row, field) - EPOCH) // MICROSECOND}-{row.pk}"


def form_page(request, form, template, act, **context):
    """Show `form`; when it is sent, call `act(**cleaned_data)` once and go to the address it returns.

    Of a form that the device keeps while it is typed (`data-keep`), the device hears that the server has it.
    A refusal is said beside its fields with all that was typed: status 422, or 409 for a Conflict,
    which the template finds as `conflict` with the `differences` between the stored and the typed.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _taken(request, redirect(act(**form.cleaned_data)))
            except Forbidden:
                raise
            except Conflict as refusal:
                status = 409
                context |= {"conflict": refusal, "differences": differences(form, refusal.theirs)}
                _take_version(form, refusal.version)
            except Refused as refusal:
                refuse(form, refusal)
    return render(request, template, {"form": form, **context}, status=status)


def _taken(request, response):
    """The answer, with the name under which the device keeps what was typed: it may go now (static/js/typed.js)."""
    name = request.POST.get("kept", "")
    if KEPT_NAME.fullmatch(name):
        response.set_cookie("sent_form", name, max_age=600, secure=request.is_secure(), samesite="Lax")
    return response


def _take_version(form, version):
    """Having seen both, the officer who sends the form again means it."""
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = version


def _key(request, name):
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _address(request, name, key):
    query = request.GET.copy()
    query.pop("before", None)
    query.pop("after", None)
    query[name] = str(key)
    return f"?{query.urlencode()}"
