from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facilities.models import Facility
from oversight.core.models import Office, Officer
from oversight.core.scope import OfOffice
from oversight.core.validation import check_own_page
from oversight.documents.models import Document
from oversight.duties.models import ActKind, Obligation

from ..enums import ActState
from ..workflow import RUNNING, WRITABLE
from .body import Body


class ResponseActQuerySet(OfOffice):
    # Who supervises the place sees what others wrote to it.
    offices = ("office", "supervising_office")

    def with_names(self):
        """All that a row of a list shows, without a query per row; of the paper all but what it says."""
        return self.select_related("office", "facility", "kind", "body", "document").defer("document__context")

    def running(self):
        return self.filter(state__in=RUNNING)

    def overdue(self, day):
        """Sent, not answered, and the last day of the term has passed (point 12)."""
        return self.filter(state=ActState.SENT, kind__awaits_answer=True, due_on__lt=day)

    def unread_by_oblast(self):
        return self.filter(notified_office__isnull=False, noted_at=None).exclude(state=ActState.WITHDRAWN)


class ResponseAct(models.Model):
    """A response act: to whom, by which right, on what it rests, what it demands and by when (points 12, 13, 15(8)).

    It binds nobody until it is signed: then it takes its number and becomes a paper, and goes out; to a central body
    only through the Prosecutor General's Office. `notified_office` is the oblast told of a district's act to an
    oblast-level body. `settles` is the duty of its office that signing it fulfils, until it is withdrawn. It is closed
    when each violation it names has been eliminated.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="response_acts", verbose_name=_("office"))
    facility = models.ForeignKey(
        Facility, models.PROTECT, null=True, blank=True, related_name="response_acts", verbose_name=_("facility")
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
    kind = models.ForeignKey(ActKind, models.PROTECT, related_name="+", verbose_name=_("kind"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="acts", verbose_name=_("addressed to"))
    attention = models.CharField(
        _("to the attention of"), max_length=300, blank=True, help_text=_("Post and name of the head of the body.")
    )
    state = models.CharField(_("state"), max_length=16, choices=ActState, default=ActState.DRAFT)
    subject = models.CharField(_("about"), max_length=300)
    facts = models.TextField(_("circumstances"))
    ground_title = models.CharField(
        _("rests on"), max_length=300, blank=True, help_text=_("The inspection, review, appeal or incident.")
    )
    ground_url = models.CharField(
        _("page of what it rests on"), max_length=300, blank=True, validators=[check_own_page]
    )
    person = models.CharField(
        _("person it concerns"), max_length=240, blank=True, editable=False, help_text=_("Named on the paper only.")
    )
    settles = models.ForeignKey(
        Obligation, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("duty it fulfils")
    )
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name=_("follow-up to")
    )
    term_days = models.PositiveSmallIntegerField(
        _("term for the answer, days"), validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    due_on = models.DateField(_("answer due on"), null=True, blank=True, editable=False)

    drafted_at = models.DateTimeField(_("drafted at"))
    drafted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name=_("drafted by"))
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    signed_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("signer")
    )
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("paper")
    )
    routed_at = models.DateTimeField(_("decided by the Prosecutor General's Office at"), null=True, blank=True)
    routed_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sent out or returned by")
    )
    return_reason = models.TextField(_("why it was returned"), blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    notified_office = models.ForeignKey(
        Office, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=_("oblast notified")
    )
    noted_at = models.DateTimeField(_("read by the oblast at"), null=True, blank=True)
    noted_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("read by")
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("withdrawn by")
    )
    withdraw_reason = models.TextField(_("why it was withdrawn"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ResponseActQuerySet.as_manager()

    class Meta:
        verbose_name = _("response act")
        verbose_name_plural = _("response acts")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "-id"], name="acts_of_office"),
            models.Index(fields=["supervising_office", "-id"], name="acts_of_supervisor"),
            models.Index(fields=["facility", "-id"], name="acts_of_facility"),
            models.Index(fields=["office", "due_on"], condition=Q(state="sent"), name="acts_waiting_for_answer"),
            models.Index(fields=["office"], condition=Q(state="going_up"), name="acts_going_up"),
        ]
        constraints = [
            models.CheckConstraint(
                name="act_signed_whole",
                condition=Q(signed_at=None, signed_by=None, document=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False, document__isnull=False),
                violation_error_message=_("A signed act, and only it, has its signer and its paper."),
            ),
            models.CheckConstraint(
                name="act_sent_is_signed_and_has_its_term",
                condition=Q(sent_at=None, due_on=None, state__in=["draft", "going_up", "returned", "withdrawn"])
                | Q(signed_at__isnull=False, sent_at__gte=F("signed_at"), due_on__isnull=False),
                violation_error_message=_("An act is sent after it was signed, with the day its answer is due."),
            ),
            models.CheckConstraint(
                name="act_answered_after_it_was_sent",
                condition=Q(answered_at=None) | Q(sent_at__isnull=False, answered_at__gte=F("sent_at")),
                violation_error_message=_("An act can't be answered before it was sent."),
            ),
            models.CheckConstraint(
                name="act_withdrawn_with_reason",
                condition=(Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdraw_reason=""))
                | (~Q(state="withdrawn") & Q(withdrawn_at=None, withdrawn_by=None, withdraw_reason="")),
                violation_error_message=_("A withdrawn act says why."),
            ),
            models.CheckConstraint(
                name="act_returned_with_reason",
                condition=~Q(state="returned") | (Q(routed_by__isnull=False) & ~Q(return_reason="")),
                violation_error_message=_("A returned act says why."),
            ),
            models.CheckConstraint(
                name="act_noted_by_at_a_moment",
                condition=Q(noted_at=None, noted_by=None) | Q(noted_at__isnull=False, noted_by__isnull=False),
            ),
        ]

    def __str__(self):
        if self.document_id is None:
            return gettext("%(kind)s, draft — %(body)s") % {"kind": self.kind.title, "body": self.body}
        words = {"kind": self.kind.title, "number": self.document.number_label, "body": self.body}
        return gettext("%(kind)s No. %(number)s — %(body)s") % words

    def get_absolute_url(self):
        return reverse("acts:act", args=[self.pk])

    @property
    def audit_office_id(self):
        return self.office_id

    @property
    def key(self):
        """How its clocks name it."""
        return f"act:{self.pk}"

    @property
    def is_writable(self):
        return self.state in WRITABLE

    @property
    def is_running(self):
        return self.state in RUNNING

    def is_overdue(self, day):
        return self.state == ActState.SENT and self.kind.awaits_answer and self.due_on < day
