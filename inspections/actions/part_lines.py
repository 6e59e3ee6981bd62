"""Lines of the checklist that another office is asked to fill in a joint inspection."""


def hand(part, officer, at):
    """Those nobody has taken or answered are the officer's from now on; the officer shares them out."""
    lines = part.inspection.answers.filter(position__in=part.positions, taken_by=None, answered_at=None)
    lines.update(taken_by=officer, taken_at=at)


def free(part):
    """Those its inspectors have taken and not answered are anybody's again."""
    mine = part.inspectors.values("officer")
    part.inspection.answers.filter(taken_by__in=mine, answered_at=None).update(taken_by=None, taken_at=None)
