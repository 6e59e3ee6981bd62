"""What an uploaded file really is, told from its bytes; a sentence for each thing that is wrong with it."""

from .examine import Verdict, examine
from .names import clean_name

__all__ = ["Verdict", "clean_name", "examine"]
