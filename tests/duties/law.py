"""An invented law to test the engine with: each function makes one published edition, rule by rule."""

from dataclasses import dataclass, field
from datetime import date, time

from facilities.enums import FacilityKind
from oversight.core.enums import Branch, OfficeLevel, Role
from oversight.duties.enums import About, Event, Rhythm, RuleClass, StepChannel, TermUnit
from oversight.duties.models import Edition, Rule, RuleStep
from tests.factories import moment

LEVEL = {
    Role.DISTRICT_OFFICER: OfficeLevel.DISTRICT,
    Role.DISTRICT_PROSECUTOR: OfficeLevel.DISTRICT,
    Role.OBLAST_OFFICER: OfficeLevel.OBLAST,
    Role.OBLAST_PROSECUTOR: OfficeLevel.OBLAST,
    Role.ZONAL_OFFICER: OfficeLevel.DEPARTMENT,
    Role.DEPARTMENT_HEAD: OfficeLevel.DEPARTMENT,
}
#: (offset, unit, time of day, role)
REMIND_AND_CLIMB = (
    (-2, TermUnit.HOURS, None, Role.DISTRICT_OFFICER),
    (0, TermUnit.HOURS, None, Role.DISTRICT_PROSECUTOR),
    (1, TermUnit.DAYS, time(9), Role.OBLAST_PROSECUTOR),
)


@dataclass
class Duty:
    """A rule to be: its code and what differs from a daily duty of districts about detention facilities."""

    code: str = "ivs.daily"
    steps: tuple = REMIND_AND_CLIMB
    channels: tuple = (StepChannel.APP, StepChannel.EMAIL)
    acknowledge: bool = True
    fields: dict = field(default_factory=dict)


def duty(code="ivs.daily", *, steps=REMIND_AND_CLIMB, channels=(StepChannel.APP,), acknowledge=True, **fields):
    return Duty(code, steps, channels, acknowledge, fields)


def clock(code="isolation.review", *, count=48, unit=TermUnit.HOURS, **more):
    """A clock of 48 hours from a placement's order, that may be stopped."""
    fields = {
        "about": About.EVENT,
        "every": "",
        "facility_kinds": [],
        "start": Event.PLACEMENT_ORDERED,
        "term_count": count,
        "term_unit": unit,
        "done_by_kinds": [],
        "done_by_event": Event.PLACEMENT_REVIEWED,
        "may_stop": True,
        **more,
    }
    return duty(code, **fields)


def edition(*duties, code="1/2026", from_=date(2026, 1, 1), until=None, published_at=None):
    """A published edition with these rules; by default in force and published from the first days of 2026."""
    made = Edition.objects.create(
        code=code,
        title_ru="Инструкция",
        title_kk="Нұсқаулық",
        title_en="Instruction",
        source="Приказ",
        in_force_from=from_,
        in_force_until=until,
        loaded_at=moment(2026, 1, 1, 0),
        content_sha256=code,
    )
    add(made, *(duties or [duty()]))
    Edition.objects.filter(pk=made.pk).update(published_at=published_at or moment(2026, 1, 1, 0))
    made.refresh_from_db()
    return made


def add(edition, *duties):
    """These rules, after those a concept has."""
    for position, one in enumerate(duties, edition.rules.count() + 1):
        _rule(edition, one, position)


def _rule(edition, one, position):
    fields = {
        "point": "47",
        "title_ru": f"Обязанность {one.code}",
        "title_kk": f"Міндет {one.code}",
        "title_en": f"Duty {one.code}",
        "rule_class": RuleClass.STATUTORY,
        "levels": [OfficeLevel.DISTRICT],
        "branches": Branch.values,
        "about": About.FACILITY,
        "facility_kinds": [FacilityKind.IVS],
        "every": Rhythm.DAY,
        "done_by_kinds": ["ivs_daily"],
        **one.fields,
    }
    rule = Rule.objects.create(edition=edition, position=position, code=one.code, **fields)
    for number, (count, unit, clock_time, role) in enumerate(one.steps, 1):
        RuleStep.objects.create(
            rule=rule,
            position=number,
            offset_count=count,
            offset_unit=unit,
            offset_time=clock_time,
            role=role,
            level=LEVEL[role],
            channels=list(one.channels),
            acknowledge=one.acknowledge,
        )
    return rule
