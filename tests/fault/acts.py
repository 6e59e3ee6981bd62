"""What officers do about emergencies while all is being killed: through the web, as their browsers would.

An officer whose answer was lost looks whether the thing is there, and does it again if it is not. Registering has a key
instead, so it is simply sent again until it is answered. What is refused because the server's clock stands an hour back
is kept, and sent again as it was typed.
"""

import time
from contextlib import suppress
from datetime import UTC, datetime
from http.client import HTTPException
from re import match
from zoneinfo import ZoneInfo

from incidents.models import Notice, SpecialReport
from tests.asking import ask, begin
from tests.fault.machine import stubbornly

#: As long an officer goes on trying, in seconds; then it counts as lost.
PATIENCE = 300
#: A form says moments in minutes; within a minute of its own the server takes its own moment instead.
MINUTE, NEAR = 60, (-10, 120)


class Acts:
    """The acts on one web server, whose clock is one of `clocks`."""

    def __init__(self, port, clocks):
        self.port, self.clocks = port, clocks

    def register(self, emergency, key, officer, facility, kind, received):
        """Send it until it is answered; the numbers that the answers named."""
        said = {"facility": facility, "kind": kind, "received_at": typed(received), "received_from": key, "key": key}
        if emergency.is_cut:
            self._cut(officer, "/incidents/register/", said)
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            status, headers = self._post(officer, "/incidents/register/", said, received)
            if status == 302:
                return frozenset({int(match(r"/incidents/(\d+)/$", headers["Location"])[1])})
            time.sleep(0.3)
        return frozenset()

    def call(self, number, officer, receiver, called):
        """Enter the call; its number."""
        said = {"receiver": receiver.officer.pk, "outcome": "answered", "means": "phone", "called_at": typed(called)}
        calls = Notice.objects.filter(incident=number, from_office=officer.office)
        return self._until(calls, "pk", officer, f"/incidents/{number}/calls/", said, called)

    def confirm(self, number, notice, officer, called):
        """The receiver confirms the call in one tap."""
        confirmed = Notice.objects.filter(pk=notice).exclude(confirmed_at=None)
        path = f"/incidents/{number}/calls/{notice}/confirm/"
        return self._until(confirmed, "pk", officer, path, {}, called)

    def report(self, number, officer, received):
        """Send the special report, what is not known yet unknown at this hour; when it was sent."""
        sent = SpecialReport.objects.filter(incident=number)
        path = f"/incidents/{number}/report/"
        return self._until(sent, "submitted_at", officer, path, {"unknown_rest": "on"}, received)

    def _until(self, rows, name, officer, path, said, moment):
        """Look whether such a row is there, and do it if not; its `name`, or None when patience has ended."""
        ends = time.monotonic() + PATIENCE
        while (there := self._look(rows, name)) is None and time.monotonic() < ends:
            self._post(officer, path, said, moment)
            if (there := self._look(rows, name)) is None:
                time.sleep(0.3)
        return there

    def _look(self, rows, name):
        return stubbornly(rows.values_list(name, flat=True).first)

    def _post(self, officer, path, said, moment):
        while any(NEAR[0] <= moment - shown <= NEAR[1] for shown in self.clocks.shown(time.time())):
            time.sleep(0.3)
        with suppress(OSError, HTTPException):
            return ask(self.port, "POST", path, officer.cookies, said)[:2]
        return 0, {}

    def _cut(self, officer, path, said):
        """Send it and go away without having heard the answer."""
        with suppress(OSError, HTTPException):
            begin(self.port, "POST", path, officer.cookies, said).close()


def typed(moment):
    """The moment as a form of an office in Almaty says it."""
    return datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo("Asia/Almaty")).strftime("%Y-%m-%dT%H:%M")


def minute(moment):
    """The beginning of its minute: a form says no seconds."""
    return moment - moment % MINUTE
