"""A template tag that takes as long as a file exists, so that a test can kill the worker in the middle."""

import os
import time
from pathlib import Path

from django import template

register = template.Library()


@register.simple_tag
def wait_while_held():
    held, reached = Path(os.environ["HELD"]), Path(os.environ["REACHED"])
    reached.touch()
    while held.exists():
        time.sleep(0.02)
    return ""
