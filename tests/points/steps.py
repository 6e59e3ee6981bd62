"""What officers do in the walks, said shortly."""

from datetime import timedelta

from inspections.actions import checklist, findings, inspections, orders, results
from inspections.enums import Ground, Side
from tests.factories import moment

TEN = moment(hour=10)
HOUR = timedelta(hours=1)


def signed_order(facility, drafter, signer, *, at=TEN, ground=Ground.PLAN, **fields):
    """An order drafted and signed; its period is the week of `at`."""
    fields = {
        "ground_details": "п. 4 плана работы на I полугодие",
        "subject": "состояние законности",
        "begins_on": at.date(),
        "ends_on": at.date() + timedelta(days=7),
        **fields,
    }
    order = orders.draft(facility=facility, ground=ground, by=drafter, at=at, **fields)
    return orders.sign(order, by=signer, at=at)


def opened(facility, kind, officer, *, at=TEN, **fields):
    return inspections.open_inspection(facility=facility, kind=kind, started_at=at, by=officer, at=at, **fields)


def answered(inspection, officer, *, violations=(), at=TEN):
    """Every line answered: a violation at the named points, the rest in order."""
    for line in inspection.answers.all():
        value = "violation" if line.point in violations else "in_order"
        checklist.answer(line, version=line.version, value=value, by=officer, at=at)
    return inspection


def described(inspection, officer, point, *, at=TEN, **fields):
    """A violation at the line of `point`, with all its parts."""
    fields = {
        "what": "Медицинское освидетельствование при помещении не проведено",
        "norm": "ст. 35 Закона о порядке и условиях содержания",
        "cause": "Отсутствие медицинского работника в ночное время",
        "proposal": "Внести представление",
        "remedy": "Ввести круглосуточное дежурство",
        **fields,
    }
    return findings.add(inspection, answer=inspection.answers.get(point=point), by=officer, at=at, **fields)


def completed(inspection, officer, *, at=TEN + HOUR):
    return results.complete(inspection, ended_at=at, by=officer, at=at)


def read_by_both(inspection, recorder, prosecutor, *, at=TEN + 2 * HOUR):
    results.acknowledge(inspection, side=Side.FACILITY_HEAD, by=recorder, at=at)
    results.acknowledge(inspection, side=Side.PROSECUTOR, by=prosecutor, at=at)
    inspection.refresh_from_db()
    return inspection
