"""Editions invented for tests."""

from pathlib import Path

NEXT = Path(__file__).parent / "2027-99.toml"
