"""Why this deadline: how it was found, who is told of it when, what fulfilled it, in sentences for a reader."""

from .derivation import sentences
from .telling import passed_over, telling

__all__ = ["passed_over", "sentences", "telling"]
