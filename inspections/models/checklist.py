from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oversight.core.enums import Direction
from oversight.core.languages import localized
from oversight.core.models import Officer
from oversight.documents.models import Attachment
from oversight.duties.enums import Section

from ..enums import AnswerValue, FindingKind
from .inspection import Inspection


class Answer(models.Model):
    """One line of the checklist as it was asked of this inspection, and what was found.

    The line's words are copied when the inspection is opened: a later edition changes nothing here.
    `version` counts the writes, so that a second tab can't overwrite newer work unawares.
    """

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=16, choices=Section, default=Section.MATTER)
    point = models.CharField(_("point"), max_length=16)
    text_ru = models.TextField()
    text_kk = models.TextField()
    text_en = models.TextField()
    help_ru = models.TextField(blank=True)
    help_kk = models.TextField(blank=True)
    help_en = models.TextField(blank=True)
    specialist = models.BooleanField(_("a specialist may be called"), default=False)
    value = models.CharField(_("answer"), max_length=16, choices=AnswerValue, default=AnswerValue.NOT_CHECKED)
    note = models.TextField(_("note"), blank=True)
    files = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name=_("files"))
    version = models.PositiveIntegerField(default=0, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    answered_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint("inspection", "position", name="answer_per_line"),
            models.CheckConstraint(
                name="answer_has_its_officer",
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.point} {self.text}"

    @property
    def text(self):
        return localized(self, "text")

    @property
    def help(self):
        return localized(self, "help")

    @property
    def audit_office_id(self):
        return self.inspection.office_id


class Finding(models.Model):
    """A violation, shortcoming or omission as the certificate will state it (point 8)."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="findings")
    answer = models.ForeignKey(
        Answer, models.SET_NULL, null=True, blank=True, related_name="findings", verbose_name=_("checklist line")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=FindingKind, default=FindingKind.VIOLATION)
    what = models.TextField(_("what was found"), blank=True)
    norm = models.TextField(_("norm breached"), blank=True)
    persons = models.TextField(_("persons affected"), blank=True)
    cause = models.TextField(_("causes and conditions"), blank=True)
    proposal = models.TextField(_("proposal for using the result"), blank=True)
    remedy = models.TextField(_("way to remove it"), blank=True)
    direction = models.PositiveSmallIntegerField(_("priority direction"), choices=Direction, null=True, blank=True)
    files = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name=_("files"))
    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(editable=False)
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.what[:80]}"

    @property
    def is_worded(self):
        """Whether anything has been written of it yet."""
        return any((self.what, self.norm, self.persons, self.cause, self.proposal, self.remedy))

    @property
    def audit_office_id(self):
        return self.inspection.office_id
