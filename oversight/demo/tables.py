"""The data files of the demo, as plain rows."""

import csv
import tomllib
from pathlib import Path
from types import SimpleNamespace

DATA = Path(__file__).parent / "data"


def rows(name):
    """The rows of `data/<name>.csv`, each with its columns as attributes; an empty cell is an empty string."""
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return [SimpleNamespace(**row) for row in csv.DictReader(file)]


def tables(name):
    """What `data/<name>.toml` says."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
