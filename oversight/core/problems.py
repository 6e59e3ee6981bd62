"""Errors of the API as problem details (RFC 9457), with the same sentences as the pages."""

import json
from datetime import datetime

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, ValidationError
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions, status
from rest_framework.utils.encoders import JSONEncoder
from rest_framework.views import exception_handler, set_rollback

from .refusals import Conflict, Forbidden, Refused

MEDIA_TYPE = "application/problem+json"


class TooLarge(exceptions.APIException):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = gettext_lazy("The request is too large.")


def handler(error, context):
    """DRF's exception handler: every refusal, whoever raised it, in one shape."""
    if isinstance(error, Refused):
        set_rollback()
        return _refusal(error, context)
    if isinstance(error, ValidationError):
        error = exceptions.ValidationError(detail=getattr(error, "message_dict", error.messages))
    elif isinstance(error, RequestDataTooBig):
        error = TooLarge()
    elif isinstance(error, SuspiciousOperation):
        error = exceptions.ParseError()
    response = exception_handler(error, context)
    if response is None:
        return None
    errors = _errors(response.data) if response.status_code == status.HTTP_400_BAD_REQUEST else []
    detail = errors[0]["detail"] if errors else _sentence(error)
    return _problem(response.status_code, detail, context, errors=errors, headers=dict(response.headers))


def _refusal(error, context):
    extra = {"errors": [{"field": field, "detail": str(text)} for field, text in error.fields.items()]}
    extra["errors"] += [{"field": None, "detail": str(part)} for part in error.parts]
    if isinstance(error, Conflict):
        return _problem(409, error.sentence, context, theirs=_local(error.theirs), version=error.version, **extra)
    return _problem(403 if isinstance(error, Forbidden) else 422, error.sentence, context, **extra)


def _local(theirs):
    """What is stored now: moments in the officer's time and references by id, like all the API answers."""
    if isinstance(theirs, dict):
        return {name: _local(value) for name, value in theirs.items()}
    if isinstance(theirs, list):
        return [_local(value) for value in theirs]
    if isinstance(theirs, Model):
        return theirs.pk
    return timezone.localtime(theirs).isoformat() if isinstance(theirs, datetime) else theirs


def _sentence(error):
    if isinstance(error, Http404):
        return _("There is no such thing, or it is outside your scope.")
    return str(getattr(error, "detail", error))


def _errors(data, field=None):
    """Flatten DRF's nested errors into [{field: dotted path or None, detail: sentence}]."""
    if isinstance(data, dict):
        found = []
        for name, inner in data.items():
            whole = name in ("non_field_errors", "detail")
            found += _errors(inner, field if whole else f"{field}.{name}" if field else str(name))
        return found
    if isinstance(data, list):
        return [one for inner in data for one in _errors(inner, field)]
    return [{"field": field, "detail": str(data)}]


def _problem(code, detail, context, headers=None, **extra):
    titles = {
        400: _("The request has mistakes"),
        401: _("Sign in first"),
        403: _("Not yours to do"),
        404: _("Not found"),
        405: _("Not possible at this address"),
        409: _("Changed by somebody else"),
        413: _("Too large"),
        415: _("Unknown format"),
        422: _("Refused"),
        429: _("Too many requests"),
    }
    body = {
        "type": "about:blank",
        "title": titles.get(code, _("Error")),
        "status": code,
        "detail": detail,
        "instance": context["request"].path,
    }
    # A version may be 0, and what is stored may be nothing; an empty list of errors says nothing.
    body |= {name: value for name, value in extra.items() if value != []}
    kept = ("www-authenticate", "retry-after", "allow")
    headers = {name: value for name, value in (headers or {}).items() if name.lower() in kept}
    # Not DRF's Response: a problem is JSON also where the address answers in HTML or YAML. It may quote what was
    # sent, half a letter included.
    content = json.dumps(body, cls=JSONEncoder, ensure_ascii=False).encode(errors="replace")
    return HttpResponse(content, status=code, headers=headers, content_type=MEDIA_TYPE)
