"""Where the data of one machine lies, and how its embedded servers are reached."""

import hashlib
import os
import secrets
import string
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
# A socket's path fits into 107 bytes; PostgreSQL's socket name takes 17 of them.
LONGEST_SOCKET_DIR = 85


def data_dir() -> Path:
    """The directory of everything this machine keeps: DATA_DIR, or .data beside manage.py."""
    return Path(os.environ.get("DATA_DIR") or ROOT / ".data").absolute()


def socket_dir(data: Path) -> Path:
    """Where the embedded servers' sockets lie: in `data`, or in /tmp when that path is too long for a socket."""
    inside = data / "run"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_DIR:
        return inside
    return Path("/tmp") / f"oversight-{os.getuid()}-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"


def database_url(data: Path, name: str = "oversight") -> str:
    """The address of the embedded PostgreSQL's database `name`."""
    return f"postgres://postgres@{quote(str(socket_dir(data)), safe='')}/{name}"


def redis_url(data: Path) -> str:
    """The address of the embedded Valkey."""
    return f"unix://{socket_dir(data)}/valkey.sock?db=0"


def next_redis_database(url: str) -> str:
    """The same server, the numbered database after the one `url` names."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        number = int(parse_qs(parts.query).get("db", ["0"])[0])
        # Not urlunsplit: it would drop the empty host's two slashes.
        return f"unix://{parts.path}?db={number + 1}"
    number = int(parts.path.strip("/") or 0)
    return urlunsplit(parts._replace(path=f"/{number + 1}"))


def celery_broker_url(url: str) -> str:
    """`url` as Celery spells it: it has its own scheme for a socket."""
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    number = parse_qs(parts.query).get("db", ["0"])[0]
    return f"redis+socket://{parts.path}?virtual_host={number}"


def local_secret(data: Path, name: str, length: int = 64) -> str:
    """A random word kept in `data` under `name`: made once, readable by its owner only."""
    path = data / name
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    alphabet = string.ascii_letters + string.digits
    with os.fdopen(handle, "w") as file:
        word = "".join(secrets.choice(alphabet) for _ in range(length))
        file.write(word + "\n")
    return word
