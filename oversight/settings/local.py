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
# The stream stands at a port of its own; the pages are opened under any of these names.
STREAM_ORIGINS = [
    f"http://{host}:{os.environ.get('PORT') or 8000}"
    for host in ("127.0.0.1", "localhost", os.environ.get("HOST", "127.0.0.1"))
]
# Without a mail server of one's own each message becomes a file to look at.
if not os.environ.get("EMAIL_HOST"):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
