"""Django's own validation — choices, lengths, constraints with their sentences — as a refusal."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import RegexValidator
from django.db.models import ForeignKey
from django.utils.translation import gettext_lazy as _

from .refusals import Refused

#: A page of the program, by its path: what officers send as one becomes a link on the pages of others.
check_own_page = RegexValidator(
    r"\A/(?![/\\])[^\s\\]*\Z", _("A page of the program is meant: its address begins with “/”."), "page"
)


def checked(thing, exclude=None):
    """Return `thing` if it is fit to be saved, else raise Refused with a sentence per field."""
    try:
        _full_clean(thing, set(exclude or ()))
    except ValidationError as error:
        sentences = {name: " ".join(texts) for name, texts in error.message_dict.items()}
        whole = sentences.pop(NON_FIELD_ERRORS, "")
        raise Refused(whole or next(iter(sentences.values())), fields=sentences) from None
    return thing


def _full_clean(thing, exclude):
    """Django's `full_clean`, which asks the database for each row a foreign key names: not for those we hold."""
    errors = {}
    steps = (
        lambda: thing.clean_fields(exclude=exclude | _held(thing)),
        thing.clean,
        lambda: thing.validate_unique(exclude=exclude | (errors.keys() - {NON_FIELD_ERRORS})),
        lambda: thing.validate_constraints(exclude=exclude | (errors.keys() - {NON_FIELD_ERRORS})),
    )
    for step in steps:
        try:
            step()
        except ValidationError as error:
            errors = error.update_error_dict(errors)
    if errors:
        raise ValidationError(errors)


def _held(thing):
    """The foreign keys whose rows have been loaded; the database's own constraint holds them to be there."""
    keys = [field for field in thing._meta.concrete_fields if isinstance(field, ForeignKey)]
    loaded = [field for field in keys if field.is_cached(thing) and not field.get_limit_choices_to()]
    return {field.name for field in loaded if (row := field.get_cached_value(thing)) and not row._state.adding}
