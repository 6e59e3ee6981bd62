from oversight.core.refusals import Refused


def refused(sentence, **values):
    """A refusal that stands beside the file's own field."""
    return Refused.about("file", sentence % values)
