from django.db import models
from django.utils.translation import gettext_lazy as _

from .obligation import Obligation


class PendingStep(models.Model):
    """The step an open duty waits for; all that the tick reads.

    There is one while the duty is open and has steps to come, and none otherwise. `number` is its place in the
    obligation's `steps`, so many have come before it; `at` is when the tick looks: when the step comes, or later where
    the duty was entered after that or was set aside (`trouble`). A narrow row of its own: the tick writes each of them
    anew, and the duty's row is thirty times as wide.
    """

    obligation = models.OneToOneField(
        Obligation, models.CASCADE, primary_key=True, related_name="pending", verbose_name=_("duty")
    )
    number = models.PositiveSmallIntegerField(_("step"))
    at = models.DateTimeField(_("next looked at"))
    trouble = models.TextField(_("why it was set aside"), blank=True)

    class Meta:
        verbose_name = _("step to come")
        verbose_name_plural = _("steps to come")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["at"], name="steps_the_tick_reads")]

    def __str__(self):
        return f"{self.obligation_id}: {self.number}"
