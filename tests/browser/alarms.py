"""Things that happen in the running system while a browser looks on: the engine does the rest by itself."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from tests.system import running

#: The hour of the oblast; once it is over, its deputy and the zonal officer have to answer.
SCRIPT = """
from django.utils.dateparse import parse_datetime
from oversight.core.models import Officer
from oversight.duties.actions import obligations
officer = Officer.objects.get(username={by!r})
clock = obligations.open_clock("incident.phone_notice.oblast", office=officer.office, subject={subject!r},
    title={title!r}, started_at=parse_datetime({started!r}), by=officer, at=parse_datetime({at!r}))
print(clock.pk)
"""


def clock(system, title, *, by="oblast", ago=timedelta(minutes=65)):
    """Start the clock of an emergency the oblast heard of some time `ago`; returns the duty's number."""
    at = datetime.now(UTC)
    words = {"ru": title, "kk": title, "en": title}
    said = {"by": by, "subject": f"test:{title}", "title": words}
    said |= {"started": (at - ago).isoformat(), "at": at.isoformat()}
    environment = os.environ | {"DATA_DIR": str(system.data), "DJANGO_SETTINGS_MODULE": "oversight.settings.local"}
    for name in ("DATABASE_URL", "REDIS_URL", "TEST_RUN"):
        environment.pop(name, None)
    command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "--command", SCRIPT.format(**said)]
    done = subprocess.run(command, env=environment, cwd=running.ROOT, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])
