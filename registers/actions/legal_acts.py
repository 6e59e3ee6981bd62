"""Legal acts of the bodies themselves: studied, found lawful or not, protested (points 13, 15(2))."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from acts import actions as response_acts
from acts.actions.bodies import body_named
from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked
from oversight.documents.enums import PaperLanguage

from ..enums import PROTEST, Act
from ..models import ReviewedAct
from ..policies import check_can_change_legal_act, check_can_protest, check_can_review

FIELDS = ("body", "kind", "number", "dated_on", "subject", "lawful", "norm", "reasons", "reviewed_on")


@transaction.atomic
def review(*, inspection=None, body_ru, body_kk="", body_level, reviewed_on=None, by, at, **fields):
    """Record that a legal act was studied: during an `inspection` of the officer's office, or by the Department.

    `fields` are those of FIELDS; studied today unless said otherwise. The body is entered if it is new.
    """
    check_can_review(by, inspection)
    act = ReviewedAct(
        office=by.office,
        inspection=inspection,
        facility=inspection.facility if inspection else None,
        supervising_office=inspection.supervising_office if inspection else None,
        body=body_named(name_ru=body_ru, name_kk=body_kk, level=body_level),
        reviewed_on=reviewed_on or by.office.local_day(at),
        entered_at=at,
        entered_by=by,
    )
    _said(act, fields, at).save()
    audit.record(Act.LEGAL_ACT_REVIEW, act, by=by, at=at, after=audit.snapshot(act, "inspection", *FIELDS))
    return act


@transaction.atomic
def change(act, *, version=None, body_ru=None, body_kk="", body_level=None, by, at, **fields):
    """Correct what is recorded, until a protest rests on it. `version` is the one the officer has seen."""
    act = _locked(act)
    check_can_change_legal_act(by, act)
    refuse_stale(act, version, {name: getattr(act, name) for name in FIELDS if name != "body"})
    before = audit.snapshot(act, *FIELDS)
    if body_ru is not None:
        act.body = body_named(name_ru=body_ru, name_kk=body_kk, level=body_level or act.body.level)
    _said(act, fields, at)
    after = audit.snapshot(act, *FIELDS)
    if after == before:
        return act
    act.version += 1
    act.save()
    audit.record(Act.LEGAL_ACT_CHANGE, act, by=by, at=at, before=before, after=after)
    return act


@transaction.atomic
def draft_protest(act, *, by, at):
    """Draft the protest against an unlawful act with all that is known of it; return it, still to be signed."""
    act = _locked(act)
    check_can_protest(by, act)
    protest = response_acts.draft(
        kind=PROTEST,
        facility=act.facility,
        body_ru=act.body.name_ru,
        body_kk=act.body.name_kk,
        body_level=act.body.level,
        facts=act.reasons,
        ground_title=str(act.inspection or act)[:300],
        ground_url=act.get_absolute_url(),
        **_words_of_protest(act),
        by=by,
        at=at,
    )
    act.protest = protest
    act.version += 1
    act.save(update_fields=["protest", "version"])
    audit.record(Act.LEGAL_ACT_PROTEST, act, by=by, at=at, after=audit.snapshot(act, "protest"))
    return protest


def _words_of_protest(act):
    """What the protest says of itself; an act is written in the language of the office's papers, not of the page."""
    with translation.override(PaperLanguage.RU):
        violation = {
            "what": _("%(act)s (%(subject)s): %(reasons)s")
            % {"act": act, "subject": act.subject, "reasons": act.reasons},
            "norm": act.norm,
            "demand": _("Cancel the act or bring it into line with the law."),
            "source_url": act.get_absolute_url(),
        }
        return {"subject": (_("on the unlawful act: %(act)s") % {"act": act})[:300], "violations": [violation]}


def _said(act, fields, at):
    for name, value in fields.items():
        setattr(act, name, value.strip() if isinstance(value, str) else value)
    today = act.office.local_day(at)
    if act.dated_on > today:
        raise Refused.about("dated_on", _("An act of the future can't have been studied."))
    if act.reviewed_on > today:
        raise Refused.about("reviewed_on", _("It can't have been studied in the future."))
    if act.reviewed_on < act.dated_on:
        raise Refused.about("reviewed_on", _("It can't have been studied before it was issued."))
    if act.lawful:
        act.norm, act.protest = "", None
    elif not act.norm:
        raise Refused.about("norm", _("Name the norm that the unlawful act breaks."))
    elif not act.reasons:
        raise Refused.about("reasons", _("Say why the act is unlawful."))
    return checked(act, exclude=["protest"])


def _locked(act):
    """The record as it stands now. Its protest is not joined: one made while the row was waited for would be missed."""
    names = ("office", "supervising_office", "facility__supervising_office", "inspection__kind", "body")
    return ReviewedAct.objects.select_related(*names).select_for_update(of=("self",), no_key=True).get(pk=act.pk)
