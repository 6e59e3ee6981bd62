"""Compiles locale/*/LC_MESSAGES/*.po into .mo where they are older; gettext need not be installed."""

import os
import sys
from pathlib import Path

from oversight.machine.places import ROOT


def compile_changed(root: Path) -> list[Path]:
    """Compile every catalogue newer than its compiled form; the files written."""
    written = []
    for source in sorted(root.glob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        compile_one(source, target)
        written.append(target)
    return written


def compile_one(source: Path, target: Path) -> None:
    """Write `target` beside its place and move it there, so that nobody reads half of it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with open(source, "rb") as file:
        catalogue = read_po(file, locale=source.parents[1].name, abort_invalid=True)
    unfinished = target.with_suffix(f".{os.getpid()}")
    with open(unfinished, "wb") as file:
        write_mo(file, catalogue)
    unfinished.replace(target)


if __name__ == "__main__":
    for path in compile_changed(ROOT):
        print(f"Compiled {path.relative_to(ROOT)}", file=sys.stderr)
