"""What officers do in the walks, said shortly."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from inspections.actions import checklist, findings, inspections, orders, results
from inspections.enums import Ground, Side
from oversight.duties.actions import fulfilment, obligations
from oversight.duties.engine.opening import open_periods
from oversight.duties.engine.steps import moment_of
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.models import Alert, Obligation
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


def owed(code, *, at=TEN, **whose):
    """What the calendar has opened by `at`: the one duty of that code."""
    open_periods(at)
    return Obligation.objects.get(code=code, **whose)


def owing(code, *, at=TEN):
    """Whose duty of that code runs at `at`: places, or offices where it is about none, by name."""
    open_periods(at)
    rows = Obligation.objects.open().filter(code=code).select_related("facility", "office")
    return sorted(str(row.facility or row.office) for row in rows)


def started(event, office, *, at, known=None, facility=None, subject="subject:1"):
    """The one clock that the event starts for the office, entered when it was `known`."""
    rest = {"facility": facility, "subject": subject, "started_at": at, "by": None, "at": known or at}
    (clock,) = obligations.start_clocks(event, office=office, **rest)
    return clock


def happened(event, office, *, at, entered=None, subject="", **about):
    """The event that fulfils a duty; `entered` later than it happened, if said."""
    rest = {"subject": subject, "done_at": at, "url": f"/done/{event}/{at:%d%H%M}/", "by": None, "at": entered or at}
    return fulfilment.event_done(event, office=office, **rest, **about)


def span(obligation):
    """(opens, due) by the clock of its office."""
    return tuple(local(obligation, at, "%d.%m.%Y %H:%M") for at in (obligation.opens_at, obligation.due_at))


def told(obligation, *, until=None):
    """Let every step come (of those up to `until`); who is told when, by the clock of the office."""
    first = obligation.next_step_at or moment_of(obligation.steps[0])
    for at in sorted({max(moment_of(step), first) for step in obligation.steps}):
        if until is None or at <= until:
            sweep(at)
            tell(at)
    alerts = Alert.objects.filter(obligation=obligation).select_related("officer").order_by("raised_at", "pk")
    return [(local(obligation, alert.raised_at, "%d.%m %H:%M"), alert.officer.roles[0]) for alert in alerts]


def local(obligation, at, form):
    return at.astimezone(ZoneInfo(obligation.office.time_zone)).strftime(form)


def outcome(obligation):
    """How it stands: its state, and whether it was met late and entered late."""
    obligation.refresh_from_db()
    return obligation.state, obligation.is_met_late, obligation.is_entered_late
