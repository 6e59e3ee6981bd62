"""Drafts of response acts and the violations they name."""

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.documents.enums import PaperLanguage
from oversight.duties.models import ActKind

from ..enums import Act
from ..models import ResponseAct, Violation
from ..norms import norm_key
from ..policies import check_body, check_can_change, check_can_draft, check_can_follow_up
from .bodies import body_named
from .rows import locked

WORDS = ("attention", "subject", "facts", "ground_title", "term_days")
FIELDS = ("kind", "body", *WORDS)
OF_VIOLATION = ("what", "norm", "demand", "direction", "due_on")


@transaction.atomic
def draft(
    *,
    kind,
    facility=None,
    body_ru,
    body_kk="",
    body_level,
    subject,
    facts,
    attention="",
    ground_title="",
    ground_url="",
    term_days=None,
    violations=(),
    person="",
    settles=None,
    by,
    at,
):
    """Draft an act of the officer's own office; it binds nobody until it is signed.

    `kind` is an `ActKind` of the edition in force or its code; `term_days` its own unless the act states another.
    `violations` are dictionaries for `name`. `ground_title` and `ground_url` say what the act rests on. `person` is
    named on its paper; `settles` is the duty of the office that signing it fulfils.
    """
    check_can_draft(by, facility)
    kind = kind if isinstance(kind, ActKind) else kind_in_force(kind, by.office, at)
    body = body_named(name_ru=body_ru, name_kk=body_kk, level=body_level)
    check_body(kind, body)
    act = ResponseAct(
        office=by.office,
        facility=facility,
        supervising_office=facility.supervising_office if facility else None,
        kind=kind,
        body=body,
        subject=subject,
        facts=facts,
        attention=attention,
        ground_title=ground_title,
        ground_url=ground_url,
        term_days=term_days or kind.term_days,
        person=person,
        settles=settles,
        drafted_at=at,
        drafted_by=by,
    )
    checked(act, exclude=["document"]).save()
    audit.record(Act.DRAFT, act, by=by, at=at, after=audit.snapshot(act, "facility", *FIELDS))
    for violation in violations:
        name(act, **violation, by=by, at=at)
    return act


@transaction.atomic
def change(act, *, version=None, by, at, kind=None, body_ru=None, body_kk="", body_level=None, **words):
    """Change a draft, or an act that was returned. `version` is the one the officer has seen."""
    act = locked(act)
    check_can_change(by, act)
    refuse_stale(act, version, audit.snapshot(act, *WORDS))
    before = audit.snapshot(act, *FIELDS)
    act.kind = kind or act.kind
    if body_ru is not None:
        act.body = body_named(name_ru=body_ru, name_kk=body_kk, level=body_level or act.body.level)
    check_body(act.kind, act.body)
    for field, value in words.items():
        setattr(act, field, value)
    after = audit.snapshot(act, *FIELDS)
    if after == before:
        return act
    act.version += 1
    checked(act, exclude=["document"]).save()
    audit.record(Act.CHANGE, act, by=by, at=at, before=before, after=after)
    return act


@transaction.atomic
def name(act, *, what, norm, demand, direction=None, due_on=None, source_url="", facility=None, by, at):
    """Name a violation in a draft: what, against which norm, what is demanded. Returns the Violation."""
    act = locked(act)
    check_can_change(by, act)
    last = act.violations.aggregate(last=Max("position"))["last"] or 0
    violation = Violation(
        act=act,
        office=act.office,
        facility=facility or act.facility,
        position=last + 1,
        what=what.strip(),
        norm=norm.strip(),
        norm_key=norm_key(norm),
        demand=demand.strip(),
        direction=direction,
        due_on=due_on,
        source_url=source_url,
    )
    _refuse_past_term(due_on, act, at)
    checked(violation).save()
    audit.record(Act.NAME, act, by=by, at=at, after=audit.snapshot(violation, *OF_VIOLATION))
    return violation


@transaction.atomic
def reword(violation, *, by, at, **fields):
    """Change a violation of a draft."""
    act = locked(violation.act)
    check_can_change(by, act)
    violation = act.violations.get(pk=violation.pk)
    before = audit.snapshot(violation, *fields)
    for field, value in fields.items():
        setattr(violation, field, value.strip() if isinstance(value, str) else value)
    violation.norm_key = norm_key(violation.norm)
    _refuse_past_term(violation.due_on, act, at)
    checked(violation).save()
    after = audit.snapshot(violation, *fields)
    audit.record(Act.REWORD, act, by=by, at=at, before=before, after=after)
    return violation


@transaction.atomic
def strike(violation, *, by, at):
    """Take a violation out of a draft; its words stay in the audit trail."""
    act = locked(violation.act)
    check_can_change(by, act)
    audit.record(Act.STRIKE, act, by=by, at=at, before=audit.snapshot(violation, *OF_VIOLATION))
    act.violations.filter(pk=violation.pk).delete()


@transaction.atomic
def follow_up(act, *, kind, by, at):
    """Draft a further act about what an earlier one left undone past its term (point 12); return it.

    It names the violations that are still open, and rests on the earlier act.
    """
    act = locked(act)
    check_can_follow_up(by, act, at)
    words = {"number": act.document.registration_number, "subject": act.subject}
    with translation.override(PaperLanguage.RU):
        facts = _("The act No. %(number)s (%(subject)s) was left without due consideration in its term.") % words
    further = draft(
        kind=kind,
        facility=act.facility,
        body_ru=act.body.name_ru,
        body_kk=act.body.name_kk,
        body_level=act.body.level,
        attention=act.attention,
        subject=act.subject,
        facts=facts,
        ground_title=str(act)[:300],
        ground_url=act.get_absolute_url(),
        violations=[
            {name: getattr(one, name) for name in ("what", "norm", "demand", "direction", "source_url")}
            for one in act.violations.open()
        ],
        by=by,
        at=at,
    )
    further.follows = act
    further.save(update_fields=["follows"])
    audit.record(Act.FOLLOW_UP, act, by=by, at=at, after=audit.snapshot(further, "kind"))
    return further


def kind_in_force(code, office, at):
    """The kind of act of that code in the edition in force at the office."""
    kind = ActKind.objects.in_force(office.local_day(at)).filter(code=code).first()
    if kind is None:
        raise Refused.about("kind", _("No edition in force has the kind of act “%(code)s”.") % {"code": code})
    return kind


def _refuse_past_term(due_on, act, at):
    if due_on is not None and due_on < act.office.local_day(at):
        raise Refused.about("due_on", _("The term can't have passed already."))
