"""Where the program and its data lie on this machine."""

from pathlib import Path

from oversight.machine import places

ROOT = Path(__file__).resolve().parents[2]
DATA_DIR = places.data_dir()
