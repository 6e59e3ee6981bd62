"""script/server as a person starts it: in a directory with nothing but the program's files."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What the tests' own environment would otherwise decide for the server.
OURS = (
    "DATABASE_URL",
    "REDIS_URL",
    "DATA_DIR",
    "DJANGO_SETTINGS_MODULE",
    "TEST_RUN",
    "SECRET_KEY",
    "MEDIA_ROOT",
    "DEMO",
    "STREAM_PORT",
    "STREAM_URL",
)


def copy_program(target: Path) -> Path:
    """What a clone would hold, with what is not committed yet."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True).stdout
    for name in names.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def processes_of(data: Path) -> dict[int, str]:
    """The processes of this DATA_DIR, by number; zombies, which have no command line, are nobody's business."""
    found = {}
    for directory in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (directory / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            variables = (directory / "environ").read_bytes().split(b"\0")
            # Valkey writes its title over its environment, but the title has the directory in it.
            if command and (f"{data}/" in command or f"DATA_DIR={data}".encode() in variables):
                found[int(directory.name)] = command
    return found


@dataclass
class Running:
    """A started script/server; `output` is all it has said."""

    process: subprocess.Popen
    data: Path
    port: int
    log: Path
    stream_port: int

    @property
    def output(self) -> str:
        return self.log.read_text(errors="replace")

    @property
    def password(self) -> str:
        return re.search(r"^password: (\S+)$", self.output, re.MULTILINE).group(1)

    @property
    def address(self) -> str:
        return re.search(r"^address: (\S+)$", self.output, re.MULTILINE).group(1)

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of a page; status 0 while nobody listens."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(errors="replace")
        except OSError:
            return 0, ""

    def health(self) -> dict:
        """What /healthz says; empty while nobody listens."""
        status, body = self.get("/healthz")
        return json.loads(body) if status in (200, 503) else {}

    def wait(self, until, what: str, seconds: float = 300) -> None:
        """Wait for a condition; the failure shows what the server has said."""
        limit = time.monotonic() + seconds
        while not until():
            assert self.process.poll() is None, f"The server has ended.\n{self.output}"
            assert time.monotonic() < limit, f"Not within {seconds} s: {what}.\n{self.health()}\n{self.output}"
            time.sleep(0.1)

    def wait_until_well(self) -> None:
        """Wait for everything to answer."""
        self.wait(lambda: self.health().get("status") == "ok", "everything is well")

    def child(self, *words: str) -> int | None:
        """The process directly under the supervisor whose command holds all the words, if there is one."""
        for pid, command in processes_of(self.data).items():
            with suppress(OSError):
                parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
                if parent == self.process.pid and all(word in command for word in words):
                    return pid
        return None

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to stop as Ctrl-C or a service manager does; its exit status."""
        self.process.send_signal(number)
        return self.process.wait(60)


def command(clone: Path, data: Path, port: int, **environment: str) -> dict:
    """Arguments for subprocess: script/server in `clone`, with the environment of the tests taken away."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    kept |= {"DATA_DIR": str(data), "PORT": str(port), "VENV": str(Path(sys.prefix)), **environment}
    return {"args": [str(clone / "script" / "server")], "env": kept, "cwd": clone}


def start(clone: Path, data: Path, port: int | None = None, **environment: str) -> Running:
    """Start script/server and wait until it has said where it is."""
    port, stream_port = port or free_port(), free_port()
    log = data.with_name(f"{data.name}-{time.monotonic_ns()}.log")
    with open(log, "wb") as file:
        process = subprocess.Popen(
            **command(clone, data, port, STREAM_PORT=str(stream_port), **environment), stdout=file, stderr=file
        )
    running = Running(process, data, port, log, stream_port)
    running.wait(lambda: "Ctrl-C stops everything." in running.output, "it says where it is", 600)
    return running


def clean_up(data: Path) -> None:
    """End whatever a failed test has left running."""
    for pid in processes_of(data):
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)
