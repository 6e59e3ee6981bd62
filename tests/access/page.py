"""The tables of docs/access.md: one for each group of addresses, under its heading."""

import fcntl
from pathlib import Path

from oversight.core.enums import Role

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
HEADING = "## "


def groups():
    return [part.split("\n", 1)[0] for part in _parts(PAGE.read_text())[1:]]


def read(group):
    """The table as it stands, or "" where the page has none of this group."""
    found = [part for part in _parts(PAGE.read_text())[1:] if part.split("\n", 1)[0] == group]
    return found[0].split("\n", 1)[1].strip() if found else ""


def table(rows):
    titles = ["Address", "Method", *(str(Role(role).label) for role in Role)]
    lines = [f"| {' | '.join(titles)} |", f"|{'---|' * len(titles)}"]
    for name, method, *cells in rows:
        lines.append(f"| `{name}` | {method} | {' | '.join(cell if cell.strip() else '' for cell in cells)} |")
    return "\n".join(lines)


def write(group, rows):
    """Put the table of one group into the page; several tests may write at once."""
    with PAGE.open("r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        introduction, *parts = _parts(file.read())
        kept = {part.split("\n", 1)[0]: part for part in parts} | {group: f"{group}\n\n{table(rows)}\n"}
        text = "".join(
            [f"{introduction.rstrip()}\n", *(f"\n{HEADING}{kept[name].rstrip()}\n" for name in sorted(kept))]
        )
        file.seek(0)
        file.truncate()
        file.write(text)


def _parts(text):
    """The introduction, and each group's heading with its table."""
    return text.split(f"\n{HEADING}")
