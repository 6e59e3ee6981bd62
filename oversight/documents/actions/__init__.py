from .attachments import attach, sent_before
from .conclusions import Conclusions
from .numbers import take_number
from .orphans import remove_orphans
from .papers import issue, requeue
from .rendering import render, render_next
from .sharing import share

__all__ = [
    "Conclusions",
    "attach",
    "issue",
    "remove_orphans",
    "render",
    "render_next",
    "requeue",
    "sent_before",
    "share",
    "take_number",
]
