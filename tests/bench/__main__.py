"""The command: servers first, then one process that measures."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from oversight.machine import embedded
from oversight.machine.supervisor import Stopped, Supervisor


def main() -> int:
    """Measure, and leave no process and no file behind however it ends."""
    supervisor = Supervisor(lambda sentence: print(sentence, file=sys.stderr, flush=True))
    data = Path(tempfile.mkdtemp(prefix="oversight-bench-"))
    supervisor.tell_guard(f"remove {data}")
    try:
        os.environ |= {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "tests.bench.settings"}
        # Not throwaway: what is measured has to reach the disk, as it has to in earnest.
        os.environ |= embedded.start(supervisor, data)
        return supervisor.run("bench", [sys.executable, "-m", "tests.bench.measuring", *sys.argv[1:]])
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
