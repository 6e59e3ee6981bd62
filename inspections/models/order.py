from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.documents.models import Document

from ..enums import Ground


class OrderQuerySet(OfOffice):
    def signed(self):
        return self.exclude(signed_at=None)

    def in_force(self):
        return self.signed().filter(withdrawn_at=None)

    def covering(self, day):
        return self.filter(begins_on__lte=day, ends_on__gte=day)

    def unsigned(self):
        return self.filter(signed_at=None, withdrawn_at=None)


class Order(models.Model):
    """An order (постановление) to inspect a facility on one of the lawful grounds (point 7).

    Drafted by an officer, it binds nobody until the head of the office or a deputy signs it: then it
    takes its number and becomes a paper.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="orders", verbose_name=_("office"))
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="orders", verbose_name=_("facility"))
    ground = models.CharField(_("ground"), max_length=16, choices=Ground)
    ground_details = models.TextField(
        _("details of the ground"),
        help_text=_("Item of the plan, who gave the task and when, the publication, the appeal."),
    )
    subject = models.TextField(_("what is to be inspected"))
    begins_on = models.DateField(_("inspection begins on"))
    ends_on = models.DateField(_("inspection ends on"))
    drafted_at = models.DateTimeField(_("drafted at"))
    drafted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("drafted by"))
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    signed_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("signer"))
    document = models.OneToOneField(Document, models.PROTECT, null=True, related_name="+", verbose_name=_("paper"))
    withdrawn_reason = models.TextField(_("reason of withdrawal"), blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("inspection order")
        verbose_name_plural = _("inspection orders")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="orders_of_office"),
            models.Index(fields=["facility", "signed_at"], condition=Q(ground="appeal"), name="orders_on_appeals"),
        ]
        constraints = [
            models.CheckConstraint(
                name="order_ends_after_it_begins",
                condition=Q(ends_on__gte=models.F("begins_on")),
                violation_error_message=_("The inspection can't end before it begins."),
            ),
            models.CheckConstraint(
                name="order_signed_whole",
                condition=Q(signed_at=None, signed_by=None, document=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False, document__isnull=False),
            ),
        ]

    def __str__(self):
        if self.document_id is None:
            return str(_("Draft order — %(facility)s")) % {"facility": self.facility}
        return str(_("Order No. %(number)s — %(facility)s")) % {
            "number": self.document.number_label,
            "facility": self.facility,
        }

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_in_force(self):
        return self.signed_at is not None and self.withdrawn_at is None
