"""What every page of this package begins with: the thing in the officer's scope, or 404; and what its forms offer."""

from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from acts.enums import ActState
from acts.models import ResponseAct
from facilities.models import Facility
from oversight.core.languages import alphabetical
from oversight.core.models import Office, Officer
from oversight.core.policies import INSPECTORS
from oversight.duties.models import CourtMatter

from ..models import CourtCase, Hearing

#: Kinds of response acts that bring a matter before a court.
TO_COURT = ("court_application", "proceedings", "protest", "appeal_protest", "cassation_protest")
#: How many of the office's acts a form offers, the latest first.
RECENT = 100


def case_in_scope(request, pk):
    names = ("response_act__kind", "response_act__document", "response_act__body", "entered_by")
    found = CourtCase.objects.visible_to(request.user).with_names().prefetch_related(*names)
    return get_object_or_404(found, pk=pk)


def hearing_in_scope(request, pk):
    return get_object_or_404(Hearing.objects.visible_to(request.user).with_names(), pk=pk)


def matters_for(officer, at):
    """The matters of the edition in force in which officers of the office take part, or may be told to (26)."""
    office = officer.office
    matters = list(CourtMatter.objects.in_force(office.local_day(at)))
    above = office.parent.level if office.parent else None
    own = [one.pk for one in matters if office.level in one.levels or (one.may_be_given and above in one.levels)]
    return CourtMatter.objects.filter(pk__in=own)


def facilities_for(officer):
    return Facility.objects.visible_to(officer).order_by(alphabetical(_name()))


def below(officer):
    """The offices on which the oblast prosecutor's order may lay participation."""
    own = officer.office
    return Office.objects.filter(lineage__contains=[own.pk]).exclude(pk=own.pk).order_by(alphabetical(_name()))


def acts_for(request, *named):
    """The office's own acts that go to court, the latest; and those that are `named` already."""
    own = ResponseAct.objects.visible_to(request.user).filter(office=request.user.office, kind__code__in=TO_COURT)
    own = own.exclude(state=ActState.WITHDRAWN)
    latest = list(own.order_by("-pk").values_list("pk", flat=True)[:RECENT])
    named = [int(one) for one in map(str, named) if one.isdecimal() and len(one) < 19]
    return ResponseAct.objects.visible_to(request.user).with_names().filter(pk__in=[*latest, *named])


def officers_of(case):
    """Who may take part: serving prosecutors of the office whose case it is and of the one it is laid on."""
    offices = [pk for pk in (case.office_id, case.given_to_id) if pk]
    able = Officer.objects.active().filter(office__in=offices, roles__overlap=sorted(INSPECTORS))
    return able.order_by("surname", "given_name", "pk")


def _name():
    return "name_kk" if get_language() == "kk" else "name_ru"
