from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from acts.enums import ActState
from acts.models import Body, ResponseAct
from facilities.models import Facility
from inspections.models import Inspection
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice

from ..enums import LegalActKind


class ReviewedActQuerySet(OfOffice):
    offices = ("office", "supervising_office")

    def with_names(self):
        """All that a row of a list shows, without a query per row."""
        return self.select_related("office", "body", "facility", "protest__document", "protest__kind", "protest__body")

    def unprotested(self):
        """Unlawful, and no protest is on its way: none is drafted, or what was drafted is withdrawn."""
        return self.filter(lawful=False).filter(Q(protest=None) | Q(protest__state=ActState.WITHDRAWN))


class ReviewedAct(models.Model):
    """A body's own legal act, order or instruction whose legality was studied (points 13, 15(2)).

    During an inspection, whose facility it then has; by the Department also directly. One found unlawful says which
    norm it breaks and why; the protest against it is a response act.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, blank=True, related_name="reviewed_acts", verbose_name=_("inspection")
    )
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("facility")
    )
    supervising_office = models.ForeignKey(
        Office, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("supervising office")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("issued by"))
    kind = models.CharField(_("kind"), max_length=16, choices=LegalActKind)
    number = models.CharField(_("number"), max_length=80)
    dated_on = models.DateField(_("dated"))
    subject = models.CharField(_("about"), max_length=300)
    lawful = models.BooleanField(_("lawful"))
    norm = models.CharField(
        _("norm breached"), max_length=500, blank=True, help_text=_("Article, part, law: “ст. 113 УИК”.")
    )
    reasons = models.TextField(_("reasons"), blank=True)
    protest = models.OneToOneField(
        ResponseAct, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("protest")
    )
    reviewed_on = models.DateField(_("studied on"))
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ReviewedActQuerySet.as_manager()

    class Meta:
        verbose_name = _("legal act studied")
        verbose_name_plural = _("legal acts studied")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="legal_acts_of_office"),
            models.Index(fields=["inspection"], name="legal_acts_of_inspection"),
        ]
        constraints = [
            models.CheckConstraint(
                name="legal_act_unlawful_says_why",
                condition=Q(lawful=True, norm="", protest=None) | (Q(lawful=False) & ~Q(norm="") & ~Q(reasons="")),
                violation_error_message=_("An unlawful act, and only it, names the norm it breaks, and why."),
            ),
            models.CheckConstraint(
                name="legal_act_of_an_inspection_has_its_place",
                condition=Q(inspection=None, facility=None, supervising_office=None)
                | Q(inspection__isnull=False, facility__isnull=False, supervising_office__isnull=False),
            ),
        ]

    def __str__(self):
        words = {"kind": self.get_kind_display(), "number": self.number, "day": f"{self.dated_on:%d.%m.%Y}"}
        return gettext("%(kind)s No. %(number)s of %(day)s") % words

    def get_absolute_url(self):
        return reverse("registers:legal_act", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def is_protested(self):
        return self.protest is not None and self.protest.state != ActState.WITHDRAWN
