"""Activities counted by kind, period and office, and taken out as tables (points 15(5), 19(3), 68–70)."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core import audit
from oversight.core.exports import csv_response, xlsx_response
from oversight.core.pages import reads_cases

from ..enums import POINTS, Act
from ..figures import figures
from ..filters import ActivityFilter
from ..forms import FiguresForm
from ..models import Activity
from .rows import ACTIVITY, dress_activities, short


@require_safe
@reads_cases
def figures_page(request):
    """The board of counts: each opens into its records."""
    form = FiguresForm(request.GET.dict(), officer=request.user)
    context = {"form": form, "query": _query(form), "found": None}
    if form.is_valid():
        found = figures(request.user, **form.cleaned_data)
        context |= {"found": found, "asked": form.cleaned_data, "rows": _rows(form, found), "sums": _sums(form, found)}
        context["columns"] = [{"office": one, "title": short(one)} for one in found.columns]
    return render(request, "practice/figures.html", context, status=200 if form.is_valid() else 422)


@require_safe
@reads_cases
def export_figures(request):
    """The same counts: `format=xlsx`, otherwise CSV."""
    form = FiguresForm(request.GET.dict(), officer=request.user)
    if not form.is_valid():
        return render(request, "practice/figures.html", {"form": form, "query": "", "found": None}, status=422)
    said = form.cleaned_data
    found = figures(request.user, **said)
    rows = [[kind.label, POINTS[kind], *counts, whole] for kind, counts, whole in found.rows]
    rows.append([_("Total"), "", *found.sums, found.whole])
    header = [_("Kind"), _("Point"), *map(str, found.columns), _("Total")]
    _leave_trace(request, said["office"], {"from": said["from_on"], "until": said["until_on"]})
    name = f"activities-{said['from_on']}-{said['until_on']}"
    return _table(request, name, _("Activities by kind"), header, rows)


@require_safe
@reads_cases
def export_activities(request):
    """The records that the list shows with these filters, the newest first."""
    seen = Activity.objects.visible_to(request.user).with_names()
    chosen = ActivityFilter(request.GET, seen, request=request)
    header = [
        *(_("No."), _("Kind"), _("Point"), _("Title"), _("From"), _("Through"), _("Where"), _("Officers taking part")),
        *(_("Others taking part"), _("Result"), _("Link"), _("Office"), _("Withdrawn")),
    ]
    _leave_trace(request, request.user.office, {"words": request.GET.urlencode()})
    rows = map(_cells, dress_activities(chosen.qs.order_by("-pk")))
    return _table(request, "activities", _("Activities"), header, rows)


def _cells(one):
    return [
        *(one.pk, one.kind_title, one.point, one.title, f"{one.from_on:%d.%m.%Y}", f"{one.until_on:%d.%m.%Y}"),
        *(one.place, one.who, one.others, one.result, one.link, one.office, one.withdraw_reason),
    ]


def _table(request, name, title, header, rows):
    if request.GET.get("format") == "xlsx":
        return xlsx_response(f"{name}.xlsx", title, header, rows)
    return csv_response(f"{name}.csv", header, rows)


def _leave_trace(request, office, after):
    audit.record(Act.ACTIVITY_EXPORT, office, by=request.user, at=timezone.now(), after=after)


def _rows(form, found):
    return [
        {
            "title": kind.label,
            "point": POINTS[kind],
            "cells": [
                _cell(form, found, count, office, kind) for office, count in zip(found.columns, counts, strict=True)
            ],
            "total": _cell(form, found, whole, None, kind),
        }
        for kind, counts, whole in found.rows
    ]


def _sums(form, found):
    return [_cell(form, found, count, office, "") for office, count in zip(found.columns, found.sums, strict=True)]


def _cell(form, found, count, office, kind):
    """A count and the list of exactly its records."""
    said = {name: form.data[name] for name in ("from_on", "until_on")} | {"kind": kind, "withdrawn": "false"}
    said |= {"office": (office or found.office).pk, "alone": "true" if office == found.office else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return {"count": count, "url": f"{ACTIVITY}?{query}" if count else ""}


def _query(form):
    return urlencode({name: form.data.get(name, "") for name in form.fields})
