"""Who an API request is by: `Authorization: Bearer …`, and with it the officer's time and language."""

import zoneinfo

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

from .middleware import language_of


class BearerAuthentication(TokenAuthentication):
    """Knox's tokens. The middleware met nobody signed in, so time and language are settled here."""

    def authenticate_credentials(self, token):
        try:
            return super().authenticate_credentials(token)
        except (AuthenticationFailed, UnicodeDecodeError):
            raise AuthenticationFailed(_("The token is not valid or has expired: sign in again.")) from None

    def authenticate(self, request):
        found = super().authenticate(request)
        if found:
            # The middleware puts both back when the request ends.
            timezone.activate(zoneinfo.ZoneInfo(found[0].office.time_zone))
            translation.activate(language_of(request, found[0]))
        return found


class BearerScheme(KnoxTokenScheme):
    target_class = BearerAuthentication
    name = "token"

    def get_security_definition(self, auto_schema):
        return {"type": "http", "scheme": "bearer"}
