from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from acts.enums import ActState
from acts.models import Body
from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice

from ..enums import CourtResult, RulingMatter, Source, Standing
from ..workflow import RUNNING
from .hearing import Hearing

#: A protest that still binds nobody.
UNSIGNED = (ActState.DRAFT, ActState.RETURNED)
PROTESTED = Q(current__protest__isnull=False) & ~Q(current__protest__state=ActState.WITHDRAWN)
DRAFTED = Q(current__protest__state__in=UNSIGNED)


class RulingQuerySet(OfOffice):
    # Who supervises the place sees what others study about those held there.
    offices = ("office", "supervising_office")

    def with_names(self):
        """All that a row of a list shows, without a query per row: half of it joined, half asked for apart."""
        return self.select_related("office", "court", "current__office", "current__protest").prefetch_related(
            "facility", "current__obligation__rule"
        )

    def standing(self, standing):
        """Those that stand so: see `Ruling.standing`."""
        if standing == Standing.WITHDRAWN:
            return self.filter(withdrawn_at__isnull=False)
        kept = self.filter(withdrawn_at=None)
        if standing == Standing.PROTEST_DRAFTED:
            return kept.filter(DRAFTED)
        if standing == Standing.PROTESTED:
            return kept.filter(PROTESTED).exclude(DRAFTED)
        return kept.filter(current__state=standing).exclude(PROTESTED)

    def running(self):
        """Some office has still to decide."""
        undecided = Q(current__protest=None) | Q(current__protest__state__in=[*UNSIGNED, ActState.WITHDRAWN])
        return self.filter(undecided, withdrawn_at=None, current__state__in=RUNNING)

    def overdue(self, at):
        """Not decided, and the clock of the office that has it has run out."""
        return self.running().filter(current__obligation__due_at__lt=at)

    def waiting_above(self, office):
        """Those that `office` has sent up and an office above it has still to decide."""
        studied = self.model.objects.filter(studies__office=office)
        return self.running().filter(pk__in=studied.values("pk"), current__office__in=office.lineage[:-1])


class Ruling(models.Model):
    """A court's ruling on the execution of a sentence, whose legality is checked (15(4), 56).

    `office` entered it. Whose turn it is stands in `current`, the latest of its `studies`: it climbs with a
    representation and comes back when that is returned. Who the convict is, only prosecutors read.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="rulings", verbose_name=_("facility")
    )
    supervising_office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("supervising office"),
        db_index=False,
    )
    court = models.ForeignKey(Body, models.PROTECT, related_name="rulings", verbose_name=_("court"))
    case_number = models.CharField(_("number of the case"), max_length=80)
    matter = models.CharField(_("question decided"), max_length=24, choices=RulingMatter)
    outcome = models.CharField(_("decided"), max_length=16, choices=CourtResult)
    full_name = models.CharField(_("full name of the convict"), max_length=240)
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    dated_on = models.DateField(_("date of the ruling"))
    served_on = models.DateField(_("received by the office on"), help_text=_("The term runs from this day."))
    source = models.CharField(_("how it came"), max_length=16, choices=Source)
    source_title = models.CharField(
        _("by which paper"), max_length=300, blank=True, help_text=_("Number and day of the appeal or of the letter.")
    )
    hearing = models.ForeignKey(
        Hearing, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("hearing it was given at")
    )
    current = models.OneToOneField(
        "Study", models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("whose turn it is")
    )
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, related_name="+", verbose_name=_("withdrawn by"), editable=False
    )
    withdraw_reason = models.TextField(_("why it was withdrawn"), blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RulingQuerySet.as_manager()

    class Meta:
        verbose_name = _("court ruling")
        verbose_name_plural = _("court rulings")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="rulings_of_office"),
            models.Index(fields=["supervising_office", "-id"], name="rulings_of_supervisor"),
            models.Index(fields=["facility", "-id"], name="rulings_of_facility"),
        ]
        constraints = [
            models.UniqueConstraint(
                "office",
                "court",
                "case_number",
                "dated_on",
                "full_name",
                condition=Q(withdrawn_at=None),
                name="ruling_entered_once",
                violation_error_message=_("Your office has entered this ruling already."),
            ),
            models.CheckConstraint(
                name="ruling_served_after_it_was_made",
                condition=Q(served_on__gte=F("dated_on")),
                violation_error_message=_("A ruling can't have been received before it was made."),
            ),
            models.CheckConstraint(
                name="ruling_of_a_hearing_came_from_it",
                condition=Q(hearing=None) | Q(source=Source.HEARING),
                violation_error_message=_("A ruling given at a hearing came from that hearing."),
            ),
            models.CheckConstraint(
                name="ruling_withdrawn_with_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdraw_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdraw_reason=""),
                violation_error_message=_("A withdrawn record says by whom and why."),
            ),
        ]

    def __str__(self):
        """Without the name: it goes to lists and to the audit trail."""
        words = {"number": self.case_number, "day": f"{self.dated_on:%d.%m.%Y}", "court": self.court}
        return gettext("Ruling No. %(number)s of %(day)s — %(court)s") % words

    def get_absolute_url(self):
        return reverse("courts:ruling", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def initials(self) -> str:
        """«С. А. Б.»: tells two convicts apart without naming them."""
        return " ".join(f"{part[0]}." for part in self.full_name.split())

    @property
    def standing(self):
        """Where it stands: told from the present turn, and from its protest while that is not withdrawn."""
        if self.withdrawn_at is not None:
            return Standing.WITHDRAWN
        if self.current.is_protested:
            return Standing.PROTEST_DRAFTED if self.current.protest.state in UNSIGNED else Standing.PROTESTED
        return Standing(self.current.state)

    @property
    def is_decided(self):
        """Whether nobody has to decide any more."""
        return self.standing in (Standing.PROTESTED, Standing.UNPROTESTED, Standing.WITHDRAWN)
