"""Signing in: one door for the page and the API, counted before the password is looked at."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from .actions import signins

TOO_MANY = "too_many_sign_ins"


def count_attempt(username, address):
    """Count a try and refuse beyond the limit.

    The counter is raised atomically and before the password is checked, so that a hundred guesses sent
    at once are counted as a hundred. Raises ValidationError.
    """
    limit, seconds = settings.SIGN_IN_LIMIT
    keys = [f"signin:name:{username.casefold()}", f"signin:from:{address}"]
    for key, most in zip(keys, (limit, limit * 10), strict=True):
        cache.add(key, 0, seconds)
        if cache.incr(key) > most:
            raise ValidationError(_("Too many attempts to sign in. Try again in a few minutes."), code=TOO_MANY)


def forget_attempts(username):
    cache.delete(f"signin:name:{username.casefold()}")


class AccountAdapter(DefaultAccountAdapter):
    """Officers are entered by the administrator; nobody signs up."""

    def is_open_for_signup(self, request):
        return False

    def authenticate(self, request, **credentials):
        username = credentials.get("username") or ""
        count_attempt(username, request.META.get("REMOTE_ADDR", ""))
        officer = super().authenticate(request, **credentials)
        if officer is not None:
            forget_attempts(username)
        return officer

    def login(self, request, officer):
        super().login(request, officer)
        signins.note_sign_in(by=officer, at=timezone.now())

    def logout(self, request):
        officer = request.user
        super().logout(request)
        if officer.is_authenticated:
            signins.note_sign_out(by=officer, at=timezone.now())

    def set_password(self, officer, password):
        signins.change_own_password(password, by=officer, at=timezone.now())
