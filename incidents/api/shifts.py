"""The shift log over REST."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from oversight.core.models import Officer
from oversight.core.rest import Body, Named, OfCases, ReadOnlyApi

from ..actions import shifts
from ..models import Handover, Shift, ShiftEntry
from ..policies import check_can_work


class ShiftEntrySerializer(serializers.ModelSerializer):
    written_by = Named()

    class Meta:
        model = ShiftEntry
        fields = ["id", "words", "written_at", "written_by"]


class HandoverSerializer(serializers.ModelSerializer):
    to = Named()
    handed_by = Named()

    class Meta:
        model = Handover
        fields = ["id", "to", "notes", "still_open", "handed_at", "handed_by", "confirmed_at"]


class ShiftRow(serializers.ModelSerializer):
    office = Named()
    officer = Named()

    class Meta:
        model = Shift
        fields = ["id", "office", "officer", "taken_at", "follows", "ended_at"]


class ShiftCard(ShiftRow):
    entries = ShiftEntrySerializer(many=True)
    handovers = HandoverSerializer(many=True)

    class Meta(ShiftRow.Meta):
        fields = [*ShiftRow.Meta.fields, "entries", "handovers"]


class WriteEntry(Body):
    words = serializers.CharField(trim_whitespace=False)


class HandOver(Body):
    to = serializers.PrimaryKeyRelatedField(
        queryset=Officer.objects.active(), pk_field=serializers.IntegerField(), help_text="Another officer of yours."
    )
    notes = serializers.CharField(required=False, allow_blank=True)


class ShiftPaper(serializers.Serializer):
    document = Named()


class ShiftViewSet(OfCases, ReadOnlyApi):
    """Who has the desk of an office, what happened, to whom it was handed over."""

    queryset = Shift.objects.with_names()
    check_can_write = staticmethod(check_can_work)

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "list":
            return found
        return found.prefetch_related("entries__written_by", "handovers__to", "handovers__handed_by")

    def get_serializer_class(self):
        return ShiftRow if self.action == "list" else ShiftCard

    @extend_schema(request=None, responses={201: ShiftCard})
    def create(self, request):
        """Take the shift of your office, which nobody has."""
        self.said()
        made = self.act(shifts.take)
        return self.created(self.get_queryset().get(pk=made.pk))

    @extend_schema(request=WriteEntry, responses={201: ShiftEntrySerializer})
    @action(detail=True, methods=["post"])
    def entries(self, request, pk):
        """Add what happened."""
        entry = self.act(shifts.write, self.get_object(), **self.said(WriteEntry))
        return Response(ShiftEntrySerializer(entry).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=HandOver, responses={201: HandoverSerializer})
    @action(detail=True, methods=["post"])
    def handovers(self, request, pk):
        """Offer the shift to another officer, with notes and with what is open now."""
        handover = self.act(shifts.hand_over, self.get_object(), **self.said(HandOver))
        return Response(HandoverSerializer(handover).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses={200: ShiftCard})
    @action(detail=True, methods=["post"], url_path="handovers/<int:handover>/confirm")
    def confirm(self, request, pk, handover):
        """You have it: the answer is your own shift, which begins now."""
        offer = get_object_or_404(self.get_object().handovers, pk=handover)
        self.said()
        following = self.act(shifts.confirm, offer)
        return self.answer(self.get_queryset().get(pk=following.pk))

    @extend_schema(request=None, responses={201: ShiftPaper})
    @action(detail=True, methods=["post"])
    def paper(self, request, pk):
        """The log as a paper, as it stands now."""
        shift = self.get_object()
        self.said()
        document = self.act(shifts.print_shift, shift)
        return Response(ShiftPaper({"document": document}).data, status=status.HTTP_201_CREATED)
