"""Words and dates of papers, in the language and the time zone the paper is being rendered in."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.translation import get_language

register = template.Library()

RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()  # noqa: SIM905
KAZAKH_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()  # noqa: SIM905

#: What “of” adds to the months that don't take «дағы»: April, July, September.
KAZAKH_OF = {4: "дегі", 7: "дегі", 9: "тегі"}


@register.simple_tag
def say(russian, kazakh):
    """One of two texts: a paper exists in these languages only, so its words stand side by side in its template."""
    return kazakh if get_language() == "kk" else russian


@register.filter
def in_sentence(post):
    """A post within a sentence: “Я, старший прокурор…”; a Kazakh one begins with the name of its place."""
    stays = get_language() == "kk" or post[1:2].isupper()
    return post if stays else f"{post[:1].lower()}{post[1:]}"


@register.filter
def long_date(value):
    """«23 ноября 2026 года», «2026 жылғы 23 қараша»; of an ISO day, or an ISO moment in the office's time."""
    day = _local(value)
    if get_language() == "kk":
        return f"{day.year} жылғы {day.day} {KAZAKH_MONTHS[day.month - 1]}"
    return f"{day.day} {RUSSIAN_MONTHS[day.month - 1]} {day.year} года"


@register.filter
def of_date(value):
    """A paper “of” that day: «от 23 ноября 2026 года», «2026 жылғы 23 қарашадағы»."""
    day = long_date(value)
    if get_language() != "kk":
        return f"от {day}"
    return f"{day}{KAZAKH_OF.get(_local(value).month, 'дағы')}"


@register.filter
def long_moment(value):
    """«23 ноября 2026 года, 14:30»."""
    return f"{long_date(value)}, {clock(value)}"


@register.filter
def short_date(value):
    """«23.11.2026», for tables."""
    return f"{_local(value):%d.%m.%Y}"


@register.filter
def short_moment(value):
    """«23.11.2026 14:30», for tables."""
    return f"{_local(value):%d.%m.%Y %H:%M}"


@register.filter
def clock(value):
    """«14:30», by the office's clock."""
    return f"{_local(value):%H:%M}"


def _local(value):
    if len(value) == len("2026-11-23"):
        return date.fromisoformat(value)
    return timezone.localtime(datetime.fromisoformat(value))
