from django.db import models
from django.utils.translation import gettext_lazy as _

from oversight.core.languages import localized
from oversight.core.policies import CASE_READERS
from oversight.duties.enums import BodyLevel


class BodyQuerySet(models.QuerySet):
    def visible_to(self, officer):
        """Bodies are the same for all who read cases."""
        return self if officer.holds(CASE_READERS) else self.none()


class Body(models.Model):
    """A body, institution or department that response acts are addressed to, at its level (point 12).

    `key` is the Russian name without its spelling: a body has one level, whoever writes its name.
    """

    name_ru = models.CharField(_("name in Russian"), max_length=300)
    name_kk = models.CharField(_("name in Kazakh"), max_length=300)
    level = models.CharField(_("level of the body"), max_length=16, choices=BodyLevel)
    key = models.CharField(max_length=300, unique=True, editable=False)

    objects = BodyQuerySet.as_manager()

    # Reference data belongs to no office.
    audit_office_id = None

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["name_ru"]

    def __str__(self):
        return localized(self, "name")
