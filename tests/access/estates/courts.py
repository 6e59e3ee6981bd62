"""What an office owns of `courts`."""

SUBJECTS = {}


def things(held, office, officer):
    return {}
