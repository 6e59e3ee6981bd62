"""Uses of force: one concluded lawful, one unlawful with its act, one on approval, one whose explanation is missing."""

from dataclasses import dataclass
from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from incidents.actions import checks, force, force_conclusions, force_means, force_people
from incidents.models import Incident
from inspections.actions import inspections, results
from oversight.duties.models import Means

from .pictures import scan
from .stage import Stage

HOUR = timedelta(hours=1)
NORMS = "Уголовно-исполнительный кодекс, глава о мерах безопасности; Закон о правоохранительной службе, ст. 60"
CUFFS = {
    "place": "Прогулочный двор",
    "circumstances": "Осужденный в ходе конфликта замахнулся на сотрудника и не подчинился требованию прекратить.",
    "warnings": "Предупрежден устно дважды, на видеозаписи слышно.",
    "medical_help": "Осмотрен фельдшером через 40 минут, помощь не потребовалась.",
    "video": "kept",
    "video_note": "Портативный регистратор, копия приложена",
}
BATON = {
    "place": "Коридор режимного корпуса",
    "circumstances": "Осужденный отказался войти в камеру, лег на пол и держался за решетку.",
    "warnings": "Из объяснения: предупреждал. На записи предупреждения нет.",
    "medical_help": "Осмотрен врачом на следующий день.",
    "video": "not_kept",
    "video_note": "Запись стерта на третий день",
}
LAWFUL = {
    "facts": "Применение подтверждено рапортом, объяснением и видеозаписью; сопротивление прекращено, наручники сняты.",
    "lawful": True,
    "reasons": "Основания и порядок применения соблюдены, повреждений нет.",
}
UNLAWFUL = {
    "facts": "Осужденный не нападал. Удары нанесены лежащему; предупреждение не подтверждено.",
    "lawful": False,
    "reasons": "Оснований для применения палки не было, медицинский осмотр проведен с опозданием.",
}
VIOLATIONS = [
    (
        "Резиновая палка применена к лежащему, не оказывавшему сопротивления.",
        "Закон о правоохранительной службе",
    ),
    ("Медицинский осмотр проведен спустя сутки.", "УИК, глава о мерах безопасности"),
]


@dataclass
class Played:
    """One use of force to be played: where, days ago, its facts, means and answers, its words, how far it came."""

    stage: Stage
    facility: object
    days_ago: int
    facts: dict
    code: str
    answers: dict
    words: dict | None = None
    until: str = "recorded"
    incident: Incident | None = None
    explained: bool = True

    @property
    def office(self):
        return self.facility.supervising_office

    @property
    def by(self):
        return self.stage.inspectors(self.office.code)[0]


def scenes(stage):
    colony, ivs = stage.facility("karaganda", Kind.UIS), stage.facility("temirtau", Kind.IVS)
    other = stage.facility("karaganda", Kind.UIS, 2)
    blows = {"blows": 4, "where": "по бедрам и спине"}
    how = {"how": "сзади"}
    yield _play(Played(stage, other, 34, CUFFS, "handcuffs", how, LAWFUL, "approved"))
    yield _play(Played(stage, colony, 21, BATON, "baton", blows, UNLAWFUL, "act"))
    yield _play(Played(stage, colony, 7, CUFFS, "handcuffs", how, LAWFUL, "on_approval"))
    yield _play(Played(stage, ivs, 3, {"place": "Камера № 2"}, "physical", {}, explained=False))


def _play(played):
    stage, by = played.stage, played.by
    happened_at = stage.moment(played.office, played.days_ago, 14, 5)
    at = happened_at + HOUR
    yield at
    incident = Incident.objects.filter(facility=played.facility, kind__code="special_means").first()
    if incident is not None and incident.office.local_day(incident.received_at) != played.office.local_day(at):
        incident = None
    used = force.record(
        facility=played.facility,
        happened_at=happened_at,
        learned_at=at,
        learned_from="Оперативный дежурный учреждения",
        incident=incident if incident and incident.is_open else None,
        **played.facts,
        by=by,
        at=at,
    )
    member, against = _people(played, used, at)
    _means(played, used, member, against, happened_at, at)
    if played.explained:
        force_people.explain(member, explanation=f"{used.circumstances} Применил силу, доложил.", by=by, at=at)
    if played.words is not None:
        yield from _concluded(played, used, at)


def _people(played, used, at):
    people, by = played.stage.people, played.by
    category = "convicted" if played.facility.kind == Kind.UIS else "detained"
    against = force_people.add_person(
        used, full_name=people.next(women=0).full_name, category=category, injuries="Ссадины запястий", by=by, at=at
    )
    member = force_people.add_staff(
        used,
        full_name=people.next(women=0).full_name,
        rank="капитан юстиции",
        post="дежурный помощник начальника",
        by=by,
        at=at,
    )
    return member, against


def _means(played, used, member, against, happened_at, at):
    means = Means.objects.in_force(played.office.local_day(happened_at)).get(code=played.code)
    answers = dict(played.answers)
    if played.code == "handcuffs":
        until = happened_at + timedelta(minutes=25)
        answers |= {"from": happened_at.isoformat(), "until": until.isoformat()}
    force_means.add_means(used, means=means, answers=answers, by_staff=member, against=against, by=played.by, at=at)


def _concluded(played, used, at):
    by, signer = played.by, played.stage.signer(played.office.code)
    at += HOUR
    yield at
    check = checks.order_check(used, by=signer, at=at)
    inspection = inspections.begin(check.inspection, started_at=at, by=signer, at=at)
    force.attach_file(used, scan("Рапорт", used.circumstances), by=by, at=at)
    at += 2 * HOUR
    yield at
    results.complete(inspection, ended_at=at, by=signer, at=at)
    at += 24 * HOUR
    yield at
    force_conclusions.write(used, version=0, norms=NORMS, **played.words, by=by, at=at)
    if not played.words["lawful"]:
        for what, norm in VIOLATIONS:
            force_conclusions.add_violation(used, what=what, norm=norm, by=by, at=at)
    conclusion = force_conclusions.submit(used, by=by, at=at)
    if played.until == "on_approval":
        return
    at += 20 * HOUR
    yield at
    force_conclusions.approve(used, version=conclusion.version, by=signer, at=at)
    if played.until == "act":
        at += HOUR
        yield at
        force_conclusions.draft_act(used, by=by, at=at)
        at += 96 * HOUR
        yield at
        force_conclusions.add_liability(
            used.staff.get(),
            kind="disciplinary",
            decision="Строгий выговор, материалы направлены в кадровую службу.",
            decided_on=at.date() - timedelta(days=1),
            decided_by="Начальник учреждения",
            by=by,
            at=at,
        )
