"""What makes an invitation to a joint inspection, or the signing of a part, impossible."""

from django.utils.translation import gettext as _

from oversight.core.refusals import Refused

from .enums import PartState
from .times import LONGEST


def check_invitation(part, at):
    """Another office, or the unit for operational-search supervision of one's own; a term ahead; lines that exist."""
    inspection = part.inspection
    if part.office_id == inspection.office_id and not part.operational_search:
        raise Refused.about("office", _("Your office conducts the inspection: invite another one."))
    if not part.asked:
        raise Refused.about("asked", _("Say what the office is asked to look at."))
    days = (part.due_on - part.office.local_day(at)).days
    if days < 1:
        raise Refused.about("due_on", _("The part is due on a day to come."))
    if days > LONGEST:
        raise Refused.about("due_on", _("An inspection lasts at most 90 days; check the date."))
    known = set(inspection.answers.values_list("position", flat=True))
    if not known.issuperset(part.positions):
        raise Refused.about("positions", _("The checklist has no such line."))


def check_signable(part):
    """The office's own conclusion is there, and its inspectors have answered what they have taken."""
    if not part.conclusion.strip():
        raise Refused.about("conclusion", _("Write the conclusion of your office first."))
    mine = part.inspectors.values("officer")
    open_lines = part.inspection.answers.filter(taken_by__in=mine, answered_at=None).values_list("point", flat=True)
    if open_lines:
        sentence = _("Your inspectors have taken lines that wait for an answer: %(points)s.")
        raise Refused(sentence % {"points": ", ".join(open_lines)})


def missing_of_parts(inspection):
    """(sentence, part) of each part that keeps the inspection from being completed (points 18, 58, 60)."""
    for part in inspection.parts.filter(state__in=[PartState.INVITED, PartState.ACCEPTED]).select_related("office"):
        if part.state == PartState.INVITED:
            sentence = _("%(office)s has not answered the invitation: wait for it, or withdraw it.")
        else:
            sentence = _("%(office)s has not signed its part: wait for it, or say why it is missing.")
        yield sentence % {"office": part}, part
