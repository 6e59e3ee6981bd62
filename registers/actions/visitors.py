"""Who came to a reception, what they complained of, what was done and what became of it."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked

from ..enums import Act, Decision
from ..models import Visitor
from ..policies import check_can_settle, check_can_write
from . import promises
from .rows import locked

FIELDS = ("category", "full_name", "about", "subject", "words", "direction", "decision", "measures", "due_on")
#: The longest term that can be promised, in days; a longer one is a slip of the finger.
LONGEST = 366
#: What goes to the audit trail: everything but who the person is and what they said.
TOLD = ("category", "subject", "direction", "decision", "measures", "due_on")


@transaction.atomic
def add(reception, *, by, at, **fields):
    """Enter a visitor of a reception that is being held; return the Visitor. `fields` are those of FIELDS."""
    reception = locked(reception)
    check_can_write(by, reception)
    last = reception.visitors.aggregate(last=Max("position"))["last"] or 0
    visitor = _said(Visitor(reception=reception, position=last + 1), fields)
    visitor.save()
    _touch(reception)
    after = _named(visitor) | audit.snapshot(visitor, *TOLD)
    audit.record(Act.VISITOR_ADD, reception, by=by, at=at, after=after)
    return visitor


@transaction.atomic
def change(visitor, *, version=None, by, at, **fields):
    """Change what is entered of a visitor. `version` is that of the reception the officer has seen."""
    reception = locked(visitor.reception)
    check_can_write(by, reception)
    visitor = _locked(visitor, reception)
    refuse_stale(reception, version, {name: getattr(visitor, name) for name in FIELDS})
    before, was = audit.snapshot(visitor, *TOLD), audit.snapshot(visitor, *FIELDS)
    _said(visitor, fields)
    if audit.snapshot(visitor, *FIELDS) == was:
        return visitor
    visitor.save()
    _touch(reception)
    after = audit.snapshot(visitor, *TOLD) | _named(visitor)
    audit.record(Act.VISITOR_CHANGE, reception, by=by, at=at, before=before, after=after)
    return visitor


@transaction.atomic
def remove(visitor, *, by, at):
    """Remove an entry made by mistake; the numbers of the others stay."""
    reception = locked(visitor.reception)
    check_can_write(by, reception)
    visitor = _locked(visitor, reception)
    before = _named(visitor) | audit.snapshot(visitor, *TOLD)
    promises.drop(reception.visitors.filter(pk=visitor.pk), _("The entry of the visitor was removed."), at)
    visitor.delete()
    _touch(reception)
    audit.record(Act.VISITOR_REMOVE, reception, by=by, at=at, before=before)


@transaction.atomic
def settle(visitor, *, done_on, result, by, at):
    """Record that what was promised to a visitor is done: on which day and with what result; its clock is fulfilled."""
    reception = locked(visitor.reception)
    visitor = _locked(visitor, reception)
    check_can_settle(by, visitor)
    if not result.strip():
        raise Refused.about("result", _("Say with what result it was done."))
    if done_on > reception.office.local_day(at):
        raise Refused.about("done_on", _("It can't have been done in the future."))
    if done_on < reception.office.local_day(reception.began_at):
        raise Refused.about("done_on", _("It can't have been done before the reception."))
    visitor.done_on, visitor.result, visitor.done_by = done_on, result.strip(), by
    checked(visitor).save()
    after = _named(visitor) | audit.snapshot(visitor, "done_on", "result")
    audit.record(Act.VISITOR_SETTLE, reception, by=by, at=at, after=after)
    promises.kept(visitor, by, at)
    return visitor


def _said(visitor, fields):
    """Take what was typed; refused with a sentence beside the field."""
    for name, value in fields.items():
        setattr(visitor, name, value.strip() if isinstance(value, str) else value)
    day = visitor.reception.office.local_day(visitor.reception.began_at)
    if visitor.decision == Decision.EXPLAINED and visitor.due_on is not None:
        raise Refused.about("due_on", _("What is explained on the spot has no term."))
    if visitor.decision and visitor.decision != Decision.EXPLAINED and visitor.due_on is None:
        raise Refused.about("due_on", _("Give the term by which it is done."))
    if visitor.due_on is not None and not 1 <= (visitor.due_on - day).days <= LONGEST:
        raise Refused.about("due_on", _("The term lies after the day of the reception, within a year."))
    return checked(visitor)


def _locked(visitor, reception):
    found = Visitor.objects.select_for_update(of=("self",), no_key=True).get(pk=visitor.pk)
    found.reception = reception
    return found


def _touch(reception):
    reception.version += 1
    reception.save(update_fields=["version"])


def _named(visitor):
    return {"visitor": str(visitor.position)}
