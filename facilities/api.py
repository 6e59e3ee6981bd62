"""Facilities with their heads, penal rooms and mailboxes: /facilities/ and what lies below each."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from oversight.core.models import Office
from oversight.core.rest import Body, InnerApi, InScope, Named, Patch, ReadOnlyApi

from . import actions
from .enums import USUAL_OPERATOR
from .filters import FacilityFilter
from .models import Facility, FacilityHead, Mailbox, PenalRoom
from .policies import CONTACTS, PASSPORT, check_can_change_passport, check_can_keep, check_can_register


class HeadSerializer(serializers.ModelSerializer):
    class Meta:
        model = FacilityHead
        fields = ["id", "full_name", "post", "acting", "from_on", "until_on"]


class PenalRoomSerializer(serializers.ModelSerializer):
    class Meta:
        model = PenalRoom
        fields = ["id", "kind", "name", "places", "closed_on"]


class MailboxSerializer(serializers.ModelSerializer):
    class Meta:
        model = Mailbox
        fields = ["id", "place", "installed_on", "removed_on"]


class FacilityRow(serializers.ModelSerializer):
    name = serializers.CharField(source="__str__", help_text="In the language of the request.")
    supervising_office = Named()

    class Meta:
        model = Facility
        fields = ["id", "name", *PASSPORT, *CONTACTS, "closed_on", "version"]


class FacilityCard(FacilityRow):
    heads = HeadSerializer(many=True)
    penal_rooms = PenalRoomSerializer(many=True)
    mailboxes = MailboxSerializer(many=True)

    class Meta(FacilityRow.Meta):
        fields = [*FacilityRow.Meta.fields, "heads", "penal_rooms", "mailboxes"]


class RegisterFacility(Body, serializers.ModelSerializer):
    supervising_office = InScope(queryset=Office.objects.all())

    class Meta:
        model = Facility
        fields = [*PASSPORT, *CONTACTS]
        extra_kwargs = {"operator": {"required": False, "help_text": "The usual one of the kind, if not given."}}
        validators = []

    def validate(self, said):
        return {"operator": USUAL_OPERATOR[said["kind"]], **said}


class ChangeFacility(Patch, serializers.ModelSerializer):
    class Meta:
        model = Facility
        fields = [*(name for name in PASSPORT if name != "supervising_office"), *CONTACTS, "version"]
        validators = []


class CloseOn(Body):
    closed_on = serializers.DateField()


class AppointHead(Body, serializers.ModelSerializer):
    class Meta:
        model = FacilityHead
        fields = ["full_name", "post", "acting", "from_on", "until_on"]
        validators = []


class EndTerm(Body):
    until_on = serializers.DateField(help_text="The last day in office.")


class AddPenalRoom(Body, serializers.ModelSerializer):
    class Meta:
        model = PenalRoom
        fields = ["kind", "name", "places"]
        validators = []


class InstallMailbox(Body, serializers.ModelSerializer):
    class Meta:
        model = Mailbox
        fields = ["place", "installed_on"]
        validators = []


class RemoveMailbox(Body):
    removed_on = serializers.DateField()


class FacilityViewSet(ReadOnlyApi):
    """Places of detention and supervision the officer's office, or one below it, supervises."""

    queryset = Facility.objects.select_related("supervising_office")
    filterset_class = FacilityFilter

    def get_queryset(self):
        facilities = super().get_queryset()
        if self.action == "list":
            return facilities
        return facilities.prefetch_related("heads", "penal_rooms", "mailboxes")

    def get_serializer_class(self):
        return FacilityRow if self.action == "list" else FacilityCard

    @extend_schema(request=RegisterFacility, responses={201: FacilityCard})
    def create(self, request):
        """Enter a facility under its supervising office."""
        check_can_register(request.user)
        return self.created(self.act(actions.register, **self.said(RegisterFacility)))

    @extend_schema(request=ChangeFacility, responses=FacilityCard)
    def partial_update(self, request, pk):
        """Correct the passport or the contacts."""
        facility = self.get_object()
        check_can_keep(request.user, facility)
        return self.answer(self.act(actions.change, facility, **self.said(ChangeFacility)))

    @extend_schema(request=CloseOn, responses=FacilityCard)
    @action(detail=True, methods=["post"])
    def close(self, request, pk):
        """The place ceases to exist; what happened in it stays."""
        facility = self.get_object()
        check_can_change_passport(request.user, facility)
        return self.answer(self.act(actions.close, facility, **self.said(CloseOn)))

    @extend_schema(request=None, responses=FacilityCard)
    @action(detail=True, methods=["post"])
    def reopen(self, request, pk):
        """Undo a closing entered by mistake."""
        return self.answer(self.act(actions.reopen, self.get_object(), **self.said()))


class OfFacility(InnerApi):
    owner_class = Facility
    owner_name = "facility"

    def said(self, *args, **kwargs):
        check_can_keep(self.request.user, self.owner)
        return super().said(*args, **kwargs)


class HeadViewSet(OfFacility):
    """Who heads the place, or acts for the head; they sign acknowledgements (point 9)."""

    queryset = FacilityHead.objects.all()
    serializer_class = HeadSerializer

    @extend_schema(request=AppointHead, responses={201: HeadSerializer})
    def create(self, request, facility):
        """Enter the next head, or acting head; the former one's term ends the day before."""
        return self.created(self.act(actions.appoint_head, self.owner, **self.said(AppointHead)))

    @extend_schema(request=EndTerm, responses=HeadSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request, facility, pk):
        """End a term."""
        return self.answer(self.act(actions.end_head_term, self.get_object(), **self.said(EndTerm)))


class PenalRoomViewSet(OfFacility):
    """Single cells and disciplinary isolators (point 4(5))."""

    queryset = PenalRoom.objects.all()
    serializer_class = PenalRoomSerializer

    @extend_schema(request=AddPenalRoom, responses={201: PenalRoomSerializer})
    def create(self, request, facility):
        """Enter a penal room."""
        return self.created(self.act(actions.add_penal_room, self.owner, **self.said(AddPenalRoom)))

    @extend_schema(request=CloseOn, responses=PenalRoomSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request, facility, pk):
        """Close a penal room."""
        return self.answer(self.act(actions.close_penal_room, self.get_object(), **self.said(CloseOn)))


class MailboxViewSet(OfFacility):
    """Special mailboxes for complaints about officials (point 4(6))."""

    queryset = Mailbox.objects.all()
    serializer_class = MailboxSerializer

    @extend_schema(request=InstallMailbox, responses={201: MailboxSerializer})
    def create(self, request, facility):
        """Enter a special mailbox."""
        return self.created(self.act(actions.install_mailbox, self.owner, **self.said(InstallMailbox)))

    @extend_schema(request=RemoveMailbox, responses=MailboxSerializer)
    @action(detail=True, methods=["post"])
    def remove(self, request, facility, pk):
        """A mailbox no longer hangs."""
        return self.answer(self.act(actions.remove_mailbox, self.get_object(), **self.said(RemoveMailbox)))
