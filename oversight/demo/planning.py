"""The oblast's draft of a plan of work, with the place its risk proposes (points 15(1), 22)."""

from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from inspections.actions import plans
from risk.actions import take_places

DAY = timedelta(days=1)


def scenes(stage):
    return [_draft(stage)]


def _draft(stage):
    by, at = stage.inspectors("karaganda-oblast")[0], stage.now - DAY
    yield at
    today = by.office.local_day(at)
    plan = plans.draft(begins_on=today + 7 * DAY, ends_on=today + 97 * DAY, by=by, at=at)
    take_places(plan, [stage.facility("temirtau", Kind.IVS)], by=by, at=at)
