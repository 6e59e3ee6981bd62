"""Asks /healthz about one part, for a container's health check: `python -m oversight.machine.probe URL PART`."""

import json
import os
import sys
import urllib.error
import urllib.request


def part_is_well(url: str, part: str) -> bool:
    """Whether the answer at `url` says "ok" of `part` (database, broker, worker, beat or status)."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    request = urllib.request.Request(url, headers={"Host": host.lstrip("."), "X-Forwarded-Proto": "https"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            state = json.load(answer)
    except urllib.error.HTTPError as error:
        state = json.load(error) if error.code == 503 else {}
    return state.get(part) == "ok"


if __name__ == "__main__":
    sys.exit(0 if part_is_well(*sys.argv[1:3]) else 1)
