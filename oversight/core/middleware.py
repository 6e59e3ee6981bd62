"""What a request carries from the edge: its origin, its language, its officer's time zone."""

import zoneinfo

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone, translation

from .audit import Origin, acting_from
from .enums import Channel
from .refusals import Conflict, Forbidden, Refused


class OriginMiddleware:
    """Remember where the request comes from for the audit trail."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        channel = Channel.API if request.path.startswith("/api/") else Channel.WEB
        origin = Origin(channel, request.META.get("REMOTE_ADDR") or None, request.headers.get("User-Agent", ""))
        with acting_from(origin):
            return self.get_response(request)


class OfficerZoneMiddleware:
    """Show the officer's own language and their office's time.

    The language chosen in the page wins; then the officer's own; an API client may ask by header;
    Russian is the default whatever a browser was installed with.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        officer = request.user if request.user.is_authenticated else None
        language = language_of(request, officer)
        zone = zoneinfo.ZoneInfo(officer.office.time_zone) if officer else None
        request.LANGUAGE_CODE = language
        with translation.override(language), timezone.override(zone):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
            return response


def language_of(request, officer):
    """The language to answer in; `officer` is None while nobody is known to be signed in."""
    known = dict(settings.LANGUAGES)
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if chosen in known:
        return chosen
    if request.path.startswith("/api/") and "Accept-Language" in request.headers:
        return translation.get_language_from_request(request)
    return officer.language if officer else settings.LANGUAGE_CODE


class RefusalMiddleware:
    """A page's refusal that no form took up is a page with its sentence, never a crash.

    Forms show refusals beside their fields; what comes here is mostly the address of a button that was
    not shown. The API has its own answer (`problems.handler`).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Refused):
            return None
        status = 403 if isinstance(exception, Forbidden) else 409 if isinstance(exception, Conflict) else 422
        return render(request, "core/refused.html", {"refusal": exception}, status=status)
