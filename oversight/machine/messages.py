"""Brings locale/*/LC_MESSAGES/django.po up to what the program says now. Wants gettext and polib; `script/messages`.

A catalogue holds exactly the sentences of the code and the templates, each with the files that say it, ordered
by file and sentence: no line numbers, no dates, no leftovers, so a change of one sentence is a change of one entry.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

from oversight import packages
from oversight.machine.places import ROOT

#: Where sentences are written; tests, assets and the virtual environment say nothing to officers.
SAYING = (*packages.ALL, "templates")
KINDS = {".py", ".html", ".txt"}


def said(root: Path = ROOT) -> polib.POFile:
    """Every sentence the program can say, untranslated. Reads a copy: Django writes files beside the templates."""
    with tempfile.TemporaryDirectory(prefix="oversight-messages-") as copy:
        (Path(copy) / "locale").mkdir()
        for name in SAYING:
            _copy(root / name, Path(copy) / name)
        # Without settings Django touches nothing but these files.
        bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        command = [sys.executable, "-I", "-m", "django", "makemessages", "--locale", "ru", "--keep-pot", "--no-wrap"]
        subprocess.run([*command, "-v", "0"], cwd=copy, env=bare, check=True, stdout=subprocess.DEVNULL)
        return polib.pofile(str(Path(copy) / "locale/django.pot"))


def _copy(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.suffix in KINDS and file.is_file():
            written = target / file.relative_to(source)
            written.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, written)


def brought_up(catalogue: polib.POFile, now: polib.POFile) -> polib.POFile:
    """The catalogue with the sentences of `now`: translations kept, new ones empty, those no longer said dropped."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue if not entry.obsolete}
    fresh = polib.POFile(wrapwidth=0)
    fresh.header = catalogue.header
    fresh.metadata = catalogue.metadata
    for entry in sorted(now, key=_place):
        fresh.append(_translated(entry, known.get((entry.msgctxt, entry.msgid))))
    return fresh


def _place(entry: polib.POEntry) -> tuple:
    return (min(entry.occurrences)[0], entry.msgid, entry.msgctxt or "")


def _translated(entry: polib.POEntry, known: polib.POEntry | None) -> polib.POEntry:
    merged = polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        comment=entry.comment,
        flags=sorted(entry.flags),
        occurrences=sorted({(file, "") for file, _line in entry.occurrences}),
    )
    if known:
        merged.tcomment = known.tcomment
        merged.msgstr = known.msgstr
        merged.msgstr_plural = known.msgstr_plural if entry.msgid_plural else {}
    if entry.msgid_plural and not merged.msgstr_plural:
        merged.msgstr_plural = {0: ""}
    return merged


def main() -> None:
    """Rewrite the catalogues and name what waits for a translation."""
    now = said()
    for path in sorted(ROOT.glob("locale/*/LC_MESSAGES/django.po")):
        fresh = brought_up(polib.pofile(str(path), wrapwidth=0), now)
        fresh.save(str(path))
        waiting = [entry.msgid for entry in fresh if not entry.translated()]
        print(f"{path.relative_to(ROOT)}: {len(fresh)} sentences, {len(waiting)} not translated")
        for sentence in waiting:
            print(f"  {sentence!r}")


if __name__ == "__main__":
    main()
