"""The special regime: its approval entered, and the Department's leadership told within the hour (point 16(5))."""

from django.db import transaction

from oversight.core import audit
from oversight.core.validation import checked
from oversight.duties.actions import obligations
from oversight.duties.enums import Event

from ..models import SpecialRegime
from ..moments import not_after, refuse_future, refuse_long_past
from ..policies import check_can_enter_regime

FIELDS = ("facility", "received_at", "received_from", "grounds", "measures", "from_at", "until_at")


@transaction.atomic
def enter(*, facility, received_at, by, at, **fields):
    """Enter the approval; the hour runs from its receipt."""
    check_can_enter_regime(by, facility)
    refuse_future("received_at", received_at, at)
    refuse_long_past("received_at", received_at, at)
    regime = SpecialRegime(
        office=by.office,
        facility=facility,
        received_at=not_after(received_at, at),
        created_at=at,
        created_by=by,
        **fields,
    )
    checked(regime).save()
    audit.record("regimes.enter", regime, by=by, at=at, after=audit.snapshot(regime, *FIELDS))
    obligations.start_clocks(
        Event.SPECIAL_REGIME_RECEIVED,
        office=by.office,
        facility=facility,
        subject=regime.clock_subject,
        subject_url=regime.get_absolute_url(),
        started_at=regime.received_at,
        by=by,
        at=at,
    )
    return regime
