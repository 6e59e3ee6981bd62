"""Places with a record, made by the actions of the packages themselves."""

from datetime import timedelta

from facilities.models import Facility
from risk.assessment import places_by_risk
from tests.acts import factories as acts
from tests.factories import moment

AT = moment()
DAY = timedelta(days=1)


def violation(number=1):
    return {"what": f"Нарушение № {number}", "norm": f"ст. {100 + number} УИК", "demand": "Устранить."}


def with_violations(facility, count, *, by, signer, at=AT):
    """An act out that names so many violations of the facility."""
    return acts.sent(by, signer, facility=facility, violations=[violation(n) for n in range(1, count + 1)], at=at)


def place(facility, officer, at=AT):
    """The facility as the officer sees its risk."""
    [found] = places_by_risk(Facility.objects.visible_to(officer).filter(pk=facility.pk), officer, at)
    return found


def shares(found):
    """{code of a factor: (what was measured, the points)} of those that give any."""
    return {share.factor.code: (share.value, share.points) for share in found.risk.reasons}
