import logging

from celery import shared_task
from django.utils import timezone

from .actions import requests, signins

log = logging.getLogger(__name__)


@shared_task
def tidy():
    """What is of no use to anybody any longer: keys of old requests, tokens that have expired."""
    at = timezone.now()
    keys, tokens = requests.forget_keys(at=at), signins.remove_expired_tokens(at=at)
    if keys or tokens:
        log.info("Removed %s keys of old requests and %s expired tokens", keys, tokens)
