"""The working page of one use of force; drawn again when an act on it was refused."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from inspections.forms import ApproveForm, ReasonForm, SendBackForm
from inspections.views.card import papers_context
from oversight.core.forms import refuse
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY
from oversight.core.refusals import Forbidden, Refused, may
from oversight.duties.enums import AnswerKind
from oversight.duties.models import Means

from .. import policies
from ..enums import Act
from ..force_forms import (
    LiabilityForm,
    PersonForm,
    StaffForm,
    TakeForm,
    TakeStaffForm,
    ViolationForm,
    localized_words,
)
from ..force_rules import missing_of_force_conclusion, point_of_force
from ..models import ForceConclusion
from .checks import checks_context
from .scope import force_card_of

ACTS = {
    "change": policies.check_can_change_force,
    "withdraw": policies.check_can_withdraw_force,
    "write": policies.check_can_write_force_conclusion,
    "submit": policies.check_can_submit_force_conclusion,
    "take_back": policies.check_can_take_back_force_conclusion,
    "decide": policies.check_can_decide_force_conclusion,
    "draft_act": policies.check_can_draft_force_act,
    "track_liability": policies.check_can_track_liability,
    "order_check": policies.check_can_order_check,
}


def force_page(request, force, *, status=200, refusal=None, **bound):
    """The page; `bound` forms that were refused stand in place of the blank ones of the same name."""
    review = getattr(force, "conclusion", None)
    allowed = {name: may(check, request.user, force) for name, check in ACTS.items()}
    allowed["record_allegation"] = may(policies.check_can_record_allegation, request.user, force.facility)
    context = {
        "force": force,
        "allegations": force.allegations.visible_to(request.user).with_names(),
        "clock": force.obligation,
        "now": timezone.now(),
        "point": point_of_force(force),
        "review": review or (ForceConclusion(force=force) if allowed["write"] else None),
        "missing": missing_of_force_conclusion(review) if review and allowed["submit"] else [],
        "violations": list(review.violations.all()) if review else [],
        "persons": list(force.persons.all()),
        "staff": list(force.staff.select_related("file").prefetch_related("liabilities")),
        "means": _means_in_words(force),
        "means_to_add": _means_in_force(force) if allowed["change"] else [],
        "files": force.files.all(),
        "files_at": files_at(force),
        "upload_limit": settings.ATTACHMENT_MAX_BYTES,
        "may": allowed,
        "forms": _forms(force, review, allowed) | bound,
        "refusal": refusal,
        "history": AuditRow.objects.about(force).exclude(action=Act.FORCE_VIEW)[:HISTORY],
        **checks_context(request.user, force),
        **papers_context(request.user, review.document if review else None),
    }
    return render(request, "incidents/force.html", context, status=status)


def act(request, force, name, form, action, done, *, place=""):
    """Do `action` with what `form` says; refused, the page again with the form and its sentences."""
    policies.check_works_on_force(request.user, force)
    refusal = None
    if form.is_valid():
        try:
            action(force, **form.cleaned_data, by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as sentence:
            refusal = sentence
            refuse(form, sentence)
        else:
            messages.success(request, done)
            return redirect(force_card_of(force, place))
    return force_page(request, force, status=422, refusal=refusal, **{name: form})


def files_at(force):
    return f"{force_card_of(force)}files/"


def _means_in_words(force):
    """What was used, each with its questions and answers in the reader's language."""
    used = list(force.means.select_related("means", "by_staff", "against"))
    for one in used:
        one.said = [(localized_words(answer), _in_words(answer)) for answer in one.answers]
    return used


def _in_words(answer):
    if answer["answer"] == AnswerKind.MOMENT and answer["value"]:
        return datetime.fromisoformat(answer["value"])
    return answer["value"]


def _means_in_force(force):
    return Means.objects.known_on(force.office.local_day(force.happened_at))


def _forms(force, review, allowed):
    version = {"version": review.version if review else 0}
    forms = {
        "withdraw": ReasonForm(auto_id="withdraw_%s"),
        "approve": ApproveForm(initial=version, auto_id="approve_%s"),
        "send_back": SendBackForm(initial=version, auto_id="return_%s"),
    }
    if allowed["change"]:
        forms |= {
            "person": PersonForm(auto_id="person_%s"),
            "staff": StaffForm(auto_id="staff_%s"),
            "violation": ViolationForm(auto_id="violation_%s"),
        }
        persons, members = to_take(force)
        if persons:
            forms["take_persons"] = TakeForm(rows=persons, auto_id="take_persons_%s")
        if members:
            forms["take_staff"] = TakeStaffForm(rows=members, auto_id="take_staff_%s")
    if allowed["track_liability"]:
        forms["liability"] = LiabilityForm(force=force, auto_id="liability_%s")
    return forms


def to_take(force):
    """(participants, members of staff) of its emergency that are not taken over yet."""
    if force.incident is None:
        return (), ()
    persons = force.incident.participants.exclude(pk__in=force.persons.exclude(participant=None).values("participant"))
    members = force.incident.staff.exclude(pk__in=force.staff.exclude(member=None).values("member"))
    return persons, members
