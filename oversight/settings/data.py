"""The database, the cache, uploads and static files."""

import os
from pathlib import Path

import dj_database_url

from oversight.machine import places

from .where import DATA_DIR, ROOT

DATABASE_URL = os.environ.get("DATABASE_URL", "").strip() or places.database_url(DATA_DIR)
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The broker's numbered database, and the next one for the cache: clearing the cache must not empty the queue.
REDIS_URL = os.environ.get("REDIS_URL", "").strip() or places.redis_url(DATA_DIR)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": places.next_redis_database(REDIS_URL),
        "KEY_PREFIX": "oversight",
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 1},
    }
}

# Uploads and papers: outside the web root, served only through a view that checks the scope.
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT") or DATA_DIR / "files")
ATTACHMENT_MAX_BYTES = 20 * 2**20
FILE_UPLOAD_HANDLERS = [
    "oversight.documents.handlers.OnlySoMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or ROOT / "staticfiles")
STATICFILES_DIRS = [path for path in [ROOT / "static"] if path.is_dir()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
