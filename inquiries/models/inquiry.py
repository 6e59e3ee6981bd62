from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from acts.models import ResponseAct
from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.documents.models import Attachment
from oversight.duties.models import Obligation

from ..enums import EntryKind, InquiryKind, InquiryState
from ..workflow import NOTE, REQUEST, WAITING

#: What a request may be about; at most one of them.
ABOUT = ("facility", "inspection", "response_act", "obligation")


class InquiryQuerySet(OfOffice):
    # Both who ask and who are asked see it, and those above either.
    offices = ("office", "asked_office")

    def with_names(self):
        """All that a row of a list shows, without a query per row.

        What it may be about is asked for apart: thirteen joins would take longer to plan than all of it to read.
        """
        return self.select_related("office", "asked_office", "sent_by").prefetch_related(
            *("facility", "inspection__facility", "inspection__kind", "obligation__facility"),
            *("response_act__kind", "response_act__body", "response_act__document"),
        )

    def waiting(self):
        """Those the asked office still owes something: an answer or, of a note, that it is read."""
        request = Q(state__in=WAITING) & ~Q(kind=InquiryKind.NOTE)
        return self.filter(request | Q(kind=InquiryKind.NOTE, state=InquiryState.SENT))

    def overdue(self, day):
        return self.waiting().filter(answer_by__lt=day)


class Inquiry(models.Model):
    """One office asks another of its line for an explanation or materials, by a day; or sends it a note.

    What was said stands in `entries`, one each, and is never changed. `turn` counts how often it was asked: each
    has clocks of its own at the asked office.
    """

    office = models.ForeignKey(
        Office, models.PROTECT, related_name="inquiries", verbose_name=_("asking office"), db_index=False
    )
    asked_office = models.ForeignKey(
        Office, models.PROTECT, related_name="inquiries_received", verbose_name=_("asked office"), db_index=False
    )
    kind = models.CharField(_("what is asked for"), max_length=16, choices=InquiryKind)
    subject = models.CharField(_("about"), max_length=200)
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="inquiries", verbose_name=_("facility")
    )
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, blank=True, related_name="inquiries", verbose_name=_("inspection")
    )
    response_act = models.ForeignKey(
        ResponseAct, models.PROTECT, null=True, blank=True, related_name="inquiries", verbose_name=_("response act")
    )
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, null=True, blank=True, related_name="inquiries", verbose_name=_("duty")
    )
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=16, choices=InquiryState, default=InquiryState.SENT)
    turn = models.PositiveSmallIntegerField(_("asked for the time"), default=1, editable=False)
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("sent by"))
    taken_at = models.DateTimeField(_("read at"), null=True, blank=True)
    taken_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("read by")
    )

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("request of an office")
        verbose_name_plural = _("requests of offices")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="inquiries_of_office"),
            models.Index(fields=["asked_office", "-id"], name="inquiries_to_office"),
            models.Index(
                fields=["asked_office"], condition=~Q(state__in=["accepted", "withdrawn"]), name="inquiries_today_shows"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="inquiry_to_another_office",
                condition=~Q(asked_office=F("office")),
                violation_error_message=_("An office doesn't ask itself."),
            ),
            models.CheckConstraint(
                name="inquiry_has_its_term",
                condition=Q(kind=InquiryKind.NOTE, answer_by=None)
                | ~Q(kind=InquiryKind.NOTE) & Q(answer_by__isnull=False),
                violation_error_message=_("A request says by which day it is to be answered; a note has no term."),
            ),
            models.CheckConstraint(
                name="inquiry_read_by_somebody",
                condition=Q(taken_at=None, taken_by=None) | Q(taken_at__isnull=False, taken_by__isnull=False),
            ),
            models.CheckConstraint(
                name="inquiry_about_one_thing",
                condition=Q(facility=None, inspection=None, response_act=None)
                | Q(facility=None, inspection=None, obligation=None)
                | Q(facility=None, response_act=None, obligation=None)
                | Q(inspection=None, response_act=None, obligation=None),
                violation_error_message=_("A request is about one thing."),
            ),
        ]

    def __str__(self):
        return gettext("%(kind)s: %(subject)s") % {"kind": self.get_kind_display(), "subject": self.subject}

    def get_absolute_url(self):
        return reverse("inquiries:inquiry", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_note(self):
        return self.kind == InquiryKind.NOTE

    @property
    def workflow(self):
        return NOTE if self.is_note else REQUEST

    @property
    def key(self):
        """How its present clocks name it."""
        return f"inquiry:{self.pk}:{self.turn}"

    @property
    def about(self):
        """The facility, inspection, act or duty it is about, or None."""
        return next((getattr(self, name) for name in ABOUT if getattr(self, f"{name}_id")), None)

    @property
    def place(self):
        """The facility it concerns, also through what it is about, or None."""
        return self.facility or getattr(self.about, "facility", None)

    def is_overdue(self, day):
        return not self.is_note and self.state in WAITING and self.answer_by < day


class Entry(models.Model):
    """What one of the two offices said: a question, an answer, that it is asked again and why."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="entries", verbose_name=_("request"))
    kind = models.CharField(_("what was said"), max_length=16, choices=EntryKind)
    words = models.TextField(_("text"), blank=True)
    files = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name=_("files"))
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    said_at = models.DateTimeField(_("at"))
    said_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("entry of a request")
        verbose_name_plural = _("entries of requests")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="inquiry_entry_says_something",
                condition=Q(kind=EntryKind.ACCEPTED) | ~Q(words=""),
                violation_error_message=_("Say it in words."),
            ),
        ]

    def __str__(self):
        return self.words[:80]

    @property
    def audit_office_id(self):
        return self.inquiry.office_id
