"""A check of a usual day, as short as it can be told: opened, answered, completed, closed."""

from datetime import timedelta

from inspections.actions import inspections, orders, results
from inspections.enums import Ground

from .scenes import answer_all


def check(stage, duty, began_at, ended_at, *, by, at):
    """Make the inspection that fulfils `duty`, entered at `at`; its order, where it needs one, just before."""
    kind = next(stage.kinds[code] for code in duty.rule.done_by_kinds if code in stage.kinds)
    order = _order(stage, duty, kind, began_at, by=by, at=at) if kind.needs_order else None
    opened = inspections.open_inspection(
        facility=duty.facility,
        kind=kind,
        started_at=began_at,
        order=order,
        video_used=stage.chance.random() < 0.3,
        directions={3},
        by=by,
        at=at,
    )
    answer_all(opened, [], by=by, at=at)
    opened = results.complete(opened, ended_at=ended_at, by=by, at=at)
    if opened.spravka_id is None:
        inspections.close(opened, by=by, at=at)


def _order(stage, duty, kind, began_at, *, by, at):
    texts, begins_on = stage.orders, by.office.local_day(began_at)
    drafted = orders.draft(
        facility=duty.facility,
        ground=Ground.PLAN,
        ground_details=texts[Ground.PLAN]["details"].format(n=stage.chance.randint(2, 19)),
        subject=texts["subject"].get(kind.code, kind.title_ru),
        begins_on=begins_on,
        ends_on=begins_on + timedelta(days=4),
        by=by,
        at=at,
    )
    return orders.sign(drafted, by=stage.signer(duty.office.code), at=at)
