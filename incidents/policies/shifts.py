"""Who may do what with the shifts of an office and their log."""

from django.utils.translation import gettext as _

from oversight.core.policies import SIGNERS
from oversight.core.refusals import Forbidden, Refused

from ..models import Shift
from .incidents import check_can_work


def check_can_take_shift(officer):
    """Of one's own office, when nobody has it."""
    check_can_work(officer)
    if standing := Shift.objects.running().filter(office=officer.office_id).select_related("officer").first():
        raise Refused(
            _("%(officer)s has the shift: it is handed over by them or by the head of the office.")
            % {"officer": standing.officer.short_name}
        )


def check_can_write_shift(officer, shift):
    check_can_work(officer)
    if officer.pk != shift.officer_id:
        raise Forbidden(_("The log of a shift is written by who has it."))
    if not shift.is_running:
        raise Refused(_("This shift is over: nothing is added to it any more."))


def check_can_hand_over(officer, shift):
    """Who has it; where they can't, who leads the office."""
    check_can_work(officer)
    leads = officer.office_id == shift.office_id and officer.holds(SIGNERS)
    if officer.pk != shift.officer_id and not leads:
        raise Forbidden(_("A shift is handed over by who has it, or by the head of the office."))
    if not shift.is_running:
        raise Refused(_("This shift is over: nothing is added to it any more."))


def check_can_confirm_handover(officer, handover):
    check_can_work(officer)
    if officer.pk != handover.to_id:
        raise Forbidden(_("A shift is confirmed by who receives it, under their own sign-in."))
