"""What the actions of this package share."""

from oversight.core.refusals import Refused


def reason_of(reason, sentence):
    """The reason without blanks around it; without one, refused with the sentence."""
    if not reason.strip():
        raise Refused.about("reason", sentence)
    return reason.strip()


def said(thing, fields):
    """Put what was typed into `thing`, texts without blanks around them. Does not save."""
    for name, value in fields.items():
        setattr(thing, name, value.strip() if isinstance(value, str) else value)
    return thing
