"""Data kept in several languages: columns `name_ru`, `name_kk` and, in the rulebook, `name_en`."""

from django.utils.translation import get_language

DEFAULT = "ru"


def localized(thing, name, language=None):
    """The value of `<name>_<language>`, falling back to Russian where it is empty or absent."""
    language = (language or get_language() or DEFAULT)[:2]
    return getattr(thing, f"{name}_{language}", "") or getattr(thing, f"{name}_{DEFAULT}")
