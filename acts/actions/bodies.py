"""Bodies that acts are addressed to: entered as they are first written, each with one level for all."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.duties.enums import BodyLevel

from ..models import Body
from ..norms import norm_key


def body_named(*, name_ru, name_kk="", level):
    """The body of that name, entered if it is new. Refused where it is known at another level.

    So nobody sends an act to a central body past the Prosecutor General's Office by calling it a district one.
    """
    found = body_known(name_ru) or enter_body(name_ru=name_ru, name_kk=name_kk, level=level)
    if found.level != level:
        sentence = _("“%(body)s” is a body of the level “%(level)s”.")
        raise Refused.about("body_level", sentence % {"body": found.name_ru, "level": BodyLevel(found.level).label})
    return found


def body_known(name_ru):
    """The body of that name, or None."""
    return Body.objects.filter(key=_key(name_ru)).first()


def enter_body(*, name_ru, name_kk="", level):
    """Enter a new body; the one of that name, whatever its level, where another officer has just entered it."""
    key = _key(name_ru)
    body = checked(Body(name_ru=name_ru.strip(), name_kk=(name_kk or name_ru).strip(), level=level, key=key))
    try:
        with transaction.atomic():
            body.save()
    except IntegrityError:
        return Body.objects.get(key=key)
    return body


def _key(name_ru):
    return norm_key(name_ru)[:300]
