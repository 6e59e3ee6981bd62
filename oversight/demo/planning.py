"""Plans of work (15(1), 22): the city's, approved and under way; the oblast's draft, with the place risk proposes."""

from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from inspections.actions import plan_items, plans
from risk.actions import take_places

DAY = timedelta(days=1)


def scenes(stage):
    return [_approved(stage), _draft(stage)]


def _approved(stage):
    by, at = stage.inspectors("karaganda")[0], stage.now - 12 * DAY
    signer = stage.signer("karaganda")
    yield at
    today = by.office.local_day(at)
    plan = plans.draft(begins_on=today, ends_on=today + 60 * DAY, by=by, at=at)
    plan_items.take_duties(plan, by=by, at=at)
    about = {"responsible": by, "facility": None, "kind_code": "", "due_on": today + 20 * DAY}
    plan_items.add(plan, task="Обобщить практику рассмотрения жалоб лиц, водворенных в ДИЗО", by=by, at=at, **about)
    plans.submit(plan, by=by, at=at)
    yield at + DAY
    plans.approve(plan, by=signer, at=at + DAY)


def _draft(stage):
    by, at = stage.inspectors("karaganda-oblast")[0], stage.now - DAY
    yield at
    today = by.office.local_day(at)
    plan = plans.draft(begins_on=today + 7 * DAY, ends_on=today + 97 * DAY, by=by, at=at)
    take_places(plan, [stage.facility("temirtau", Kind.IVS)], by=by, at=at)
