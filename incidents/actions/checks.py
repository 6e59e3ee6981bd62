"""A check on the spot of an emergency or of a use of force, by order of the leadership (points 15(7), 20, 32(2))."""

from datetime import timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from inspections.actions.inspections import open_inspection
from inspections.actions.orders import draft, sign
from inspections.enums import Ground
from oversight.core import audit
from oversight.core.policies import check_can_sign
from oversight.core.refusals import Refused, may
from oversight.documents.enums import PaperLanguage
from oversight.duties.models import InspectionKind

from ..enums import Act
from ..models import ForceUse, Incident, OnSiteCheck
from ..policies import check_can_open_check, check_can_order_check

#: The period of its order, counted from the day of the order.
DAYS = timedelta(days=9)
#: What kinds of inspection check on the spot, the first that the office may conduct there.
KINDS = {ForceUse: ("force_check", "on_ground"), Incident: ("on_ground",)}


@transaction.atomic
def order_check(about, *, by, at):
    """Order a check of `about`, an emergency or a use of force, in one tap; return the OnSiteCheck.

    The order is drafted with the ground “emergency” and what is known. Whoever signs for the office signs it by that,
    and the inspection is opened on it; otherwise it waits for the signature, and `open_check` follows.
    """
    about = _held(about)
    check_can_order_check(by, about)
    day = by.office.local_day(at)
    order = draft(
        facility=about.facility,
        ground=Ground.EMERGENCY,
        **_words(about),
        begins_on=day,
        ends_on=day + DAYS,
        by=by,
        at=at,
    )
    check = OnSiteCheck.objects.create(order=order, **{_name(about): about})
    audit.record(Act.CHECK_ORDER, about, by=by, at=at, after={"order": str(order)})
    if may(check_can_sign, by):
        check.order = sign(order, by=by, at=at)
        check = open_check(check, by=by, at=at)
    return check


@transaction.atomic
def open_check(check, *, by, at):
    """Open the inspection on the signed order; opened before, it stays the same one."""
    check = OnSiteCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    if check.inspection_id is not None:
        return check
    about = check.incident or check.force
    check_can_open_check(by, check)
    check.inspection = open_inspection(
        facility=about.facility, kind=_kind(about, by, at), order=check.order, by=by, at=at
    )
    check.save(update_fields=["inspection"])
    audit.record(Act.CHECK_OPEN, about, by=by, at=at, after={"inspection": str(check.inspection)})
    return check


def _held(about):
    rows = type(about).objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("office", "facility__supervising_office").get(pk=about.pk)


def _kind(about, by, at):
    allowed = InspectionKind.objects.for_facility(about.facility, at_level=by.office.level, on=by.office.local_day(at))
    found = {kind.code: kind for kind in allowed}
    for code in KINDS[type(about)]:
        if code in found:
            return found[code]
    raise Refused(_("No kind of inspection in force checks this facility on the spot."))


def _words(about):
    with translation.override(PaperLanguage.RU):
        if isinstance(about, ForceUse):
            subject = _("lawfulness and grounds of the use of force")
        else:
            subject = _("circumstances of the emergency, their causes and conditions")
        return {"ground_details": str(about), "subject": subject}


def _name(about):
    return "force" if isinstance(about, ForceUse) else "incident"
