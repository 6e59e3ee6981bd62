from django.db import models
from django.utils.translation import gettext_lazy as _

from .officer import Officer


class RequestKey(models.Model):
    """A request that made something, by the key its sender gave it: sent again, it makes nothing twice.

    It is written in the transaction of what was made, so it is there exactly when that is.
    """

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    address = models.CharField(max_length=200)
    body_sha256 = models.CharField(max_length=64)
    made_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("key of a request")
        verbose_name_plural = _("keys of requests")
        constraints = [models.UniqueConstraint("officer", "key", name="request_made_once")]

    def __str__(self):
        return f"{self.address} {self.key}"
