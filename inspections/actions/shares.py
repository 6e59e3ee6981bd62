"""Several inspectors on one checklist: who fills which lines (point 8)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused

from ..enums import Act
from ..policies import check_can_write
from .inspections import lock
from .inspectors import join


@transaction.atomic
def take(inspection, *, positions=None, over=False, by, at):
    """“I fill this”: take lines of the checklist, by default all nobody has taken or answered; return their points.

    Refused as a whole when another inspector has taken one of them, unless they are taken `over`: a colleague who was
    called away must not hold up the inspection.
    """
    inspection = lock(inspection)
    check_can_write(by, inspection)
    lines = _lines(inspection, positions)
    others = [line for line in lines if line.taken_by_id not in (None, by.pk)]
    if others and not over:
        words = {"point": others[0].point, "officer": others[0].taken_by.short_name}
        raise Refused.about("positions", _("Line %(point)s is filled by %(officer)s already.") % words)
    join(inspection, by=by, at=at)
    new = [line for line in lines if line.taken_by_id != by.pk]
    _hand(inspection, new, Act.TAKE, by, at)
    return [line.point for line in new]


@transaction.atomic
def give_back(inspection, *, positions, by, at):
    """Lines the officer has taken are anybody's again; return their points."""
    inspection = lock(inspection)
    check_can_write(by, inspection)
    mine = [line for line in _lines(inspection, positions) if line.taken_by_id == by.pk]
    _hand(inspection, mine, Act.GIVE_BACK, by, at)
    return [line.point for line in mine]


def _lines(inspection, positions):
    lines = inspection.answers.select_related("taken_by").select_for_update(of=("self",))
    if positions is None:
        return list(lines.filter(taken_by=None, answered_at=None))
    found = list(lines.filter(position__in=positions))
    if not found:
        raise Refused.about("positions", _("Choose the lines you fill."))
    return found


def _hand(inspection, lines, act, by, at):
    if not lines:
        return
    took = act == Act.TAKE
    inspection.answers.filter(pk__in=[line.pk for line in lines]).update(
        taken_by=by if took else None, taken_at=at if took else None
    )
    audit.record(act, inspection, by=by, at=at, after={"points": [line.point for line in lines]})
