"""The lines of work of the roster, as methods name them (point 4(18))."""

from django.utils.translation import get_language

from oversight.core.languages import alphabetical
from oversight.core.models import Subject


def lines_of_work():
    """[(Russian words, words of the reader's language)] of every line the roster has or had, each once.

    They are the Department's, and seen by everybody.
    """
    shown = "line_kk" if get_language() == "kk" else "line_ru"
    found = Subject.objects.order_by(alphabetical(shown), "pk").values_list("line_ru", shown)
    return list(dict(found).items())
