"""Terms of those who head a facility: they sign acknowledgements (point 9)."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked

from ..models import FacilityHead
from ..policies import check_can_keep
from .lock import locked

FIELDS = ("full_name", "post", "acting", "from_on", "until_on")


@transaction.atomic
def appoint_head(facility, *, full_name, post, from_on, acting=False, until_on=None, by, at):
    """Enter who heads the facility from `from_on`, or acts for the head, through `until_on` if that is known.

    The term of the former one in the same capacity ends the day before.
    """
    facility = locked(facility)
    check_can_keep(by, facility)
    head = FacilityHead(
        facility=facility, full_name=full_name, post=post, acting=acting, from_on=from_on, until_on=until_on
    )
    _refuse_before_opening(head)
    _end_former(head, by=by, at=at)
    checked(head).save()
    audit.record("facilities.appoint_head", facility, by=by, at=at, after=audit.snapshot(head, *FIELDS))
    return head


@transaction.atomic
def end_head_term(head, *, until_on, by, at):
    """`until_on` is the last day in office."""
    facility = locked(head.facility)
    check_can_keep(by, facility)
    head = FacilityHead.objects.select_related("facility").get(pk=head.pk)
    if head.until_on is not None:
        raise Refused(_("This term has ended already."))
    return _end(head, until_on, by=by, at=at)


def _refuse_before_opening(head):
    if head.from_on < head.facility.opened_on:
        opened_on = date_format(head.facility.opened_on)
        raise Refused.about("from_on", _("The facility was opened later, on %(day)s.") % {"day": opened_on})


def _end_former(head, *, by, at):
    """End the open term the new one follows; refuse a term that would run beside another."""
    terms = FacilityHead.objects.filter(facility=head.facility, acting=head.acting)
    terms = terms.filter(Q(until_on=None) | Q(until_on__gte=head.from_on))
    if head.until_on is not None:
        terms = terms.filter(from_on__lte=head.until_on)
    for term in terms:
        if term.until_on is not None or term.from_on >= head.from_on:
            raise Refused.about("from_on", _overlap(term))
        _end(term, head.from_on - timedelta(days=1), by=by, at=at)


def _overlap(term):
    """The sentence that names the term in the way."""
    words = {"name": term.full_name, "from": date_format(term.from_on)}
    if term.until_on is None:
        return _("%(name)s is in office from %(from)s: the two terms would run side by side.") % words
    words["until"] = date_format(term.until_on)
    return _("%(name)s was in office from %(from)s to %(until)s: the two terms would run side by side.") % words


def _end(head, until_on, *, by, at):
    head.until_on = until_on
    checked(head).save(update_fields=["until_on"])
    after = audit.snapshot(head, "full_name", "post", "until_on")
    audit.record("facilities.end_head_term", head.facility, by=by, at=at, after=after)
    return head
