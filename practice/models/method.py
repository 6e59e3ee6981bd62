from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from facilities.enums import FacilityKind
from oversight.core.languages import DEFAULT, localized
from oversight.core.models import Office, Officer
from oversight.core.scope import HandedDown
from oversight.documents.models import Attachment
from oversight.duties.models.checklist import check_point

from ..enums import MethodKind, MethodState


class MethodQuerySet(HandedDown):
    given = Q(published_at__isnull=False)

    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related("office")

    def serving(self, kind, points=()):
        """In use for facilities of `kind`: meant for it, for one of these points of a checklist, or for all places."""
        meant = Q(facility_kinds__contains=[kind]) | Q(facility_kinds=[], points=[])
        if points:
            meant |= Q(facility_kinds=[], points__overlap=list(points))
        return self.filter(meant, state=MethodState.PUBLISHED)


class Method(models.Model):
    """A method, a good practice, a review, a model paper or a textbook of an office (points 4(18), 15(5), 15(6), 68).

    What it says stands in its versions, which are never changed. The line of work is one of the roster's, in its
    words: it stays when the officer of that line changes.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="methods", verbose_name=_("office"), db_index=False)
    kind = models.CharField(_("kind"), max_length=16, choices=MethodKind)
    title_ru = models.CharField(_("title in Russian"), max_length=300)
    title_kk = models.CharField(_("title in Kazakh"), max_length=300, blank=True)
    line_ru = models.CharField(_("line of work in Russian"), max_length=300, blank=True)
    line_kk = models.CharField(_("line of work in Kazakh"), max_length=300, blank=True)
    facility_kinds = ArrayField(
        models.CharField(max_length=16, choices=FacilityKind),
        verbose_name=_("kinds of facility"),
        default=list,
        blank=True,
    )
    points = ArrayField(
        models.CharField(max_length=16, validators=[check_point]),
        verbose_name=_("points of the Instruction"),
        default=list,
        blank=True,
    )
    state = models.CharField(_("state"), max_length=16, choices=MethodState, default=MethodState.DRAFT)
    drafted_at = models.DateTimeField(_("drafted at"))
    drafted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("drafted by"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("out of use since"), null=True, blank=True)
    ended_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("taken out of use by")
    )
    end_reason = models.TextField(_("why it is out of use"), blank=True)
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="supersedes", verbose_name=_("superseded by")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MethodQuerySet.as_manager()

    class Meta:
        verbose_name = _("method")
        verbose_name_plural = _("methods")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="methods_of_office"),
            models.Index(fields=["-published_at"], condition=Q(state="published"), name="methods_for_a_place"),
        ]
        constraints = [
            models.CheckConstraint(
                name="method_in_use_is_published",
                condition=Q(state="draft", published_at=None)
                | Q(state__in=["published", "superseded"], published_at__isnull=False)
                | Q(state="withdrawn"),
                violation_error_message=_("What is in use has been published; a draft has not."),
            ),
            models.CheckConstraint(
                name="method_ended_with_reason",
                condition=Q(state__in=["draft", "published"], ended_at=None, ended_by=None, end_reason="")
                | Q(state__in=["superseded", "withdrawn"], ended_at__isnull=False, ended_by__isnull=False)
                & ~Q(end_reason=""),
                violation_error_message=_("What is superseded or withdrawn says when, by whom and why."),
            ),
            models.CheckConstraint(
                name="method_superseded_by_another",
                condition=Q(state="superseded", superseded_by__isnull=False) & ~Q(superseded_by=models.F("id"))
                | ~Q(state="superseded") & Q(superseded_by=None),
                violation_error_message=_("What is superseded names the method that takes its place."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("practice:method", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def title(self):
        return localized(self, "title")

    @property
    def line(self):
        return localized(self, "line")

    @property
    def kind_titles(self):
        """The kinds of facility it serves, in words; none means all of them."""
        return [FacilityKind(kind).label for kind in self.facility_kinds]

    @property
    def is_in_use(self):
        return self.state == MethodState.PUBLISHED


class MethodVersionQuerySet(HandedDown):
    offices = ("method__office",)
    given = Q(published_at__isnull=False)


class MethodVersion(models.Model):
    """What a method says: its words, its files, and what was changed. Written once; published or not."""

    method = models.ForeignKey(Method, models.PROTECT, related_name="versions", verbose_name=_("method"))
    number = models.PositiveSmallIntegerField(_("number"))
    words_ru = models.TextField(_("text in Russian"), blank=True)
    words_kk = models.TextField(_("text in Kazakh"), blank=True)
    files = models.ManyToManyField(Attachment, related_name="+", blank=True, verbose_name=_("files"))
    change = models.TextField(_("what was changed"), blank=True)
    written_at = models.DateTimeField(_("written at"))
    written_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("written by"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("published by")
    )

    objects = MethodVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a method")
        verbose_name_plural = _("versions of methods")
        ordering = ["method", "-number"]
        constraints = [
            models.UniqueConstraint("method", "number", name="method_version_numbered_once"),
            models.CheckConstraint(
                name="method_version_says_what_changed",
                condition=Q(number=1) | ~Q(change=""),
                violation_error_message=_("A new version says what was changed."),
            ),
            models.CheckConstraint(
                name="method_version_published_by_somebody",
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
            ),
        ]

    def __str__(self):
        return gettext("%(method)s, version %(number)s") % {"method": self.method, "number": self.number}

    @property
    def audit_office_id(self):
        return self.method.office_id

    @property
    def texts(self):
        """(language, text) of each text it has, the one in the reader's language first."""
        texts = [(code, getattr(self, f"words_{code}")) for code in ("ru", "kk")]
        reader = (get_language() or DEFAULT)[:2]
        return sorted((one for one in texts if one[1]), key=lambda one: one[0] != reader)
