from .attachments import attach
from .numbers import take_number
from .orphans import remove_orphans
from .papers import issue, requeue
from .rendering import render, render_next

__all__ = ["attach", "issue", "remove_orphans", "render", "render_next", "requeue", "take_number"]
