"""Notices as evidence: who called whom, when, by what, and that the receiver confirms it (15(7), 16(5), 23, 38)."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.enums import OfficeLevel, Role
from oversight.core.models import Office, Officer
from oversight.core.policies import INSPECTORS
from oversight.core.refusals import Refused
from oversight.core.roster import responsible
from oversight.core.validation import checked
from oversight.duties.actions import fulfilment
from oversight.duties.enums import Event

from ..enums import CallMeans, ReceiptSource
from ..models import Notice
from ..moments import not_after, refuse_future
from ..policies import check_can_call, check_can_call_about_regime, check_can_call_back, check_can_confirm
from .desks import tell_desks
from .incidents import lock
from .receipts import receive_for

CALLED = ("receiver", "called_at", "means", "outcome", "note")
#: Whom a call from above is for in an office of that level.
ANSWERS = {OfficeLevel.DISTRICT: Role.DISTRICT_PROSECUTOR, OfficeLevel.OBLAST: Role.OBLAST_OFFICER}


@transaction.atomic
def record(incident, *, receiver, outcome, means=CallMeans.PHONE, called_at=None, note="", by, at):
    """Record one attempt to tell the next level of the emergency; an answered one waits for its receiver's word.

    An oblast tells its zonal officer, or the head in their absence (23); the roster's answer is kept with the notice.
    """
    incident = lock(incident)
    check_can_call(by, incident)
    receipt = incident.receipts.get(office=by.office_id)
    if called_at and called_at < receipt.received_at.replace(second=0, microsecond=0):
        raise Refused.about("called_at", _("Your office received the information only later: check the time."))
    return _record({"incident": incident}, incident, receiver, outcome, means, called_at, note, by, at)


@transaction.atomic
def record_of_regime(regime, *, receiver, outcome, means=CallMeans.PHONE, called_at=None, note="", by, at):
    """Record one attempt to tell the leadership of the Department of an approved special regime (16(5))."""
    check_can_call_about_regime(by, regime)
    if called_at and called_at < regime.received_at.replace(second=0, microsecond=0):
        raise Refused.about("called_at", _("Your office received the information only later: check the time."))
    return _record({"regime": regime}, regime, receiver, outcome, means, called_at, note, by, at)


@transaction.atomic
def call_back(incident, *, receiver, outcome, means=CallMeans.PHONE, called_at=None, note="", by, at):
    """Record a call from above to an office that has the emergency, or should have it.

    It meets nobody's clock: to tell the next level stays the duty of who was called. Confirmed by its receiver, it is
    their office's receipt if they had none.
    """
    incident = lock(incident)
    check_can_call_back(by, incident)
    refuse_future("called_at", called_at, at)
    called_at = not_after(called_at or at, at)
    if called_at < incident.received_at.replace(second=0, microsecond=0):
        raise Refused.about("called_at", _("It was registered only later: check the time."))
    if not below(incident, by).filter(pk=receiver.pk).exists():
        raise Refused.about("receiver", _("Call back an officer of the offices below yours that this concerns."))
    return _save({"incident": incident}, incident, receiver, outcome, means, called_at, note, {}, by, at)


@transaction.atomic
def confirm(notice, *, by, at):
    """The receiver confirms under their own sign-in: the sender's clock is met at the moment of the call.

    The receiver's office has the information since that moment, so its own clocks run from there.
    """
    notice = _lock(notice)
    check_can_confirm(by, notice)
    if notice.confirmed_at is not None:
        return notice
    if notice.denied_at is not None:
        raise Refused(_("You have denied this call."))
    notice.confirmed_at = at
    notice.save(update_fields=["confirmed_at"])
    subject = notice.subject
    audit.record("notices.confirm", subject, by=by, at=at, after={"called_at": notice.called_at, "notice": str(notice)})
    if not notice.is_call_back:
        _meet_clock(notice, subject, by, at)
    if notice.incident:
        receive_for(lock(notice.incident), by, notice.called_at, ReceiptSource.NOTICE, notice=notice, at=at)
        tell_desks(notice.incident)
    return notice


@transaction.atomic
def deny(notice, *, reason, by, at):
    """The named receiver says there was no such call; the sender's clock runs on."""
    notice = _lock(notice)
    check_can_confirm(by, notice)
    if notice.confirmed_at is not None:
        raise Refused(_("You have confirmed this call."))
    if not reason.strip():
        raise Refused.about("reason", _("Say what is wrong about it."))
    notice.denied_at, notice.denied_reason = at, reason.strip()
    notice.save(update_fields=["denied_at", "denied_reason"])
    after = {"notice": str(notice), "reason": reason.strip()}
    audit.record("notices.deny", notice.subject, by=by, at=at, after=after)
    if notice.incident:
        tell_desks(notice.incident)
    return notice


def whom_to_call(subject, officer, at):
    """The roster's Resolution of whom the officer's office must tell of an emergency or of a special regime.

    The district tells the oblast's officers (38), the oblast its zonal officer (23), of a special regime the head
    (16(5)). None for an office with nobody above it.
    """
    if officer.office.level == OfficeLevel.DEPARTMENT:
        return None
    if officer.office.level == OfficeLevel.DISTRICT:
        return responsible(Role.OBLAST_OFFICER, officer.office, at)
    role = Role.ZONAL_OFFICER if hasattr(subject, "supervising_office_id") else Role.DEPARTMENT_HEAD
    return responsible(role, officer.office, at)


def receivers(resolution, officer):
    """Who may be named as called: at the oblast any of its prosecutors; at the Department whom the roster names, or
    the head."""
    if resolution is None:
        return Officer.objects.none()
    able = Officer.objects.active().filter(roles__overlap=[*INSPECTORS])
    if officer.office.level == OfficeLevel.DISTRICT:
        found = able.filter(office=officer.office.parent_id)
    else:
        department = Office.objects.filter(parent=None).values("pk")
        found = able.filter(office__in=department, roles__contains=[Role.DEPARTMENT_HEAD])
    return (found | able.filter(pk__in=[one.pk for one in resolution.officers])).distinct()


def whom_to_call_back(incident, officer, at):
    """Of those the officer may call back the nearest to it: who registered it, who received it, who answers there."""
    able = {one.pk for one in below(incident, officer)}
    near = [incident.created_by]
    near += [one.officer for one in incident.receipts.select_related("officer__office").order_by("-received_at")]
    for office in _offices_below(incident, officer).order_by("-lineage"):
        near += responsible(ANSWERS[office.level], office, at).officers
    return list({one.pk: one for one in near if one.pk in able}.values())


def below(incident, officer):
    """Whom the officer may call back: the prosecutors of every office below their own that it concerns."""
    offices = _offices_below(incident, officer).values("pk")
    return Officer.objects.active().filter(roles__overlap=[*INSPECTORS], office__in=offices).select_related("office")


def _offices_below(incident, officer):
    line = [*incident.office.lineage, *incident.supervising_office.lineage]
    return Office.objects.within(officer.office).filter(pk__in=line).exclude(pk=officer.office_id)


def _record(about, subject, receiver, outcome, means, called_at, note, by, at):
    refuse_future("called_at", called_at, at)
    called_at = not_after(called_at or at, at)
    resolution = whom_to_call(subject, by, called_at)
    if not receivers(resolution, by).filter(pk=receiver.pk).exists():
        raise Refused.about(
            "receiver",
            _("This is told to: %(officers)s.") % {"officers": ", ".join(map(str, resolution.officers)) or "—"},
        )
    return _save(about, subject, receiver, outcome, means, called_at, note, resolution.frozen(), by, at)


def _save(about, subject, receiver, outcome, means, called_at, note, resolution, by, at):
    notice = Notice(
        **about,
        from_office=by.office,
        to_office=receiver.office,
        caller=by,
        receiver=receiver,
        receiver_post_ru=receiver.post_ru,
        receiver_post_kk=receiver.post_kk,
        called_at=called_at,
        means=means,
        outcome=outcome,
        note=note.strip(),
        resolution=resolution,
        recorded_at=at,
    )
    checked(notice).save()
    audit.record("notices.call", subject, by=by, at=at, after=audit.snapshot(notice, *CALLED))
    if notice.incident:
        tell_desks(notice.incident)
    return notice


def _meet_clock(notice, subject, by, at):
    fulfilment.event_done(
        Event.PHONE_NOTICE_CONFIRMED if notice.incident else Event.SPECIAL_REGIME_NOTIFIED,
        office=notice.from_office,
        facility=subject.facility,
        subject=_clock_subject(notice),
        done_at=notice.called_at,
        url=f"{subject.get_absolute_url()}#notice-{notice.pk}",
        by=by,
        at=at,
    )


def _clock_subject(notice):
    """The key of the clock that the sender's office runs."""
    if notice.regime:
        return notice.regime.clock_subject
    return notice.incident.receipts.get(office=notice.from_office).clock_subject


def _lock(notice):
    rows = Notice.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related(
        "from_office", "to_office", "caller", "receiver", "incident__facility", "incident__kind", "regime__facility"
    ).get(pk=notice.pk)
