"""What makes it impossible to open an inspection, each with its sentence and point."""

from django.utils.translation import gettext as _

from oversight.core.languages import localized
from oversight.core.refusals import Refused
from oversight.duties.enums import Asks
from oversight.duties.models import InspectionKind


def check_opening(inspection, *, lines, violations, at):
    """An inspection not saved yet may be opened: of a kind and on a ground that are lawful here and on that day.

    `lines` are those chosen for it, or None; `violations` those a follow-up check looks at.
    """
    kind, facility, day = inspection.kind, inspection.facility, inspection.planned_on
    _check_kind(kind, facility, inspection.office, day)
    _check_order(inspection.order, kind, facility, inspection.office, day)
    _check_violations(violations, kind, facility)
    _check_subject(inspection, lines, at)


def _check_kind(kind, facility, office, day):
    """The kind is one of the edition in force, for this kind of facility and this level of office."""
    if not facility.is_open_on(day):
        raise Refused.about("facility", _("The facility is not open on that day."))
    allowed = InspectionKind.objects.for_facility(facility, at_level=office.level, on=day)
    if not allowed.filter(pk=kind.pk).exists():
        raise Refused.about(
            "kind",
            _("“%(kind)s” is not an inspection your office conducts at this facility.")
            % {"kind": localized(kind, "title")},
        )


def _check_order(order, kind, facility, office, day):
    """An inspection rests on a signed order; the checks of point 47 rest on that point itself (point 7)."""
    if order is None:
        if kind.needs_order:
            raise Refused.about(
                "order", _("An inspection without a lawful ground can't be opened: choose its order (point 7).")
            )
        return
    if order.office_id != office.pk or order.facility_id != facility.pk:
        raise Refused.about("order", _("The order is not for this facility and your office."))
    if not order.is_in_force:
        raise Refused.about("order", _("The order is not signed or has been withdrawn (point 7)."))
    if not order.begins_on <= day <= order.ends_on:
        raise Refused.about("order", _("The day is outside the period of the order."))


def _check_violations(violations, kind, facility):
    """A follow-up check looks at violations of acts about the place that are still open; no other kind is given any."""
    if kind.asks != Asks.VIOLATIONS:
        if violations:
            raise Refused.about("violations", _("Only a follow-up check is opened on violations of an act."))
        return
    if not violations:
        raise Refused.about("kind", _("A follow-up check is opened from the act whose violations it looks at."))
    for one in violations:
        if one.facility_id != facility.pk:
            raise Refused.about("violations", _("A violation was found at another facility."))
        if not one.is_open:
            raise Refused.about("violations", _("A violation is eliminated already, or its act is not out."))


def _check_subject(inspection, lines, at):
    """A kind that chooses its lines says its subject and has some; the check of an appeal says whose it is."""
    kind = inspection.kind
    if kind.asks == Asks.CHOSEN:
        if not inspection.subject:
            raise Refused.about("subject", _("Say what this inspection is about."))
        if not lines:
            raise Refused.about("points", _("Choose lines of the checklist, or write your own."))
    if kind.on_appeal:
        _check_appeal(inspection, at)
    elif inspection.appeal_source or inspection.appeal_sender or inspection.appeal_received_at:
        raise Refused.about("appeal_source", _("Only the check of an appeal says whose appeal it is."))


def _check_appeal(inspection, at):
    if not inspection.appeal_source:
        raise Refused.about("appeal_source", _("Say whose appeal it is (points 19(5), 32(4))."))
    if inspection.appeal_received_at is None:
        raise Refused.about("appeal_received_at", _("Say when the appeal was received: its clock runs from then."))
    if inspection.appeal_received_at > at:
        raise Refused.about("appeal_received_at", _("The appeal can't have been received in the future."))
