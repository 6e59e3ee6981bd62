"""Who answers for which oblast and line of work, and who is away: points 4(17), 4(18), 23."""

from datetime import timedelta

from oversight.core.actions import absences
from oversight.core.actions.roster import assign_subject, assign_zone
from oversight.core.enums import AbsenceKind as Kind

from .tables import rows

#: Who, why, from and until in days from today (until None: not known yet), who stands in.
AWAY = [
    ("department-4", Kind.LEAVE, -6, 15, "department-5"),
    ("karaganda-oblast-2", Kind.ILLNESS, 0, None, "oblast"),
    ("aktobe-oblast-deputy", Kind.TRIP, -1, 3, "aktobe-oblast-1"),
    # Nobody stands in for these, so the roster warns: first of a zone, then of a district without anybody.
    ("department-6", Kind.TRIP, 5, 9, None),
    ("arkalyk-1", Kind.TRAINING, 2, 12, None),
    ("arkalyk-2", Kind.LEAVE, 4, 18, None),
]


def assign_all(offices, officers, at):
    """Every oblast and equated office gets its zonal officer, every line of work its officer."""
    from_on = offices["department"].local_day(at)
    for row in rows("zones"):
        assign_zone(officer=officers[row.login], oblast=offices[row.oblast], from_on=from_on, by=None, at=at)
    for row in rows("subjects"):
        officer = officers[row.login]
        assign_subject(officer=officer, line_ru=row.ru, line_kk=row.kk, from_on=from_on, by=None, at=at)


def absences_of(stage):
    """Scenes: each absence is recorded the working morning before it begins, an illness the same morning."""
    for login, kind, begins, ends, substitute in AWAY:
        yield _absence(stage, stage.officers[login], kind, begins, ends, stage.officers.get(substitute))


def _absence(stage, officer, kind, begins, ends, substitute):
    from_at = _morning(stage, officer.office, begins)
    at = from_at if kind == Kind.ILLNESS else min(from_at, stage.now) - timedelta(days=1, hours=-2)
    yield at
    until_at = None if ends is None else _morning(stage, officer.office, ends)
    said = {"kind": kind, "from_at": from_at, "until_at": until_at, "substitute": substitute}
    absences.record(officer=officer, **said, by=officer, at=at)


def _morning(stage, office, days):
    """Nine o'clock so many days from today; today never later than now."""
    at = stage.moment(office, -days, 9)
    return min(at, stage.now - timedelta(minutes=30)) if days == 0 else at
