from django.utils.translation import gettext as _

from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Forbidden, Refused

from .enums import ConclusionState


def check_can_attach(officer):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor attaches files."))


def check_can_requeue(officer, document):
    if not officer.holds(INSPECTORS):
        raise Forbidden(_("Only a prosecutor asks for a paper to be made again."))


def check_conclusion_is_typed(conclusion):
    """May its words be typed? One that is not begun may."""
    if conclusion is not None and not conclusion.is_typed:
        raise Refused(_("The conclusion is on approval: take it back to go on writing."))


def check_conclusion_is_begun(conclusion):
    if conclusion is None:
        raise Refused(_("Nothing of the conclusion has been written yet."))


def check_conclusion_waits(conclusion):
    """Only what is on approval is taken back, approved or returned."""
    if conclusion is None or conclusion.state != ConclusionState.ON_APPROVAL:
        state = conclusion.get_state_display() if conclusion else _("not begun")
        raise Refused(_("The conclusion is not on approval now: its state is “%(state)s”.") % {"state": state})


def check_conclusion_is_own(officer, conclusion):
    """Who wrote it takes it back; others return it with a comment."""
    if officer.pk not in (conclusion.author_id, conclusion.drafted_by_id):
        raise Refused(_("A conclusion is taken back by who wrote it."))


def check_conclusion_is_anothers(officer, conclusion):
    if officer.pk in (conclusion.author_id, conclusion.drafted_by_id):
        raise Refused(_("You wrote this conclusion: another officer approves it."))
