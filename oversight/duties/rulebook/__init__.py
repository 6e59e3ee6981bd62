"""What a rulebook file says: docs/rulebook.md is this package for people.

`parse` reads a file and refuses whatever contradicts itself, with file, line and reason; it never touches the database.
"""

from .book import EDITIONS, Rulebook, parse
from .toml_tables import RulebookError

__all__ = ["EDITIONS", "Rulebook", "RulebookError", "parse"]
