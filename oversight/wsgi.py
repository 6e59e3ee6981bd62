"""The web process: `gunicorn oversight.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oversight.settings.local")

application = get_wsgi_application()
# Load every page's code now, so that nobody's first request waits for it.
_ = get_resolver().url_patterns
