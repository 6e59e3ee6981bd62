from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from facilities.enums import PersonCategory
from facilities.models import Facility, PenalRoom
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.duties.models import Obligation

#: Whom a penal room may hold, by the kind of facility (points 25(8), 34).
HELD = [
    PersonCategory.CONVICTED,
    PersonCategory.REMAND,
    PersonCategory.SUSPECT,
    PersonCategory.ACCUSED,
]
HELD_CHOICES = [(one.value, one.label) for one in HELD]


class PlacementQuerySet(OfOffice):
    def standing(self):
        """Not withdrawn as entered in error."""
        return self.filter(withdrawn_at=None)

    def with_names(self):
        """All that a row of a list shows, without a query per row; the clock apart, as more joins are slow to plan."""
        return self.select_related("facility", "office", "room", "conclusion").prefetch_related("obligation__rule")


class Placement(models.Model):
    """A person put into a single cell or a disciplinary isolator, on whose order and until when (points 25(8), 34).

    It belongs to the office that supervises the facility on the day it is entered. `obligation` is its clock of 48
    hours, which runs from the order and not from when the office was told.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="placements", verbose_name=_("office"))
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="placements", verbose_name=_("facility"))
    room = models.ForeignKey(PenalRoom, models.PROTECT, related_name="placements", verbose_name=_("penal room"))
    full_name = models.CharField(_("full name"), max_length=240)
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"), validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    category = models.CharField(_("who the person is"), max_length=16, choices=HELD_CHOICES)
    admitted_on = models.DateField(_("admitted to the facility on"), null=True, blank=True)
    order_number = models.CharField(_("number of the order"), max_length=40)
    ordered_at = models.DateTimeField(_("order signed at"))
    placed_at = models.DateTimeField(_("placed at"))
    told_at = models.DateTimeField(_("our office was told at"))
    days = models.PositiveSmallIntegerField(_("term, days"), validators=[MinValueValidator(1)])
    ground = models.TextField(_("ground of the placement"))
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, null=True, related_name="+", verbose_name=_("clock"), editable=False
    )
    entered_at = models.DateTimeField(_("entered at"), editable=False)
    entered_by = models.ForeignKey(
        Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"), editable=False
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("withdrawn by"), editable=False
    )
    withdraw_reason = models.TextField(_("reason of the withdrawal"), blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="placements_of_office"),
            models.Index(fields=["facility", "placed_at"], name="placements_of_facility"),
        ]
        constraints = [
            models.UniqueConstraint(
                "facility",
                "full_name",
                "order_number",
                "ordered_at",
                condition=Q(withdrawn_at=None),
                name="placement_entered_once",
                violation_error_message=_("This placement has been entered already."),
            ),
            models.CheckConstraint(
                name="placement_told_of_after_its_order",
                condition=Q(told_at__gte=F("ordered_at")),
                violation_error_message=_("The office can't have been told before the order was signed."),
            ),
            models.CheckConstraint(
                name="placement_withdrawn_with_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdraw_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdraw_reason=""),
                violation_error_message=_("A withdrawn placement says by whom and why."),
            ),
        ]

    def __str__(self):
        return f"{self.full_name}, {self.room}"

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_late(self):
        """Whether the office was told only after the clock had run out."""
        return self.obligation is not None and self.told_at > self.obligation.due_at

    @property
    def without_order(self):
        """Whether the person was put there before anybody had ordered it."""
        return self.placed_at < self.ordered_at
