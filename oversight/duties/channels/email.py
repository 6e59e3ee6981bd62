"""E-mail through Django's back end; one connection for a batch."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from .base import CouldNotSend


class EmailSender:
    def __init__(self):
        self.connection = get_connection(fail_silently=False)

    def send(self, *, to, subject, body, message_id, url=None):
        """Send one message under our own Message-ID."""
        host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
        headers = {"Message-ID": f"<{message_id}@{host}>"}
        one_line = " ".join(subject.split())
        message = EmailMessage(one_line, body, to=[to], headers=headers, connection=self.connection)
        try:
            message.send()
        except Exception as error:
            self.close()
            raise CouldNotSend(f"{type(error).__name__}: {error}") from error

    def close(self):
        try:
            self.connection.close()
        except Exception:
            self.connection = get_connection(fail_silently=False)
