from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from oversight.core.languages import localized

from ..enums import EditionState


class OfRulebook(models.QuerySet):
    """Rows of the rulebook; `edition` is the path from the row to its edition, with its `__`."""

    edition = "edition__"

    def visible_to(self, officer):
        """The rulebook is open to everybody who is signed in."""
        return self

    def in_force(self, on):
        """What is published and in force on the day `on`; of editions at most one is."""
        ended = f"{self.edition}in_force_until"
        begun = {f"{self.edition}published_at__isnull": False, f"{self.edition}in_force_from__lte": on}
        return self.filter(Q(**{ended: None}) | Q(**{f"{ended}__gte": on}), **begun)

    def known_on(self, on):
        """What is in force on the day; where that edition has nothing of the kind, that of the nearest published one.

        An edition before comes first, then one after: no emergency is kept from being registered by its edition.
        """
        begins, edition = f"{self.edition}in_force_from", f"{self.edition}pk"
        published = self.filter(**{f"{self.edition}published_at__isnull": False})
        before = published.filter(**{f"{begins}__lte": on}).order_by(f"-{begins}").values(edition)[:1]
        after = published.filter(**{f"{begins}__gt": on}).order_by(begins).values(edition)[:1]
        return self.filter(**{edition: Coalesce(Subquery(before), Subquery(after))})


class EditionQuerySet(OfRulebook):
    edition = ""

    def published(self):
        return self.filter(published_at__isnull=False)


class Titled(models.Model):
    """A title in the three languages of the program."""

    title_ru = models.CharField(_("title in Russian"), max_length=200)
    title_kk = models.CharField(_("title in Kazakh"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200)

    class Meta:
        abstract = True

    def __str__(self):
        return localized(self, "title")

    @property
    def title(self):
        return localized(self, "title")


class Edition(Titled):
    """One edition of the rulebook, as one order of the Prosecutor General made it.

    It is written only by `actions.load_edition` from its file, as a concept. Once published it
    stays as it is; only its last day follows from the first day of the next one. What was opened
    under an edition keeps pointing to it after a later one has taken over.
    """

    code = models.CharField(_("code"), max_length=16, unique=True)
    source = models.TextField(_("source"))
    in_force_from = models.DateField(_("in force from"))
    in_force_until = models.DateField(
        _("in force until"), null=True, blank=True, help_text=_("The last day; empty while in force.")
    )
    stated_until = models.DateField(
        _("stated last day"), null=True, blank=True, help_text=_("As the file says; empty where it says none.")
    )
    content_sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, editable=False)
    loaded_at = models.DateTimeField(_("loaded at"), editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        "core.Officer",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("published by"),
        help_text=_("Empty: by the program itself."),
    )

    objects = EditionQuerySet.as_manager()

    # Reference data belongs to no office.
    audit_office_id = None

    class Meta:
        verbose_name = _("edition of the rulebook")
        verbose_name_plural = _("editions of the rulebook")
        ordering = ["-in_force_from"]
        constraints = [
            models.CheckConstraint(
                name="edition_ends_after_it_begins",
                condition=Q(in_force_until=None) | Q(in_force_until__gte=F("in_force_from")),
                violation_error_message=_("An edition can't end before it begins."),
            ),
            ExclusionConstraint(
                name="one_edition_in_force_a_day",
                expressions=[
                    (
                        Func(
                            "in_force_from",
                            "in_force_until",
                            RangeBoundary(inclusive_upper=True),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
                condition=Q(published_at__isnull=False),
                violation_error_message=_("Another edition is in force on some of these days."),
            ),
            models.CheckConstraint(
                name="edition_published_by_at_a_moment",
                condition=Q(published_by=None) | Q(published_at__isnull=False),
                violation_error_message=_("Who published an edition did so at a moment."),
            ),
        ]

    @property
    def is_published(self):
        return self.published_at is not None

    def state_on(self, day):
        """Where it stands on the day."""
        if not self.is_published:
            return EditionState.CONCEPT
        if day < self.in_force_from:
            return EditionState.COMING
        return EditionState.ENDED if self.in_force_until and self.in_force_until < day else EditionState.IN_FORCE
