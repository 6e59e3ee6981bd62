"""Participation in court: cases with hearings to come, held, adjourned, without an outcome, not attended, lost."""

from datetime import date, timedelta

from acts import actions as acts
from courts.actions import cases, hearings, outcomes
from facilities.enums import FacilityKind as Kind
from oversight.duties.models import CourtMatter

DAY, HOUR = timedelta(days=1), timedelta(hours=1)

DISTRICT_COURT = "Октябрьский районный суд города Караганды"
ADMINISTRATIVE = "Специализированный административный суд города Караганды"
OBLAST_COURT = "Карагандинский областной суд"
REMAND_COURT = "Казыбекбийский районный суд города Караганды"
#: Their names in Kazakh.
KAZAKH = {
    DISTRICT_COURT: "Қарағанды қаласы Октябрь аудандық соты",
    ADMINISTRATIVE: "Қарағанды қаласының мамандандырылған әкімшілік соты",
    OBLAST_COURT: "Қарағанды облыстық соты",
    REMAND_COURT: "Қарағанды қаласы Қазыбек би аудандық соты",
}


def scenes(stage):
    return [
        _held_and_appealed(stage),
        _laid_on_the_district(stage),
        _adjourned(stage),
        _without_outcome(stage),
        _not_attended(stage),
        _lost(stage),
        _no_hearing_yet(stage),
    ]


def _held_and_appealed(stage):
    """A crime in a colony: decided in the first instance as the prosecutor asked, its appeal is set."""
    officer, colony = stage.officers["district"], stage.facility("karaganda", Kind.UIS)
    at = stage.moment(officer.office, 26, 11)
    yield at
    case = _entered("uis_crime", "1-118", DISTRICT_COURT, "о приготовлении к побегу", officer, at, facility=colony)
    set_for = stage.moment(officer.office, 20, 10)
    first = hearings.set_hearing(case, stage="first", set_for=set_for, room="зал № 3", by=officer, at=at)
    at = set_for + 5 * HOUR
    yield at
    position = "Признать виновным, назначить три года лишения свободы."
    _held(first, position, "granted", "yes", "Назначено три года лишения свободы.", officer, at)
    at = stage.moment(officer.office, 6, 16)
    yield at
    said = {"court": OBLAST_COURT, "court_level": "oblast", "court_kk": KAZAKH[OBLAST_COURT], "room": "зал № 7"}
    hearings.set_hearing(case, stage="appeal", set_for=stage.moment(officer.office, -3, 11), **said, by=officer, at=at)


def _laid_on_the_district(stage):
    """A convict left in the remand prison for maintenance work: the oblast prosecutor's order names the district."""
    oblast, district = stage.inspectors("karaganda-oblast")[0], stage.officers["district"]
    at = stage.moment(oblast.office, 9, 12)
    yield at
    remand = stage.facility("karaganda-oblast", Kind.SI_UIS)
    about = "об условно-досрочном освобождении"
    case = _entered("execution_first", "4-77", REMAND_COURT, about, oblast, at, facility=remand)
    cases.give(case, given_to=district.office, order_number="48р", order_on=at.date(), by=oblast, at=at)
    at += 3 * HOUR
    yield at
    set_for = stage.moment(district.office, -1, 15)
    hearings.set_hearing(case, stage="first", set_for=set_for, room="по видеосвязи", by=district, at=at)


def _adjourned(stage):
    officer = stage.officers["district"]
    at = stage.moment(officer.office, 15, 10)
    yield at
    case = _entered("civil", "2-2041", DISTRICT_COURT, "о возмещении вреда здоровью осужденного", officer, at)
    first = hearings.set_hearing(case, stage="first", set_for=stage.moment(officer.office, 8, 10), by=officer, at=at)
    at = stage.moment(officer.office, 8, 12)
    yield at
    set_for = stage.moment(officer.office, -5, 9, 30)
    hearings.adjourn(first, reason="Неявка представителя ответчика.", set_for=set_for, by=officer, at=at)


def _without_outcome(stage):
    """Held three days ago, and nobody has said what came of it: the clock is past its term."""
    officer = stage.officers["district"]
    at = stage.moment(officer.office, 12, 17)
    yield at
    about = "о непредоставлении сведений по запросу прокурора"
    case = _entered("administrative", "3-954", ADMINISTRATIVE, about, officer, at)
    set_for = stage.moment(officer.office, 5, 14)
    hearings.set_hearing(case, stage="first", set_for=set_for, room="зал № 2", by=officer, at=at)


def _not_attended(stage):
    """The head has still to read why nobody attended."""
    officer = stage.officers["district"]
    at = stage.moment(officer.office, 10, 9)
    yield at
    case = _entered("civil", "2-1987", DISTRICT_COURT, "о восстановлении на работе в РГП «Енбек»", officer, at)
    set_for = stage.moment(officer.office, 2, 10)
    missed = hearings.set_hearing(case, stage="first", set_for=set_for, room="зал № 5", by=officer, at=at)
    at = set_for + 4 * HOUR
    yield at
    outcomes.miss(missed, reason="Извещение суда поступило после начала заседания.", by=officer, at=at)


def _lost(stage):
    """An application to court that was refused: the act's card shows it (point 64)."""
    officer, signer = stage.officers["district"], stage.signer("karaganda")
    at = stage.moment(officer.office, 30, 10)
    yield at
    colony = stage.facility("karaganda", Kind.UIS)
    act = acts.draft(
        kind="court_application",
        body_ru=ADMINISTRATIVE,
        body_level="district",
        subject="о признании незаконным взыскания, наложенного на осужденного",
        facts="Взыскание наложено без заслушивания осужденного.",
        facility=colony,
        violations=[
            {
                "what": "Взыскание наложено без объяснения осужденного.",
                "norm": "ст. 132 УИК",
                "demand": "Признать постановление о взыскании незаконным и отменить его.",
            }
        ],
        by=officer,
        at=at,
    )
    at += 2 * HOUR
    yield at
    act = acts.sign(act, by=signer, at=at)
    at = stage.moment(officer.office, 27, 10)
    yield at
    about = "о признании незаконным взыскания"
    case = _entered("administrative", "3-871", ADMINISTRATIVE, about, officer, at, facility=colony, response_act=act)
    set_for = stage.moment(officer.office, 13, 11)
    hearing = hearings.set_hearing(case, stage="first", set_for=set_for, room="зал № 1", by=officer, at=at)
    at = set_for + 3 * HOUR
    yield at
    position = "Признать взыскание незаконным."
    _held(hearing, position, "refused", "no", "Суд признал процедуру соблюденной.", officer, at)


def _no_hearing_yet(stage):
    oblast, at = stage.inspectors("karaganda-oblast")[0], stage.now - 4 * HOUR
    yield at
    about = "по протесту на отказ в замене наказания"
    _entered("execution_review", "10-33", OBLAST_COURT, about, oblast, at, court_level="oblast")


def _entered(matter, number, court, subject, by, at, *, court_level="district", **fields):
    found = CourtMatter.objects.in_force(by.office.local_day(at)).get(code=matter)
    person = {"full_name": "Жумабаев Ерлан Саматович", "born_on": date(1988, 3, 17), "category": "convicted"}
    return cases.enter(
        matter=found,
        number=f"{number}/{at.year}",
        court=court,
        court_level=court_level,
        court_kk=KAZAKH[court],
        subject=subject,
        opened_on=by.office.local_day(at) - 3 * DAY,
        persons=[person],
        **fields,
        by=by,
        at=at,
    )


def _held(hearing, position, result, agreement, ruling, by, at):
    day = hearing.case.office.local_day(hearing.set_for)
    said = {"position": position, "result": result, "agreement": agreement, "ruling_on": day, "ruling": ruling}
    outcomes.record(hearing, **said, by=by, at=at)
