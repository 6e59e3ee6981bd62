"""Places by risk are facilities, and go into plans of work: nothing of its own is kept."""

BODIES = {
    "api:plan-place-list": {"facilities": ["{facility}"]},
    "risk:places_of_plan": {"places": "{facility}"},
}

SUBJECTS = {
    "api:plan-place": "plan",
    "api:risk": "facility",
    "risk:": "facility",
    "risk:places_of_plan": "plan",
}


def things(held, office, officer):
    return {}
