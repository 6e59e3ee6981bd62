"""The addresses messages go to: an officer's own, and those an office keeps for everybody in it."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked

from ..channels.apprise import is_allowed, is_known
from ..engine.outbox import send_trial
from ..engine.words import trial
from ..enums import Act
from ..models import ChannelAddress
from ..policies import check_can_keep_address

#: What the trail keeps; never the URL.
SHOWN = ("title", "enabled")


@transaction.atomic
def add_address(*, title, url, officer=None, office=None, by, at):
    """Enter an Apprise address of an officer or of an office (`by=None`: the system). The trail keeps no URL."""
    address = ChannelAddress(title=title, url=url, officer=officer, office=office)
    checked(address)
    if by is not None:
        check_can_keep_address(by, address)
    _check_url(url)
    address.save()
    audit.record(Act.ADD_ADDRESS, address, by=by, at=at, after=audit.snapshot(address, *SHOWN))
    return address


@transaction.atomic
def change_address(address, *, version, by, at, **fields):
    """Correct an address (`title`, `url`, `enabled`), or take it out of use; what failed before is forgotten.

    `version` is the one the officer saw. What would change nothing changes nothing; what would overwrite newer words is
    refused with a Conflict that holds them, the URL excepted: it is never shown.
    """
    address = ChannelAddress.objects.select_for_update(of=("self",)).get(pk=address.pk)
    check_can_keep_address(by, address)
    fields = {name: value for name, value in fields.items() if getattr(address, name) != value}
    if not fields:
        return address
    if version != address.version:
        raise Conflict(
            _("Somebody has changed this address since you opened it. Compare both and save again."),
            theirs={name: getattr(address, name) for name in SHOWN},
            version=address.version,
        )
    before = audit.snapshot(address, *SHOWN)
    for name, value in fields.items():
        setattr(address, name, value)
    address.version += 1
    checked(address)
    if "url" in fields or fields.get("enabled"):
        _check_url(address.url)
        address.last_error = ""
    address.save()
    audit.record(Act.CHANGE_ADDRESS, address, by=by, at=at, before=before, after=audit.snapshot(address, *SHOWN))
    return address


def try_address(address, *, by, at):
    """Send a test message now; return the cause of the failure, "" when it was taken. Kept as the last error."""
    check_can_keep_address(by, address)
    error = send_trial(address, trial(address.title), at)
    audit.record(Act.TEST_ADDRESS, address, by=by, at=at, after={"reason": error} if error else {})
    return error


def _check_url(url):
    if not is_known(url):
        raise Refused.about("url", _("Apprise doesn't know such an address."))
    if not is_allowed(url):
        raise Refused.about(
            "url", _("Addresses of this kind, or at this host, are not allowed here. The administrator can allow them.")
        )
