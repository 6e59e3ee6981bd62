"""The web process: `gunicorn oversight.wsgi`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oversight.settings.local")

application = get_wsgi_application()
# Load every page's code now, so that nobody's first request waits for it.
_ = get_resolver().url_patterns
# What is loaded stays: the collector need not walk it again for every few hundred objects of a page, which took a
# quarter of the time of a list, nor touch memory that the workers share.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
