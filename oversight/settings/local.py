"""One machine, plain HTTP, demo data: what script/server runs."""

import os

from oversight.machine import places
from oversight.settings.base import *
from oversight.settings.base import DATA_DIR, INSTALLED_APPS, SECRET_KEY

INSTALLED_APPS = [*INSTALLED_APPS, "oversight.demo"]
DEMO = os.environ.get("DEMO", "1") == "1"
SECRET_KEY = SECRET_KEY or places.local_secret(DATA_DIR, "secret-key")
# Read by `manage.py demo`: the same for every demo sign-in, different on every machine.
DEMO_PASSWORD = places.local_secret(DATA_DIR, "demo-password", length=12) if DEMO else None
ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
