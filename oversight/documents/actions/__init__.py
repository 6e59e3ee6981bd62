from .attachments import attach
from .numbers import take_number
from .papers import issue

__all__ = ["attach", "issue", "take_number"]
