"""Behind the reverse proxy, the audit trail keeps the sender's address and not the proxy's."""

import pytest
from django.test import RequestFactory

from oversight.proxy import SenderMiddleware


@pytest.mark.parametrize(
    ("forwarded", "sender"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("10.9.9.9, 203.0.113.7", "203.0.113.7"),
        ("", "127.0.0.1"),
    ],
)
def test_only_the_last_word_is_the_proxys(forwarded, sender):
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})

    SenderMiddleware(lambda request: None)(request)

    assert request.META["REMOTE_ADDR"] == sender
