"""What reaches officers outside the program, and by which ways."""

import os

# Where this program is reached from outside, for the links in messages; empty: messages have none.
PUBLIC_URL = os.environ.get("PUBLIC_URL", "").rstrip("/")
# Pinged every half minute while the engine does its work; who listens there notices the silence.
HEARTBEAT_URL = os.environ.get("HEARTBEAT_URL", "")
# Which Apprise addresses officers may enter: services whose host Apprise itself fixes, and hosts of our own webhooks.
CHANNEL_SCHEMES = (os.environ.get("CHANNEL_SCHEMES") or "tgram,whatsapp,viber,smsc,twilio,vonage").split(",")
CHANNEL_HOSTS = [host.lower() for host in os.environ.get("CHANNEL_HOSTS", "").split(",") if host]
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT") or 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "0") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "oversight@localhost")
