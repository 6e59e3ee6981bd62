"""What is measured runs under these: the tests' settings, with a corner of its own on the servers."""

from oversight.settings.test import *
from oversight.settings.test import CACHES, CELERY_BROKER_TRANSPORT_OPTIONS, LOGGING, TEMPLATES

# As in production: nobody looks for undefined variables.
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = ""
CACHES["default"]["KEY_PREFIX"] = "bench"
CELERY_BROKER_TRANSPORT_OPTIONS = {**CELERY_BROKER_TRANSPORT_OPTIONS, "global_keyprefix": "bench:"}
LOGGING["root"]["level"] = "WARNING"
