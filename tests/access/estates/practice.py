"""What an office owns of `practice`."""

SUBJECTS = {}


def things(held, office, officer):
    return {}
