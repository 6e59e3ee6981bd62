"""Where alerts reach you beside the desk: your addresses and those of your office, /channel-addresses/."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from oversight.core.pagination import OldestFirst
from oversight.core.refusals import may
from oversight.core.rest import IDEMPOTENCY_KEY, Body, Patch, ReadOnlyApi

from ..actions import addresses
from ..models import ChannelAddress
from ..policies import check_can_keep_address
from .examples import ADD_ADDRESS, CHANGE_ADDRESS, TRY


class ChannelAddressSerializer(serializers.ModelSerializer):
    of_office = serializers.SerializerMethodField(help_text="Whether it is the office's; otherwise an officer's own.")
    last_error = serializers.SerializerMethodField(help_text="Why the last message failed; empty when it was taken.")

    class Meta:
        model = ChannelAddress
        fields = ["id", "title", "of_office", "enabled", "last_sent_at", "last_error", "version"]

    def get_of_office(self, address) -> bool:
        return address.office_id is not None

    def get_last_error(self, address) -> str:
        return address.last_error if may(check_can_keep_address, self.context["request"].user, address) else ""


class AddAddress(Body):
    title = serializers.CharField(max_length=100)
    url = serializers.CharField(max_length=500, help_text="As Apprise writes it; it is never shown again.")
    of_office = serializers.BooleanField(default=False, help_text="For everybody in your office; leaders only.")


class ChangeAddress(Patch):
    title = serializers.CharField(max_length=100)
    url = serializers.CharField(max_length=500)
    enabled = serializers.BooleanField()


class ChannelAddressViewSet(ReadOnlyApi):
    """Your own addresses and your office's. The address itself is never answered: it may hold a secret."""

    queryset = ChannelAddress.objects.select_related("officer__office", "office")
    serializer_class = ChannelAddressSerializer
    pagination_class = OldestFirst

    def kept(self):
        address = self.get_object()
        check_can_keep_address(self.request.user, address)
        return address

    @extend_schema(
        request=AddAddress,
        responses={201: ChannelAddressSerializer},
        parameters=[IDEMPOTENCY_KEY],
        examples=[ADD_ADDRESS],
    )
    def create(self, request):
        """Enter an address of your own, or as a leader one of your office."""
        return self.make(self._add, body=AddAddress)

    @extend_schema(request=ChangeAddress, examples=[CHANGE_ADDRESS])
    def partial_update(self, request, pk):
        """Rename it, replace it, or take it out of use."""
        address = self.kept()
        self.act(addresses.change_address, address, **self.said(ChangeAddress))
        return self.answer(self.get_queryset().get(pk=address.pk))

    @extend_schema(request=Body, examples=[TRY])
    @action(detail=True, methods=["post"])
    def test(self, request, pk):
        """Send a test message now; `last_error` of the answer says what came of it."""
        address = self.kept()
        self.said()
        self.act(addresses.try_address, address)
        return self.answer(self.get_queryset().get(pk=address.pk))

    def _add(self, *, of_office, by, at, **fields):
        owner = {"office": by.office} if of_office else {"officer": by}
        return addresses.add_address(**fields, **owner, by=by, at=at)
