from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.documents.models import Document

from ..enums import ReportKind
from .incident import Incident


class ReportQuerySet(OfOffice):
    # The district whose emergency it is reads what was sent about it.
    offices = ("office", "incident__supervising_office")

    def with_names(self):
        return self.select_related("incident__facility", "incident__kind", "office", "document__office")


class SpecialReport(models.Model):
    """A special report as it was sent to the Department: the first, or a numbered version after it (point 17).

    What it says is frozen in its document. Delivered when the Department's own screens first showed it, read when one
    of its officers opened it.
    """

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="special_reports", verbose_name=_("emergency"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"), db_index=False)
    kind = models.CharField(_("kind"), max_length=16, choices=ReportKind)
    version = models.PositiveSmallIntegerField(_("version"))
    changes = models.TextField(_("what is new or corrected"), blank=True)
    has_annex = models.BooleanField(_("with an annex"))
    document = models.OneToOneField(Document, models.PROTECT, related_name="+", verbose_name=_("paper"))
    submitted_at = models.DateTimeField(_("submitted at"))
    submitted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("submitted by"))
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    read_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("read by")
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("special report")
        verbose_name_plural = _("special reports")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="special_reports_of_office"),
            models.Index(fields=["-id"], condition=Q(delivered_at=None), name="special_reports_to_deliver"),
        ]
        constraints = [
            models.UniqueConstraint("incident", "version", name="special_report_numbered_once"),
            models.CheckConstraint(
                name="special_report_read_after_delivery",
                condition=Q(read_at=None, read_by=None)
                | Q(read_by__isnull=False, delivered_at__isnull=False, read_at__gte=F("delivered_at")),
                violation_error_message=_("A report is read after it was delivered, by somebody."),
            ),
        ]

    def __str__(self):
        return gettext("Special report %(number)s") % {"number": self.document.number_label}

    @property
    def audit_office_id(self):
        return self.office_id


class Query(models.Model):
    """Questions with which the Department returned a report, with their term."""

    report = models.ForeignKey(SpecialReport, models.PROTECT, related_name="queries", verbose_name=_("special report"))
    words = models.TextField(_("questions"))
    answer_by = models.DateTimeField(_("answer by"))
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    answered_with = models.ForeignKey(
        SpecialReport, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered with")
    )

    class Meta:
        verbose_name = _("questions of the Department")
        verbose_name_plural = _("questions of the Department")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="query_answered_whole",
                condition=Q(answered_at=None, answered_by=None, answer="", answered_with=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                violation_error_message=_("An answer has its words, its author and its moment."),
            ),
            models.CheckConstraint(
                name="query_term_after_asking",
                condition=Q(answer_by__gt=F("asked_at")),
                violation_error_message=_("The term of an answer lies in the future."),
            ),
        ]

    def __str__(self):
        return self.words[:80]

    @property
    def is_open(self):
        return self.answered_at is None

    def is_overdue(self, at):
        return (self.answered_at or at) > self.answer_by
