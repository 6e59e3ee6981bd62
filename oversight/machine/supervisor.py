"""Starts processes, restarts those that die, and stops all of them with their children.

Every process leads its own session, so one signal reaches its children too. A guard process (guard.py) knows them all
and stops them when the supervisor itself is killed.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

GUARD = Path(__file__).with_name("guard.py")
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0


class Stopped(BaseException):
    """Somebody asked for the end (Ctrl-C, TERM) while we were waiting."""


@dataclass
class Service:
    """One process that has to run: how it starts, how it is told to stop (signal, seconds of patience)."""

    name: str
    argv: list[str]
    env: Mapping[str, str] = field(default_factory=dict)
    log: Path | None = None
    before: Callable[[], None] | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 10.0
    # The others stand on it, so it is stopped after they have ended.
    ground: bool = False
    process: subprocess.Popen | None = None
    started: float = 0.0
    pause: float = 1.0
    due: float = 0.0


class Supervisor:
    """Owns the services it has started, restarts them, and in the end stops them."""

    def __init__(self, say: Callable[[str], None] = print, *, keep_open: tuple[int, ...] = ()):
        self.say = say
        self.services: list[Service] = []
        self.asked_to_stop = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        self.guard = subprocess.Popen(
            [sys.executable, "-I", "-S", str(GUARD)], stdin=subprocess.PIPE, start_new_session=True, pass_fds=keep_open
        )

    def _ask_to_stop(self, number, frame):
        self.asked_to_stop = True

    def check(self) -> None:
        """Raise Stopped when the end was asked for."""
        if self.asked_to_stop:
            raise Stopped

    def tell_guard(self, line: str) -> None:
        """One line of guard.py's protocol. A guard that is gone is no reason to stop."""
        with suppress(OSError):
            self.guard.stdin.write(line.encode() + b"\n")
            self.guard.stdin.flush()

    def start(self, service: Service) -> None:
        """Start `service` and look after it from now on."""
        self.services.append(service)
        self._spawn(service)

    def _spawn(self, service: Service) -> None:
        if service.before:
            service.before()
        with open(service.log or os.devnull, "ab") as log:
            service.process = subprocess.Popen(
                service.argv,
                env={**os.environ, **service.env},
                stdin=subprocess.DEVNULL,
                stdout=log if service.log else None,
                stderr=log if service.log else None,
                start_new_session=True,
            )
        service.started = time.monotonic()
        self.tell_guard(f"start {service.process.pid} {int(service.stop_signal)} {service.patience}")

    def wait_until(self, ready: Callable[[], bool], service: Service, seconds: float = 60.0) -> None:
        """Wait for `service` to be ready; RuntimeError when it dies or takes too long."""
        limit = time.monotonic() + seconds
        while not ready():
            self.check()
            if service.process.poll() is not None or time.monotonic() > limit:
                where = f" See {service.log}." if service.log else ""
                raise RuntimeError(f"{service.name} did not start.{where}")
            time.sleep(0.05)

    def run(self, name: str, argv: list[str], env: Mapping[str, str] | None = None) -> int:
        """Run one command to its end beside the services; its exit status."""
        step = Service(name, argv, env or {})
        self.services.append(step)
        self._spawn(step)
        while step.process.poll() is None:
            self.check()
            self._revive([service for service in self.services if service is not step])
            time.sleep(0.05)
        self.services.remove(step)
        self._sweep(step)
        return step.process.returncode

    def watch(self) -> None:
        """Restart whatever dies, with growing pauses, until Stopped."""
        while True:
            self.check()
            self._revive(self.services)
            time.sleep(0.25)

    def _revive(self, services: list[Service]) -> None:
        now = time.monotonic()
        for service in services:
            if service.due:
                if now >= service.due:
                    service.due = 0.0
                    self._spawn(service)
            elif service.process.poll() is not None:
                if now - service.started > STEADY_AFTER:
                    service.pause = 1.0
                how = _how_it_ended(service.process.returncode)
                self.say(f"{service.name} {how}; starting it again in {service.pause:.0f} s.")
                self._sweep(service)
                service.due = now + service.pause
                service.pause = min(service.pause * 2, LONGEST_PAUSE)

    def _sweep(self, service: Service) -> None:
        """End what a finished process has left behind in its session."""
        with suppress(OSError):
            os.killpg(service.process.pid, signal.SIGKILL)
        self.tell_guard(f"gone {service.process.pid}")

    def stop(self) -> None:
        """Stop everything: the program all at once, then the servers it stands on."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        for ground in (False, True):
            self._stop_together([service for service in reversed(self.services) if service.ground is ground])
        self.services.clear()
        self.tell_guard("done")
        self.guard.stdin.close()
        self.guard.wait()

    def _stop_together(self, services: list[Service]) -> None:
        for service in services:
            with suppress(OSError):
                service.process.send_signal(service.stop_signal)
        for service in services:
            with suppress(subprocess.TimeoutExpired):
                service.process.wait(service.patience)
            self._sweep(service)
            service.process.wait()


def _how_it_ended(status: int) -> str:
    return f"was ended by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
