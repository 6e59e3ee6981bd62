from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Officer
from oversight.core.validation import check_own_page
from oversight.documents.models import Attachment

from .violation import Violation


class SpotCheck(models.Model):
    """What an officer who visited the place saw of a violation: still there, or gone (point 12).

    Of measures that had been reported it is their check, by another officer than who entered the report. Where the
    body has reported nothing, what was seen stands for itself.
    """

    violation = models.ForeignKey(
        Violation, models.PROTECT, related_name="spot_checks", verbose_name=_("violation"), editable=False
    )
    eliminated = models.BooleanField(_("actually eliminated"))
    found = models.TextField(_("what the check found"))
    files = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name=_("proof of the check"))
    checked_at = models.DateTimeField(_("checked at"))
    checked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("checked by"))
    source_title = models.CharField(_("seen during"), max_length=300)
    source_url = models.CharField(_("page of the visit"), max_length=300, validators=[check_own_page])
    entered_at = models.DateTimeField(_("entered at"))

    class Meta:
        verbose_name = _("check on the spot")
        verbose_name_plural = _("checks on the spot")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("violation", "source_url", name="violation_checked_once_a_visit"),
            models.CheckConstraint(
                name="spot_check_says_what_was_found",
                condition=~Q(found=""),
                violation_error_message=_("A check says who checked, when, and what was found."),
            ),
        ]

    def __str__(self):
        return f"{self.violation}: {self.found[:80]}"

    @property
    def audit_office_id(self):
        return self.violation.office_id
