"""The board of timeliness: offices × rules for a period; every number opens the duties it counts."""

from datetime import date, timedelta
from html import escape

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core.exports import csv_response, xlsx_response
from oversight.core.pages import reads_cases

from ..board import LISTS, Measure, board_of
from ..forms_board import BoardForm, month_of

#: Per cent in time from which a cell has that shade; less has the darkest.
SHADES = ((100, "all"), (95, "most"), (80, "many"), (50, "some"), (0, "few"))
#: How each measure is shaded: by share, in red, in amber or not at all.
LATE = {Measure.OVERDUE: "bad", Measure.LATE: "warn"}


@require_safe
@reads_cases
def board(request):
    chosen = _chosen(request)
    context = {"form": chosen, "board": None, "measures": [], "periods": _periods(request)}
    if chosen.is_valid():
        found, measure = _found(request, chosen), _measure(request)
        context |= {
            "board": found,
            "measure": measure,
            "measures": [(one, _with(request, show=one.value), one == measure) for one in Measure],
            "columns": [_column(request, column) for column in found.columns],
            "rows": [_row(found, row, measure) for row in found.rows],
            "totals": _row(found, None, measure),
            "figures": _figures(found),
            "above": _above(request, found),
        }
    return render(request, "duties/board.html", context, status=200 if chosen.is_valid() else 422)


@require_safe
@reads_cases
def export_board(request):
    """The board under the same address as a file: every rule and office with all its numbers."""
    chosen = _chosen(request)
    if not chosen.is_valid():
        return render(request, "duties/board.html", {"form": chosen, "board": None, "measures": []}, status=422)
    found = _found(request, chosen)
    header = [_("Point"), _("Rule"), _("Office"), *(measure.label for measure in list(Measure)[1:4])]
    header = [*header[:5], _("Of these entered late"), header[5], *(one.label for one in list(Measure)[4:])]
    header.append(_("Share in time, %"))
    name = f"timeliness-{found.from_on:%Y-%m-%d}-{found.until_on:%Y-%m-%d}"
    if request.GET.get("format") == "xlsx":
        return xlsx_response(f"{name}.xlsx", _("Timeliness"), header, _lines(found))
    return csv_response(f"{name}.csv", header, _lines(found))


def _lines(found):
    for row in found.rows:
        for column, tally in zip(found.columns, row.tallies, strict=True):
            if tally.due:
                numbers = (tally.due, tally.in_time, tally.entered_late, tally.late, tally.open, tally.overdue)
                share = "" if tally.share is None else tally.share
                yield (row.point, row.title, str(column.office), *numbers, share)


def _chosen(request):
    first, last = month_of(timezone.localdate())
    asked = {"from_on": first.isoformat(), "until_on": last.isoformat(), "office": request.user.office_id}
    return BoardForm(asked | request.GET.dict(), officer=request.user)


def _found(request, form):
    said = form.cleaned_data
    period = {"from_on": said["from_on"], "until_on": said["until_on"]}
    zone = timezone.get_current_timezone()
    return board_of(request.user, said["office"], **period, zone=zone, at=timezone.now())


def _measure(request):
    asked = request.GET.get("show")
    return Measure(asked) if asked in Measure.values else Measure.SHARE


def _with(request, **changes):
    return "?" + urlencode(request.GET.dict() | changes)


def _column(request, column):
    """Its heading: an office above others opens its own board."""
    return {"office": column.office, "is_alone": column.is_alone, "url": _with(request, office=column.office.pk)}


def _row(found, row, measure):
    """A row of cells with their total last; the row of all rules without a `row`."""
    tallies = row.tallies if row else found.totals or [found.total] * len(found.columns)
    narrowed = [*([("rule", row.code)] if row else []), ("due_from", found.from_on), ("due_until", found.until_on)]
    lists = f"{reverse('duties:list')}?{LISTS[measure]}&{urlencode(narrowed)}&"
    cells = [_cell(tally, measure, lists + column.query) for column, tally in zip(found.columns, tallies, strict=True)]
    whole = _cell(row.total if row else found.total, measure, f"{lists}office={found.office.pk}")
    return {"row": row, "cells": cells, "total": whole}


def _cell(tally, measure, url):
    """What a cell shows: its number, its shade, the list of exactly what it counts; and, one of many, its `html`."""
    value = tally.share if measure == Measure.SHARE else getattr(tally, measure.value)
    has = tally.due > 0 if measure == Measure.SHARE else value > 0
    cell = {
        "tally": tally,
        "words": _words(value, measure),
        "url": url if has else "",
        "shade": _shade(tally, value, measure),
        "overdue": tally.overdue if measure == Measure.SHARE else 0,
        "entered_late": tally.entered_late if measure in (Measure.SHARE, Measure.IN_TIME) else 0,
    }
    return cell | {"html": SafeString(f'<td class="shade-{cell["shade"]}">{_inside(cell)}</td>')}


def _inside(cell):
    """A republic's board of a year has a thousand cells: an include for each would be most of the page's time.

    Of all that is put in, the address alone is not a number or a word of ours.
    """
    if not cell["url"]:
        return cell["words"] if cell["tally"].due else ""
    late = f'<small class="late">▲{cell["overdue"]}</small>' if cell["overdue"] else ""
    entered_late = f"<small>✎{cell['entered_late']}</small>" if cell["entered_late"] else ""
    return f'<a href="{escape(cell["url"])}">{cell["words"]}</a>{late}{entered_late}'


def _words(value, measure):
    if value is None:
        return "…"
    return f"{value} %" if measure == Measure.SHARE else str(value)


def _shade(tally, value, measure):
    if not tally.due:
        return "none"
    if measure in LATE:
        return LATE[measure] if value else "all"
    if measure not in (Measure.SHARE, Measure.IN_TIME) or tally.share is None:
        return "plain"
    return next(name for least, name in SHADES if tally.share >= least)


def _figures(found):
    total = found.total
    period = urlencode({"due_from": found.from_on, "due_until": found.until_on, "office": found.office.pk})
    figures = []
    for measure in list(Measure)[1:]:
        value = getattr(total, measure.value)
        figure = {"title": measure.label, "value": value, "note": "", "tone": "", "url": ""}
        if value:
            figure["url"] = f"{reverse('duties:list')}?{LISTS[measure]}&{period}"
        if measure == Measure.IN_TIME and total.entered_late:
            figure["note"] = _("of these entered late: %(count)d") % {"count": total.entered_late}
        if measure == Measure.OVERDUE and value:
            figure["tone"] = "bad"
        figures.append(figure)
    return figures


def _above(request, found):
    """The board one level up, where the officer sees it."""
    if found.office.pk == request.user.office_id or found.office.parent_id is None:
        return ""
    return _with(request, office=found.office.parent_id)


def _periods(request):
    """(title, address) of the periods that are asked for most."""
    today = timezone.localdate()
    month, last = month_of(today)
    before, before_last = month_of(month - timedelta(days=1))
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    named = [
        (date_format(month, "F"), month, last),
        (date_format(before, "F"), before, before_last),
        (_("Quarter"), quarter, month_of(quarter + timedelta(days=65))[1]),
        (str(today.year), date(today.year, 1, 1), date(today.year, 12, 31)),
    ]
    return [
        {
            "title": title,
            "url": _with(request, from_on=first.isoformat(), until_on=until.isoformat()),
            "active": (request.GET.get("from_on"), request.GET.get("until_on")) == (str(first), str(until)),
        }
        for title, first, until in named
    ]
