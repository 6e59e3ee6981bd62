"""The page's words as an officer reads them."""

from django.utils import translation
from django.utils.translation import gettext


def said(words, language="ru", **values):
    """`words` of the program (the English of its source) in the language of the page."""
    with translation.override(language):
        return gettext(words) % values if values else gettext(words)
