"""The audit trail: one row per act, written in the act's own transaction."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import models
from django.utils import translation

from .enums import Channel
from .languages import DEFAULT
from .models import AuditRow


@dataclass(frozen=True)
class Origin:
    """Where the present act comes from; set at the edge, read only here."""

    channel: Channel
    address: str | None = None
    agent: str = ""


BY_COMMAND = Origin(Channel.COMMAND)
_origin = ContextVar("origin", default=BY_COMMAND)


@contextmanager
def acting_from(origin):
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


def record(action, subject, *, by, at, before=None, after=None):
    """Write one row: `by` an officer or None for the system, `before`/`after` plain dictionaries.

    Of the two only what differs is kept, so that a row reads as the change itself.
    """
    before, after = dict(before or {}), dict(after or {})
    same = [key for key in before.keys() & after.keys() if before[key] == after[key]]
    for key in same:
        del before[key], after[key]
    origin = _origin.get()
    return AuditRow.objects.create(
        at=at,
        officer_id=by.pk if by else None,
        officer_name=by.full_name if by else "—",
        officer_office_id=by.office_id if by else None,
        channel=origin.channel,
        address=origin.address,
        agent=origin.agent[:300],
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        subject_title=str(subject)[:300],
        subject_office_id=subject.audit_office_id,
        before=before,
        after=after,
    )


def snapshot(thing, *names):
    """The named fields as plain values, for `before` and `after`.

    Other rows stand there by their Russian names, whatever language the act was done in: the trail is one for all.
    """
    with translation.override(DEFAULT):
        return {name: _plain(getattr(thing, name)) for name in names}


def _plain(value):
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, models.Manager):
        return [str(one) for one in value.all()]
    return value
