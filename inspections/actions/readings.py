"""The readings of a check of penal rooms (point 34)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict
from oversight.core.validation import checked

from ..enums import Act
from ..models import PenalRoomReading
from ..policies import check_can_write_reading
from ..reading_rules import check_reading, reading_of
from .inspections import lock

FIELDS = ("measured_at", "temperature", "humidity", "in_dizo", "in_ok", "complaints")


@transaction.atomic
def write(inspection, *, version, by, at, **fields):
    """Write the readings; the first ones have `version` 0 and are whole.

    A repeated request changes nothing; one that would overwrite newer readings is a Conflict that holds them.
    """
    inspection = lock(inspection)
    check_can_write_reading(by, inspection)
    reading = reading_of(inspection) or PenalRoomReading()
    reading.inspection = inspection
    stored = audit.snapshot(reading, *fields)
    if reading.pk and stored == fields:
        return reading
    if version != reading.version:
        raise Conflict(
            _("Somebody else has changed these readings since you opened them."),
            theirs=audit.snapshot(reading, *FIELDS),
            version=reading.version,
        )
    for name, value in fields.items():
        setattr(reading, name, value)
    reading.version += 1
    checked(reading, exclude=["inspection"])
    check_reading(reading, at)
    reading.save()
    audit.record(Act.READING_WRITE, inspection, by=by, at=at, before=stored, after=fields)
    return reading
