from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice


class AttachmentQuerySet(OfOffice):
    offices = ("office", "shared_with")
    further = "further_offices"

    def visible_to(self, officer):
        """Those of confidential records are read through their record alone, by who may read that."""
        return super().visible_to(officer).filter(confidential=False)


class Attachment(models.Model):
    """A file kept as evidence: the very bytes that were sent, with their hash. A trigger refuses to change it.

    One that is `confidential` belongs to a record that its own office may not read (`Confidential` in core/scope.py):
    it has no address here, and its title, which the audit trail repeats, names nothing.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="attachments", verbose_name=_("office"))
    shared_with = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("shared with")
    )
    further_offices = models.ManyToManyField(
        Office, related_name="+", blank=True, editable=False, verbose_name=_("further offices that see it")
    )
    confidential = models.BooleanField(_("read by few"), default=False)
    original_name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField("SHA-256", max_length=64)
    file = models.FileField(_("file"), max_length=200, unique=True, editable=False)
    image_width = models.PositiveIntegerField(_("width"), null=True)
    image_height = models.PositiveIntegerField(_("height"), null=True)
    uploaded_at = models.DateTimeField(_("uploaded at"))
    uploaded_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("uploaded by"))

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")
        ordering = ["pk"]
        indexes = [models.Index(fields=["office", "-id"], name="attachments_of_office")]

    def __str__(self):
        return gettext("File of a confidential record") if self.confidential else self.original_name

    def get_absolute_url(self):
        return reverse("documents:attachment", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_image(self):
        """Shown in the page rather than offered for download."""
        return self.content_type in {"image/jpeg", "image/png", "image/webp"}
