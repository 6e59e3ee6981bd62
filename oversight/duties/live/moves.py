"""What other packages have open pages hear of: which of their things has moved, and for whose eyes.

The rows stay the truth. A move says where to look again; where something new stands there, it brings a line that can be
shown at once, so that a hundred desks need not ask a hundred times before anybody sees it.
"""

import json
from dataclasses import dataclass, field

from django.db import connection

from oversight.core.policies import CASE_READERS

from ..engine.telling import NOTICE

#: PostgreSQL takes less than 8000 bytes in one notice.
LONGEST = 7900


@dataclass(frozen=True)
class Move:
    """`thing` of `topic` has moved; `offices` are those within whose scope it lies, all above included.

    `line` is what a page shows until it is drawn anew: plain values, or nothing.
    """

    topic: str
    thing: int
    offices: frozenset
    line: dict = field(default_factory=dict, hash=False)

    def is_for(self, officer):
        """Whether the officer may know of it: the same as `OfOffice.visible_to`, of a thing in hand."""
        if not officer.holds(CASE_READERS):
            return False
        return officer.office.parent_id is None or officer.office_id in self.offices

    def as_json(self):
        return {"topic": self.topic, "id": self.thing, "line": self.line}


def tell_of(topic, thing, offices, line=None):
    """Let open pages know, once the transaction has been committed, that `thing`, which belongs to `offices`, moved.

    A line too long for a notice stays behind: pages look for themselves then.
    """
    lineage = sorted({pk for office in offices for pk in office.lineage})
    said = {"topic": topic, "id": thing, "offices": lineage, "line": line or {}}
    payload = json.dumps(said, ensure_ascii=False)
    if len(payload.encode()) > LONGEST:
        payload = json.dumps(said | {"line": {}})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [NOTICE, payload])


def heard(payload):
    """(ids of alerts, moves) that one notice on the database channel speaks of."""
    if not payload.startswith("{"):
        return [int(pk) for pk in payload.split(",") if pk], []
    said = json.loads(payload)
    return [], [Move(said["topic"], said["id"], frozenset(said["offices"]), said["line"])]
