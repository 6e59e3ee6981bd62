from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from acts.enums import ActState
from acts.models import ResponseAct
from oversight.core.models import Office, Officer
from oversight.duties.models import Obligation

from ..enums import StudyState
from .ruling import Ruling


class Study(models.Model):
    """One office's turn at a ruling: what it thinks of it, and how the turn ended (15(4), 56).

    `number` counts the turns. `obligation` is the clock by which the office decides. That no protest is brought is
    proposed by `author` and approved by another officer who signs for the office.
    """

    ruling = models.ForeignKey(Ruling, models.PROTECT, related_name="studies", verbose_name=_("ruling"))
    number = models.PositiveSmallIntegerField(_("turn"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office that studies it"))
    state = models.CharField(_("state"), max_length=16, choices=StudyState, default=StudyState.UNDER_STUDY)
    came_by = models.ForeignKey(
        "Representation",
        models.PROTECT,
        null=True,
        related_name="turns",
        editable=False,
        verbose_name=_("representation it came by"),
    )
    began_at = models.DateTimeField(_("at the office since"))
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("clock")
    )
    taken_at = models.DateTimeField(_("taken up at"), null=True, blank=True)
    taken_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("taken up by")
    )
    lawful = models.BooleanField(_("the ruling is lawful"), null=True, blank=True)
    norm = models.CharField(_("norm breached"), max_length=500, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)
    no_protest = models.TextField(_("why no protest is brought"), blank=True)
    author = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("author")
    )
    proposed_at = models.DateTimeField(_("sent for approval at"), null=True, blank=True)
    comment = models.TextField(_("what is to be mended"), blank=True)
    approved_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approved by")
    )
    ended_at = models.DateTimeField(_("turn ended at"), null=True, blank=True)
    protest = models.OneToOneField(
        ResponseAct, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("protest")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("study of a ruling")
        verbose_name_plural = _("studies of rulings")
        ordering = ["ruling", "number"]
        indexes = [
            models.Index(
                fields=["office"],
                condition=Q(state__in=["arrived", "under_study", "on_approval"]),
                name="studies_today_shows",
            ),
        ]
        constraints = [
            models.UniqueConstraint("ruling", "number", name="study_numbered_once"),
            models.CheckConstraint(
                name="study_approved_by_another",
                condition=~Q(state=StudyState.UNPROTESTED, approved_by=None) & ~Q(approved_by=F("author")),
                violation_error_message=_("That no protest is brought is approved by another officer than its author."),
            ),
            models.CheckConstraint(
                name="study_proposed_whole",
                condition=~Q(state__in=[StudyState.ON_APPROVAL, StudyState.UNPROTESTED])
                | Q(lawful__isnull=False, author__isnull=False) & ~Q(reasons=""),
                violation_error_message=_("Without a protest, it is said whether the ruling is lawful, and why."),
            ),
            models.CheckConstraint(
                name="study_taken_up_by_somebody",
                condition=Q(taken_at=None, taken_by=None) | Q(taken_at__isnull=False, taken_by__isnull=False),
            ),
        ]

    def __str__(self):
        return gettext("%(ruling)s, %(office)s") % {"ruling": self.ruling, "office": self.office}

    @property
    def audit_office_id(self):
        return self.ruling.office_id

    @property
    def key(self):
        """How its clocks name it."""
        return f"ruling:{self.ruling_id}:{self.number}"

    @property
    def is_protested(self):
        return self.protest is not None and self.protest.state != ActState.WITHDRAWN

    @property
    def is_late(self):
        """Decided after its clock ran out."""
        return self.obligation is not None and self.obligation.is_met_late

    def is_overdue(self, at):
        return self.obligation is not None and self.obligation.is_overdue(at)
