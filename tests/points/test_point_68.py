"""Points 68–70: modern methods and good practice spread, officers trained; the press; the Academy and scholars."""

from datetime import date

import pytest

from oversight.core.refusals import Refused
from practice.actions import activities, methods
from practice.figures import figures
from practice.models import Method
from tests import factories
from tests.practice.factories import AT, activity, in_use, method

YEAR = {"from_on": date(2026, 1, 1), "until_on": date(2026, 12, 31)}


def counted(officer, office):
    return {kind.value: whole for kind, _counts, whole in figures(officer, office=office, **YEAR).rows}


def test_good_practice_of_an_oblast_is_published_to_its_districts(world):
    practice = {"kind": "good_practice", "title_ru": "Ночные проверки ИВС парами"}
    draft = method(world.oblast_officer, **practice)
    assert not Method.objects.visible_to(world.district_officer).exists()
    methods.publish(draft, version=draft.version, by=world.oblast_prosecutor, at=AT)
    assert [one.title_ru for one in Method.objects.visible_to(world.district_officer)] == [practice["title_ru"]]
    assert not Method.objects.visible_to(factories.officer(office=world.south_1)).exists()


def test_a_method_of_the_department_is_offered_where_an_inspection_begins(client, world):
    made = in_use(world.zonal_officer, world.department_head, facility_kinds=["ivs"])
    in_use(world.zonal_officer, world.department_head, facility_kinds=["uis"])
    client.force_login(world.district_officer)
    assert list(client.get(f"/facilities/{world.ivs.pk}/methods/").context["methods"]) == [made]


def test_districts_are_trained_and_new_methods_introduced_by_oblasts_and_the_department(world):
    activity(world.oblast_officer, kind="training", participants=[world.district_officer])
    activity(world.oblast_officer, kind="innovation", title="Электронная сверка журналов ИВС")
    activity(world.zonal_officer, kind="seminar")
    assert counted(world.oblast_officer, world.north) == {"training": 1, "innovation": 1}
    assert counted(world.zonal_officer, world.department) == {"seminar": 1, "training": 1, "innovation": 1}


def test_publications_say_where_they_appeared_and_are_counted(world):
    with pytest.raises(Refused) as refusal:
        activity(world.district_officer, kind="media", place="")
    assert list(refusal.value.fields) == ["place"]
    activity(world.district_officer, kind="media", place="Казинформ", link="https://example.invalid/1")
    activity(world.district_officer, kind="legal_education", title="Лекторий для осужденных")
    assert counted(world.oblast_officer, world.north) == {"media": 1, "legal_education": 1}


def test_work_with_the_academy_on_legislation_names_the_institution_and_its_result(world):
    said = {"kind": "legislation", "title": "Предложения к закону о пробации"}
    made = activity(world.zonal_officer, **said, place="Академия правоохранительных органов")
    made = activities.change(made, result="Шесть предложений направлены.", by=world.zonal_officer, at=AT)
    activity(world.zonal_officer, kind="scholarly", title="Статья о надзоре")
    activity(world.zonal_officer, kind="lecture", title="Лекция для слушателей")
    assert made.result == "Шесть предложений направлены."
    assert counted(world.zonal_officer, world.department) == {"lecture": 1, "scholarly": 1, "legislation": 1}
