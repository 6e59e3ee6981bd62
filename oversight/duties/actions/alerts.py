"""The alert desk's acts, and the addresses messages go to."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked

from ..channels.apprise import is_known
from ..engine.alerts import drop
from ..engine.outbox import send_trial
from ..engine.telling import notify
from ..engine.urgency import urgency
from ..engine.words import trial
from ..enums import Act
from ..models import Alert, ChannelAddress, Delivery
from ..policies import check_can_acknowledge, check_can_keep_address

ADDRESS = ("title", "enabled")


@transaction.atomic
def acknowledge(alert, *, by, at):
    """`by` has it, and all who were told of the same step see that: none of them is told again until it expires.

    The duty stays as it is.
    """
    told = _held(alert)
    alert = next(one for one in told if one.pk == alert.pk)
    check_can_acknowledge(by, alert)
    if alert.closed_at:
        raise Refused(_("This alert is over: its duty is no longer open."))
    if alert.is_acknowledged(at):
        raise Refused(_("%(officer)s has it already.") % {"officer": alert.acknowledged_by.short_name})
    for one in told:
        _give(one, by, at)
    drop(Delivery.objects.waiting().filter(alert__in=told))
    audit.record(Act.ACKNOWLEDGE, alert, by=by, at=at, after=audit.snapshot(alert, "acknowledged_by", "ack_expires_at"))
    notify([one.pk for one in told])
    return alert


def _held(alert):
    """The alert and those of everybody else told of the same step, locked in one order."""
    rows = Alert.objects.filter(escalation=alert.escalation_id).select_related("officer__office", "obligation__rule")
    return list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))


def _give(alert, by, at):
    alert.acknowledged_at, alert.acknowledged_by, alert.changed_at = at, by, at
    alert.ack_expires_at = at + urgency(alert.obligation).acknowledgement_holds
    insists = alert.statutory and alert.needs_acknowledgement and alert.closed_at is None
    alert.next_repeat_at = alert.ack_expires_at if insists else None
    alert.save(update_fields=["acknowledged_at", "acknowledged_by", "ack_expires_at", "next_repeat_at", "changed_at"])


@transaction.atomic
def add_address(*, title, url, officer=None, office=None, by, at):
    """Enter an Apprise address of an officer or of an office. The trail keeps its title and not the URL."""
    address = ChannelAddress(title=title, url=url, officer=officer, office=office)
    checked(address)
    check_can_keep_address(by, address)
    _refuse_unknown(url)
    address.save()
    audit.record(Act.ADD_ADDRESS, address, by=by, at=at, after=audit.snapshot(address, *ADDRESS))
    return address


@transaction.atomic
def change_address(address, *, by, at, **fields):
    """Correct an address, or take it out of use."""
    address = ChannelAddress.objects.select_for_update(of=("self",)).get(pk=address.pk)
    check_can_keep_address(by, address)
    before = audit.snapshot(address, *ADDRESS)
    for name, value in fields.items():
        setattr(address, name, value)
    checked(address)
    _refuse_unknown(address.url)
    address.save()
    audit.record(Act.CHANGE_ADDRESS, address, by=by, at=at, before=before, after=audit.snapshot(address, *ADDRESS))
    return address


def try_address(address, *, by, at):
    """Send a test message now; return the cause of the failure, "" when it was taken. Kept as the last error."""
    check_can_keep_address(by, address)
    error = send_trial(address, trial(address.title), at)
    audit.record(Act.TEST_ADDRESS, address, by=by, at=at, after={"reason": error} if error else {})
    return error


def _refuse_unknown(url):
    if not is_known(url):
        raise Refused.about("url", _("Apprise doesn't know such an address."))
