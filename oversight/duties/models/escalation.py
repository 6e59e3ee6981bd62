from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice

from ..enums import StepChannel
from .obligation import Obligation


class EscalationQuerySet(OfOffice):
    def untold(self):
        return self.filter(told_at=None)

    def reaching_nobody(self):
        """Tried, and nobody was left who could be told."""
        return self.untold().filter(resolution__has_key="told", resolution__told=[])


class Escalation(models.Model):
    """One step of an obligation that has come: when it was due, when the tick noticed, whom it reached.

    `step` is its place in the obligation's `steps`. Nobody has been told while `told_at` is empty; `tell_at` is
    when the next attempt is made. `resolution` keeps who was tried in turn and why they were passed over.
    """

    obligation = models.ForeignKey(
        Obligation, models.CASCADE, related_name="escalations", verbose_name=_("duty"), db_index=False
    )
    # The duty's own, whose key the database checks; checking it again for each step slows the tick by a tenth.
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="+", verbose_name=_("office"), db_index=False, db_constraint=False
    )
    step = models.PositiveSmallIntegerField(_("step"))
    due_at = models.DateTimeField(_("due at"))
    noticed_at = models.DateTimeField(_("noticed at"))
    role = models.CharField(_("told is"), max_length=32, choices=Role)
    level = models.CharField(_("at level"), max_length=16, choices=OfficeLevel)
    channels = ArrayField(models.CharField(max_length=16, choices=StepChannel), verbose_name=_("channels"))
    acknowledge = models.BooleanField(_("must be acknowledged"), default=False)
    tell_at = models.DateTimeField(_("next told at"))
    told_at = models.DateTimeField(_("told at"), null=True, blank=True)
    resolution = models.JSONField(_("who was tried"), default=dict, encoder=DjangoJSONEncoder)
    resolved_to = models.TextField(_("whom it reached"), blank=True)
    trouble = models.TextField(_("why it was set aside"), blank=True)

    objects = EscalationQuerySet.as_manager()

    class Meta:
        verbose_name = _("escalation")
        verbose_name_plural = _("escalations")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["tell_at"], condition=Q(told_at=None), name="escalations_to_tell"),
            models.Index(fields=["office", "-id"], name="escalations_of_office"),
        ]
        constraints = [
            models.UniqueConstraint("obligation", "step", name="step_comes_once"),
            models.CheckConstraint(
                name="escalation_never_early",
                condition=Q(noticed_at__gte=F("due_at")),
                violation_error_message=_("A step can't be noticed before it is due."),
            ),
        ]

    def __str__(self):
        return f"{self.obligation} — {self.get_role_display()}"

    @property
    def audit_office_id(self):
        return self.office_id


class AlertQuerySet(OfOffice):
    def of(self, officer):
        """The officer's own alerts, newest first."""
        return self.filter(officer=officer).order_by("-pk")

    def standing(self):
        """What has not been overtaken: its duty is still open."""
        return self.filter(closed_at=None)

    def waiting(self, at):
        """Standing, and nobody has it: never acknowledged, or that has expired."""
        return self.standing().filter(Q(acknowledged_at=None) | Q(ack_expires_at__lte=at), needs_acknowledgement=True)


class Alert(models.Model):
    """What one officer is told of one escalation, exactly once; this row is the message on the alert desk.

    A statutory one is repeated at `next_repeat_at` until it is acknowledged; the acknowledgement expires, and then it
    is repeated again. `closed_at` is when the duty was fulfilled, cancelled or stopped. `changed_at` is when any of
    this last happened: a desk that was away asks for what has changed since.
    """

    escalation = models.ForeignKey(
        Escalation, models.CASCADE, related_name="alerts", verbose_name=_("escalation"), db_index=False
    )
    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="alerts", verbose_name=_("duty"))
    officer = models.ForeignKey(
        Officer, models.PROTECT, related_name="alerts", verbose_name=_("told is"), db_index=False
    )
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"), db_index=False)
    statutory = models.BooleanField(_("statutory"))
    needs_acknowledgement = models.BooleanField(_("must be acknowledged"), default=False)
    title = models.TextField(_("title"))
    url = models.CharField(_("page"), max_length=200, blank=True)
    raised_at = models.DateTimeField(_("raised at"))
    passed_on = models.BooleanField(_("passed on because nobody acknowledged"), default=False)
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("acknowledged by")
    )
    ack_expires_at = models.DateTimeField(_("acknowledgement expires at"), null=True, blank=True)
    repeats = models.PositiveSmallIntegerField(_("repeated"), default=0)
    next_repeat_at = models.DateTimeField(_("next repeated at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"), editable=False)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["officer", "-id"], name="alerts_of_officer"),
            models.Index(fields=["office", "-id"], name="alerts_of_office"),
            models.Index(
                fields=["next_repeat_at"], condition=Q(next_repeat_at__isnull=False), name="alerts_the_tick_repeats"
            ),
            models.Index(fields=["officer", "-id"], condition=Q(closed_at=None), name="alerts_standing_of_officer"),
            models.Index(fields=["office", "-id"], condition=Q(closed_at=None), name="alerts_standing_of_office"),
            models.Index(fields=["changed_at"], name="alerts_a_desk_missed"),
        ]
        constraints = [
            models.UniqueConstraint("escalation", "officer", name="officer_told_once"),
            models.CheckConstraint(
                name="alert_acknowledged_by_somebody_for_a_time",
                condition=Q(acknowledged_at=None, acknowledged_by=None, ack_expires_at=None)
                | Q(acknowledged_by__isnull=False, ack_expires_at__gt=F("acknowledged_at")),
                violation_error_message=_("An acknowledgement says who gave it, when, and until when it holds."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def audit_office_id(self):
        return self.office_id

    def is_acknowledged(self, at):
        return self.acknowledged_at is not None and self.ack_expires_at > at
