"""Requests to a web server that runs as a process of its own, by an officer who has signed in."""

import http.client
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

TOKEN = "t" * 32
PATIENCE = 90


def signed_in(officer):
    """The cookies of an officer who has signed in."""
    return f"{settings.SESSION_COOKIE_NAME}={session_of(officer)}; {settings.CSRF_COOKIE_NAME}={TOKEN}"


def session_of(officer):
    """The key of a session of the officer."""
    client = Client()
    client.force_login(officer)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def ask(port, method, path, cookies, said=None, headers=()):
    """(status, headers, body) of one request over a connection of its own."""
    link = begin(port, method, path, cookies, said, headers)
    try:
        answer = link.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode()
    finally:
        link.close()


def begin(port, method, path, cookies, said=None, headers=()):
    """The connection on which the request has been sent and its answer not yet read."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    body = urlencode({**said, "csrfmiddlewaretoken": TOKEN}) if said is not None else None
    sent = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded", **dict(headers)}
    link.request(method, path, body, sent)
    return link
