from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inspections.models import Inspection
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.duties.models import Obligation

from ..enums import MeetingKind


class MeetingQuerySet(OfOffice):
    # The oblast that was heard reads what was decided about it.
    offices = ("office", "heard_office")

    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related("office", "heard_office")


class Meeting(models.Model):
    """A meeting at which results of plans and inspections were considered, or an oblast was heard (points 10, 11).

    What it decided stands in its words; what it told somebody to do stands in its instructions, each with its term.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    kind = models.CharField(_("kind"), max_length=16, choices=MeetingKind)
    held_on = models.DateField(_("held on"))
    subject = models.CharField(_("subject"), max_length=300)
    considered = models.TextField(
        _("what was considered"), blank=True, help_text=_("Summaries, certificates, papers: in words or as links.")
    )
    inspections = models.ManyToManyField(
        Inspection, related_name="meetings", blank=True, verbose_name=_("inspections considered")
    )
    heard_office = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("oblast heard")
    )
    heard = models.CharField(
        _("who was heard"), max_length=300, blank=True, help_text=_("Post and name: the oblast prosecutor or a deputy.")
    )
    decision = models.TextField(_("decision"))
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    withdraw_reason = models.TextField(_("why it was withdrawn"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "-id"], name="meetings_of_office")]
        constraints = [
            models.CheckConstraint(
                name="meeting_hearing_says_who_was_heard",
                condition=(Q(kind=MeetingKind.HEARING, heard_office__isnull=False) & ~Q(heard=""))
                | (~Q(kind=MeetingKind.HEARING) & Q(heard_office=None, heard="")),
                violation_error_message=_("A hearing, and only it, says which oblast was heard, and who."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_on:%d.%m.%Y}"

    def get_absolute_url(self):
        return reverse("registers:meeting", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_withdrawn(self):
        return self.withdraw_reason != ""


class InstructionQuerySet(OfOffice):
    # Whoever has to carry it out sees the instruction, though not the meeting it comes from.
    offices = ("office", "meeting__office", "meeting__heard_office")

    def with_names(self):
        return self.select_related("office", "officer", "meeting__office")

    def waiting(self):
        return self.filter(done_on=None, lift_reason="")

    def overdue(self, day):
        return self.waiting().filter(due_on__lt=day)


class Instruction(models.Model):
    """One instruction of a meeting: what, to which office and officer, by when; done with what, or lifted (10, 11).

    `obligation` is its clock: the responsible office finds it on Today, and is told as the edition says.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="instructions", verbose_name=_("meeting"))
    position = models.PositiveSmallIntegerField(_("number"))
    words = models.TextField(_("instruction"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("responsible office"))
    officer = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible officer")
    )
    due_on = models.DateField(_("to be done by"))
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("clock")
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    done_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("entered by")
    )
    lift_reason = models.TextField(_("why it was lifted"), blank=True)

    objects = InstructionQuerySet.as_manager()

    class Meta:
        verbose_name = _("instruction of a meeting")
        verbose_name_plural = _("instructions of meetings")
        ordering = ["meeting", "position"]
        indexes = [
            models.Index(
                fields=["office", "due_on"], condition=Q(done_on=None, lift_reason=""), name="instructions_that_wait"
            ),
        ]
        constraints = [
            models.UniqueConstraint("meeting", "position", name="instruction_numbered_once"),
            models.CheckConstraint(
                name="instruction_done_whole",
                condition=Q(done_on=None, done_by=None, result="")
                | (Q(done_on__isnull=False, done_by__isnull=False, lift_reason="") & ~Q(result="")),
                violation_error_message=_("An instruction is done on a day, with its result; or it is lifted."),
            ),
        ]

    def __str__(self):
        words = {"number": self.position, "meeting": self.meeting}
        return gettext("Instruction %(number)s — %(meeting)s") % words

    def get_absolute_url(self):
        return reverse("registers:instruction", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def key(self):
        """How its clock names it."""
        return f"instruction:{self.pk}"

    @property
    def is_waiting(self):
        return self.done_on is None and not self.lift_reason

    def is_overdue(self, day):
        return self.is_waiting and self.due_on < day
