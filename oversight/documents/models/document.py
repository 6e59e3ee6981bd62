import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.languages import localized
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice

from ..enums import document_kinds


class NumberSeries(models.Model):
    """The last number given to a kind of paper by an office in a year; its row is the lock numbers are taken under."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=document_kinds)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("office", "kind", "year", name="one_series_per_office_kind_year")]

    def __str__(self):
        return f"{self.office_id} {self.kind} {self.year}: {self.last}"


class DocumentQuerySet(OfOffice):
    offices = ("office", "shared_with")
    further = "further_offices"

    def visible_to(self, officer):
        """Those of confidential records are read through their record alone, by who may read that."""
        return super().visible_to(officer).filter(confidential=False)

    def versions_of(self, document):
        """Every version under the document's number, first to last."""
        same = ("office", "kind", "year", "number")
        return self.filter(**{name: getattr(document, name) for name in same}).order_by("version")


class Document(models.Model):
    """An issued paper: its number and the plain values it was issued with. Nothing of it ever changes.

    A trigger in the database refuses update and delete. A correction is a further version under the same number. One
    that is `confidential` has no address here: its record serves it, as it does its attachments.
    """

    kind = models.CharField(_("kind"), max_length=16, choices=document_kinds)
    office = models.ForeignKey(Office, models.PROTECT, related_name="documents", verbose_name=_("office"))
    shared_with = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("shared with"),
        db_index=False,
    )
    facility = models.ForeignKey(
        Facility,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("facility"),
        db_index=False,
    )
    further_offices = models.ManyToManyField(
        Office, related_name="+", blank=True, editable=False, verbose_name=_("further offices that see it")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrects")
    )
    title_ru = models.CharField(_("title in Russian"), max_length=300)
    title_kk = models.CharField(_("title in Kazakh"), max_length=300)
    subject_url = models.CharField(_("about"), max_length=300, blank=True)
    confidential = models.BooleanField(_("read by few"), default=False)
    context = models.JSONField(encoder=DjangoJSONEncoder)
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("issued by"))

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="documents_of_office"),
            models.Index(fields=["shared_with", "-id"], name="documents_shared_with"),
            models.Index(fields=["facility", "-id"], name="documents_of_facility"),
        ]
        constraints = [
            models.UniqueConstraint("office", "kind", "year", "number", "version", name="document_numbered_once"),
            models.CheckConstraint(
                name="document_correction_names_the_corrected",
                condition=Q(version=1, corrects=None) | Q(version__gt=1, corrects__isnull=False),
                violation_error_message=_("A corrected version, and only it, names the version it corrects."),
            ),
        ]

    def __str__(self):
        return f"{self.title} № {self.number_label}"

    def get_absolute_url(self):
        return reverse("documents:card", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def title(self):
        return localized(self, "title")

    @property
    def registration_number(self):
        """The number as papers quote it: «12/2026»; the same for every version."""
        return f"{self.number}/{self.year}"

    @property
    def number_label(self):
        """The number with its version where it is a correction."""
        if self.version == 1:
            return self.registration_number
        return gettext("%(number)s (corrected version %(version)s)") % {
            "number": self.registration_number,
            "version": self.version,
        }

    @property
    def context_sha256(self):
        """SHA-256 of the frozen values in canonical JSON: what both languages of the paper were made from."""
        canonical = json.dumps(
            self.context, ensure_ascii=False, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder
        )
        return hashlib.sha256(canonical.encode()).hexdigest()
