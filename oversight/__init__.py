"""The project: settings, addresses, Celery, web. Knows everybody, known by nobody."""

from oversight.celery import app as celery_app

__all__ = ["celery_app"]
