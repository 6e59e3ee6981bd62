from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.documents.models import Document

from ..enums import EXPECTED, EXPECTED_IN_OFFICE, ReceptionState, VisitorCategory


class ReceptionQuerySet(OfOffice):
    # Who supervises the place learns of receptions others held there; who came is told to fewer: see `policies`.
    offices = ("office", "supervising_office")

    def with_names(self):
        """All that a row of a list shows of the reception itself, without a query per row."""
        return self.select_related("office", "facility", "received_by")

    def recorded(self):
        return self.filter(state=ReceptionState.RECORDED)


class Reception(models.Model):
    """A reception of persons by an office, in a facility or in the office itself (points 16(2), 22, 35, 48).

    Visitors are entered one by one while it is held. It is recorded when every visitor's matter has its decision and
    the record says who came and of whom nobody did; then it has its paper and counts towards duties and towards the
    inspection it belongs to.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="receptions", verbose_name=_("office"))
    facility = models.ForeignKey(
        Facility,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="receptions",
        verbose_name=_("facility"),
        help_text=_("Empty: in the office."),
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
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, blank=True, related_name="receptions", verbose_name=_("inspection")
    )
    state = models.CharField(_("state"), max_length=16, choices=ReceptionState, default=ReceptionState.UNDER_WAY)
    began_at = models.DateTimeField(_("reception began at"))
    ended_at = models.DateTimeField(_("reception ended at"), null=True, blank=True)
    received_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("received by"))
    together_with = models.CharField(
        _("together with"),
        max_length=300,
        blank=True,
        help_text=_("Who else received: posts and names, as the record is to say them."),
    )
    none_came = ArrayField(
        models.CharField(max_length=16, choices=VisitorCategory),
        verbose_name=_("of whom none came"),
        blank=True,
        default=list,
    )
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    recorded_at = models.DateTimeField(_("recorded at"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("recorded by")
    )
    withdraw_reason = models.TextField(_("why it was withdrawn"), blank=True)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("paper")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ReceptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("reception")
        verbose_name_plural = _("receptions")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="receptions_of_office"),
            models.Index(fields=["supervising_office", "-id"], name="receptions_of_supervisor"),
            models.Index(fields=["facility", "-id"], name="receptions_of_facility"),
            models.Index(fields=["office", "began_at"], name="receptions_the_journal_takes"),
        ]
        constraints = [
            models.UniqueConstraint(
                "office",
                "facility",
                "received_by",
                "began_at",
                name="reception_begun_once",
                condition=~Q(state=ReceptionState.WITHDRAWN),
                nulls_distinct=False,
                violation_error_message=_("This officer's reception of that minute and place is recorded already."),
            ),
            models.CheckConstraint(
                name="reception_ends_after_it_begins",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
                violation_error_message=_("A reception can't end before it begins."),
            ),
            models.CheckConstraint(
                name="reception_recorded_whole",
                condition=~Q(state=ReceptionState.RECORDED)
                | Q(ended_at__isnull=False, recorded_at__isnull=False, recorded_by__isnull=False),
                violation_error_message=_("A recorded reception has its end, and who recorded it and when."),
            ),
            models.CheckConstraint(
                name="reception_withdrawn_with_reason",
                condition=(Q(state=ReceptionState.WITHDRAWN) & ~Q(withdraw_reason=""))
                | (~Q(state=ReceptionState.WITHDRAWN) & Q(withdraw_reason="")),
                violation_error_message=_("A withdrawn reception, and only it, says why."),
            ),
            models.CheckConstraint(
                name="reception_in_a_facility_knows_its_supervisor",
                condition=Q(facility=None, supervising_office=None, inspection=None)
                | Q(facility__isnull=False, supervising_office__isnull=False),
                violation_error_message=_("Only a reception in a facility belongs to an inspection."),
            ),
        ]

    def __str__(self):
        words = {"day": f"{localtime(self.began_at):%d.%m.%Y}", "place": self.facility or gettext("in the office")}
        return gettext("Reception %(day)s — %(place)s") % words

    def get_absolute_url(self):
        return reverse("registers:reception", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_open(self):
        return self.state == ReceptionState.UNDER_WAY

    @property
    def expected(self):
        """The categories of which it can be said that none came, in the order in which they are listed."""
        kind = EXPECTED[self.facility.kind] if self.facility else EXPECTED_IN_OFFICE
        demanded = self.inspection.kind.receives if self.inspection else []
        wanted = {*kind, *demanded, *self.none_came}
        return [one for one in VisitorCategory if one in wanted]

    @property
    def none_came_titles(self):
        return [VisitorCategory(one).label for one in self.none_came]
