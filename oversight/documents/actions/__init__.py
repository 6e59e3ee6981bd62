from .attachments import attach
from .numbers import take_number
from .papers import issue, requeue
from .rendering import render, render_next

__all__ = ["attach", "issue", "render", "render_next", "requeue", "take_number"]
