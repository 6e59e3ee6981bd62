from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import enums
from .incident import Incident


class Participant(models.Model):
    """A person held who did it, suffered or saw it (point 17)."""

    #: What point 17 asks of each who took part; “unknown at this hour” is said by naming the field in `unknown`.
    ASKED = tuple(code for code, _label in enums.ASKED_OF_PERSON)

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="participants")
    full_name = models.CharField(_("full name"), max_length=300)
    role = models.CharField(
        _("part in it"), max_length=16, choices=enums.ParticipantRole, default=enums.ParticipantRole.DID
    )
    category = models.CharField(_("category"), max_length=16, choices=enums.PersonCategory, blank=True)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    articles = models.CharField(_("articles charged or convicted under"), max_length=300, blank=True)
    on_register = models.CharField(
        _("operational-preventive register"), max_length=16, choices=enums.Registered, blank=True
    )
    register_name = models.CharField(_("which register"), max_length=300, blank=True)
    injuries = models.TextField(_("injuries"), blank=True)
    examination = models.TextField(_("medical examination: when, by whom, what was found"), blank=True)
    unknown = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["pk"]

    def __str__(self):
        return self.full_name

    @property
    def missing(self):
        """The fields point 17 asks for of which nothing has been said, by their names."""
        if self.role != enums.ParticipantRole.DID:
            return []
        return [name for name in self.ASKED if not getattr(self, name) and name not in self.unknown]


class StaffMember(models.Model):
    """A member of the facility's staff who was involved."""

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="staff")
    full_name = models.CharField(_("full name"), max_length=300)
    rank = models.CharField(_("rank"), max_length=120, blank=True)
    post = models.CharField(_("post"), max_length=200, blank=True)
    part = models.TextField(_("what they did"), blank=True)

    class Meta:
        verbose_name = _("member of staff")
        verbose_name_plural = _("staff involved")
        ordering = ["pk"]

    def __str__(self):
        return ", ".join(part for part in (self.full_name, self.rank, self.post) if part)
