"""Plain values for a paper's context: what is said differently in Russian and Kazakh stands as {"ru": …, "kk": …}."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import override

from oversight.core.enums import OfficeLevel, Rank

from .enums import PaperLanguage

LANGUAGES = frozenset(PaperLanguage.values)


def both(text):
    """A lazily translated text in both languages of papers."""
    return {language: _said_in(language, text) for language in PaperLanguage.values}


def both_of(thing, name):
    """The columns `<name>_ru` and `<name>_kk` of `thing`."""
    return {language: getattr(thing, f"{name}_{language}") for language in PaperLanguage.values}


def officer(officer):
    """An officer as a paper names them, now and for ever: post, class rank, full and short name."""
    return {
        "post": both_of(officer, "post"),
        "rank": both(Rank(officer.rank).label if officer.rank else ""),
        "full_name": officer.full_name,
        "short_name": officer.short_name,
    }


def letterhead(office):
    """The office as the head of its papers shows it, a district's under its oblast's, with its time zone."""
    superior = office.parent if office.level == OfficeLevel.DISTRICT else None
    return {
        "office": both_of(office, "name"),
        "superior": both_of(superior, "name") if superior else None,
        "time_zone": office.time_zone,
    }


def plain(values):
    """`values` exactly as the database will give them back: moments as ISO strings, no lazy texts."""
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))


def in_language(values, language):
    """`values` with every {"ru": …, "kk": …} replaced by its text; an empty one falls back to Russian."""
    if isinstance(values, list):
        return [in_language(value, language) for value in values]
    if not isinstance(values, dict):
        return values
    if values.keys() == LANGUAGES:
        return values[language] or values[PaperLanguage.RU]
    return {name: in_language(value, language) for name, value in values.items()}


def _said_in(language, text):
    with override(language):
        return str(text)
