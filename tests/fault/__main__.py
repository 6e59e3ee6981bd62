"""The command. Prints the seed first; 1 when a promise was broken."""

import argparse
import json
import os
import secrets
import shutil
import sys
import tempfile
from pathlib import Path

from oversight.machine.supervisor import Stopped


def main():
    parser = argparse.ArgumentParser(prog="script/fault", description="The engine under kills and a jumping clock.")
    parser.add_argument("--kills", type=int, default=200, help="how many processes are killed (200)")
    parser.add_argument("--duties", type=int, default=3000, help="how many deadlines run meanwhile (3000)")
    parser.add_argument("--emergencies", type=int, default=300, help="how many emergencies are registered (300)")
    parser.add_argument("--seed", default=secrets.token_hex(4), help="replays the faults of that seed")
    arguments = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="oversight-fault-"))
    os.environ |= {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "tests.fault.settings"}
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    from tests.fault.running import run

    kept = True
    try:
        numbers = arguments.kills, arguments.duties, arguments.emergencies
        result = run(data, arguments.seed, *numbers, print_line)
        kept = bool(result["faults"])
        return 1 if kept else 0
    except Stopped:
        kept = False
        return 130
    finally:
        if kept:
            print(f"The processes' logs stay in {data}/log.")
        else:
            shutil.rmtree(data, ignore_errors=True)


def print_line(**what):
    print(json.dumps(what, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main())
