"""The registers of points 23 and 65: totals, the records behind them, and the same as a table or as a paper."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from oversight.core import audit
from oversight.core.exports import csv_response, xlsx_response
from oversight.core.forms import refuse
from oversight.core.pages import Page, form_address, reads_cases
from oversight.core.refusals import Forbidden, Refused, may
from oversight.duties.enums import Register

from .. import registers
from ..actions.registers import print_register
from ..enums import Act
from ..forms_registers import RegisterOfForm
from ..policies import check_can_work


@require_safe
@reads_cases
def register(request):
    form = RegisterOfForm(request.GET.dict(), officer=request.user)
    return _page(request, form, 200 if form.is_valid() else 422)


@require_safe
@reads_cases
def export(request):
    """The records as the address narrows them: `format=xlsx`, otherwise CSV."""
    form = RegisterOfForm(request.GET.dict(), officer=request.user)
    if not form.is_valid():
        return _page(request, form, 422)
    asked = form.asked
    after = {"register": asked.register, "from": asked.from_on, "until": asked.until_on, "kind": asked.kind}
    audit.record(Act.EXPORT, asked.office, by=request.user, at=timezone.now(), after=after)
    name = f"register-{asked.register}-{asked.from_on}-{asked.until_on}"
    rows = map(_cells, registers.entries(request.user, asked))
    if request.GET.get("format") == "xlsx":
        return xlsx_response(f"{name}.xlsx", str(Register(asked.register).label), _header(), rows)
    return csv_response(f"{name}.csv", _header(), rows)


@form_address
@reads_cases
def paper(request):
    """The register as a paper, made by a worker. The address opened by itself leads to the register."""
    if request.method != "POST":
        return redirect("incidents:register_of")
    said = QueryDict(request.POST.get("query", "")).dict()
    form = RegisterOfForm(said, officer=request.user)
    if form.is_valid():
        try:
            document = print_register(form.asked, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The paper is being prepared."))
            return redirect(document)
    return _page(request, form, 422)


def _page(request, form, status):
    context = {"form": form, "tabs": _tabs(form), "totals": None, "page": None, "query": form_query(form)}
    if form.is_valid():
        asked = form.asked
        found = registers.totals(request.user, asked)
        context |= {
            "asked": asked,
            "register": Register(asked.register),
            "columns": [(office, _with(form, office=office.pk)) for office in found.columns],
            "totals": found,
            "rows": [_row(form, found, row) for row in found.rows],
            "sums": [_cell(form, found.sums[office.pk], office=office.pk) for office in found.columns],
            "page": _entries(request, form, asked),
            "may_print": may(check_can_work, request.user),
        }
    return render(request, "incidents/register_of.html", context, status=status)


def _entries(request, form, asked):
    keys = {name: registers.key_of(request.GET.get(name, "")) for name in ("before", "after")}
    found, newer, older = registers.page(request.user, asked, **keys)
    return Page(
        found,
        newer=_with(form, after=found[0].key_words) if found and newer else "",
        older=_with(form, before=found[-1].key_words) if found and older else "",
    )


def _row(form, found, row):
    kind, counts, whole = row
    cells = [_cell(form, counts[office.pk], office=office.pk, kind=kind.code) for office in found.columns]
    return {"title": kind.title, "cells": cells, "total": _cell(form, whole, kind=kind.code)}


def _cell(form, count, **narrower):
    return {"count": count, "url": _with(form, **narrower) if count else ""}


def _tabs(form):
    chosen = form.data["register"]
    return [
        {"title": one.label, "url": _with(form, register=one.value, kind=""), "active": one.value == chosen}
        for one in Register
    ]


def form_query(form, **changes):
    """The address's query that says the same, with some things changed."""
    said = {name: form.data.get(name, "") for name in form.fields} | changes
    return urlencode({name: value for name, value in said.items() if value})


def _with(form, **changes):
    return f"?{form_query(form, **changes)}"


def _header():
    return [
        *(_("No."), _("Information received"), _("Happened"), _("What happened"), _("Point"), _("Facility")),
        *(_("Supervising office"), _("Registered by"), _("Participants"), _("State")),
    ]


def _cells(entry):
    return [
        entry.pk,
        _moment(entry.moment),
        _moment(entry.happened_at),
        entry.kind.title,
        entry.point,
        entry.facility,
        entry.supervising_office,
        entry.office,
        "" if entry.count is None else entry.count,
        entry.state,
    ]


def _moment(at):
    return f"{timezone.localtime(at):%d.%m.%Y %H:%M}" if at else ""
