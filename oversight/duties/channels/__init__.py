"""How a message leaves: `sender(channel)` opens the way, `send` raises CouldNotSend with the cause.

Every message carries its number: a receiver who gets it twice, after a crash between sending and marking, sees it once.
"""

from ..enums import StepChannel
from .apprise import AppriseSender
from .base import CouldNotSend
from .email import EmailSender

SENDERS = {StepChannel.EMAIL: EmailSender, StepChannel.MESSAGE: AppriseSender}

__all__ = ["SENDERS", "AppriseSender", "CouldNotSend", "EmailSender"]
