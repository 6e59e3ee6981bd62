"""The process of the live streams: `uvicorn oversight.asgi:application`. Pages and the API are the web process's."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oversight.settings.local")
django.setup()

from django.utils import timezone  # noqa: E402

from oversight import health  # noqa: E402
from oversight.duties.live.stream import Streams  # noqa: E402


def give_sign():
    health.record("stream", at=timezone.now())


application = Streams(sign=give_sign)
