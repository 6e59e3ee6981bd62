"""A request whose answer was lost may be sent again."""

import hashlib
import json
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import RequestKey
from ..refusals import Refused

#: Nobody waits longer for an answer that was lost.
KEPT_FOR = timedelta(days=7)


@transaction.atomic
def once(make, *, key, address, body, by, at):
    """Call `make()` unless `by` has made something with `key` already; the primary key of what was made.

    Two requests with one key at the same moment meet at the unique key: the second waits for the first. A key that
    comes back with another body or address is a mistake of the sender and refused.
    """
    said = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    request, is_new = RequestKey.objects.get_or_create(
        officer=by, key=key, defaults={"address": address, "body_sha256": said, "at": at}
    )
    if (request.address, request.body_sha256) != (address, said):
        raise Refused(_("This key has been used for another request: give each request its own."))
    if is_new:
        request.made_id = make().pk
        request.save(update_fields=["made_id"])
    return request.made_id


def forget_keys(*, at):
    """Remove the keys of requests a week old; return how many. What they made stays."""
    return RequestKey.objects.filter(at__lt=at - KEPT_FOR).delete()[0]
