"""What a row of a list shows beside the case's own fields: one query for all of a page."""

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..enums import Agreement, CourtResult, HearingState
from ..models import Hearing


def dress_cases(cases, at):
    """Give each case its `address`, the hearing that is set (`coming`), where it stands, and how it was decided."""
    cases, all_cases = list(cases), reverse("courts:cases")
    of_page = Hearing.objects.still_set().filter(case__in=[case.pk for case in cases]).order_by("-set_for", "-pk")
    coming = {hearing.case_id: hearing for hearing in of_page}
    for case in cases:
        case.address = f"{all_cases}{case.pk}/"
        case.coming = coming.get(case.pk)
        case.state, case.state_words = _standing(case, at)
        case.result, case.follows = _decision(case)
    return cases


def dress_hearings(hearings, at):
    """Give each hearing the page of its case and whether its outcome waits to be recorded."""
    hearings, all_cases = list(hearings), reverse("courts:cases")
    for hearing in hearings:
        hearing.address = f"{all_cases}{hearing.case_id}/#hearing-{hearing.pk}"
        hearing.waits = hearing.awaits_outcome(at)
    return hearings


def header():
    return [
        *(
            _("Number of the case"),
            _("Court"),
            _("Kind of participation"),
            _("Point"),
            _("About"),
            _("Facility"),
            _("Office"),
        ),
        *(_("Laid on"), _("Received by the court on"), _("State"), _("Set for"), _("Result"), _("Date of the ruling")),
        _("Does the decision follow the prosecutor's position?"),
    ]


def cells(case):
    """A dressed case as a row of a table: no person is named in it."""
    decision = case.decision
    return [
        *(case.number, str(case.court), case.matter.title, case.matter.point, case.subject),
        *(str(case.facility or ""), str(case.office), str(case.given_to or case.given_unit)),
        *(f"{case.opened_on:%d.%m.%Y}", str(case.state_words)),
        f"{localtime(case.coming.set_for):%d.%m.%Y %H:%M}" if case.coming else "",
        *(case.result, f"{decision.ruling_on:%d.%m.%Y}" if decision else "", case.follows),
    ]


def _standing(case, at):
    """(state, words) of the case as a whole: its record, the hearing that is set, or that none is."""
    if case.is_withdrawn:
        return "withdrawn", HearingState.WITHDRAWN.label
    if case.coming is not None:
        if case.coming.awaits_outcome(at):
            return "overdue", _("No outcome recorded")
        return "set", pgettext("court case", "Hearing set")
    if case.decision is not None:
        return ("lost", _("Lost in court")) if case.is_lost else ("closed", pgettext("court case", "Decided"))
    return "open", _("No hearing set")


def _decision(case):
    decision = case.decision
    if decision is None:
        return "", ""
    return str(CourtResult(decision.result).label), str(Agreement(decision.agreement).label)
