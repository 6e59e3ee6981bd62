from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .inspection import Inspection

#: Between these a thermometer in a building reads, °C; what lies outside is a slip of the finger.
COLDEST, WARMEST = Decimal(-50), Decimal(60)


class PenalRoomReading(models.Model):
    """The entry of point 34 in the facility's journal: when, how warm and damp the penal rooms were, how many held.

    `temperature` is in °C, `humidity` in per cent; the others count persons. `version` counts the writes.
    """

    inspection = models.OneToOneField(Inspection, models.CASCADE, related_name="reading")
    measured_at = models.DateTimeField(_("date and time"))
    temperature = models.DecimalField(
        _("temperature, °C"),
        max_digits=4,
        decimal_places=1,
        validators=[
            MinValueValidator(COLDEST, _("No room is that cold: check the temperature.")),
            MaxValueValidator(WARMEST, _("No room is that warm: check the temperature.")),
        ],
    )
    humidity = models.PositiveSmallIntegerField(
        _("humidity of the air, %"), validators=[MaxValueValidator(100, _("Humidity is at most 100 per cent."))]
    )
    in_dizo = models.PositiveSmallIntegerField(_("held in disciplinary isolators"))
    in_ok = models.PositiveSmallIntegerField(_("held in single cells"))
    complaints = models.PositiveSmallIntegerField(_("of them with complaints"))
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("reading of penal rooms")
        verbose_name_plural = _("readings of penal rooms")
        constraints = [
            models.CheckConstraint(
                name="reading_can_be",
                condition=Q(temperature__gte=COLDEST, temperature__lte=WARMEST, humidity__lte=100),
                violation_error_message=_("Check the temperature and the humidity: no room has such ones."),
            ),
            models.CheckConstraint(
                name="reading_complaints_of_those_held",
                condition=Q(complaints__lte=F("in_dizo") + F("in_ok")),
                violation_error_message=_("More persons with complaints than are held: check the numbers."),
            ),
        ]

    def __str__(self):
        return str(self.inspection)

    @property
    def audit_office_id(self):
        return self.inspection.office_id

    @property
    def held(self):
        """All who are held in penal rooms."""
        return self.in_dizo + self.in_ok
