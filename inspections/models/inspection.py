from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.enums import Direction
from oversight.core.languages import localized
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.documents.models import Document
from oversight.duties.models import InspectionKind

from ..enums import AppealSource, InspectionState, SpecialistField
from ..workflow import WRITABLE
from .order import Order


class InspectionQuerySet(OfOffice):
    # The prosecutor who supervises the place reads the certificate of whoever inspected it (point 9).
    offices = ("office", "supervising_office")
    # Offices that take part in it, and those whose officer is named in it (points 18, 58, 60).
    further = "further_offices"

    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related("facility", "office", "kind")


class Inspection(models.Model):
    """One check of one facility by one office (points 7–9, 21, 33, 39, 45–47, 50, 51).

    Times are moments; whether they fall at night, on a weekend or a holiday is derived from them in
    the office's local time when they are set, and kept so that lists can count it.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="inspections", verbose_name=_("office"))
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="inspections", verbose_name=_("facility"))
    supervising_office = models.ForeignKey(
        Office,
        models.PROTECT,
        related_name="+",
        verbose_name=_("supervising office"),
        editable=False,
        db_index=False,
    )
    further_offices = models.ManyToManyField(
        Office, related_name="+", blank=True, editable=False, verbose_name=_("further offices that see it")
    )
    kind = models.ForeignKey(InspectionKind, models.PROTECT, related_name="+", verbose_name=_("kind"))
    order = models.ForeignKey(
        Order, models.PROTECT, null=True, blank=True, related_name="inspections", verbose_name=_("order")
    )
    repeats = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="repetitions", verbose_name=_("repeats the visit")
    )
    state = models.CharField(_("state"), max_length=16, choices=InspectionState, default=InspectionState.PLANNED)
    subject = models.TextField(_("subject of the inspection"), blank=True)
    appeal_source = models.CharField(_("who appealed"), max_length=8, choices=AppealSource, blank=True)
    appeal_sender = models.CharField(_("name of the member"), max_length=300, blank=True)
    appeal_received_at = models.DateTimeField(_("appeal received at"), null=True, blank=True)
    planned_on = models.DateField(_("planned for"))
    started_at = models.DateTimeField(_("began at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    at_night = models.BooleanField(_("at night"), default=False, editable=False)
    on_weekend = models.BooleanField(_("on a weekend"), default=False, editable=False)
    on_holiday = models.BooleanField(_("on a holiday"), default=False, editable=False)
    video_used = models.BooleanField(_("video was recorded"), default=False)
    directions = ArrayField(
        models.PositiveSmallIntegerField(choices=Direction),
        verbose_name=_("priority directions"),
        default=list,
        blank=True,
    )
    received = ArrayField(
        models.CharField(max_length=16),
        verbose_name=_("whom its receptions cover"),
        default=list,
        blank=True,
        editable=False,
    )
    is_joint = models.BooleanField(_("joint"), default=False, editable=False)
    created_at = models.DateTimeField(_("entered at"))
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    cancel_reason = models.TextField(_("reason of cancellation"), blank=True)
    spravka = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("certificate"), editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspection")
        verbose_name_plural = _("inspections")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="inspections_of_office"),
            models.Index(fields=["supervising_office", "-id"], name="inspections_of_supervisor"),
            models.Index(fields=["facility", "-id"], name="inspections_of_facility"),
            models.Index(fields=["facility", "started_at"], name="inspections_the_journal_takes"),
            models.Index(fields=["facility", "started_at"], condition=Q(at_night=True), name="inspections_at_night"),
            models.Index(
                fields=["office"],
                condition=Q(state__in=["planned", "under_way"]) | Q(state="completed", spravka__isnull=False),
                name="inspections_today_shows",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="inspection_ends_after_it_begins",
                condition=Q(ended_at=None) | Q(started_at__isnull=False, ended_at__gte=F("started_at")),
                violation_error_message=_("An inspection can't end before it begins."),
            ),
            models.CheckConstraint(
                name="inspection_of_an_appeal_says_whose_and_when",
                condition=Q(appeal_source="", appeal_sender="", appeal_received_at=None)
                | (~Q(appeal_source="") & Q(appeal_received_at__isnull=False)),
                violation_error_message=_("An appeal says whose it is and when it was received."),
            ),
            models.CheckConstraint(
                name="inspection_cancelled_with_reason",
                condition=~Q(state=InspectionState.CANCELLED) | ~Q(cancel_reason=""),
                violation_error_message=_("A cancelled inspection says why."),
            ),
            models.CheckConstraint(
                name="inspection_completed_has_times",
                condition=~Q(state__in=["completed", "acknowledged", "closed"])
                | Q(started_at__isnull=False, ended_at__isnull=False, completed_at__isnull=False),
                violation_error_message=_("A completed inspection has its beginning and its end."),
            ),
        ]

    def __str__(self):
        return f"{localized(self.kind, 'title')} — {self.facility}"

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_writable(self):
        return self.state in WRITABLE


class Inspector(models.Model):
    """Who inspected, with the post and the full name as they were then (point 8)."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="inspectors")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("officer"))
    full_name = models.CharField(_("full name"), max_length=300)
    post_ru = models.CharField(max_length=200)
    post_kk = models.CharField(max_length=200)
    part = models.ForeignKey(
        "JointPart",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="inspectors",
        verbose_name=_("part of another office"),
    )

    class Meta:
        verbose_name = _("inspector")
        verbose_name_plural = _("inspectors")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("inspection", "officer", name="inspector_named_once")]

    def __str__(self):
        return f"{self.full_name}, {localized(self, 'post')}"


class Specialist(models.Model):
    """A person of special knowledge called to an inspection (points 4(23), 8, 39 note, 47)."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="specialists")
    full_name = models.CharField(_("full name"), max_length=240)
    field = models.CharField(_("field"), max_length=16, choices=SpecialistField)
    organisation = models.CharField(_("organisation and post"), max_length=240)

    class Meta:
        verbose_name = _("specialist")
        verbose_name_plural = _("specialists")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.full_name}, {self.get_field_display()}"

    @property
    def audit_office_id(self):
        return self.inspection.office_id
