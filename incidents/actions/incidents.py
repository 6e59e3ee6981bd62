"""The life of an emergency: registered, received level by level, corrected, linked, dismissed, closed."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from oversight.core import audit
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked
from oversight.core.workflow import advance
from oversight.documents.frozen import both

from ..enums import Part, ReceiptSource, Standing
from ..models import Correction, Fact, Incident
from ..moments import not_after, refuse_future, refuse_long_past
from ..policies import (
    check_can_close,
    check_can_correct,
    check_can_doubt,
    check_can_link,
    check_can_receive,
    check_can_register,
    check_can_reopen,
    check_can_settle_doubt,
    check_can_write,
    check_reaches_all_receipts,
)
from ..workflow import INCIDENT
from .desks import tell_desks
from .receipts import cancel_clocks, move_receipt, receive_for, start_all

AUDITED = ("kind", "facility", "received_at", "received_from")
NUMBERS = ("happened_at", "happened_standing", "participants_count", "count_standing")


@transaction.atomic
def register(*, facility, kind, received_at, received_from="", happened_at=None, by, at):
    """Register what the officer's office has learned; facility, kind and the moment of receipt are enough.

    In this order: refuse an impossible moment or a foreign place; copy what will be asked (point 17 and the kind);
    record the office's receipt; start the clocks that the office owes from `received_at` (points 17, 23, 38); let the
    desks above know.
    """
    check_can_register(by, facility)
    _check_moments(received_at, happened_at, at)
    _check_kind(kind, by.office.local_day(received_at))
    if not facility.is_open_on(by.office.local_day(received_at)):
        raise Refused.about("facility", _("The facility was not open on that day."))
    incident = Incident(
        office=by.office,
        facility=facility,
        supervising_office=facility.supervising_office,
        kind=kind,
        received_at=not_after(received_at, at),
        received_from=received_from.strip(),
        happened_at=happened_at,
        happened_standing=Standing.GIVEN if happened_at else Standing.SILENT,
        created_at=at,
        created_by=by,
    )
    checked(incident).save()
    _ask(incident)
    audit.record("incidents.register", incident, by=by, at=at, after=audit.snapshot(incident, *AUDITED))
    receive_for(incident, by, incident.received_at, ReceiptSource.REGISTERED, at=at)
    tell_desks(incident, is_new=True)
    return incident


@transaction.atomic
def receive(incident, *, received_at=None, by, at):
    """The officer's office has the information, whoever brought it: its own clocks start from there."""
    incident = lock(incident)
    check_can_receive(by, incident)
    received_at = received_at or at
    refuse_future("received_at", received_at, at)
    if received_at < incident.received_at.replace(second=0, microsecond=0):
        raise Refused.about("received_at", _("It was registered only later: check the time."))
    receipt = receive_for(incident, by, not_after(received_at, at), ReceiptSource.OWN, at=at)
    tell_desks(incident)
    return receipt


@transaction.atomic
def state_numbers(incident, *, version, by, at, **fields):
    """State when it happened and how many took part, or that it is unknown at this hour."""
    incident = lock(incident)
    check_can_write(by, incident)
    for value, standing in (("happened_at", "happened_standing"), ("participants_count", "count_standing")):
        _agree(fields, value, standing)
    stored = audit.snapshot(incident, *fields)
    if stored == fields:
        return incident
    if version != incident.version:
        raise Conflict(
            _("Somebody else has changed this since you opened it."),
            theirs=audit.snapshot(incident, *NUMBERS),
            version=incident.version,
        )
    refuse_future("happened_at", fields.get("happened_at"), at)
    if fields.get("happened_at") and fields["happened_at"] > incident.received_at:
        raise Refused.about("happened_at", _("It can't have happened after the information was received."))
    _check_least(incident, fields.get("participants_count"))
    for name, value in fields.items():
        setattr(incident, name, value)
    incident.version += 1
    checked(incident).save()
    audit.record("incidents.change", incident, by=by, at=at, before=stored, after=fields)
    return incident


@transaction.atomic
def correct(incident, *, received_at=None, kind=None, reason, by, at):
    """Set right a wrong moment of receipt or a wrong kind. Both stay in sight; the office's clocks start anew.

    The receipt of an office above stays as it is: it is its own.
    """
    incident = lock(incident)
    check_can_correct(by, incident)
    if not reason.strip():
        raise Refused.about("reason", _("Say what was wrong."))
    changes = {
        name: value
        for name, value in (("received_at", received_at), ("kind", kind))
        if value is not None and value != getattr(incident, name)
    }
    if not changes:
        raise Refused(_("Nothing differs from what is registered."))
    _check_moments(changes.get("received_at", incident.received_at), incident.happened_at, at)
    _check_kind(changes.get("kind", incident.kind), incident.office.local_day(incident.received_at))
    was_emergency = incident.kind.is_emergency
    for name, value in changes.items():
        before = audit.snapshot(incident, name)
        Correction.objects.create(
            incident=incident,
            field=name,
            before=_in_words(getattr(incident, name)),
            after=_in_words(value),
            reason=reason.strip(),
            made_at=at,
            made_by=by,
        )
        setattr(incident, name, value)
        after = {**audit.snapshot(incident, name), "reason": reason.strip()}
        audit.record("incidents.correct", incident, by=by, at=at, before=before, after=after)
    incident.version += 1
    checked(incident).save()
    if "kind" in changes:
        _ask(incident)
        _settle_clocks(incident, was_emergency, reason.strip(), by, at)
    if "received_at" in changes:
        move_receipt(incident, incident.received_at, reason.strip(), by=by, at=at)
    tell_desks(incident)
    return incident


@transaction.atomic
def link(incident, *, of, by, at):
    """Link a second report of the same emergency to the first; nothing is deleted.

    What an office received by the duplicate it has received: the clocks go on under the first, the duplicate's end.
    """
    first, second = sorted([incident.pk, of.pk])
    list(Incident.objects.select_for_update(of=("self",)).filter(pk__in=[first, second]).order_by("pk"))
    incident, of = lock(incident), lock(of)
    check_can_link(by, incident)
    if of.pk == incident.pk:
        raise Refused.about("of", _("Nothing is a duplicate of itself."))
    if of.facility_id != incident.facility_id:
        raise Refused.about("of", _("The other report is of another facility."))
    if of.duplicate_of_id is not None or not of.is_open:
        raise Refused.about("of", _("Link to an open report that is no duplicate itself."))
    if incident.duplicates.exists():
        raise Refused(_("Other reports are linked to this one: link it the other way round."))
    incident.duplicate_of = of
    incident.save(update_fields=["duplicate_of"])
    for receipt in incident.receipts.select_related("office", "officer__office").order_by("received_at"):
        receive_for(of, receipt.officer, receipt.received_at, receipt.source, at=at)
    cancel_clocks(incident, _("Duplicate of No. %(number)s") % {"number": of.pk}, by=by, at=at)
    audit.record("incidents.link", incident, by=by, at=at, after={"duplicate_of": str(of)})
    tell_desks(incident)
    tell_desks(of)
    return incident


@transaction.atomic
def doubt(incident, *, reason, by, at):
    """Propose that it is no emergency. Its clocks run on until a second officer agrees."""
    incident = lock(incident)
    check_can_doubt(by, incident)
    if not reason.strip():
        raise Refused.about("reason", _("Say why it is no emergency."))
    incident.doubt_reason, incident.doubted_at, incident.doubted_by = reason.strip(), at, by
    checked(incident).save()
    audit.record("incidents.doubt", incident, by=by, at=at, after={"reason": reason.strip()})
    return incident


@transaction.atomic
def dismiss(incident, *, by, at):
    """A second officer agrees that it is no emergency: its clocks end, the record stays."""
    incident = lock(incident)
    check_can_settle_doubt(by, incident)
    advance(incident, "dismiss", INCIDENT)
    incident.dismissed_at, incident.dismissed_by = at, by
    checked(incident).save()
    cancel_clocks(incident, incident.doubt_reason, by=by, at=at)
    audit.record("incidents.dismiss", incident, by=by, at=at, after=audit.snapshot(incident, "state"))
    tell_desks(incident)
    return incident


@transaction.atomic
def uphold(incident, *, by, at):
    """A second officer disagrees: it stays an emergency."""
    incident = lock(incident)
    check_can_settle_doubt(by, incident)
    before = audit.snapshot(incident, "doubt_reason")
    incident.doubt_reason, incident.doubted_at, incident.doubted_by = "", None, None
    checked(incident).save()
    audit.record("incidents.uphold", incident, by=by, at=at, before=before)
    return incident


@transaction.atomic
def close(incident, *, by, at):
    """Close: no clock runs, no question of the Department waits."""
    incident = lock(incident)
    check_can_close(by, incident)
    advance(incident, "close", INCIDENT)
    incident.save(update_fields=["state"])
    audit.record("incidents.close", incident, by=by, at=at, after=audit.snapshot(incident, "state"))
    tell_desks(incident)
    return incident


@transaction.atomic
def reopen(incident, *, reason, by, at):
    """Open again: something new has become known."""
    incident = lock(incident)
    check_can_reopen(by, incident)
    if not reason.strip():
        raise Refused.about("reason", _("Say what has become known."))
    advance(incident, "reopen", INCIDENT)
    incident.save(update_fields=["state"])
    audit.record("incidents.reopen", incident, by=by, at=at, after={"reason": reason.strip()})
    tell_desks(incident)
    return incident


@transaction.atomic
def record_view(incident, *, by, at):
    """The card names people: who read it and when stays in the audit trail."""
    audit.record("incidents.view", incident, by=by, at=at)


def lock(incident):
    """The row as it stands now, held until the transaction ends."""
    rows = Incident.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("office", "facility__supervising_office", "supervising_office", "kind").get(
        pk=incident.pk
    )


def similar(facility, received_at, hours, officer):
    """Reports of the same facility received within so many hours of that moment, which the officer sees."""
    found = Incident.objects.visible_to(officer).filter(facility=facility, duplicate_of=None)
    return found.filter(received_at__gte=received_at - hours, received_at__lte=received_at + hours).with_names()


def _settle_clocks(incident, was_emergency, reason, by, at):
    """Only a kind that makes it an emergency, or none, touches the clocks; ending them is for who reaches them all."""
    if was_emergency and not incident.kind.is_emergency:
        check_reaches_all_receipts(by, incident)
        cancel_clocks(incident, reason, by=by, at=at)
    elif incident.kind.is_emergency and not was_emergency:
        start_all(incident, by=by, at=at)


def _check_moments(received_at, happened_at, at):
    refuse_future("received_at", received_at, at)
    refuse_long_past("received_at", received_at, at)
    if happened_at and happened_at > received_at:
        raise Refused.about("happened_at", _("The information can't have been received before the emergency happened."))
    refuse_long_past("happened_at", happened_at, at)


def _check_kind(kind, day):
    if not type(kind).objects.known_on(day).filter(pk=kind.pk).exists():
        raise Refused.about("kind", _("On that day no such kind was known."))


def _check_least(incident, count):
    if count is not None and count < incident.kind.least:
        raise Refused.about(
            "participants_count",
            _("“%(kind)s” begins with %(count)d people (point 4(30)): correct the kind instead.")
            % {"kind": incident.kind, "count": incident.kind.least},
        )


def _agree(fields, value, standing):
    """A value said is known; a standing without its value is silence unless it says why there is none."""
    if value not in fields and standing not in fields:
        return
    given = fields.get(value)
    said = fields.get(standing, Standing.SILENT)
    fields[value] = given
    fields[standing] = Standing.GIVEN if given is not None else said if said == Standing.UNKNOWN else Standing.SILENT


def _ask(incident):
    """Copy what point 17 and the kind ask; what has been asked before stays with its answer."""
    asked = set(incident.facts.values_list("code", flat=True))
    questions = [(part.value, True, {**both(part.label), "en": _in_english(part.label)}) for part in Part]
    questions += [
        (f"q:{question.code}", False, {"ru": question.text_ru, "kk": question.text_kk, "en": question.text_en})
        for question in incident.kind.questions.all()
    ]
    Fact.objects.bulk_create(
        Fact(
            incident=incident,
            position=len(asked) + number,
            code=code,
            by_point_17=by_point_17,
            text_ru=words["ru"],
            text_kk=words["kk"],
            text_en=words["en"],
        )
        for number, (code, by_point_17, words) in enumerate((one for one in questions if one[0] not in asked), 1)
    )


def _in_english(label):
    with override("en"):
        return str(label)


def _in_words(value):
    return value.isoformat(timespec="minutes") if hasattr(value, "isoformat") else str(value)
