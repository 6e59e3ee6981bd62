class CouldNotSend(Exception):
    """A message didn't leave; the sentence is the cause, without secrets."""
