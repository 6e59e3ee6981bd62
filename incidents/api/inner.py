"""What belongs to one emergency: facts, participants, staff, developments, notices."""

from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from inspections.api.orders import Reason
from oversight.core.models import Officer
from oversight.core.rest import Body, InnerApi, OfCases, Patch

from ..actions import developments, facts, notices, people
from ..enums import ASKED_OF_PERSON, CallMeans, CallOutcome, Standing
from ..models import Development, Fact, Incident, Notice, Participant, StaffMember
from ..policies import check_can_work
from .shapes import (
    DevelopmentSerializer,
    FactSerializer,
    NoticeSerializer,
    ParticipantSerializer,
    StaffSerializer,
)


class OfIncident(OfCases, InnerApi):
    owner_class = Incident
    owner_name = "incident"
    check_can_write = staticmethod(check_can_work)


class WriteFact(Patch):
    value = serializers.CharField(allow_blank=True, trim_whitespace=False)
    standing = serializers.ChoiceField(Standing.choices)


class FactViewSet(OfIncident):
    """What point 17 and the kind ask, and what has been said."""

    queryset = Fact.objects.select_related("said_by", "incident")
    serializer_class = FactSerializer

    @extend_schema(request=WriteFact)
    def partial_update(self, request, incident, pk):
        """Say what is known, that it is unknown at this hour, or that there is none."""
        fact = self.get_object()
        self.act(facts.write, fact, **self.said(WriteFact))
        return self.answer(self.get_object())


class Person(Body, serializers.ModelSerializer):
    unknown = serializers.ListField(child=serializers.ChoiceField(ASKED_OF_PERSON), required=False)

    class Meta:
        model = Participant
        fields = people.PERSON
        validators = []


class ChangePerson(Patch, serializers.ModelSerializer):
    class Meta:
        model = Participant
        fields = [*people.PERSON, "version"]
        validators = []


class ParticipantViewSet(OfIncident):
    """Who took part, who suffered, who saw it."""

    queryset = Participant.objects.select_related("incident")
    serializer_class = ParticipantSerializer

    @extend_schema(request=Person, responses={201: ParticipantSerializer})
    def create(self, request, incident):
        """Enter one person."""
        return self.created(self.act(people.add_person, self.owner, **self.said(Person)))

    @extend_schema(request=ChangePerson)
    def partial_update(self, request, incident, pk):
        """Change what is known of a person."""
        return self.answer(self.act(people.change_person, self.get_object(), **self.said(ChangePerson)))

    def destroy(self, request, incident, pk):
        """Take out who was entered by mistake."""
        self.act(people.remove_person, self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)


class Staff(Body, serializers.ModelSerializer):
    class Meta:
        model = StaffMember
        fields = people.STAFF


class StaffViewSet(OfIncident):
    """Members of the facility's staff who were involved."""

    queryset = StaffMember.objects.select_related("incident")
    serializer_class = StaffSerializer

    @extend_schema(request=Staff, responses={201: StaffSerializer})
    def create(self, request, incident):
        """Enter a member of staff."""
        return self.created(self.act(people.add_staff, self.owner, **self.said(Staff)))

    def destroy(self, request, incident, pk):
        """Take out who was entered by mistake."""
        self.act(people.remove_staff, self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)


class Develop(Body, serializers.ModelSerializer):
    happened_at = serializers.DateTimeField(required=False, help_text="Now, if not given.")

    class Meta:
        model = Development
        fields = developments.SAID
        validators = []


class DevelopmentViewSet(OfIncident):
    """What happened next; nothing is overwritten."""

    queryset = Development.objects.select_related("recorded_by", "incident")
    serializer_class = DevelopmentSerializer

    @extend_schema(request=Develop, responses={201: DevelopmentSerializer})
    def create(self, request, incident):
        """Add what happened."""
        return self.created(self.act(developments.add, self.owner, **self.said(Develop)))

    @extend_schema(request=Develop, responses={201: DevelopmentSerializer})
    @action(detail=True, methods=["post"])
    def correct(self, request, incident, pk):
        """Set an entry right by a further one that names it; both stay."""
        return self.created(self.act(developments.correct, self.get_object(), **self.said(Develop)))


class CallBody(Body):
    receiver = serializers.PrimaryKeyRelatedField(
        queryset=Officer.objects.active(), pk_field=serializers.IntegerField(), help_text="Who was called."
    )
    outcome = serializers.ChoiceField(CallOutcome.choices)
    means = serializers.ChoiceField(CallMeans.choices, required=False)
    called_at = serializers.DateTimeField(required=False, help_text="Now, if not given.")
    note = serializers.CharField(required=False, allow_blank=True, max_length=500)


class NoticeViewSet(OfIncident):
    """Attempts to tell the next level by telephone."""

    queryset = Notice.objects.select_related("from_office", "to_office", "caller", "receiver")
    serializer_class = NoticeSerializer

    @extend_schema(request=CallBody, responses={201: NoticeSerializer})
    def create(self, request, incident):
        """Record an attempt; who may be named as called follows from points 23 and 38."""
        with transaction.atomic():
            return self.created(self.act(notices.record, self.owner, **self.said(CallBody)))

    @extend_schema(request=CallBody, responses={201: NoticeSerializer})
    @action(detail=False, methods=["post"], url_path="call-back")
    def call_back(self, request, incident):
        """Record a call from above to an office that has it or should have it; it meets nobody's clock."""
        with transaction.atomic():
            return self.created(self.act(notices.call_back, self.owner, **self.said(CallBody)))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def confirm(self, request, incident, pk):
        """The receiver confirms: the sender's clock is met at the moment of the call."""
        self.said()
        self.act(notices.confirm, self.get_object())
        return self.answer(self.get_object())

    @extend_schema(request=Reason)
    @action(detail=True, methods=["post"])
    def deny(self, request, incident, pk):
        """The receiver denies the call."""
        self.act(notices.deny, self.get_object(), **self.said(Reason))
        return self.answer(self.get_object())
