from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.documents.models import Attachment

from ..enums import CaseKind, RequisitionState


class RequisitionQuerySet(OfOffice):
    offices = ("office", "from_office")

    def with_names(self):
        return self.select_related("office", "from_office", "facility", "asked_by")

    def overdue(self, day):
        """Not received although the day has passed."""
        return self.filter(state=RequisitionState.ASKED, due_on__lt=day)


class Requisition(models.Model):
    """Case files asked for to be studied: what, from whom, by when; received; sent back (point 15(9)).

    They come from a prosecutor's office of the line (`from_office`, which sees it) or from a court or another body.
    """

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="requisitions", verbose_name=_("office"), db_index=False
    )
    from_office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("from the prosecutor's office")
    )
    from_body = models.CharField(
        _("from whom"), max_length=300, blank=True, help_text=_("The court, the body or the official who holds them.")
    )
    case_kind = models.CharField(_("what is requisitioned"), max_length=16, choices=CaseKind)
    what = models.CharField(_("which files"), max_length=300, help_text=_("Number of the case, who it concerns."))
    purpose = models.TextField(_("what for"), help_text=_("Which decisions are to be studied."))
    task = models.CharField(
        _("by whose task"), max_length=300, help_text=_("The leader who ordered it, and when (point 15(9)).")
    )
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="requisitions", verbose_name=_("facility")
    )
    due_on = models.DateField(_("to be received by"))
    state = models.CharField(_("state"), max_length=16, choices=RequisitionState, default=RequisitionState.ASKED)
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    received_on = models.DateField(_("received on"), null=True, blank=True)
    volumes = models.CharField(_("what was received"), max_length=300, blank=True)
    files = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name=_("files"))
    returned_on = models.DateField(_("sent back on"), null=True, blank=True)
    result = models.TextField(_("what the study showed"), blank=True)
    withdraw_reason = models.TextField(_("why it was withdrawn"), blank=True)

    objects = RequisitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("requisition of case files")
        verbose_name_plural = _("requisitions of case files")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "-id"], name="requisitions_of_office")]
        constraints = [
            models.CheckConstraint(
                name="requisition_from_somebody",
                condition=Q(from_office__isnull=False, from_body="") | Q(from_office=None) & ~Q(from_body=""),
                violation_error_message=_("Say from whom: an office of the list or another body in words."),
            ),
            models.CheckConstraint(
                name="requisition_received_whole",
                condition=Q(state__in=["received", "sent_back"], received_on__isnull=False) & ~Q(volumes="")
                | Q(state__in=["asked", "withdrawn"], received_on=None, volumes=""),
                violation_error_message=_("What was received says when and what."),
            ),
            models.CheckConstraint(
                name="requisition_returned_whole",
                condition=Q(state="sent_back", returned_on__gte=F("received_on")) & ~Q(result="")
                | ~Q(state="sent_back") & Q(returned_on=None, result=""),
                violation_error_message=_("Files are sent back after they were received, with what the study showed."),
            ),
            models.CheckConstraint(
                name="requisition_withdrawn_with_reason",
                condition=Q(state="withdrawn") & ~Q(withdraw_reason="") | ~Q(state="withdrawn") & Q(withdraw_reason=""),
                violation_error_message=_("A withdrawn requisition says why."),
            ),
        ]

    def __str__(self):
        return gettext("%(kind)s: %(what)s") % {"kind": self.get_case_kind_display(), "what": self.what}

    def get_absolute_url(self):
        return reverse("inquiries:requisition", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def key(self):
        return f"requisition:{self.pk}"

    @property
    def source(self):
        """From whom the files come, in words."""
        return str(self.from_office) if self.from_office_id else self.from_body

    def is_overdue(self, day):
        return self.state == RequisitionState.ASKED and self.due_on < day
