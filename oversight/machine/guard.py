"""Stops what a killed supervisor left running.

Reads lines on standard input: `start PID SIGNAL PATIENCE`, `gone PID`, `remove PATH`, `done`. When the input ends
without `done`, the supervisor was killed: everything still running is stopped, the last started first, and the
throwaway directories are removed. Started with -I -S, so the standard library is all there is.
"""

import os
import shutil
import signal
import sys
import time
from contextlib import suppress


def running(pid: int) -> bool:
    """Whether the process is there and not merely waiting for its parent to notice its end."""
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True


def stop(pid: int, number: int, patience: float) -> None:
    """Ask `pid` to stop, wait, then end its whole session."""
    with suppress(OSError):
        os.kill(pid, number)
    limit = time.monotonic() + patience
    while running(pid) and time.monotonic() < limit:
        time.sleep(0.05)
    with suppress(OSError):
        os.killpg(pid, signal.SIGKILL)


def main() -> None:
    """Follow the supervisor's lines to their end."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    processes: dict[int, tuple[int, float]] = {}
    directories: list[str] = []
    for line in sys.stdin:
        word, _, rest = line.rstrip("\n").partition(" ")
        if word == "start":
            pid, number, patience = rest.split()
            processes[int(pid)] = (int(number), float(patience))
        elif word == "gone":
            processes.pop(int(rest), None)
        elif word == "remove":
            directories.append(rest)
        elif word == "done":
            return
    for pid, (number, patience) in reversed(processes.items()):
        stop(pid, number, min(patience, 3.0))
    for directory in directories:
        shutil.rmtree(directory, ignore_errors=True)


if __name__ == "__main__":
    main()
