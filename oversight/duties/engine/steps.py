"""Whom a rule has told and when, as moments that an obligation keeps."""

from datetime import datetime

from .. import schedule


def frozen_steps(rule, level, due_at, zone, calendar):
    """The rule's steps for an office of `level`, in the order in which they come, as plain values."""
    steps = rule.steps_for(level)
    moments = schedule.moments(due_at, [step.offset for step in steps], zone, calendar)
    frozen = [_frozen(step, moment) for step, moment in zip(steps, moments, strict=True)]
    return sorted(frozen, key=lambda one: (one["at"], one["position"]))


def merged(steps, come, fresh, at):
    """The steps of an obligation whose deadline moved: those that have come stay, `fresh` take the place of the rest.

    A fresh step whose moment has passed comes again only if it hadn't come before.
    """
    kept = steps[:come]
    told = {step["position"] for step in kept}
    return [*kept, *(step for step in fresh if moment_of(step) > at or step["position"] not in told)]


def moment_of(step):
    return datetime.fromisoformat(step["at"])


def _frozen(step, moment):
    return {
        "position": step.position,
        "at": moment.isoformat(),
        "role": step.role,
        "level": step.level,
        "channels": list(step.channels),
        "acknowledge": step.acknowledge,
    }
