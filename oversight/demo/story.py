"""The last weeks and today: what the demo shows when it is opened."""

from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from inspections.actions import inspections

from .scenes import Visit, answer_all, draft_order, inspection, open_now, order, write_finding

#: Offices whose temporary detention facility is checked daily (point 47), and for how many days back.
DAILY = {
    "karaganda": 28,
    "temirtau": 14,
    "balkhash": 10,
    "astana-saryarka": 12,
    "almaty-almaly": 12,
    "semey": 10,
    "aktobe": 10,
    "kyzylorda": 10,
    "shymkent-abai": 8,
    "pavlodar": 8,
    "oskemen": 7,
    "line-karaganda": 8,
    "line-almaty": 5,
}
#: Special reception centres checked weekly: for how many weeks back.
WEEKLY = {"karaganda": 4, "temirtau": 2, "astana-saryarka": 2, "almaty-almaly": 2, "semey": 1, "kyzylorda": 1}

#: Inspections on an order: who inspects, whose facility, its kind, kind of inspection, days ago, findings.
ORDERED = [
    ("karaganda-oblast", "karaganda-oblast", Kind.SI_UIS, "si_monthly", 32, 2),
    ("karaganda-oblast", "karaganda-oblast", Kind.SI_UIS, "si_monthly", 3, 2),
    ("karaganda-oblast", "karaganda-oblast", Kind.SI_KNB, "si_monthly", 18, 0),
    ("karaganda-oblast", "karaganda", Kind.IVS, "ivs_monthly", 16, 1),
    ("karaganda-oblast", "karaganda-oblast", Kind.ENBEK, "enbek_check", 23, 1),
    ("astana-city", "astana-city", Kind.SI_UIS, "si_monthly", 12, 1),
    ("almaty-city", "almaty-city", Kind.SI_UIS, "si_monthly", 15, 2),
    ("abai-oblast", "abai-oblast", Kind.SI_UIS, "si_monthly", 9, 1),
    ("aktobe-oblast", "aktobe-oblast", Kind.SI_UIS, "si_monthly", 20, 0),
    ("shymkent-city", "shymkent-city", Kind.SI_UIS, "si_monthly", 7, 1),
    ("pavlodar-oblast", "pavlodar-oblast", Kind.SI_UIS, "si_monthly", 14, 1),
    ("kyzylorda-oblast", "kyzylorda-oblast", Kind.SI_UIS, "si_monthly", 5, 1),
    ("department", "almaty-city", Kind.SI_UIS, "on_ground", 27, 1),
    ("karaganda", "karaganda", Kind.UIS, "uis_standing", 24, 2),
    ("temirtau", "temirtau", Kind.UIS, "uis_standing", 11, 1),
    ("petropavl", "petropavl", Kind.UIS, "uis_standing", 13, 1),
    ("oskemen", "oskemen", Kind.UIS, "uis_standing", 6, 1),
    ("karaganda", "karaganda", Kind.PROBATION, "probation_half_year", 26, 2),
    ("aktobe", "aktobe", Kind.PROBATION, "probation_half_year", 8, 1),
    ("karaganda", "karaganda", Kind.POB, "pob_half_year", 19, 1),
    ("semey", "semey", Kind.POB, "pob_half_year", 17, 0),
    ("garrison-karaganda", "garrison-karaganda", Kind.GUARDHOUSE, "guardhouse_check", 10, 1),
]
#: One daily check in so many was missed, one in so many found something.
MISSED, FOUND = 12, 9


def places(stage):
    """The ids of the facilities whose regular checks the story tells itself."""
    daily = [stage.facility(office, _daily_kind(office)) for office in DAILY]
    weekly = [stage.facility(office, Kind.SPETSPRIEMNIK) for office in WEEKLY]
    return {facility.pk for facility in [*daily, *weekly]}


def _daily_kind(office):
    return Kind.IVS_TRANSPORT if office.startswith("line-") else Kind.IVS


def scenes(stage):
    """Every scene of the story. The order matters to chance, not to time."""
    return [*_daily(stage), *_weekly(stage), *_ordered(stage), _cancelled(stage), *_today(stage)]


def _daily(stage):
    """Daily checks through yesterday; today's are still to be made."""
    for office, days in DAILY.items():
        facility = stage.facility(office, _daily_kind(office))
        topic = "ivs_kk" if office == "kyzylorda" else "ivs"
        for days_ago in range(days, 0, -1):
            hour, minute = stage.hour_of_check()
            lot = stage.chance.randrange(1000)
            minutes, found = stage.chance.randint(25, 70), int(lot % FOUND == 1)
            started_at = stage.moment(facility.supervising_office, days_ago, hour, minute)
            # A check that began late yesterday may not have ended yet: it has not been made either.
            if lot % MISSED and started_at + timedelta(minutes=minutes) < stage.now:
                yield inspection(Visit(stage, office, facility, "ivs_daily", started_at, minutes, found, topic))


def _weekly(stage):
    for office, weeks in WEEKLY.items():
        facility = stage.facility(office, Kind.SPETSPRIEMNIK)
        for week in range(weeks, 0, -1):
            hour, minute = stage.hour_of_check()
            started_at = stage.moment(facility.supervising_office, 7 * week - 3, hour, minute)
            found = int(stage.chance.random() < 0.2)
            yield inspection(Visit(stage, office, facility, "spetspriemnik_weekly", started_at, 45, found))


def _ordered(stage):
    for number, (office, whose, facility_kind, kind, days_ago, found) in enumerate(ORDERED):
        facility = stage.facility(whose, facility_kind)
        started_at = stage.moment(facility.supervising_office, days_ago, stage.chance.randint(9, 14), 30)
        visit = Visit(
            stage,
            office,
            facility,
            kind,
            started_at,
            minutes=stage.chance.randint(90, 300),
            found=found,
            topic="ivs" if facility_kind == Kind.IVS else "si" if facility_kind.startswith("si_") else "",
            with_order=True,
            with_doctor=number % 4 == 0,
            head_refuses=number == 6,
            corrected=number == 0,
        )
        yield inspection(visit)


def _cancelled(stage):
    """A weekly check that did not come about."""
    facility = stage.facility("temirtau", Kind.SPETSPRIEMNIK)
    at = stage.moment(facility.supervising_office, 20, 9, 15)
    visit = Visit(stage, "temirtau", facility, "spetspriemnik_weekly", at)
    yield at
    opened = _plan(visit, at, days=1)
    at += timedelta(days=1, hours=2)
    yield at
    reason = "Спецприемник закрыт на карантин; проверка перенесена на следующую неделю."
    inspections.cancel(opened, reason=reason, by=visit.by, at=at)


def _today(stage):
    """What waits for the sign-ins `district` and `district-head`."""
    colony = stage.facility("karaganda", Kind.UIS, 2)
    reception = stage.facility("karaganda", Kind.SPETSPRIEMNIK)
    probation = stage.facility("karaganda", Kind.PROBATION)
    soon = stage.now + timedelta(days=2)
    begun_at = stage.now - timedelta(minutes=50)
    yield _under_way(_of_district(stage, colony, "uis_standing", begun_at, found=1, with_order=True))
    yield _planned(_of_district(stage, reception, "spetspriemnik_weekly", stage.now - timedelta(hours=3)))
    yield _order_to_sign(_of_district(stage, probation, "probation_half_year", soon, with_order=True))


def _of_district(stage, facility, kind, started_at, **rest):
    visit = Visit(stage, "karaganda", facility, kind, started_at, **rest)
    visit.by = stage.officers["district"]
    visit.team = [visit.by]
    return visit


def _under_way(visit):
    """Begun an hour ago: half of the checklist answered, a violation found and half described."""
    yield from order(visit)
    yield visit.started_at
    opened = open_now(visit)
    at = visit.started_at + timedelta(minutes=35)
    yield at
    answer_all(opened, visit.templates, by=visit.by, at=at, until=8)
    write_finding(opened, visit.templates[0], by=visit.by, at=at, parts=("what", "persons"))


def _planned(visit):
    yield visit.started_at
    _plan(visit, visit.started_at, days=1)


def _order_to_sign(visit):
    at = visit.stage.now - timedelta(hours=2)
    yield at
    draft_order(visit, at)


def _plan(visit, at, days):
    return inspections.open_inspection(
        facility=visit.facility,
        kind=visit.stage.kinds[visit.kind],
        planned_on=visit.by.office.local_day(at) + timedelta(days=days),
        by=visit.by,
        at=at,
    )
