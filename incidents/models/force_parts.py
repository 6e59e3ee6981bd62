"""Against whom force was used, by which staff, by what means."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Officer
from oversight.documents.models import Attachment
from oversight.duties.models import Means

from ..enums import PersonCategory
from .force import ForceUse
from .people import Participant, StaffMember


class ForcePerson(models.Model):
    """Somebody force was used against; named anew, or taken from the participants of the emergency."""

    force = models.ForeignKey(ForceUse, models.CASCADE, related_name="persons")
    participant = models.ForeignKey(
        Participant, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    full_name = models.CharField(_("full name"), max_length=300)
    category = models.CharField(_("category"), max_length=16, choices=PersonCategory, blank=True)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    injuries = models.TextField(_("injuries"), blank=True)
    examination = models.TextField(_("medical examination: when, by whom, what was found"), blank=True)

    class Meta:
        verbose_name = _("person force was used against")
        verbose_name_plural = _("persons force was used against")
        ordering = ["pk"]

    def __str__(self):
        return self.full_name


class ForceStaff(models.Model):
    """A member of staff who used force, and the one explanation taken from them, or their refusal to give it."""

    force = models.ForeignKey(ForceUse, models.CASCADE, related_name="staff")
    member = models.ForeignKey(StaffMember, models.SET_NULL, null=True, blank=True, related_name="+", editable=False)
    full_name = models.CharField(_("full name"), max_length=300)
    rank = models.CharField(_("rank"), max_length=120, blank=True)
    post = models.CharField(_("post"), max_length=200, blank=True)
    explanation = models.TextField(_("explanation"), blank=True)
    refusal = models.TextField(_("refusal to give an explanation"), blank=True)
    file = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("explanation as a file")
    )
    explained_at = models.DateTimeField(_("explanation entered at"), null=True, editable=False)
    explained_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("explanation entered by"), editable=False
    )

    class Meta:
        verbose_name = _("member of staff who used force")
        verbose_name_plural = _("staff who used force")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="force_staff_explains_or_refuses",
                condition=Q(refusal="") | Q(explanation="", file=None),
                violation_error_message=_("Either there is an explanation, or a refusal to give it."),
            ),
        ]

    def __str__(self):
        return ", ".join(part for part in (self.full_name, self.rank, self.post) if part)

    @property
    def is_explained(self):
        """Whether there is an explanation, in words or as a file, or a recorded refusal."""
        return bool(self.explanation.strip() or self.file_id or self.refusal.strip())


class AppliedMeans(models.Model):
    """One means used, by whom against whom, with what its kind asks.

    `answers` are the questions with their words as they were asked then and what was said:
    {"code", "answer", "after", "ru", "kk", "en", "value"}; a moment is an ISO string, what is not said is "".
    """

    force = models.ForeignKey(ForceUse, models.CASCADE, related_name="means")
    means = models.ForeignKey(Means, models.PROTECT, related_name="+", verbose_name=_("means"))
    by_staff = models.ForeignKey(
        ForceStaff, models.PROTECT, null=True, blank=True, related_name="means", verbose_name=_("used by")
    )
    against = models.ForeignKey(
        ForcePerson, models.PROTECT, null=True, blank=True, related_name="means", verbose_name=_("against")
    )
    answers = models.JSONField(_("what is said of it"), default=list, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("means used")
        verbose_name_plural = _("means used")
        ordering = ["pk"]

    def __str__(self):
        return self.means.title

    @property
    def unanswered(self):
        return [one for one in self.answers if one["value"] in ("", None)]
