from rest_framework import serializers

from oversight.core.rest import Patch

from ..actions import readings
from ..models import PenalRoomReading
from ..reading_rules import MEASURES, limits_passed


class WriteReading(Patch, serializers.ModelSerializer):
    class Meta:
        model = PenalRoomReading
        fields = ["version", *readings.FIELDS]
        validators = []


class ReadingSerializer(serializers.ModelSerializer):
    """The entry of point 34: °C, per cent, persons."""

    outside = serializers.SerializerMethodField(help_text="Which readings lie outside the limits of the edition.")

    class Meta:
        model = PenalRoomReading
        fields = [*readings.FIELDS, "outside", "version"]

    def get_outside(self, reading) -> list[str]:
        passed = limits_passed(reading)
        return [name for name in MEASURES if name in passed]
