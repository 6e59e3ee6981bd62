"""Alerts to test desks with: one step of a duty about a facility, and who was told of it."""

from datetime import timedelta

from oversight.core.enums import Role
from oversight.duties.engine.telling import alert_of, raise_alerts
from oversight.duties.models import Escalation, Obligation, Rule
from tests.factories import moment

AT = moment()


def duty(facility, at=AT, **fields):
    """An open duty about the facility under the first rule there is, due in two hours."""
    rule = Rule.objects.first()
    fields = {"title_ru": "Проверка", "title_kk": "Тексеру", "title_en": "Check", **fields}
    return Obligation.objects.create(
        rule=rule,
        code=rule.code,
        office=facility.supervising_office,
        facility=facility,
        subject=f"test:{Obligation.objects.count()}",
        period_from=at.date(),
        period_until=at.date(),
        opens_at=at,
        due_at=at + timedelta(hours=2),
        **fields,
    )


def step(obligation, at=AT, **fields):
    """A step of the obligation that has come at `at`."""
    fields = {"role": Role.DISTRICT_OFFICER, "level": "district", "channels": ["app"], "acknowledge": True, **fields}
    return Escalation.objects.create(
        obligation=obligation,
        office=obligation.office,
        step=obligation.escalations.count(),
        due_at=at,
        noticed_at=at,
        tell_at=at,
        told_at=at,
        **fields,
    )


def told(*officers, facility, at=AT, count=1, **fields):
    """One alert for each of the officers, of a step of each of `count` duties, as the engine raises them."""
    steps = [step(duty(facility, at), at, **fields) for _ in range(count)]
    alerts = [alert_of(one, officer, at) for one in steps for officer in officers]
    raise_alerts(alerts, at)
    return alerts
