import uuid

from django.db import models
from django.db.models import Count, Min, Q
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Office, Officer

from ..enums import DeliveryState as State
from ..enums import StepChannel
from .escalation import Alert


class ChannelAddressQuerySet(models.QuerySet):
    def visible_to(self, officer):
        """An officer's own addresses and those of their office; all for who keeps reference data."""
        if officer.is_reference_admin:
            return self
        return self.filter(Q(officer=officer) | Q(office=officer.office))

    def reaching_all_of(self, officer):
        """The officer's own and their office's, also those out of use: what their page shows."""
        return self.filter(Q(officer=officer) | Q(office=officer.office_id))

    def reaching(self, officer):
        """Where messages to this officer go: their own addresses, and what their office keeps for everybody."""
        return self.filter(Q(officer=officer) | Q(office=officer.office_id), enabled=True)


class ChannelAddress(models.Model):
    """An Apprise address (SMS gateway, messenger, webhook) of one officer or of a whole office.

    The URL may hold a gateway's secret: pages and the audit trail show `title` only.
    """

    officer = models.ForeignKey(
        Officer, models.CASCADE, null=True, blank=True, related_name="addresses", verbose_name=_("officer")
    )
    office = models.ForeignKey(
        Office, models.CASCADE, null=True, blank=True, related_name="addresses", verbose_name=_("office")
    )
    title = models.CharField(_("title"), max_length=100)
    url = models.CharField(_("address"), max_length=500)
    enabled = models.BooleanField(_("in use"), default=True)
    last_sent_at = models.DateTimeField(_("last sent at"), null=True, blank=True)
    last_error = models.TextField(_("last error"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ChannelAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("address for alerts")
        verbose_name_plural = _("addresses for alerts")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="address_of_officer_or_of_office",
                condition=Q(officer=None, office__isnull=False) | Q(officer__isnull=False, office=None),
                violation_error_message=_("An address belongs either to an officer or to an office."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def audit_office_id(self):
        return self.office_id or self.officer.office_id


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, officer):
        return self.filter(alert__in=Alert.objects.visible_to(officer))

    def dead(self):
        """What could not be sent though its alert stands: somebody has to look at the address."""
        return self.filter(state=State.DEAD, alert__closed_at=None)

    def failing(self):
        """Tried and refused, and going to be tried again: of which channels, how many, since when."""
        rows = self.filter(state=State.FAILED, alert__closed_at=None).order_by()
        return rows.values("channel").annotate(number=Count("pk"), since=Min("alert__raised_at"))

    def waiting(self):
        return self.filter(state__in=[State.QUEUED, State.FAILED])

    def due(self, at):
        """What waits to be sent by `at`, longest waiting first."""
        return self.waiting().filter(next_attempt_at__lte=at).order_by("next_attempt_at", "pk")


class Delivery(models.Model):
    """One message of an alert through one channel to one address. The row is the queue: an outbox.

    `message_id` stays the same however often it is sent, so that who receives it twice sees it once. `sent_as` is the
    id that goes out: its own, or the one that those of a summary share. It is settled before the first attempt.
    """

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="deliveries", verbose_name=_("alert"), db_index=False)
    channel = models.CharField(_("channel"), max_length=16, choices=StepChannel)
    address = models.CharField(_("address"), max_length=300)
    channel_address = models.ForeignKey(
        ChannelAddress, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("address for alerts")
    )
    repeat = models.PositiveSmallIntegerField(_("repeated"), default=0)
    together = models.BooleanField(_("may go in a summary"), default=False)
    message_id = models.UUIDField(_("number of the message"), unique=True, default=uuid.uuid4, editable=False)
    sent_as = models.UUIDField(_("sent under the number"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    error = models.TextField(_("cause of failure"), blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(state__in=["queued", "failed"]),
                name="deliveries_the_outbox_takes",
            ),
            models.Index(
                fields=["channel", "address"],
                condition=Q(state__in=["queued", "failed"]),
                name="deliveries_to_one_address",
            ),
            models.Index(fields=["-id"], condition=Q(state="dead"), name="deliveries_that_died"),
        ]
        constraints = [
            models.UniqueConstraint("alert", "channel", "address", "repeat", name="message_queued_once"),
            models.CheckConstraint(
                name="delivery_sent_at_a_moment",
                condition=Q(state=State.SENT, sent_at__isnull=False, sent_as__isnull=False)
                | (~Q(state=State.SENT) & Q(sent_at=None)),
                violation_error_message=_("A message that was sent says when and under which number."),
            ),
        ]

    def __str__(self):
        return f"{self.get_channel_display()}: {self.address}"

    @property
    def audit_office_id(self):
        return self.alert.office_id

    @property
    def shown_address(self):
        """The mail address, or the title of the gateway: the number before it only keeps two of one title apart."""
        return self.address if self.channel == StepChannel.EMAIL else self.address.partition(": ")[2]


class Mark(models.Model):
    """How far the engine has got: a moment under a name, so that after days of downtime it takes up where it was."""

    name = models.CharField(max_length=32, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("mark of the engine")
        verbose_name_plural = _("marks of the engine")

    def __str__(self):
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"
