from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oversight.core.enums import Direction
from oversight.core.models import Officer
from oversight.core.scope import OfOffice
from oversight.duties.models import Obligation

from ..enums import Decision, ReceptionState, VisitorCategory
from .reception import Reception


class VisitorQuerySet(OfOffice):
    offices = ("reception__office", "reception__supervising_office")

    def waiting(self):
        """Of receptions that are recorded: what was promised by a day and is not done yet."""
        return self.filter(reception__state=ReceptionState.RECORDED, due_on__isnull=False, done_on=None)

    def overdue(self, day):
        return self.waiting().filter(due_on__lt=day)


class Visitor(models.Model):
    """One person received: of which category, what they complained of, what was done and by when.

    `full_name`, `about` and `words` tell who it is: those with the right to it read them, everybody else sees
    «Visitor 1: Convicted» (`policies.check_can_read_visitors`). `obligation` is the clock of what was
    promised, from the record on.
    """

    reception = models.ForeignKey(Reception, models.CASCADE, related_name="visitors", verbose_name=_("reception"))
    position = models.PositiveSmallIntegerField(_("number"))
    category = models.CharField(_("category"), max_length=16, choices=VisitorCategory)
    full_name = models.CharField(
        _("full name"), max_length=240, blank=True, help_text=_("Empty where the person did not give it.")
    )
    about = models.CharField(
        _("about the person"),
        max_length=300,
        blank=True,
        help_text=_("Year of birth, article, detachment; of staff, the post."),
    )
    subject = models.CharField(
        _("subject of the complaint"),
        max_length=300,
        help_text=_("Without names: everybody who sees the record reads it."),
    )
    words = models.TextField(_("what was said"), blank=True)
    direction = models.PositiveSmallIntegerField(_("priority direction"), choices=Direction, null=True, blank=True)
    decision = models.CharField(_("what was done"), max_length=16, choices=Decision)
    measures = models.TextField(
        _("in particular"),
        blank=True,
        help_text=_("What was explained; the number of the appeal, of the act, of the order to check. Without names."),
    )
    due_on = models.DateField(_("to be done by"), null=True, blank=True)
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("clock")
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    done_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("entered by")
    )

    objects = VisitorQuerySet.as_manager()

    class Meta:
        verbose_name = _("visitor")
        verbose_name_plural = _("visitors")
        ordering = ["reception", "position"]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(due_on__isnull=False, done_on=None), name="visitors_who_wait"),
        ]
        constraints = [
            models.UniqueConstraint("reception", "position", name="visitor_numbered_once"),
            models.CheckConstraint(
                name="visitor_promise_has_its_term",
                condition=Q(decision=Decision.EXPLAINED, due_on=None)
                | (~Q(decision=Decision.EXPLAINED) & Q(due_on__isnull=False)),
                violation_error_message=_("What is explained on the spot has no term; everything else has one."),
            ),
            models.CheckConstraint(
                name="visitor_done_whole",
                condition=Q(done_on=None, done_by=None, result="")
                | (Q(done_on__isnull=False, done_by__isnull=False, due_on__isnull=False) & ~Q(result="")),
                violation_error_message=_("What was promised is done on a day, with its result."),
            ),
        ]

    def __str__(self):
        """Without the name: it goes to lists, papers and the audit trail."""
        words = {"number": self.position, "category": self.get_category_display()}
        return gettext("Visitor %(number)s: %(category)s") % words

    @property
    def audit_office_id(self):
        return self.reception.office_id

    @property
    def key(self):
        """Where on the reception's page the visitor stands."""
        return f"visitor-{self.position}"

    @property
    def page(self):
        return f"{self.reception.get_absolute_url()}#{self.key}"

    def is_overdue(self, day):
        return self.due_on is not None and self.done_on is None and self.due_on < day
