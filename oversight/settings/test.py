"""What pytest runs under: English, a throwaway database and Valkey, undefined template variables are errors."""

import os

from oversight.settings.base import *
from oversight.settings.base import CACHES, DATABASES, INSTALLED_APPS, TEMPLATES
from oversight.settings.undefined import UndefinedVariable

INSTALLED_APPS = [*INSTALLED_APPS, "oversight.demo"]
SECRET_KEY = "only for tests, never for a server that anyone can reach"
DEMO = True
DEMO_PASSWORD = "demo password of the tests"
LANGUAGE_CODE = "en"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# Each run has its own database and its own corner of the cache, so two runs on one server do not meet.
TEST_RUN = os.environ.get("TEST_RUN", "local")
DATABASES["default"]["TEST"] = {"NAME": f"test_oversight_{TEST_RUN}"}
CACHES["default"]["KEY_PREFIX"] = f"test:{TEST_RUN}:{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable("undefined: %s")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CHANNEL_HOSTS = ["127.0.0.1", "localhost"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
