"""What an officer does next about a duty: one tap from the duty to the page that fulfils it.

Pages of other packages are named by their addresses, never imported.
"""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from oversight.core.policies import check_can_inspect
from oversight.core.refusals import may

from .enums import Event
from .models import InspectionKind


@dataclass(frozen=True)
class NextStep:
    """A button: with `fields` it sends them by POST, without it is a link."""

    title: str
    url: str
    picture: str
    fields: dict = field(default_factory=dict)


def next_steps(obligations, officer, at):
    """{obligation's id: NextStep} for the duties of the officer's own office that have one: one query for all."""
    own = [one for one in obligations if one.office_id == officer.office_id and not one.is_over]
    if not may(check_can_inspect, officer):
        own = []
    kinds = _kinds(own, officer.office, at)
    found = {one.pk: _step(one, kinds, officer.office.local_day(at)) for one in own}
    return {pk: step for pk, step in found.items() if step}


def _kinds(obligations, office, at):
    """{(code, kind of facility): the kind of inspection the office may open there today}."""
    codes = {code for one in obligations if one.facility_id for code in one.rule.done_by_kinds}
    if not codes:
        return {}
    kinds = InspectionKind.objects.in_force(office.local_day(at)).filter(
        code__in=codes, at_level__contains=[office.level]
    )
    return {(kind.code, facility_kind): kind for kind in kinds for facility_kind in kind.facility_kinds}


def _step(obligation, kinds, today):
    if obligation.subject_url:
        return NextStep(_("Open"), obligation.subject_url, "arrow-right")
    if obligation.facility_id is None:
        return None
    facility = obligation.facility
    if obligation.rule.done_by_event == Event.RECEPTION_HELD:
        address = f"{reverse('registers:new_reception')}?facility={facility.pk}"
        return NextStep(_("Record the reception"), address, "users")
    kind = next(
        (kinds[code, facility.kind] for code in obligation.rule.done_by_kinds if (code, facility.kind) in kinds), None
    )
    if kind is None:
        return None
    about = {"facility": facility.pk, "kind": kind.pk}
    if kind.needs_order:
        return NextStep(_("Plan the inspection"), _new(about), "calendar-event")
    if obligation.period_until < today:
        return NextStep(_("Enter the check made then"), _new(about), "pencil")
    return NextStep(_("Log the check"), reverse("inspections:log"), "clipboard-check", about)


def _new(about):
    return f"{reverse('inspections:new')}?facility={about['facility']}&kind={about['kind']}"
