"""Data kept in several languages: columns `name_ru`, `name_kk` and, in the rulebook, `name_en`."""

from django.db.models import F, Func, Value
from django.db.models.functions import Upper
from django.utils.translation import get_language

DEFAULT = "ru"

#: The order of letters in Kazakh, which holds all of Russian.
ALPHABET = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
_RANKS = "".join(chr(0x4E00 + rank) for rank in range(len(ALPHABET)))


def localized(thing, name, language=None):
    """The value of `<name>_<language>`, falling back to Russian where it is empty or absent."""
    language = (language or get_language() or DEFAULT)[:2]
    return getattr(thing, f"{name}_{language}", "") or getattr(thing, f"{name}_{DEFAULT}")


def alphabetical(name):
    """An expression to order rows by the text column `name` as people read it, Kazakh letters in their places.

    The database itself compares code points: Ә and Ё would stand after Я. Collations that know better
    need a PostgreSQL built with ICU, which not every server is.
    """
    return Func(Upper(F(name)), Value(ALPHABET), Value(_RANKS), function="TRANSLATE")
