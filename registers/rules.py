"""What makes a reception impossible or its record incomplete, each with its sentence."""

from datetime import timedelta

from django.utils.translation import gettext as _

from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Refused

from .enums import VisitorCategory

#: A reception lasts at most this long; a longer one is a slip of the finger.
LONGEST = timedelta(hours=24)


def check_reception(reception, at):
    """Refuse what can't be: another's officer, a wrong inspection, times in the future or in the wrong order."""
    receiver = reception.received_by
    if receiver.office_id != reception.office_id or not receiver.holds(INSPECTORS):
        raise Refused.about("received_by", _("A prosecutor of your own office receives."))
    _check_times(reception, at)
    if reception.inspection is not None:
        _check_inspection(reception, reception.inspection)


def covered(reception):
    """The categories the record speaks of: somebody came, or it is said that none did."""
    return {*reception.visitors.values_list("category", flat=True), *reception.none_came}


def missing_parts(reception):
    """Sentences for what the record still lacks; an empty list means that nothing is missing."""
    came = set(reception.visitors.values_list("category", flat=True))
    if not came and not reception.none_came:
        return [_("Enter who came, or say of whom none came: silence is no record.")]
    both = [one for one in VisitorCategory if one in came and one in reception.none_came]
    return [_("“%(category)s”: somebody came, and it is said that none did.") % {"category": one.label} for one in both]


def _check_times(reception, at):
    began, ended = reception.began_at, reception.ended_at
    if began > at:
        raise Refused.about("began_at", _("The reception can't begin in the future."))
    if reception.facility and not reception.facility.is_open_on(reception.office.local_day(began)):
        raise Refused.about("began_at", _("The facility was not open on that day."))
    if ended is None:
        return
    if ended > at:
        raise Refused.about("ended_at", _("The reception can't end in the future."))
    if ended < began:
        raise Refused.about("ended_at", _("A reception can't end before it begins."))
    if ended - began > LONGEST:
        raise Refused.about("ended_at", _("A reception lasts at most a day; check the times."))


def _check_inspection(reception, inspection):
    if inspection.office_id != reception.office_id or inspection.facility_id != reception.facility_id:
        raise Refused.about("inspection", _("The inspection is not your office's at this facility."))
    if inspection.started_at is None or not inspection.is_writable:
        raise Refused.about("inspection", _("The inspection is not under way: its receptions can't be changed now."))
    if reception.began_at < inspection.started_at.replace(second=0, microsecond=0):
        raise Refused.about("began_at", _("The reception can't begin before its inspection."))
    if inspection.ended_at is not None and reception.began_at > inspection.ended_at:
        raise Refused.about("began_at", _("The reception can't begin after its inspection has ended."))
