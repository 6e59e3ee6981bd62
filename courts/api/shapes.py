"""How hearings are answered and asked for; cases and hearings share it."""

from rest_framework import serializers

from acts.api import BodySerializer
from facilities.models import Facility
from oversight.core.models import Officer
from oversight.core.policies import INSPECTORS
from oversight.core.rest import Body, InScope, Named
from oversight.duties.enums import BodyLevel, CourtStage

from ..models import Hearing


def facility_in_scope():
    return InScope(queryset=Facility.objects.select_related("supervising_office"), required=False, allow_null=True)


class Participant(InScope):
    """A serving prosecutor; whether of the right office, the action says."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Officer.objects.select_related("office"), **kwargs)

    def get_queryset(self):
        return super().get_queryset().active().filter(roles__overlap=sorted(INSPECTORS))


class HearingSerializer(serializers.ModelSerializer):
    case = serializers.IntegerField(source="case_id")
    court = BodySerializer()
    officer = Named()
    after = serializers.IntegerField(source="after_id", allow_null=True, help_text="The hearing adjourned to this one.")

    class Meta:
        model = Hearing
        fields = [
            *("id", "case", "stage", "court", "room", "set_for", "officer", "state", "after", "result", "agreement"),
            *("ruling_on", "reason", "closed_at", "noted_at", "version"),
        ]


class SetHearing(Body):
    stage = serializers.ChoiceField(choices=CourtStage.choices)
    set_for = serializers.DateTimeField()
    court = serializers.CharField(
        max_length=300, required=False, allow_blank=True, help_text="The case's, unless said."
    )
    court_level = serializers.ChoiceField(
        choices=BodyLevel.choices, required=False, help_text="Of a court that is written for the first time."
    )
    court_kk = serializers.CharField(max_length=300, required=False, allow_blank=True)
    room = serializers.CharField(max_length=200, required=False, allow_blank=True)
    officer = Participant(required=False, help_text="Who takes part: you, unless said.")
