from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Officer
from oversight.documents.models import Attachment

from .violation import Violation


class Measure(models.Model):
    """Measures reported against a violation, and what another officer found when checking them.

    Author ≠ verifier: whoever entered the report never checks it. One not eliminated has its new term.
    """

    violation = models.ForeignKey(Violation, models.PROTECT, related_name="measures", verbose_name=_("violation"))
    words = models.TextField(_("measures taken"))
    files = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name=_("proof"))
    reported_at = models.DateTimeField(_("reported at"))
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    eliminated = models.BooleanField(_("actually eliminated"), null=True, blank=True)
    found = models.TextField(_("what the check found"), blank=True)
    proof = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name=_("proof of the check"))
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    checked_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("checked by")
    )
    new_due_on = models.DateField(_("new term"), null=True, blank=True)

    class Meta:
        verbose_name = _("report of measures")
        verbose_name_plural = _("reports of measures")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("violation", condition=Q(checked_at=None), name="one_report_waits_to_be_checked"),
            models.CheckConstraint(
                name="measure_checked_by_another",
                condition=Q(checked_by=None) | ~Q(checked_by=F("entered_by")),
                violation_error_message=_("Elimination is checked by another officer than the one who reported it."),
            ),
            models.CheckConstraint(
                name="measure_checked_whole",
                condition=Q(checked_at=None, checked_by=None, eliminated=None, found="", new_due_on=None)
                | (Q(checked_at__isnull=False, checked_by__isnull=False, eliminated__isnull=False) & ~Q(found="")),
                violation_error_message=_("A check says who checked, when, and what was found."),
            ),
            models.CheckConstraint(
                name="measure_failed_has_new_term",
                condition=Q(eliminated=None)
                | Q(eliminated=True, new_due_on=None)
                | Q(eliminated=False, new_due_on__isnull=False),
                violation_error_message=_("What is not eliminated, and only that, has a new term."),
            ),
        ]

    def __str__(self):
        return self.words[:80]

    @property
    def audit_office_id(self):
        return self.violation.office_id
