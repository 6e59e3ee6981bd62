"""Bodies of the main flow, as OpenAPI shows them."""

from drf_spectacular.utils import OpenApiExample


def _asked(name, value):
    return OpenApiExample(name, value=value, request_only=True)


DRAFT = _asked(
    "Order on an item of the plan",
    {
        "facility": 17,
        "ground": "plan",
        "ground_details": "п. 4 плана работы на I полугодие 2026 года",
        "subject": "соблюдение законности при содержании задержанных",
        "begins_on": "2026-03-02",
        "ends_on": "2026-03-06",
    },
)
OPEN = _asked(
    "The daily check of a detention facility, under way",
    {"facility": 17, "kind": "ivs_daily", "started_at": "2026-03-02T10:00:00+05:00", "video_used": True},
)
OPEN_PLANNED = _asked(
    "A check by order, planned", {"facility": 17, "kind": 3, "planned_on": "2026-03-04", "order": 5, "directions": [3]}
)
ANSWER = _asked("A violation", {"value": "violation", "note": "камера № 3", "version": 0})
ANSWERS = _asked(
    "Two lines",
    [
        {"position": 1, "value": "in_order", "version": 0},
        {"position": 2, "value": "violation", "note": "камера № 3", "version": 0},
    ],
)
FINDING = _asked(
    "What the certificate will state",
    {
        "answer": 2,
        "kind": "violation",
        "what": "Медицинское освидетельствование при помещении не проведено",
        "norm": "ст. 35 Закона о порядке и условиях содержания",
        "persons": "задержанный А.",
        "cause": "Отсутствие медицинского работника в ночное время",
        "proposal": "Внести представление",
        "remedy": "Ввести круглосуточное дежурство",
        "direction": 3,
    },
)
COMPLETE = _asked("Completed at half past eleven", {"ended_at": "2026-03-02T11:30:00+05:00"})
ACKNOWLEDGE = _asked("The head of the facility has read it", {"side": "facility_head"})
