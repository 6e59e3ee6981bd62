"""The readings of point 34: when they may be taken, what is missing of them, which lie outside the limits."""

from django.utils.translation import gettext as _

from oversight.core.refusals import Refused
from oversight.duties.enums import Measure
from oversight.duties.models import Limit

from .models import PenalRoomReading

MEASURES = {"temperature": Measure.TEMPERATURE, "humidity": Measure.HUMIDITY}


def reading_of(inspection):
    """The inspection's reading as it is stored now, or None."""
    return PenalRoomReading.objects.filter(inspection=inspection).first()


def check_reading(reading, at):
    """Refuse a reading of the future, and one taken before the inspection began."""
    if reading.measured_at is None:
        return
    if reading.measured_at > at:
        raise Refused.about("measured_at", _("The readings can't have been taken in the future."))
    if not _is_begun(reading):
        raise Refused.about("measured_at", _("The readings are taken during the inspection, not before it begins."))


def missing_of_reading(inspection):
    """Sentences for what an inspection that takes readings lacks; others lack nothing."""
    if not inspection.kind.has_readings:
        return
    reading = reading_of(inspection)
    if reading is None:
        yield _("The readings of the penal rooms: temperature, humidity, how many are held (point 34).")
    elif inspection.started_at and not (_is_begun(reading, inspection) and _is_not_ended(reading, inspection)):
        yield _("The readings were taken outside the time of the inspection (point 34).")


def limits_passed(reading):
    """{"temperature" | "humidity": the limit of the edition of that day that the reading lies outside}."""
    inspection = reading.inspection
    on = inspection.office.local_day(reading.measured_at)
    limits = Limit.objects.in_force(on).filter(
        measure__in=MEASURES.values(), facility_kinds__contains=[inspection.facility.kind]
    )
    names = {measure: name for name, measure in MEASURES.items()}
    return {names[limit.measure]: limit for limit in limits if not limit.allows(getattr(reading, names[limit.measure]))}


def _is_begun(reading, inspection=None):
    started = (inspection or reading.inspection).started_at
    return started is not None and reading.measured_at >= started.replace(second=0, microsecond=0)


def _is_not_ended(reading, inspection):
    return inspection.ended_at is None or reading.measured_at <= inspection.ended_at
