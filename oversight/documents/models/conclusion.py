from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Officer

from ..enums import ConclusionState as State
from ..workflow import TYPED
from .document import Document


class ConclusionBase(models.Model):
    """What conclusions of every kind share: where they stand, who wrote, returned, approved them (points 20, 34).

    `drafted_by` wrote its first words, `author` its last: neither approves it. `version` counts the writes and the
    steps, so that nobody approves words they haven't seen. A kind adds its subject, its parts and `lawful`.
    """

    state = models.CharField(_("state"), max_length=16, choices=State, default=State.DRAFT)
    drafted_at = models.DateTimeField(_("drafted at"), editable=False)
    drafted_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("drafted by"), editable=False
    )
    author = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("author"), editable=False)
    submitted_at = models.DateTimeField(_("sent for approval at"), null=True, blank=True, editable=False)
    returned_at = models.DateTimeField(_("returned at"), null=True, blank=True, editable=False)
    returned_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("returned by"), editable=False
    )
    comment = models.TextField(_("comment of the return"), blank=True, editable=False)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("approved by"), editable=False
    )
    approval_entered_at = models.DateTimeField(_("approval entered at"), null=True, blank=True, editable=False)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="+", verbose_name=_("paper"), editable=False
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        verbose_name = _("conclusion")
        verbose_name_plural = _("conclusions")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_approved_by_another",
                condition=Q(approved_by=None) | (~Q(approved_by=F("author")) & ~Q(approved_by=F("drafted_by"))),
                violation_error_message=_("A conclusion is not approved by who wrote it."),
            ),
            models.CheckConstraint(
                name="%(class)s_approved_whole",
                condition=Q(
                    state=State.APPROVED,
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    approval_entered_at__gte=F("approved_at"),
                    document__isnull=False,
                    lawful__isnull=False,
                )
                | ~Q(state=State.APPROVED) & Q(approved_at=None, approved_by=None, document=None),
                violation_error_message=_("An approved conclusion, and only it, has its approval and its paper."),
            ),
            models.CheckConstraint(
                name="%(class)s_returned_with_comment",
                condition=~Q(state=State.RETURNED) | Q(returned_by__isnull=False) & ~Q(comment=""),
                violation_error_message=_("A returned conclusion says what is to be mended."),
            ),
        ]

    @property
    def is_typed(self):
        return self.state in TYPED

    @property
    def is_approved(self):
        return self.state == State.APPROVED
