from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from acts.models import Body, ResponseAct
from facilities.enums import PersonCategory
from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.duties.models import CourtMatter

from ..enums import Agreement, CourtResult

#: The decision went against the prosecutor; of the office's own application or proceedings also where the court
#: refused or returned it (point 64 counts such acts as lost).
LOST = Q(decision__agreement=Agreement.NO) | Q(
    response_act__isnull=False, decision__result__in=[CourtResult.REFUSED, CourtResult.RETURNED]
)


class CourtCaseQuerySet(OfOffice):
    # Whose case it is, and on whom the oblast prosecutor's order laid it.
    offices = ("office", "given_to")

    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related("office", "given_to", "matter", "court", "decision").prefetch_related("facility")

    def lost(self):
        return self.filter(LOST)


class CourtCase(models.Model):
    """A case before a court in which a prosecutor takes part: what, where, who it concerns (points 26, 37, 55, 62).

    Its hearings stand each by itself; `decision` is the held one whose ruling is the latest. `given_to` is the office,
    or `given_unit` the unit, on which the oblast prosecutor's order laid the participation (26, second paragraph).
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"), db_index=False)
    matter = models.ForeignKey(CourtMatter, models.PROTECT, related_name="+", verbose_name=_("matter"))
    number = models.CharField(_("number of the case"), max_length=60)
    court = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("court"))
    subject = models.CharField(_("about"), max_length=300)
    opened_on = models.DateField(_("received by the court on"))
    facility = models.ForeignKey(
        Facility,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="court_cases",
        verbose_name=_("facility"),
        db_index=False,
    )
    response_act = models.ForeignKey(
        ResponseAct, models.PROTECT, null=True, blank=True, related_name="court_cases", verbose_name=_("response act")
    )
    given_to = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("laid on the office"),
        db_index=False,
    )
    given_unit = models.CharField(_("laid on the unit"), max_length=200, blank=True)
    order_number = models.CharField(
        pgettext_lazy("participation in court", "number of the order"), max_length=60, blank=True
    )
    order_on = models.DateField(_("date of the order"), null=True, blank=True)
    decision = models.OneToOneField(
        "Hearing", models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("decision")
    )
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    withdraw_reason = models.TextField(_("why it was withdrawn"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CourtCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("court case")
        verbose_name_plural = _("court cases")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="court_cases_of_office"),
            models.Index(fields=["given_to", "-id"], condition=Q(given_to__isnull=False), name="court_cases_given"),
            models.Index(fields=["facility", "-id"], name="court_cases_of_facility"),
        ]
        constraints = [
            models.UniqueConstraint(
                "court",
                "number",
                "office",
                condition=Q(withdraw_reason=""),
                name="court_case_entered_once",
                violation_error_message=_("Your office has entered a case of this court under this number already."),
            ),
            models.CheckConstraint(
                name="court_case_given_by_an_order",
                condition=Q(given_to=None, given_unit="", order_number="", order_on=None)
                | (
                    (Q(given_to__isnull=False, given_unit="") | Q(given_to=None) & ~Q(given_unit=""))
                    & ~Q(order_number="")
                    & Q(order_on__isnull=False)
                ),
                violation_error_message=_(
                    "Participation is laid on an office or on a unit by an order: its number and its date."
                ),
            ),
            models.CheckConstraint(
                name="court_case_given_to_another",
                condition=Q(given_to=None) | ~Q(given_to=F("office")),
                violation_error_message=_("The order lays participation on another office."),
            ),
        ]

    def __str__(self):
        """Without the persons: it goes to lists and to the audit trail."""
        return gettext("Case No. %(number)s — %(court)s") % {"number": self.number, "court": self.court}

    def get_absolute_url(self):
        return reverse("courts:case", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def working_office(self):
        """The office whose officers take part: its own, or that on which the order laid it."""
        return self.given_to if self.given_to_id else self.office

    @property
    def is_withdrawn(self):
        return self.withdraw_reason != ""

    @property
    def is_lost(self):
        """As LOST says of many."""
        decision = self.decision
        if decision is None:
            return False
        ours = self.response_act_id is not None
        return decision.agreement == Agreement.NO or (ours and decision.is_refusal)


class CasePerson(models.Model):
    """Whom a court case concerns. Who it is, only those with the right to it read; the rest see initials."""

    case = models.ForeignKey(CourtCase, models.CASCADE, related_name="persons", verbose_name=_("court case"))
    full_name = models.CharField(_("full name"), max_length=240)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    category = models.CharField(_("category"), max_length=16, choices=PersonCategory)

    class Meta:
        verbose_name = _("person of a court case")
        verbose_name_plural = _("persons of court cases")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "case",
                "full_name",
                "born_on",
                name="court_case_person_once",
                nulls_distinct=False,
                violation_error_message=_("This person is entered in the case already."),
            ),
        ]

    def __str__(self):
        """Without the name: it goes to the audit trail."""
        return f"{self.get_category_display()} — {self.case}"

    @property
    def audit_office_id(self):
        return self.case.office_id

    @property
    def initials(self) -> str:
        """«С. А. Б.»: tells two persons apart without naming them."""
        return " ".join(f"{part[0]}." for part in self.full_name.split())
