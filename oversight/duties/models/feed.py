from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from oversight.core.models import Officer


class FeedQuerySet(models.QuerySet):
    def visible_to(self, officer):
        """One's own."""
        return self.filter(officer=officer)

    def in_use(self):
        return self.filter(ended_at=None)


class CalendarFeed(models.Model):
    """The secret address under which an officer's calendar programs fetch the duties of the office.

    Only a hash of the secret is kept: the address is shown once, when it is made.
    """

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="+", verbose_name=_("officer"))
    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("created at"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                "officer",
                name="one_calendar_feed_an_officer",
                condition=Q(ended_at=None),
                violation_error_message=_("This officer already has an address for a calendar."),
            ),
            models.CheckConstraint(
                name="calendar_feed_ends_after_it_begins",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("created_at")),
                violation_error_message=_("An address can't end before it was made."),
            ),
        ]

    def __str__(self):
        return str(self.officer)

    @property
    def audit_office_id(self):
        return self.officer.office_id
