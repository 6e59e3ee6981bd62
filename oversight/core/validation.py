"""Django's own validation — choices, lengths, constraints with their sentences — as a refusal."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from .refusals import Refused


def checked(thing, exclude=None):
    """Return `thing` if it is fit to be saved, else raise Refused with a sentence per field."""
    try:
        thing.full_clean(exclude=exclude)
    except ValidationError as error:
        sentences = {name: " ".join(texts) for name, texts in error.message_dict.items()}
        whole = sentences.pop(NON_FIELD_ERRORS, "")
        raise Refused(whole or next(iter(sentences.values())), fields=sentences) from None
    return thing
