"""A real server: refuses to start without its secrets, and says which is missing."""

import os

from django.core.exceptions import ImproperlyConfigured

from oversight.settings.base import *
from oversight.settings.base import MIDDLEWARE

DEBUG = False
DEMO = False

KNOWN_SECRETS = ("change", "demo", "example", "insecure", "secret", "password", "only for tests")


def required(name: str) -> str:
    """The value of environment variable `name`; ImproperlyConfigured names it when it is missing."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. Production does not start without it.")
    return value


def secret(name: str) -> str:
    """A required value that is long and is not a placeholder somebody forgot to replace."""
    value = required(name)
    if len(value) < 50 or len(set(value)) < 10:
        raise ImproperlyConfigured(f"{name} is too short: at least 50 random characters are needed.")
    if any(known in value.lower() for known in KNOWN_SECRETS):
        raise ImproperlyConfigured(f"{name} looks like a placeholder or a demo value. Set a random one.")
    return value


def switched_on(name: str, default: str = "1") -> bool:
    """Whether the environment variable `name` says 1."""
    return os.environ.get(name, default) == "1"


SECRET_KEY = secret("SECRET_KEY")
required("DATABASE_URL")
required("REDIS_URL")
ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS").split(",") if host.strip()]
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is *. Name the addresses this server answers to.")
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
STREAM_ORIGINS = CSRF_TRUSTED_ORIGINS

# TLS ends at a proxy in front of us, which sets these headers and removes them from what came from outside.
MIDDLEWARE = ["oversight.proxy.SenderMiddleware", *MIDDLEWARE]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = switched_on("SSL_REDIRECT")
# The container's own health check speaks plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = False
# The browsers' preload list is for public sites; an office's own name need not be on it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
