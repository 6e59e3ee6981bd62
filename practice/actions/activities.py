"""The log of what offices do beside inspections: entered, corrected, withdrawn (points 15(5), 19(3), 61, 68–70)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused, refuse_stale
from oversight.core.validation import checked

from ..enums import NEEDS_NAMES, NEEDS_PLACE, Act
from ..models import Activity
from ..policies import check_can_change_activity, check_can_enter_activity, check_took_part
from .files import kept
from .rows import reason_of, said

FIELDS = ("kind", "title", "from_on", "until_on", "place", "others", "result", "link")


@transaction.atomic
def enter(*, participants=(), files=(), until_on=None, by, at, **fields):
    """Enter an activity of the officer's office; `fields` are those of FIELDS, of one day unless `until_on` is said.

    `participants` are officers of the office and of those below it; whoever else took part stands in `others`.
    """
    check_can_enter_activity(by, fields["kind"])
    activity = Activity(office=by.office, entered_at=at, entered_by=by)
    _said(activity, {**fields, "until_on": until_on or fields["from_on"]}, list(participants), by, at).save()
    activity.participants.set(participants)
    activity.files.set(kept(files, by, at))
    after = audit.snapshot(activity, *FIELDS, "participants", "files")
    audit.record(Act.ACTIVITY_ENTER, activity, by=by, at=at, after=after)
    return activity


@transaction.atomic
def change(activity, *, participants=None, files=(), version=None, by, at, **fields):
    """Correct or complete the record: `files` are added to those it has. `version` is the one the officer has seen."""
    activity = _locked(activity)
    check_can_change_activity(by, activity)
    check_can_enter_activity(by, fields.get("kind", activity.kind))
    refuse_stale(activity, version, {name: getattr(activity, name) for name in FIELDS})
    before = audit.snapshot(activity, *FIELDS, "participants", "files")
    named = list(activity.participants.all())
    if "until_on" in fields and fields["until_on"] is None:
        fields["until_on"] = fields.get("from_on", activity.from_on)
    _said(activity, fields, named if participants is None else list(participants), by, at, known=named)
    if participants is not None:
        activity.participants.set(participants)
    activity.files.add(*kept(files, by, at))
    after = audit.snapshot(activity, *FIELDS, "participants", "files")
    if after == before:
        return activity
    activity.version += 1
    activity.save()
    audit.record(Act.ACTIVITY_CHANGE, activity, by=by, at=at, before=before, after=after)
    return activity


@transaction.atomic
def withdraw(activity, *, reason, by, at):
    """Withdraw a record made by mistake: it stays readable and is counted no more."""
    activity = _locked(activity)
    check_can_change_activity(by, activity)
    activity.withdraw_reason = reason_of(reason, _("Say why the record is withdrawn."))
    activity.version += 1
    activity.save(update_fields=["withdraw_reason", "version"])
    audit.record(Act.ACTIVITY_WITHDRAW, activity, by=by, at=at, after={"reason": activity.withdraw_reason})
    return activity


def _said(activity, fields, participants, by, at, known=()):
    said(activity, fields)
    if activity.from_on > activity.office.local_day(at):
        raise Refused.about("from_on", _("What is still to come is planned, not entered here."))
    if activity.until_on < activity.from_on:
        raise Refused.about("until_on", _("The last day can't be before the first."))
    if activity.kind in NEEDS_PLACE and not activity.place:
        raise Refused.about("place", _("Say where: the office, the institution, the newspaper or the site."))
    if activity.kind in NEEDS_NAMES and not participants and not activity.others:
        raise Refused.about("participants", _("Say who took part: choose officers or name others."))
    for one in participants:
        if one not in known:
            check_took_part(by, one)
    return checked(activity)


def _locked(activity):
    return Activity.objects.select_related("office").select_for_update(of=("self",), no_key=True).get(pk=activity.pk)
