from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import PaperFormat, PaperLanguage, RenderingState
from .document import Document


class RenderingQuerySet(models.QuerySet):
    def queued(self):
        return self.filter(state=RenderingState.QUEUED)

    def due(self, at):
        """What waits to be made by `at`, longest waiting first."""
        return self.queued().filter(next_attempt_at__lte=at).order_by("next_attempt_at", "pk")


class Rendering(models.Model):
    """One file to be made of a paper. The row is the queue: a lost task loses nothing."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="renderings", verbose_name=_("paper"))
    language = models.CharField(_("language"), max_length=2, choices=PaperLanguage)
    format = models.CharField(_("format"), max_length=8, choices=PaperFormat, default=PaperFormat.PDF)
    state = models.CharField(_("state"), max_length=8, choices=RenderingState, default=RenderingState.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"))
    error = models.TextField(_("cause of failure"), blank=True)
    file = models.FileField(_("file"), max_length=200, blank=True, editable=False)
    size = models.PositiveIntegerField(_("size"), null=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), null=True)
    rendered_at = models.DateTimeField(_("rendered at"), null=True)

    objects = RenderingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rendering")
        verbose_name_plural = _("renderings")
        ordering = ["document", "-language", "-format"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"], condition=Q(state=RenderingState.QUEUED), name="renderings_the_tick_takes"
            )
        ]
        constraints = [
            models.UniqueConstraint("document", "language", "format", name="document_rendered_once"),
            models.CheckConstraint(
                name="rendering_ready_has_its_file",
                condition=(
                    Q(state=RenderingState.READY, rendered_at__isnull=False, size__isnull=False)
                    & ~Q(file="")
                    & ~Q(sha256="")
                )
                | (~Q(state=RenderingState.READY) & Q(file="", rendered_at=None)),
                violation_error_message=_("A paper that is ready, and only it, has its file and hash."),
            ),
        ]

    def __str__(self):
        return f"{self.document} ({self.get_language_display()}, {self.get_format_display()})"

    @property
    def audit_office_id(self):
        return self.document.office_id

    @property
    def is_ready(self):
        return self.state == RenderingState.READY

    @property
    def is_queued(self):
        return self.state == RenderingState.QUEUED

    @property
    def is_failed(self):
        return self.state == RenderingState.FAILED

    @property
    def file_name(self):
        """What a downloaded copy is called: «spravka-12-2026-ru.pdf»."""
        document = self.document
        version = f"-v{document.version}" if document.version > 1 else ""
        return f"{document.kind}-{document.number}-{document.year}{version}-{self.language}.{self.format}"
