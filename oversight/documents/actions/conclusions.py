"""The way of every conclusion: written, sent for approval, approved by another officer or returned (points 20, 34)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance

from ..workflow import CONCLUSION

#: What the way itself fills in: no form asks for it.
SYSTEM = ("author", "drafted_by", "returned_by", "approved_by", "document")


class Conclusions:
    """The verbs of one kind of conclusion; a subclass says what is its own.

    A subject (a placement, a use of force) has at most one conclusion, as its `conclusion`. Each verb locks the
    subject's row, asks its policy and writes one audit row about it: of two officers at one moment, the second meets
    what the first has done and is told.
    """

    #: The parts that are typed, and the name of the field that leads to the subject.
    fields = ()
    subject = ""
    #: `Act` of the trail, by verb: write, submit, take_back, approve, send_back.
    acts = {}
    #: Policies (officer, subject), by the same verbs but for approve and send_back, which are one: decide.
    policies = {}

    def lock(self, subject):
        """The subject's row as it stands now, held until the transaction ends."""
        raise NotImplementedError

    def blank(self, subject):
        """A conclusion of the subject, not saved."""
        raise NotImplementedError

    def missing(self, conclusion):
        """Sentences for the parts it lacks to be approved."""
        raise NotImplementedError

    def issue(self, conclusion, *, by, at):
        """The numbered paper of an approved conclusion."""
        raise NotImplementedError

    def check_words(self, conclusion, at):
        """Refuse what can't be, among the words just typed."""

    def check_approved_at(self, subject, approved_at):
        """Refuse a moment of approval before there was what to conclude on."""

    def concluded(self, conclusion, *, by, at):
        """What follows from the approval: the clock is met."""

    @transaction.atomic
    def write(self, subject, *, version, by, at, **fields):
        """Write parts of the conclusion; the first words begin it, with `version` 0.

        A repeated request changes nothing; one that would overwrite newer words is a Conflict that holds them.
        """
        subject = self.lock(subject)
        self.policies["write"](by, subject)
        conclusion = getattr(subject, "conclusion", None)
        if conclusion is None:
            conclusion = self.blank(subject)
            conclusion.drafted_at, conclusion.drafted_by = at, by
        stored = audit.snapshot(conclusion, *fields)
        if stored == fields:
            return conclusion
        self._check_version(conclusion, version)
        for name, value in fields.items():
            setattr(conclusion, name, value)
        self.check_words(conclusion, at)
        conclusion.author = by
        conclusion.version += 1
        self._save(conclusion)
        audit.record(self.acts["write"], subject, by=by, at=at, before=stored, after=fields)
        return conclusion

    @transaction.atomic
    def submit(self, subject, *, by, at):
        """Send the conclusion for approval; refused while a part is missing, naming each with its point."""
        subject = self.lock(subject)
        self.policies["submit"](by, subject)
        conclusion = subject.conclusion
        self._refuse_if_missing(conclusion, _("The conclusion can't be sent for approval yet."))
        advance(conclusion, "submit", CONCLUSION)
        conclusion.author, conclusion.submitted_at = by, at
        return self._step(conclusion, subject, "submit", by, at)

    @transaction.atomic
    def take_back(self, subject, *, by, at):
        """Take it back from approval to go on writing."""
        subject = self.lock(subject)
        self.policies["take_back"](by, subject)
        advance(subject.conclusion, "take_back", CONCLUSION)
        return self._step(subject.conclusion, subject, "take_back", by, at)

    @transaction.atomic
    def approve(self, subject, *, version, approved_at=None, by, at):
        """Approve the words of `version`: a numbered paper is issued and the clock is met.

        `approved_at` is when the paper was approved by hand, where that is entered later; the clock then shows both.
        """
        subject = self.lock(subject)
        conclusion = self._to_decide(subject, version, by)
        self._refuse_if_missing(conclusion, _("The conclusion can't be approved yet."))
        approved_at = approved_at or at
        if approved_at > at:
            raise Refused.about("approved_at", _("It can't have been approved in the future."))
        self.check_approved_at(subject, approved_at)
        advance(conclusion, "approve", CONCLUSION)
        conclusion.approved_at, conclusion.approved_by, conclusion.approval_entered_at = approved_at, by, at
        conclusion.document = self.issue(conclusion, by=by, at=at)
        conclusion = self._step(conclusion, subject, "approve", by, at, "approved_at", "lawful")
        self.concluded(conclusion, by=by, at=at)
        return conclusion

    @transaction.atomic
    def send_back(self, subject, *, version, comment, by, at):
        """Return it to its author with what is to be mended."""
        subject = self.lock(subject)
        conclusion = self._to_decide(subject, version, by)
        comment = comment.strip()
        if not comment:
            raise Refused.about("comment", _("Say what is to be mended."))
        advance(conclusion, "return", CONCLUSION)
        conclusion.returned_at, conclusion.returned_by, conclusion.comment = at, by, comment
        return self._step(conclusion, subject, "send_back", by, at, "comment")

    def _to_decide(self, subject, version, by):
        self.policies["decide"](by, subject)
        self._check_version(subject.conclusion, version)
        return subject.conclusion

    def _check_version(self, conclusion, version):
        if version != conclusion.version:
            raise Conflict(
                _("The conclusion has been changed since you opened it: read it again."),
                theirs=audit.snapshot(conclusion, *self.fields),
                version=conclusion.version,
            )

    def _refuse_if_missing(self, conclusion, sentence):
        if parts := self.missing(conclusion):
            raise Refused(sentence, parts=parts)

    def _step(self, conclusion, subject, verb, by, at, *told):
        conclusion.version += 1
        self._save(conclusion)
        after = audit.snapshot(conclusion, "state", *told)
        audit.record(self.acts[verb], subject, by=by, at=at, after=after)
        return conclusion

    def _save(self, conclusion):
        checked(conclusion, exclude=(self.subject, *SYSTEM)).save()
