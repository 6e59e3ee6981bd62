from datetime import timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from facilities.enums import PersonCategory
from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice


class OfFacility(OfOffice):
    offices = ("facility__supervising_office",)


class HeldPersonQuerySet(OfFacility):
    def present(self):
        return self.filter(left_at=None)

    def past_term(self, at):
        """Still there although the term has ended."""
        return self.present().filter(term_ends_at__lt=at)

    def watched(self, at, days):
        """Past their term, or to be released within so many days; the first to go first."""
        return self.present().filter(term_ends_at__lte=at + timedelta(days=days)).order_by("term_ends_at", "pk")


class HeldPerson(models.Model):
    """One person of the facility's list, with the end of the term: the release watch reads it (points 21, 43)."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="held", verbose_name=_("facility"))
    full_name = models.CharField(_("full name"), max_length=240)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    category = models.CharField(_("category"), max_length=16, choices=PersonCategory)
    ground = models.CharField(
        _("held on the ground of"), max_length=300, help_text=_("The order, ruling or sentence, with number and day.")
    )
    held_from = models.DateTimeField(_("held from"))
    term_ends_at = models.DateTimeField(_("term ends at"))
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = HeldPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person held")
        verbose_name_plural = _("persons held")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["facility", "term_ends_at"], condition=Q(left_at=None), name="persons_the_watch_reads"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                "facility",
                "full_name",
                "held_from",
                name="person_listed_once",
                violation_error_message=_("This person is in the list already from that moment."),
            ),
            models.CheckConstraint(
                name="term_ends_after_it_begins",
                condition=Q(term_ends_at__gt=F("held_from")),
                violation_error_message=_("The term can't end before it begins."),
            ),
            models.CheckConstraint(
                name="person_leaves_after_coming",
                condition=Q(left_at=None) | Q(left_at__gte=F("held_from")),
                violation_error_message=_("A person can't leave before coming."),
            ),
        ]

    def __str__(self):
        """Without the name: it goes to the audit trail."""
        return f"{self.get_category_display()} — {self.facility}"

    @property
    def audit_office_id(self):
        return self.facility.supervising_office_id


class Listing(models.Model):
    """A file with the facility's list as it was read, before anything is written: its rows and what is wrong.

    `rows` are plain values; once imported or given up, they are forgotten, the counts stay.
    """

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="+", verbose_name=_("facility"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    rows = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    good = models.PositiveIntegerField(_("rows that can be written"))
    bad = models.PositiveIntegerField(_("rows that can't"))
    read_at = models.DateTimeField(_("read at"))
    read_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("read by"))
    imported_at = models.DateTimeField(_("imported at"), null=True, blank=True)

    objects = OfFacility.as_manager()

    class Meta:
        verbose_name = _("list of persons")
        verbose_name_plural = _("lists of persons")
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    @property
    def audit_office_id(self):
        return self.office_id
