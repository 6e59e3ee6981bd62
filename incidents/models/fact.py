from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oversight.core.languages import localized
from oversight.core.models import Officer

from ..enums import Standing
from .incident import Incident


class Fact(models.Model):
    """One thing asked of an emergency in words, by point 17 or by its kind, and what has been said of it.

    The question's words are copied at registration: a later edition changes nothing here. `version` counts the writes,
    so that the district and the oblast at one card don't overwrite each other unawares.
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="facts")
    position = models.PositiveSmallIntegerField()
    #: A part of point 17, or “q:” and the code of the kind's own question.
    code = models.CharField(max_length=40)
    by_point_17 = models.BooleanField(_("asked by point 17"))
    text_ru = models.CharField(max_length=120)
    text_kk = models.CharField(max_length=120)
    text_en = models.CharField(max_length=120)
    value = models.TextField(_("what is known"), blank=True)
    standing = models.CharField(_("answer"), max_length=16, choices=Standing, default=Standing.SILENT)
    version = models.PositiveIntegerField(default=0, editable=False)
    said_at = models.DateTimeField(_("said at"), null=True, editable=False)
    said_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = _("fact of an emergency")
        verbose_name_plural = _("facts of an emergency")
        ordering = ["incident", "position"]
        constraints = [
            models.UniqueConstraint("incident", "code", name="fact_once_an_incident"),
            models.CheckConstraint(
                name="fact_given_in_words",
                condition=Q(standing=Standing.GIVEN) & ~Q(value="") | ~Q(standing=Standing.GIVEN) & Q(value=""),
                violation_error_message=_("What is known is said in words; where nothing is known, there are none."),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def text(self):
        return localized(self, "text")

    @property
    def is_silent(self):
        return self.standing == Standing.SILENT
