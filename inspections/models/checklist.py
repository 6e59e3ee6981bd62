from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from acts.models import Violation
from oversight.core.enums import Direction
from oversight.core.languages import localized
from oversight.core.models import Officer
from oversight.documents.models import Attachment

from ..enums import AnswerValue, FindingKind, InspectionState, LineSection
from .inspection import Inspection

_TEXT = models.TextField()


class Answer(models.Model):
    """One line of the checklist as it was asked of this inspection, and what was found.

    The line's words are copied when the inspection is opened: a later edition changes nothing here.
    `version` counts the writes, so that a second tab can't overwrite newer work unawares. `taken_by` is the inspector
    who has said “I fill this”: the others leave the line to them.
    """

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=16, choices=LineSection, default=LineSection.MATTER)
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
    taken_at = models.DateTimeField(null=True, editable=False)
    taken_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", editable=False)
    violation = models.ForeignKey(
        Violation, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("violation of an act")
    )
    earlier = models.ForeignKey(
        "Finding",
        models.SET_NULL,
        null=True,
        related_name="rechecks",
        editable=False,
        verbose_name=_("earlier finding"),
    )
    violated_before = models.BooleanField(_("a violation at the visit it repeats"), default=False, editable=False)
    recorded_at = models.DateTimeField(_("check recorded at"), null=True, editable=False)
    not_recorded = models.TextField(_("why the check was not recorded"), blank=True, editable=False)

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
            models.CheckConstraint(
                name="answer_taken_by_an_officer",
                condition=Q(taken_at=None, taken_by=None) | Q(taken_at__isnull=False, taken_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.point} {self.text}"

    @property
    def is_carried(self):
        """It asks whether something found before is still there; in order means eliminated."""
        return self.section == LineSection.CARRIED

    @property
    def text(self):
        return localized(self, "text")

    @property
    def help(self):
        return localized(self, "help")

    @property
    def audit_office_id(self):
        return self.inspection.office_id


class FindingQuerySet(models.QuerySet):
    def open_without_act(self, facility, officer):
        """Violations found at the place that no act names and no later visit saw gone; the newest first."""
        done = [InspectionState.COMPLETED, InspectionState.ACKNOWLEDGED, InspectionState.CLOSED]
        visible = Inspection.objects.visible_to(officer).filter(facility=facility, state__in=done)
        gone = Answer.objects.filter(value=AnswerValue.IN_ORDER, recorded_at__isnull=False, earlier__isnull=False)
        here = Concat(
            Value(reverse("inspections:list")), "inspection_id", Value("/#finding-"), "pk", output_field=_TEXT
        )
        named = Violation.objects.filter(facility=facility).values("source_url")
        found = self.filter(inspection__in=visible.values("pk"), kind=FindingKind.VIOLATION).exclude(what="")
        found = found.annotate(page=here).exclude(page__in=named)
        return found.exclude(pk__in=gone.filter(inspection__facility=facility).values("earlier")).order_by("-pk")


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

    objects = FindingQuerySet.as_manager()

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
