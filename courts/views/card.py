"""The card of a court case: what it is, its hearings as they follow each other, what may be done now."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from oversight.core.forms import refuse
from oversight.core.models import AuditRow
from oversight.core.pages import HISTORY
from oversight.core.refusals import Forbidden, Refused, may

from ..actions.persons import read_identities
from ..enums import Act, HearingState
from ..forms import ReasonForm
from ..models import Hearing, Ruling
from ..policies import hearings as rules
from .rows import dress_cases
from .scope import case_in_scope

MAY = {
    "change": rules.check_can_change_case,
    "give": rules.check_can_give,
    "take_back": rules.check_can_take_back,
    "withdraw": rules.check_can_withdraw_case,
    "set": rules.check_can_set,
}
MAY_HEARING = {
    "move": rules.check_can_move,
    "record": rules.check_can_record,
    "adjourn": rules.check_can_adjourn,
    "miss": rules.check_can_miss,
    "withdraw": rules.check_can_withdraw_hearing,
    "note": rules.check_can_note,
}


def case_page(request, case, *, refusal=None, status=200, forms=None):
    """The card; `refusal` is why what was just tried isn't possible, `forms` those that were sent, by their name."""
    officer, now = request.user, timezone.now()
    dress_cases([case], now)
    knows = may(rules.check_can_read_identity, officer)
    hearings = _hearings(case, officer, now)
    forms = forms or {}
    context = {
        "case": case,
        "knows": knows,
        "persons": read_identities(case, by=officer, at=now) if knows else case.persons.all(),
        "hearings": hearings,
        "may": {verb: may(check, officer, case) for verb, check in MAY.items()},
        "refusal": refusal,
        "withdraw_form": forms.get("withdraw") or ReasonForm(auto_id="withdraw_%s"),
        "take_back_form": forms.get("take_back") or ReasonForm(auto_id="take_back_%s"),
        "history": _history(case, hearings)[:HISTORY],
    }
    return render(request, "courts/case.html", context, status=status)


def act_on_case(request, pk, action, said, name):
    """Do `action` with the reason typed on the card; a refusal is said on the card with what was typed."""
    found = case_in_scope(request, pk)
    form, refusal = ReasonForm(request.POST, auto_id=f"{name}_%s"), None
    if form.is_valid():
        try:
            action(found, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
        except Forbidden:
            raise
        except Refused as sentence:
            refusal = sentence
            refuse(form, sentence)
        else:
            messages.success(request, said)
            return redirect(found)
    return case_page(request, case_in_scope(request, pk), refusal=refusal, status=422, forms={name: form})


def _history(case, hearings):
    """What was done with the case and with its hearings. Who read the names stands in the audit trail alone."""
    of_hearings = {"subject_type": Hearing._meta.label_lower, "subject_id__in": [one.pk for one in hearings]}
    done = AuditRow.objects.about(case).exclude(action=Act.CASE_VIEW)
    return done | AuditRow.objects.filter(**of_hearings)


def _rulings(hearings, officer):
    """The page of the ruling under review that each hearing ended with, where the officer sees one (point 56)."""
    found = Ruling.objects.visible_to(officer).filter(hearing__in=[one.pk for one in hearings])
    return {ruling.hearing_id: ruling.get_absolute_url() for ruling in found.order_by("pk")}


def _hearings(case, officer, now):
    """The case's hearings, the latest first, each with what may be done with it and whether it has begun."""
    names = ("court", "officer", "closed_by", "noted_by", "set_by")
    found = list(case.hearings.select_related(*names).order_by("-set_for", "-pk"))
    rulings = _rulings(found, officer)
    reviews = case.matter.rulings_reviewed and may(rules.check_works_on, officer, case)
    for hearing in found:
        hearing.case = case
        hearing.may = {verb: may(check, officer, hearing) for verb, check in MAY_HEARING.items()}
        hearing.has_begun = hearing.set_for <= now
        hearing.waits = hearing.awaits_outcome(now)
        hearing.ruling_page = rulings.get(hearing.pk)
        hearing.may_be_reviewed = reviews and hearing.state == HearingState.HELD and hearing.ruling_page is None
    return found
