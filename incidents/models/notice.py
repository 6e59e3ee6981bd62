from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice

from ..enums import CallMeans, CallOutcome, ReceiptSource
from .incident import Incident
from .regime import SpecialRegime


class NoticeQuerySet(OfOffice):
    offices = ("from_office", "to_office")

    def answered(self):
        return self.filter(outcome=CallOutcome.ANSWERED)

    def to_confirm(self, officer):
        """Calls somebody says this officer took, of which the officer has said nothing yet."""
        return self.answered().filter(receiver=officer, confirmed_at=None, denied_at=None)


class Notice(models.Model):
    """One attempt to tell the next level by telephone or otherwise: evidence of who told whom, when (16(5), 23, 38).

    Its receiver confirms it under their own sign-in, or denies it. Nothing of it is changed later.
    """

    incident = models.ForeignKey(
        Incident, models.CASCADE, null=True, blank=True, related_name="notices", verbose_name=_("emergency")
    )
    regime = models.ForeignKey(
        SpecialRegime, models.CASCADE, null=True, blank=True, related_name="notices", verbose_name=_("special regime")
    )
    from_office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("from the office"))
    to_office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("to the office"))
    caller = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("who called"))
    receiver = models.ForeignKey(Officer, models.PROTECT, related_name="notices", verbose_name=_("who was called"))
    receiver_post_ru = models.CharField(max_length=200)
    receiver_post_kk = models.CharField(max_length=200)
    called_at = models.DateTimeField(_("called at"))
    means = models.CharField(_("by what means"), max_length=16, choices=CallMeans, default=CallMeans.PHONE)
    outcome = models.CharField(_("outcome"), max_length=16, choices=CallOutcome)
    note = models.CharField(_("note"), max_length=500, blank=True)
    #: Whom the roster named at that moment and who was passed over (`roster.Resolution.frozen`).
    resolution = models.JSONField(_("whom the roster named"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    recorded_at = models.DateTimeField(_("recorded at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    denied_at = models.DateTimeField(_("denied at"), null=True, blank=True)
    denied_reason = models.TextField(_("why it is denied"), blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["called_at", "pk"]
        indexes = [
            models.Index(
                fields=["receiver"],
                condition=Q(outcome="answered", confirmed_at=None, denied_at=None),
                name="notices_to_confirm",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="notice_about_one_thing",
                condition=Q(incident=None, regime__isnull=False) | Q(incident__isnull=False, regime=None),
            ),
            models.CheckConstraint(
                name="notice_recorded_after_the_call",
                condition=Q(recorded_at__gte=F("called_at")),
                violation_error_message=_("A call can't have been made in the future."),
            ),
            models.CheckConstraint(
                name="notice_confirmed_or_denied_if_answered",
                condition=Q(confirmed_at=None, denied_at=None)
                | Q(outcome=CallOutcome.ANSWERED) & (Q(confirmed_at=None) | Q(denied_at=None)),
                violation_error_message=_("Only a call that was answered is confirmed or denied, once."),
            ),
        ]

    def __str__(self):
        return f"{self.caller.short_name} → {self.receiver.short_name}"

    @property
    def subject(self):
        """The emergency or the special regime it is about."""
        return self.incident or self.regime

    @property
    def is_call_back(self):
        """From above: it tells nobody of the next level."""
        return self.from_office_id in self.to_office.lineage

    @property
    def is_answered(self):
        return self.outcome == CallOutcome.ANSWERED

    @property
    def waits(self):
        return self.is_answered and self.confirmed_at is None and self.denied_at is None


class Receipt(models.Model):
    """When the information reached one office, and how: its own clocks run from there."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="receipts")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    received_at = models.DateTimeField(_("received at"))
    source = models.CharField(_("how"), max_length=16, choices=ReceiptSource)
    notice = models.OneToOneField(Notice, models.PROTECT, null=True, blank=True, related_name="receipt")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("who received it"))
    recorded_at = models.DateTimeField(_("recorded at"))
    clocks_run = models.PositiveSmallIntegerField(_("times its clocks were started"), default=1, editable=False)

    class Meta:
        verbose_name = _("receipt of the information")
        verbose_name_plural = _("receipts of the information")
        ordering = ["received_at", "pk"]
        constraints = [models.UniqueConstraint("incident", "office", name="received_once_an_office")]

    def __str__(self):
        return f"{self.office} {self.received_at:%d.%m.%Y %H:%M}"

    @property
    def clock_subject(self):
        """The key this office's clocks run under."""
        key = f"incident:{self.incident_id}"
        return f"{key}:{self.clocks_run}" if self.clocks_run > 1 else key
