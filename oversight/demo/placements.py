"""Placements in penal rooms of the last days: one reviewed, one unlawful, one on approval, some still to review."""

from dataclasses import dataclass
from datetime import timedelta

from facilities.enums import FacilityKind as Kind
from facilities.enums import PenalRoomKind
from inspections.actions import conclusions, placements

HOUR = timedelta(hours=1)
WORDS = {
    "facts": "Изучены материалы взыскания: рапорт, объяснение осужденного, постановление начальника.",
    "norms": "Уголовно-исполнительный кодекс, глава о мерах поощрения и взыскания",
    "interview": "Осужденный пояснил, что порядок водворения ему разъяснен, жалоб на условия не имеет.",
}
LAWFUL = {"fitness": "fit", "lawful": True, "reasons": "Нарушение подтверждено, порядок наложения взыскания соблюден."}
UNLAWFUL = {
    "fitness": "not_examined",
    "lawful": False,
    "reasons": "Осужденный не осмотрен врачом, объяснение у него не взято: порядок водворения нарушен.",
    "release_order": "Постановление прокурора об освобождении из дисциплинарного изолятора",
}
GROUNDS = [
    "Отказ от работы",
    "Хранение запрещенного предмета",
    "Нарушение распорядка дня",
    "Неповиновение администрации",
]


@dataclass
class Held:
    """One placement to be played: where, how many hours ago it was ordered, and how far its review came."""

    stage: object
    office: str
    facility: object
    room: PenalRoomKind
    hours_ago: int
    told_after: int = 2
    words: dict | None = None
    sent: bool = True
    approved: bool = False


def scenes(stage):
    colony = stage.facility("karaganda", Kind.UIS, 2)
    other = stage.facility("karaganda", Kind.UIS, 0)
    remand = stage.facility("karaganda-oblast", Kind.SI_UIS)
    dizo, ok = PenalRoomKind.DIZO, PenalRoomKind.OK
    yield _play(Held(stage, "karaganda", colony, dizo, 190, words=LAWFUL, approved=True))
    yield _play(Held(stage, "karaganda", other, ok, 120, words=UNLAWFUL, approved=True))
    yield _play(Held(stage, "karaganda", other, dizo, 45, words=LAWFUL))
    yield _play(Held(stage, "karaganda", colony, dizo, 30, words=WORDS, sent=False))
    yield _play(Held(stage, "karaganda", colony, ok, 9))
    yield _play(Held(stage, "karaganda", other, dizo, 50, told_after=40))
    yield _play(Held(stage, "karaganda-oblast", remand, ok, 26, words=LAWFUL))
    yield _play(Held(stage, "karaganda-oblast", remand, ok, 6))


def _play(held):
    stage, ordered_at = held.stage, held.stage.now - held.hours_ago * HOUR
    by = stage.officers["district"] if held.office == "karaganda" else stage.inspectors(held.office)[0]
    at = ordered_at + held.told_after * HOUR
    yield at
    made = _enter(held, ordered_at, by, at)
    if held.words is None:
        return
    at += HOUR
    yield at
    words = WORDS | held.words
    if words.get("lawful") is False:
        words["released_at"] = at
    conclusion = conclusions.write(made, version=0, **words, by=by, at=at)
    if not held.sent:
        return
    conclusion = conclusions.submit(made, by=by, at=at)
    if held.approved:
        at += HOUR
        yield at
        conclusions.approve(made, version=conclusion.version, by=stage.signer(held.office), at=at)


def _enter(held, ordered_at, by, at):
    stage = held.stage
    person = stage.people.next(women=0)
    return placements.enter(
        facility=held.facility,
        room=held.facility.penal_rooms.filter(kind=held.room).order_by("pk").first(),
        full_name=person.full_name,
        birth_year=stage.now.year - stage.chance.randint(22, 55),
        category="convicted" if held.facility.kind == Kind.UIS else "remand",
        order_number=str(stage.chance.randint(11, 96)),
        ordered_at=ordered_at,
        placed_at=ordered_at + timedelta(minutes=40),
        told_at=at,
        days=stage.chance.choice([5, 7, 10, 15]),
        ground=stage.chance.choice(GROUNDS),
        by=by,
        at=at,
    )
