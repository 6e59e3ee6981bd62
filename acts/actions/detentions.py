"""Persons found held unlawfully, and their release (points 21, 43)."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.documents.enums import PaperLanguage
from oversight.duties.enums import BodyLevel
from oversight.duties.models import ActKind

from ..enums import Act, Cause
from ..models import UnlawfulDetention
from ..policies import (
    check_can_change_detention,
    check_can_read_identity,
    check_can_record_detention,
    check_can_release,
)
from . import drafting
from .rows import to_the_minute

FIELDS = ("full_name", "born_on", "category", "cause", "circumstances", "unlawful_since", "found_at", "source_title")
#: What goes to the audit trail and to lists: everything but who the person is.
TOLD = ("category", "cause", "unlawful_since", "found_at", "source_title")


@transaction.atomic
def record(*, facility, found_at=None, found_by=None, source_url="", act=None, by, at, **fields):
    """Record a person found held unlawfully; return the UnlawfulDetention. `act` orders the release, if there is one.

    `fields` are those of FIELDS. Found by `by` and now unless said otherwise.
    """
    check_can_record_detention(by, facility)
    detention = UnlawfulDetention(
        office=by.office,
        supervising_office=facility.supervising_office,
        facility=facility,
        found_at=found_at or at,
        found_by=found_by or by,
        source_url=source_url,
        act=act,
        entered_at=at,
        entered_by=by,
        **fields,
    )
    _check(detention, at)
    detention.save()
    audit.record(Act.DETENTION_RECORD, detention, by=by, at=at, after=audit.snapshot(detention, *TOLD))
    return detention


@transaction.atomic
def change(detention, *, version=None, by, at, **fields):
    """Correct a record; `act` too. Versions as everywhere: newer words of others are not overwritten."""
    detention = _locked(detention)
    check_can_change_detention(by, detention)
    refuse_stale(detention, version, audit.snapshot(detention, *FIELDS))
    told = [name for name in fields if name in (*TOLD, "act")]
    before = audit.snapshot(detention, *told)
    for name, value in fields.items():
        setattr(detention, name, value)
    _check(detention, at)
    detention.version += 1
    detention.save()
    after = audit.snapshot(detention, *told)
    audit.record(Act.DETENTION_CHANGE, detention, by=by, at=at, before=before, after=after)
    return detention


@transaction.atomic
def release(detention, *, released_at, released_by_order, by, at):
    """Record that the person was released: when, and on whose order."""
    detention = _locked(detention)
    check_can_release(by, detention)
    if not released_by_order.strip():
        raise Refused.about("released_by_order", _("Say on whose order the person was released."))
    if released_at > at:
        raise Refused.about("released_at", _("The release can't lie in the future."))
    released_at = to_the_minute(released_at, detention.found_at)
    if released_at < detention.found_at:
        raise Refused.about("released_at", _("The release can't lie before the person was found."))
    detention.released_at, detention.released_by_order = released_at, released_by_order.strip()
    detention.version += 1
    checked(detention).save()
    after = audit.snapshot(detention, "released_at", "released_by_order")
    audit.record(Act.DETENTION_RELEASE, detention, by=by, at=at, after=after)
    return detention


@transaction.atomic
def draft_release_order(detention, *, by, at):
    """Draft the order to release the person, addressed to the facility; return the act, which is still to be signed."""
    detention = _locked(detention)
    check_can_change_detention(by, detention)
    if detention.act_id is not None:
        raise Refused(_("There is an order to release this person already."))
    facility = detention.facility
    act = drafting.draft(
        kind=_releasing(by.office, at),
        facility=facility,
        body_ru=facility.name_ru,
        body_kk=facility.name_kk,
        body_level=BodyLevel.DISTRICT,
        facts=detention.circumstances,
        ground_title=str(detention)[:300],
        ground_url=detention.get_absolute_url(),
        **_words_of_release(detention),
        by=by,
        at=at,
    )
    detention.act = act
    detention.version += 1
    detention.save(update_fields=["act", "version"])
    audit.record(Act.DETENTION_CHANGE, detention, by=by, at=at, after=audit.snapshot(detention, "act"))
    return act


def _words_of_release(detention):
    """What the order says of itself; an act is written in the language of the office's papers, not of the page."""
    with translation.override(PaperLanguage.RU):
        violation = {
            "what": _("The person is held unlawfully: %(cause)s.") % {"cause": Cause(detention.cause).label},
            "norm": _("Instruction No. 7 of 6 January 2015, point 43"),
            "demand": _("Release the person at once."),
            "source_url": detention.get_absolute_url(),
        }
        return {"subject": _("on the release of a person held unlawfully"), "violations": [violation]}


def _releasing(office, at):
    kind = ActKind.objects.in_force(office.local_day(at)).filter(releases=True).first()
    if kind is None:
        raise Refused(_("No edition in force has an order to release."))
    return kind


def read_identity(detention, *, by, at):
    """The detention with who the person is; every reading leaves its row."""
    check_can_read_identity(by)
    audit.record(Act.DETENTION_VIEW, detention, by=by, at=at)
    return detention


def _locked(detention):
    rows = UnlawfulDetention.objects.select_related("office", "supervising_office", "facility")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=detention.pk)


def _check(detention, at):
    if detention.found_at > at:
        raise Refused.about("found_at", _("This can't lie in the future."))
    if detention.unlawful_since is not None and detention.unlawful_since > detention.found_at:
        raise Refused.about("unlawful_since", _("It can't have been found before it began."))
    if detention.born_on is not None and detention.born_on > detention.found_at.date():
        raise Refused.about("born_on", _("A person can't be born after being found."))
    checked(detention)
