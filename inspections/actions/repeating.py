"""A visit made again: the same kind at the same place with its checklist, what was violated first."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core.refusals import Refused
from oversight.duties.enums import Asks
from oversight.duties.models import InspectionKind

from ..enums import AnswerValue, LineSection
from ..policies import check_can_repeat
from .inspections import copied, open_inspection


@transaction.atomic
def repeat(inspection, *, started_at=None, planned_on=None, order=None, by, at):
    """Open the visit again, by the officer's own office, on an order of its own where one is needed.

    Its lines are those of the visit it repeats, as long as the edition of the day is still the same; of another
    edition, the kind of the same code with its own lines. Lines that were violated then come first.
    """
    check_can_repeat(by, inspection)
    day = planned_on or by.office.local_day(started_at or at)
    kinds = InspectionKind.objects.for_facility(inspection.facility, at_level=by.office.level, on=day)
    kind = kinds.filter(code=inspection.kind.code).select_related("edition", "checklist").first()
    if kind is None:
        raise Refused.about("kind", _("Your office conducts no such inspection at this facility."))
    return open_inspection(
        facility=inspection.facility,
        kind=kind,
        planned_on=planned_on,
        started_at=started_at,
        order=order,
        repeats=inspection,
        subject=inspection.subject,
        lines=_lines(inspection, kind),
        by=by,
        at=at,
    )


def _lines(inspection, kind):
    before = list(inspection.answers.exclude(section=LineSection.CARRIED))
    violated = {line.point for line in before if line.value == AnswerValue.VIOLATION}
    if kind.pk == inspection.kind_id or kind.asks == Asks.CHOSEN:
        asked = before
    else:
        checklist = kind.checklist_for(inspection.facility.kind)
        asked = list(checklist.lines.all()) if checklist else []
    asked.sort(key=lambda line: (line.section == LineSection.TRACING, line.point not in violated))
    return [copied(line, violated_before=line.point in violated) for line in asked]
