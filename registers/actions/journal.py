"""The journal of an office's receptions, printed for a period (points 35, 48)."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.documents.actions import issue
from oversight.documents.enums import DocumentKind

from ..enums import Act
from ..models import Reception
from ..papers import journal_context
from ..policies import check_is_prosecutor


@transaction.atomic
def print_journal(*, facility=None, from_on, until_on, by, at):
    """Issue the journal of the officer's office, or of its receptions in one facility, oldest first."""
    check_is_prosecutor(by)
    if until_on < from_on:
        raise Refused.about("until_on", _("The period can't end before it begins."))
    receptions = held_between(by, facility, from_on, until_on)
    document = issue(
        DocumentKind.RECEPTION_JOURNAL,
        office=by.office,
        facility=facility,
        title_ru="Журнал приема по личным вопросам",
        title_kk="Жеке мәселелер бойынша қабылдау журналы",
        context=journal_context(by.office, facility, receptions, from_on, until_on),
        subject_url=reverse("registers:reception_journal"),
        by=by,
        at=at,
    )
    about = facility or by.office
    audit.record(Act.RECEPTION_PRINT, about, by=by, at=at, after={"from": from_on, "until": until_on})
    return document


def held_between(officer, facility, from_on, until_on):
    """The recorded receptions of the officer's office by the local day on which they began, oldest first."""
    held = Reception.objects.visible_to(officer).recorded().filter(office=officer.office)
    if facility is not None:
        held = held.filter(facility=facility)
    held = held.filter(began_at__date__gte=from_on, began_at__date__lte=until_on)
    named = held.select_related("office", "facility", "received_by", "document").prefetch_related("visitors")
    return named.order_by("began_at", "pk")
