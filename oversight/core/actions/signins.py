"""Signing in and out, by page and by API: each leaves its row in the audit trail."""

from django.db import transaction
from knox.models import AuthToken

from .. import audit


@transaction.atomic
def issue_token(*, by, at):
    """A token of the API for `by`, who has just shown the password: the row with its expiry, and the secret.

    Only a hash of the secret is kept; it can't be shown again.
    """
    token, secret = AuthToken.objects.create(by)
    audit.record("officers.sign_in", by, by=by, at=at, after={"token_until": token.expiry})
    return token, secret


@transaction.atomic
def end_token(token, *, by, at):
    """End one token; the officer's others and their sessions live on."""
    token.delete()
    audit.record("officers.sign_out", by, by=by, at=at)


def remove_expired_tokens(*, at):
    """Remove tokens nobody can use any longer; return how many. The trail has said when each would end."""
    return AuthToken.objects.filter(expiry__lte=at).delete()[0]


def note_sign_in(*, by, at):
    """A session in the browser has begun."""
    audit.record("officers.sign_in", by, by=by, at=at)


def note_sign_out(*, by, at):
    """A session in the browser has been ended by the officer."""
    audit.record("officers.sign_out", by, by=by, at=at)


@transaction.atomic
def change_own_password(password, *, by, at):
    """Set a new password of one's own; tokens issued for the old one end, as sessions do by themselves."""
    by.set_password(password)
    by.save(update_fields=["password"])
    by.auth_token_set.all().delete()
    audit.record("officers.change_password", by, by=by, at=at)
