from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .. import wording
from ..enums import Channel
from .narrowing import Narrowed
from .office import Office


class AuditQuerySet(Narrowed):
    offices = ("subject_office_id", "officer_office_id")

    def about(self, subject):
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def visible_to(self, officer):
        """What concerns the officer's own office or one below it."""
        if officer.office.parent_id is not None and not officer.is_reference_admin:
            return self.within(officer.office)
        offices = Office.objects.visible_to(officer).values("pk")
        return self.filter(Q(subject_office_id__in=offices) | Q(officer_office_id__in=offices))


class AuditRow(models.Model):
    """Who did what, when, from where, to what, before → after.

    Append-only by a trigger in the database. No foreign keys: a row outlives everything it names.
    """

    at = models.DateTimeField(_("when"))
    officer_id = models.BigIntegerField(null=True)
    officer_name = models.CharField(_("who"), max_length=300)
    officer_office_id = models.BigIntegerField(null=True)
    channel = models.CharField(_("from where"), max_length=16, choices=Channel)
    address = models.GenericIPAddressField(_("address"), null=True)
    agent = models.CharField(_("program"), max_length=300, blank=True)
    action = models.CharField(_("action"), max_length=64)
    subject_type = models.CharField(max_length=64)
    subject_id = models.BigIntegerField(null=True)
    subject_title = models.CharField(_("about"), max_length=300)
    subject_office_id = models.BigIntegerField(null=True)
    before = models.JSONField(_("before"), default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), default=dict, encoder=DjangoJSONEncoder)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit row")
        verbose_name_plural = _("audit trail")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-id"], name="audit_history_of_subject"),
            models.Index(fields=["subject_office_id", "-id"], name="audit_of_office"),
            models.Index(fields=["officer_office_id", "-id"], name="audit_by_office"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.officer_name}: {self.action} {self.subject_title}"

    @property
    def title(self):
        """What was done, in words."""
        return wording.title_of(self.action)

    @property
    def changes(self):
        """(field, before, after) in words, for a page's timeline; an absent value is an empty string."""
        names = wording.in_order(self.subject_type, self.before.keys() | self.after.keys())
        found = [
            wording.change_in_words(self.subject_type, name, self.before.get(name), self.after.get(name))
            for name in names
        ]
        return [change for change in found if any(change[1:])]
