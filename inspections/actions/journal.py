"""The journal of checks of a facility, printed for a period (point 47)."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.policies import check_can_inspect
from oversight.core.refusals import Refused
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind

from ..models import JournalEntry
from ..papers import journal_context


@transaction.atomic
def print_journal(facility, *, from_on, until_on, by, at):
    """Issue the journal of `facility` from one day through another as a paper, oldest entry first."""
    check_can_inspect(by)
    if until_on < from_on:
        raise Refused.about("until_on", _("The period can't end before it begins."))
    entries = entries_between(facility, by, from_on, until_on)
    document = issue(
        DocumentKind.JOURNAL,
        office=by.office,
        facility=facility,
        title_ru="Выписка из журнала учета проверок",
        title_kk="Тексерулерді есепке алу журналынан үзінді",
        context=journal_context(facility, entries, from_on, until_on),
        subject_url=reverse("inspections:journal", args=[facility.pk]),
        by=by,
        at=at,
    )
    audit.record("journal.print", facility, by=by, at=at, after={"from": from_on, "until": until_on})
    return document


def entries_between(facility, officer, from_on=None, until_on=None):
    """Entries the officer may see, by the local day on which the check began."""
    entries = JournalEntry.objects.visible_to(officer).filter(facility=facility).with_inspections()
    if from_on:
        entries = entries.filter(inspection__started_at__date__gte=from_on)
    if until_on:
        entries = entries.filter(inspection__started_at__date__lte=until_on)
    return entries.order_by("year", "number")
