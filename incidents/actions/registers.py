"""A register as a paper with its number (points 23, 65)."""

from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind
from oversight.documents.frozen import both, both_of, officer
from oversight.duties.enums import Register

from ..policies import check_can_work
from ..registers import first, totals

#: More is no paper any more: the table holds any number.
MOST_ON_PAPER = 1000


@transaction.atomic
def print_register(asked, *, by, at):
    """Issue the register as it is asked for: totals of kinds × offices and every record, the latest first."""
    check_can_work(by)
    rows = first(by, asked, MOST_ON_PAPER + 1)
    if len(rows) > MOST_ON_PAPER:
        raise Refused(
            _("A paper holds at most %(most)d records: narrow the period, or take the table (XLSX).")
            % {"most": MOST_ON_PAPER}
        )
    query = {"register": asked.register, "from_on": asked.from_on, "until_on": asked.until_on}
    query |= {"office": asked.office.pk, "kind": asked.kind, "facility": asked.facility and asked.facility.pk}
    query = {name: one for name, one in query.items() if one}
    document = issue(
        DocumentKind.REGISTER,
        office=by.office,
        facility=asked.facility,
        title_ru="Выписка из журнала учета",
        title_kk="Есепке алу журналынан үзінді",
        context=_context(asked, rows, totals(by, asked), by),
        subject_url=f"{reverse('incidents:register_of')}?{urlencode(query)}",
        by=by,
        at=at,
    )
    after = {"register": asked.register, "from": asked.from_on, "until": asked.until_on, "records": len(rows)}
    audit.record("registers.print", asked.office, by=by, at=at, after=after)
    return document


def _context(asked, rows, found, by):
    zone = ZoneInfo(by.office.time_zone)
    return {
        "register": both(Register(asked.register).label),
        "of": both_of(asked.office, "name"),
        "facility": both_of(asked.facility, "name") if asked.facility else None,
        "from_on": asked.from_on.isoformat(),
        "until_on": asked.until_on.isoformat(),
        "columns": [both_of(office, "name") for office in found.columns],
        "totals": [
            {
                "title": both_of(kind, "title"),
                "cells": [counts[office.pk] for office in found.columns],
                "total": whole,
            }
            for kind, counts, whole in found.rows
            if whole
        ],
        "sums": [found.sums[office.pk] for office in found.columns],
        "whole": found.whole,
        "entries": [_entry(number, one, zone) for number, one in enumerate(rows, 1)],
        "signer": officer(by),
    }


def _entry(number, entry, zone):
    return {
        "number": number,
        "id": entry.pk,
        "received_at": _local(entry.moment, zone),
        "title": both_of(entry.kind, "title"),
        "facility": both_of(entry.facility, "name"),
        "office": both_of(entry.supervising_office, "name"),
        "count": entry.count,
    }


def _local(moment, zone):
    return moment.astimezone(zone).isoformat(timespec="minutes")
