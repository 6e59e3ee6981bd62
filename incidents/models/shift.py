from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice


class ShiftQuerySet(OfOffice):
    def running(self):
        return self.filter(ended_at=None)

    def with_names(self):
        return self.select_related("office", "officer", "follows__officer")


class Shift(models.Model):
    """Who has the desk of an office, from the moment they took it until another confirms having it.

    Nothing of it is overwritten: what happened is added as entries, each handing over is a row of its own.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="shifts", verbose_name=_("office"), db_index=False)
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("who has the shift"))
    taken_at = models.DateTimeField(_("taken at"))
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="next", verbose_name=_("taken over from")
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "-id"], name="shifts_of_office")]
        constraints = [
            models.UniqueConstraint(
                "office",
                condition=Q(ended_at=None),
                name="one_shift_an_office",
                violation_error_message=_("The office has a shift already."),
            ),
            models.CheckConstraint(
                name="shift_ends_after_it_began",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("taken_at")),
                violation_error_message=_("A shift can't end before it was taken."),
            ),
        ]

    def __str__(self):
        return gettext("Shift No. %(number)s — %(officer)s") % {"number": self.pk, "officer": self.officer.short_name}

    def get_absolute_url(self):
        return reverse("incidents:shift", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_running(self):
        return self.ended_at is None


class ShiftEntry(models.Model):
    """What happened in a shift, in its keeper's words. Never changed: what was wrong is said by a further entry."""

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="entries")
    words = models.TextField(_("what happened"))
    written_at = models.DateTimeField(_("written at"))
    written_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("written by"))

    class Meta:
        verbose_name = _("entry of a shift")
        verbose_name_plural = _("entries of a shift")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="shift_entry_says_something",
                condition=~Q(words=""),
                violation_error_message=_("Write what happened."),
            ),
        ]

    def __str__(self):
        return self.words[:80]


class Handover(models.Model):
    """A shift offered to another officer, with notes and with what was open at that very moment.

    The shift stays with who has it until the receiver confirms under their own sign-in.
    """

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="handovers")
    to = models.ForeignKey(Officer, models.PROTECT, related_name="handovers", verbose_name=_("to whom"))
    notes = models.TextField(_("notes"), blank=True)
    #: The desk as it stood: plain values, one dictionary an emergency (`incidents.shifts.frozen_line`).
    still_open = models.JSONField(_("still open"), default=list, blank=True, encoder=DjangoJSONEncoder)
    handed_at = models.DateTimeField(_("handed over at"))
    handed_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("handed over by"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("handing over of a shift")
        verbose_name_plural = _("handings over of a shift")
        ordering = ["pk"]
        indexes = [models.Index(fields=["to"], condition=Q(confirmed_at=None), name="handovers_to_confirm")]
        constraints = [
            models.UniqueConstraint(
                "shift",
                condition=Q(confirmed_at__isnull=False),
                name="shift_handed_over_once",
                violation_error_message=_("This shift has been handed over."),
            ),
            models.CheckConstraint(
                name="handover_confirmed_after_it_was_made",
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("handed_at")),
                violation_error_message=_("A handing over is confirmed after it was made."),
            ),
        ]

    def __str__(self):
        return f"{self.handed_by.short_name} → {self.to.short_name}"
