"""Everything else through Apprise: the address says which gateway, messenger or webhook it is."""

import contextlib
import io
import logging

from django.conf import settings

from .base import CouldNotSend

#: Web addresses of our own; for them the number of the message goes in a header too.
WEBHOOK_SCHEMES = {"json", "jsons", "form", "forms", "xml", "xmls"}
WEBHOOKS = tuple(f"{scheme}://" for scheme in sorted(WEBHOOK_SCHEMES))
TIMEOUTS = "cto=5&rto=10"


class AppriseSender:
    def send(self, *, to, subject, body, message_id, url):
        """Send one message to the Apprise address `url`. What went wrong is told without it: it may hold a secret."""
        # The import takes a quarter of a second; only who sends through it waits.
        from apprise import Apprise, AppriseAsset

        asset = AppriseAsset(app_id="Oversight", async_mode=False, secure_logging=True)
        gateway = Apprise.instantiate(_with_options(url, message_id), asset=asset, suppress_exceptions=True)
        if gateway is None:
            raise CouldNotSend("Apprise doesn't know such an address.")
        if not _is_allowed(gateway):
            raise CouldNotSend("Addresses of this kind, or at this host, are not allowed here.")
        target = Apprise(asset=asset)
        target.add(gateway)
        with _heard() as log:
            is_sent = target.notify(body=body, title=subject)
        if not is_sent:
            raise CouldNotSend(_without(log.getvalue(), url) or "The gateway didn't take the message.")

    def close(self):
        """Nothing stays open."""


def is_known(url):
    """Whether Apprise knows how to send to such an address."""
    return _gateway(url) is not None


def is_allowed(url):
    """Whether our server may be made to connect there: docs/decisions/0006-channels.md."""
    gateway = _gateway(url)
    return gateway is not None and _is_allowed(gateway)


def _gateway(url):
    from apprise import Apprise

    return Apprise.instantiate(url, suppress_exceptions=True)


def _is_allowed(gateway):
    """A gateway whose host its plugin fixes, if it is listed; a webhook, if its host is.

    Apprise's own reading of the address is asked, so that nobody can make it read otherwise than we do.
    """
    schemes = {*_protocols(gateway.protocol), *_protocols(gateway.secure_protocol)}
    if schemes & WEBHOOK_SCHEMES:
        return (gateway.host or "").lower() in settings.CHANNEL_HOSTS
    return bool(schemes & set(settings.CHANNEL_SCHEMES))


def _protocols(named):
    return [named] if isinstance(named, str) else named or []


def _with_options(url, message_id):
    url += ("&" if "?" in url else "?") + TIMEOUTS
    return f"{url}&+Message-ID={message_id}" if url.startswith(WEBHOOKS) else url


@contextlib.contextmanager
def _heard():
    """What Apprise says of a failure: it has no other way to tell the cause."""
    logger, stream = logging.getLogger("apprise"), io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setLevel(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield stream
    finally:
        logger.removeHandler(handler)


def _without(text, url):
    """The text without any part of the address that could be a secret."""
    for part in url.replace("?", "/").replace("@", "/").replace(":", "/").replace("&", "/").split("/"):
        if len(part) >= 6:
            text = text.replace(part, "…")
    return " ".join(text.split())[:1000]
