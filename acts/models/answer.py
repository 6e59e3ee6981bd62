from django.db import models
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Officer
from oversight.documents.models import Attachment

from .act import ResponseAct
from .violation import Violation


class Answer(models.Model):
    """What the body answered, and to which of the violations; the answer itself is attached."""

    act = models.ForeignKey(ResponseAct, models.PROTECT, related_name="answers", verbose_name=_("act"))
    violations = models.ManyToManyField(Violation, related_name="answers", verbose_name=_("about"))
    number = models.CharField(_("number of the answer"), max_length=80, blank=True)
    words = models.TextField(_("what was answered"))
    files = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name=_("files"))
    received_at = models.DateTimeField(_("received at"))
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))

    class Meta:
        verbose_name = _("answer to an act")
        verbose_name_plural = _("answers to acts")
        ordering = ["pk"]

    def __str__(self):
        return self.words[:80]

    @property
    def audit_office_id(self):
        return self.act.office_id
