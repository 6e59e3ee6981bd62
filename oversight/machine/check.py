"""`script/test`: everything that proves the program, or pytest on the paths given, on throwaway servers."""

import os
import secrets
import shutil
import sys
import tempfile
from pathlib import Path

from oversight.machine import embedded
from oversight.machine.supervisor import Stopped, Supervisor

BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest"]
EVERYTHING = [
    ("ruff", [str(BIN / "ruff"), "check", "."]),
    ("ruff format", [str(BIN / "ruff"), "format", "--check", "."]),
    ("imports", [str(BIN / "lint-imports")]),
    ("migrations", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]),
]


def steps(arguments: list[str], data: Path) -> list[tuple[str, list[str]]]:
    """What to run: all of it, or only pytest when there are arguments. What the tests write goes into `data`."""
    written = ["--basetemp", str(data / "pytest")]
    if arguments:
        return [("pytest", [*PYTEST, *written, *arguments])]
    # Three on two cores: some wait for servers they have killed, for browsers, for PostgreSQL.
    everywhere = ["-n", "3", "--dist", "loadgroup", "--durations", "20"]
    return [*EVERYTHING, ("pytest", [*PYTEST, *written, *everywhere])]


def prove(supervisor: Supervisor, data: Path, arguments: list[str]) -> int:
    """Run every step, also after one has failed; 0 when all passed."""
    os.environ |= {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "oversight.settings.test"}
    os.environ.setdefault("TEST_RUN", secrets.token_hex(4))
    os.environ |= embedded.start(supervisor, data, throwaway=True)
    failed = []
    for name, argv in steps(arguments, data):
        print(f"== {name}", flush=True)
        if supervisor.run(name, argv) != 0:
            failed.append(name)
    if failed:
        print(f"== failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


def main() -> int:
    """Prove, and leave no process and no file behind however it ends."""
    supervisor = Supervisor()
    data = Path(tempfile.mkdtemp(prefix="oversight-test-"))
    supervisor.tell_guard(f"remove {data}")
    try:
        return prove(supervisor, data, sys.argv[1:])
    except Stopped:
        return 130
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        supervisor.stop()
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
