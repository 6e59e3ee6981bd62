import zoneinfo

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import Branch, OfficeLevel
from ..languages import localized

ABOVE = {OfficeLevel.OBLAST: OfficeLevel.DEPARTMENT, OfficeLevel.DISTRICT: OfficeLevel.OBLAST}


class OfficeQuerySet(models.QuerySet):
    def within(self, office):
        """`office` itself and everything subordinate to it."""
        return self.filter(lineage__contains=[office.pk])

    def visible_to(self, officer):
        """An officer sees their own office and those below; reference data's administrator all."""
        if officer.is_reference_admin:
            return self
        return self.within(officer.office)


@models.BigIntegerField.register_lookup
@models.ForeignKey.register_lookup
class Within(models.Lookup):
    """`…office__within=office`: a key to the office itself or to one below it.

    One comparison that any index of the key serves: a district has nobody below it; of others PostgreSQL finds the
    offices once for the whole question. A subquery after `IN` would keep `OR` of two keys from their indexes.
    """

    lookup_name = "within"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        key, params = self.process_lhs(compiler, connection)
        if self.rhs.level == OfficeLevel.DISTRICT:
            return f"{key} = %s", [*params, self.rhs.pk]
        offices = "SELECT id FROM core_office WHERE lineage @> ARRAY[%s]::bigint[]"
        return f"{key} = ANY (ARRAY({offices}))", [*params, self.rhs.pk]


class Office(models.Model):
    """A prosecutor's office: a node of the tree Department → oblast → district (points 2, 57–59)."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("superior office")
    )
    lineage = ArrayField(models.BigIntegerField(), editable=False, default=list)
    level = models.CharField(_("level"), max_length=16, choices=OfficeLevel)
    branch = models.CharField(_("branch"), max_length=16, choices=Branch)
    code = models.SlugField(_("code"), unique=True)
    name_ru = models.CharField(_("name in Russian"), max_length=200)
    name_kk = models.CharField(_("name in Kazakh"), max_length=200)
    time_zone = models.CharField(_("time zone"), max_length=64, default="Asia/Almaty")

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["lineage"]
        indexes = [GinIndex(fields=["lineage"], name="office_lineage_scope")]
        constraints = [
            models.CheckConstraint(
                name="office_root_is_department",
                condition=Q(level=OfficeLevel.DEPARTMENT, parent=None)
                | (~Q(level=OfficeLevel.DEPARTMENT) & Q(parent__isnull=False)),
                violation_error_message=_("Only the Department stands without a superior office."),
            ),
        ]

    def __str__(self):
        return localized(self, "name")

    def clean(self):
        if self.time_zone not in zoneinfo.available_timezones():
            raise ValidationError({"time_zone": _("There is no such time zone.")})
        if self.parent is not None and self.parent.level != ABOVE.get(self.level):
            raise ValidationError({"parent": _("Districts stand below oblasts, and oblasts below the Department.")})

    @property
    def audit_office_id(self):
        return self.pk

    def local_day(self, at):
        """The date at the office at the moment `at`."""
        return at.astimezone(zoneinfo.ZoneInfo(self.time_zone)).date()
