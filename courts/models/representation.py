from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Office, Officer
from oversight.documents.models import Document

from ..enums import RepresentationState as State
from .study import Study


class Representation(models.Model):
    """A lower office's representation to the one above it on bringing a protest (15(4), 56).

    It goes up once it is signed; the office above takes it up or returns it with reasons. One for each turn: what is
    returned begins a new turn, whose representation is a row with a paper of its own.
    """

    study = models.OneToOneField(Study, models.PROTECT, related_name="representation", verbose_name=_("study"))
    to_office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("addressed to"))
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.DRAFT)
    why_late = models.TextField(_("why the term was missed"), blank=True)
    arguments = models.TextField(_("why the ruling is unlawful"), blank=True)
    drafted_at = models.DateTimeField(_("drafted at"))
    drafted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("drafted by"))
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    signed_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("signer")
    )
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("paper")
    )
    returned_at = models.DateTimeField(_("returned at"), null=True, blank=True)
    returned_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("returned by")
    )
    return_reason = models.TextField(_("why it was returned"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("representation on a protest")
        verbose_name_plural = _("representations on protests")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="representation_signed_whole",
                condition=Q(state=State.DRAFT, signed_at=None, signed_by=None, document=None)
                | ~Q(state=State.DRAFT)
                & Q(signed_at__isnull=False, signed_by__isnull=False, document__isnull=False)
                & ~Q(arguments=""),
                violation_error_message=_("A signed representation, and only it, has its signer and its paper."),
            ),
            models.CheckConstraint(
                name="representation_returned_with_reason",
                condition=Q(state=State.RETURNED, returned_at__gte=F("signed_at"), returned_by__isnull=False)
                & ~Q(return_reason="")
                | ~Q(state=State.RETURNED) & Q(returned_at=None, returned_by=None, return_reason=""),
                violation_error_message=_("A returned representation says by whom and why."),
            ),
        ]

    def __str__(self):
        if self.document is None:
            return gettext("Representation on a protest, draft")
        return gettext("Representation on a protest No. %(number)s") % {"number": self.document.number_label}

    @property
    def audit_office_id(self):
        return self.study.ruling.office_id
