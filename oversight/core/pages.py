"""What pages share: lists by key (no count, the thousandth page as fast as the first) and forms."""

from dataclasses import dataclass

from django.shortcuts import redirect, render

from .forms import differences, refuse
from .refusals import Conflict, Forbidden, Refused

SIZE = 50
#: How many rows of history a card shows.
HISTORY = 50


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
        rows = list(queryset.filter(pk__gt=after).order_by("pk")[: size + 1])
        more_newer, more_older = len(rows) > size, True
        rows = rows[:size][::-1]
    else:
        if before is not None:
            queryset = queryset.filter(pk__lt=before)
        rows = list(queryset.order_by("-pk")[: size + 1])
        more_newer, more_older = before is not None, len(rows) > size
        rows = rows[:size]
    return Page(
        rows,
        newer=_address(request, "after", rows[0].pk) if rows and more_newer else "",
        older=_address(request, "before", rows[-1].pk) if rows and more_older else "",
    )


def form_page(request, form, template, act, **context):
    """Show `form`; when it is sent, call `act(**cleaned_data)` once and go to the address it returns.

    A refusal is said beside its fields with all that was typed: status 422, or 409 for a Conflict,
    which the template finds as `conflict` with the `differences` between the stored and the typed.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return redirect(act(**form.cleaned_data))
            except Forbidden:
                raise
            except Conflict as refusal:
                status = 409
                context |= {"conflict": refusal, "differences": differences(form, refusal.theirs)}
                _take_version(form, refusal.version)
            except Refused as refusal:
                refuse(form, refusal)
    return render(request, template, {"form": form, **context}, status=status)


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
