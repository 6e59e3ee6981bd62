"""The conclusion on a use of force: its words, its violations, its approval, and what follows (points 20, 32(2))."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from acts.actions import draft
from oversight.core import audit
from oversight.core.enums import Direction
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.documents.actions import Conclusions, issue
from oversight.documents.enums import DocumentKind, PaperLanguage
from oversight.duties.actions import fulfilment
from oversight.duties.enums import BodyLevel, Event

from .. import policies
from ..enums import Act
from ..force_papers import force_conclusion_context
from ..force_rules import missing_of_force_conclusion
from ..models import ForceConclusion, ForceViolation, Liability
from .force import lock

FIELDS = ("facts", "norms", "lawful", "reasons")
LIABILITY = ("kind", "decision", "decided_on", "decided_by")


class _OnForce(Conclusions):
    fields = FIELDS
    subject = "force"
    acts = {
        "write": Act.FORCE_CONCLUSION_WRITE,
        "submit": Act.FORCE_CONCLUSION_SUBMIT,
        "take_back": Act.FORCE_CONCLUSION_TAKE_BACK,
        "approve": Act.FORCE_CONCLUSION_APPROVE,
        "send_back": Act.FORCE_CONCLUSION_RETURN,
    }
    policies = {
        "write": policies.check_can_write_force_conclusion,
        "submit": policies.check_can_submit_force_conclusion,
        "take_back": policies.check_can_take_back_force_conclusion,
        "decide": policies.check_can_decide_force_conclusion,
    }

    lock = staticmethod(lock)
    missing = staticmethod(missing_of_force_conclusion)

    def blank(self, force):
        return ForceConclusion(force=force)

    def check_approved_at(self, force, approved_at):
        if approved_at < force.learned_at:
            raise Refused.about("approved_at", _("It can't have been approved before the office learned of it."))

    def issue(self, conclusion, *, by, at):
        force = conclusion.force
        return issue(
            DocumentKind.FORCE_CONCLUSION,
            office=force.office,
            facility=force.facility,
            shared_with=force.supervising_office,
            title_ru="Заключение о законности применения специальных средств, физической силы, оружия",
            title_kk="Арнайы құралдарды, дене күшін, қаруды қолданудың заңдылығы туралы қорытынды",
            context=force_conclusion_context(conclusion),
            subject_url=force.get_absolute_url(),
            by=by,
            at=at,
        )

    def concluded(self, conclusion, *, by, at):
        force = conclusion.force
        fulfilment.event_done(
            Event.FORCE_CONCLUDED,
            office=force.office,
            facility=force.facility,
            subject=force.clock_subject,
            done_at=conclusion.approved_at,
            url=force.get_absolute_url(),
            by=by,
            at=at,
        )


_way = _OnForce()
write, submit, take_back = _way.write, _way.submit, _way.take_back
approve, send_back = _way.approve, _way.send_back


@transaction.atomic
def add_violation(force, *, what, norm, by, at):
    """Name a violation in the conclusion; the first one begins it, as the first words would."""
    force = lock(force)
    policies.check_can_write_force_conclusion(by, force)
    conclusion = getattr(force, "conclusion", None)
    if conclusion is None:
        conclusion = write(force, version=0, lawful=False, by=by, at=at)
    violation = ForceViolation(conclusion=conclusion, what=what.strip(), norm=norm.strip())
    checked(violation).save()
    _touched(conclusion, by)
    after = audit.snapshot(violation, "what", "norm")
    audit.record(Act.FORCE_VIOLATION_ADD, force, by=by, at=at, after=after)
    return violation


@transaction.atomic
def remove_violation(violation, *, by, at):
    """Take a violation out; its words stay in the audit trail."""
    force = lock(violation.conclusion.force)
    policies.check_can_write_force_conclusion(by, force)
    _touched(force.conclusion, by)
    before = audit.snapshot(violation, "what", "norm")
    audit.record(Act.FORCE_VIOLATION_REMOVE, force, by=by, at=at, before=before)
    force.conclusion.violations.filter(pk=violation.pk).delete()


@transaction.atomic
def draft_act(force, *, kind="representation", by, at):
    """Draft a response act from an approved conclusion: to the facility, with each violation; return it. Once."""
    force = lock(force)
    policies.check_can_draft_force_act(by, force)
    conclusion, facility = force.conclusion, force.facility
    with translation.override(PaperLanguage.RU):
        demand = _("Remove the violation, its causes and conditions; decide on the liability of those responsible.")
        subject = _("on violations in the use of force")
        ground = _("Conclusion No. %(number)s") % {"number": conclusion.document.registration_number}
    act = draft(
        kind=kind,
        facility=facility,
        body_ru=facility.name_ru,
        body_kk=facility.name_kk,
        body_level=BodyLevel.DISTRICT,
        subject=subject,
        facts=conclusion.facts,
        ground_title=ground,
        ground_url=force.get_absolute_url(),
        violations=[
            {
                "what": one.what,
                "norm": one.norm,
                "demand": demand,
                "direction": Direction.TORTURE,
                "source_url": force.get_absolute_url(),
            }
            for one in conclusion.violations.all()
        ],
        by=by,
        at=at,
    )
    conclusion.response_act = act
    conclusion.save(update_fields=["response_act"])
    audit.record(Act.FORCE_DRAFT_ACT, force, by=by, at=at, after={"act": str(act)})
    return act


@transaction.atomic
def add_liability(member, *, by, at, **fields):
    """Enter what became of a member of staff after an approved conclusion found a violation."""
    force = lock(member.force)
    policies.check_can_track_liability(by, force)
    liability = Liability(staff=member, entered_at=at, entered_by=by, **fields)
    if liability.decided_on and liability.decided_on > force.office.local_day(at):
        raise Refused.about("decided_on", _("This day lies in the future."))
    checked(liability, exclude=["entered_by"]).save()
    after = {"staff": str(member), **audit.snapshot(liability, *LIABILITY)}
    audit.record(Act.LIABILITY_ADD, force, by=by, at=at, after=after)
    return liability


def _touched(conclusion, by):
    """Its violations are its words too: whoever reads an older version is told."""
    conclusion.author = by
    conclusion.version += 1
    conclusion.save(update_fields=["author", "version"])
