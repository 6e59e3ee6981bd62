"""The web process: `gunicorn oversight.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oversight.settings.local")

application = get_wsgi_application()
