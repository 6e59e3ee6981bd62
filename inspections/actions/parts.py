"""Another office's part of a joint inspection: invited, answered, written, signed (points 15(3), 18, 58, 60).

Every action locks the inspection first, then the part: of two at once the second sees what the first did.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from oversight.core import audit
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance

from ..enums import Act
from ..models import JointPart
from ..part_policies import (
    check_can_accept,
    check_can_decline,
    check_can_hear,
    check_can_invite,
    check_can_leave_out,
    check_can_name_inspectors,
    check_can_sign_part,
    check_can_take_back,
    check_can_withdraw,
    check_can_write_part,
)
from ..part_rules import check_invitation, check_signable
from ..workflow import PART
from . import part_clocks
from .inspections import lock
from .inspectors import name_part_inspectors
from .part_lines import free, hand

#: What the conducting office is told of.
ACCEPTED = gettext_noop("%(office)s takes part in the joint inspection: %(kind)s")
DECLINED = gettext_noop("%(office)s declines to take part: %(reason)s (%(kind)s)")
SIGNED = gettext_noop("%(office)s has signed its part: %(kind)s")
TAKEN_BACK = gettext_noop("%(office)s has taken back its signature: %(kind)s")


@transaction.atomic
def invite(inspection, *, office, asked, due_on, operational_search=False, positions=(), by, at):
    """Invite an office to take a part of the inspection on until `due_on`; it is alerted at once. Returns the part."""
    inspection = lock(inspection)
    check_can_invite(by, inspection)
    part = JointPart(
        inspection=inspection,
        office=office,
        operational_search=operational_search,
        asked=asked.strip(),
        positions=sorted(set(positions)),
        due_on=due_on,
        invited_at=at,
        invited_by=by,
    )
    check_invitation(part, at)
    checked(part).save()
    after = {"office": str(part), "asked": part.asked, "until": due_on}
    audit.record(Act.PART_INVITE, inspection, by=by, at=at, after=after)
    part_clocks.invited(part, by, at)
    return part


@transaction.atomic
def accept(part, *, inspectors, by, at):
    """Take the part on and name who inspects.

    From now on the office sees the inspection with all that belongs to it; the lines it was asked to fill and nobody
    has taken are those of its first inspector; the clock of its part begins.
    """
    part = _locked(part)
    check_can_accept(by, part)
    inspectors = list(inspectors)
    _answer(part, "accept", by, at)
    part.inspection.is_joint = True
    part.inspection.save(update_fields=["is_joint"])
    part.save()
    name_part_inspectors(part, inspectors)
    hand(part, inspectors[0], at)
    _record(Act.PART_ACCEPT, part, by, at, inspectors=[one.full_name for one in inspectors])
    part_clocks.answered(part, by, at)
    part_clocks.accepted(part, by, at)
    part_clocks.tell(part, ACCEPTED, by, at)
    return part


@transaction.atomic
def decline(part, *, reason, by, at):
    """Decline the invitation; the office that conducts the inspection sees why."""
    part = _locked(part)
    check_can_decline(by, part)
    part.decline_reason = _reason(reason, _("Say why your office declines."))
    _answer(part, "decline", by, at)
    part.save()
    _record(Act.PART_DECLINE, part, by, at, reason=part.decline_reason)
    part_clocks.answered(part, by, at)
    part_clocks.tell(part, DECLINED, by, at)
    return part


@transaction.atomic
def withdraw(part, *, reason, by, at):
    """Withdraw an invitation that is not answered yet; the invited office sees why."""
    part = _locked(part)
    check_can_withdraw(by, part)
    part.withdraw_reason = _reason(reason, _("Say why the invitation is withdrawn."))
    advance(part, "withdraw", PART)
    part.save()
    _record(Act.PART_WITHDRAW, part, by, at, reason=part.withdraw_reason)
    part_clocks.stop([part], part.withdraw_reason, at)
    return part


@transaction.atomic
def name_inspectors(part, *, inspectors, by, at):
    """The office says anew who inspects for it."""
    part = _locked(part)
    check_can_name_inspectors(by, part)
    before = _names(part)
    name_part_inspectors(part, inspectors)
    if _names(part) != before:
        _record(Act.PART_NAME, part, by, at, inspectors=_names(part))
    return part


@transaction.atomic
def write(part, *, version, conclusion, by, at):
    """Write the office's own conclusion; versions and repeats as in `checklist.answer`."""
    part = _locked(part)
    check_can_write_part(by, part)
    if conclusion == part.conclusion:
        return part
    if version != part.version:
        sentence = _("The conclusion has been changed on another device since you opened it.")
        raise Conflict(sentence, theirs={"conclusion": part.conclusion}, version=part.version)
    part.conclusion = conclusion
    part.version += 1
    part.save()
    _record(Act.PART_WRITE, part, by, at, conclusion=conclusion[:500])
    return part


@transaction.atomic
def sign(part, *, version, conclusion=None, by, at):
    """Sign the part, with the conclusion as `version` has it or as typed now: what its inspectors wrote stays so.

    Refused while a line they have taken waits for an answer, or without a conclusion.
    """
    if conclusion is not None:
        part = write(part, version=version, conclusion=conclusion, by=by, at=at)
    part = _locked(part)
    check_can_sign_part(by, part)
    if conclusion is None and version != part.version:
        sentence = _("The conclusion has been changed since you opened it: read it, then sign.")
        raise Conflict(sentence, theirs={"conclusion": part.conclusion}, version=part.version)
    check_signable(part)
    advance(part, "sign", PART)
    part.signed_at, part.signed_by, part.missing_reason = at, by, ""
    _news(part)
    part.save()
    _record(Act.PART_SIGN, part, by, at, conclusion=part.conclusion[:500])
    part_clocks.signed(part, by, at)
    part_clocks.tell(part, SIGNED, by, at)
    return part


@transaction.atomic
def take_back(part, *, by, at):
    """The office takes its signature back to correct what it wrote; its clock runs on where it stood."""
    part = _locked(part)
    check_can_take_back(by, part)
    advance(part, "take_back", PART)
    part.signed_at = part.signed_by = None
    _news(part)
    part.save()
    _record(Act.PART_TAKE_BACK, part, by, at)
    part_clocks.unsigned(part, by, at)
    part_clocks.tell(part, TAKEN_BACK, by, at)
    return part


@transaction.atomic
def leave_out(part, *, reason, by, at):
    """State why a part is missing, so that the inspection can be completed without it; its open lines are anybody's."""
    part = _locked(part)
    check_can_leave_out(by, part)
    part.missing_reason = _reason(reason, _("Say why the part is missing: the certificate repeats it."))
    advance(part, "leave_out", PART)
    part.save()
    free(part)
    _record(Act.PART_LEAVE_OUT, part, by, at, reason=part.missing_reason)
    part_clocks.stop([part], part.missing_reason, at)
    return part


@transaction.atomic
def hear(part, *, by, at):
    """The conducting office takes note of what the invited one did. Idempotent for a double tap of the same hand."""
    part = _locked(part)
    if part.heard_by_id == by.pk:
        return part
    check_can_hear(by, part)
    part.heard_at, part.heard_by = at, by
    part.save(update_fields=["heard_at", "heard_by"])
    _record(Act.PART_HEAR, part, by, at)
    part_clocks.heard(part, by, at)
    return part


def _locked(part):
    """The part as it stands now, under the lock of its inspection and its own."""
    inspection = lock(part.inspection)
    part = JointPart.objects.select_for_update(of=("self",)).select_related("office").get(pk=part.pk)
    part.inspection = inspection
    return part


def _answer(part, verb, by, at):
    advance(part, verb, PART)
    part.answered_at, part.answered_by = at, by
    _news(part)


def _news(part):
    """The conducting office is to take note of what is being done."""
    part.news += 1
    part.heard_at = part.heard_by = None


def _reason(reason, sentence):
    if not reason.strip():
        raise Refused.about("reason", sentence)
    return reason.strip()


def _names(part):
    return [one.full_name for one in part.inspectors.all()]


def _record(act, part, by, at, **after):
    audit.record(act, part.inspection, by=by, at=at, after={"office": str(part), **after})
