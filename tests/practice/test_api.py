"""The same over the API, with the same refusals and the same scope."""

import pytest

from tests import factories as people
from tests.api.client import Caller, photo, sentences

from .factories import ACTIVITY, METHOD, activity, in_use, method

pytestmark = pytest.mark.django_db
SEMINAR = {**ACTIVITY, "from_on": "2026-02-27"}


def test_a_method_from_the_draft_to_its_successor(world):
    writer, head = Caller(world.oblast_officer), Caller(world.oblast_prosecutor)
    file = writer.upload("attachments/", photo())[1]["id"]
    code, made = writer.post("methods/", **METHOD, points=["45(3)"], files=[file])
    assert (code, made["state"], made["allowed"]) == (201, "draft", ["change", "revise", "withdraw"])
    here = f"methods/{made['id']}/"
    code, problem = writer.patch(here, {"version": 1, "points": ["x"]})
    assert (code, list(sentences(problem))) == (422, ["points"])
    assert writer.patch(here, {"version": 1, "points": []})[1]["points"] == []
    assert writer.patch(here, {"version": 1, "title_ru": "Иное"})[0] == 409
    assert writer.post(f"{here}publish/", version=2)[0] == 403
    assert head.post(f"{here}publish/", version=2)[1]["state"] == "published"
    assert writer.post(f"{here}revise/", version=3, change="короче", words_ru="Иное.")[0] == 200

    reader = Caller(world.district_officer)
    [version] = reader.get(f"{here}versions/")[1]
    assert (version["number"], version["files"][0]["id"]) == (1, file)
    assert reader.read(version["files"][0]["content"]) == ("image/jpeg", b"\xff\xd8")
    assert reader.get(f"attachments/{file}/")[0] == 404
    [second, _first] = writer.get(f"{here}versions/")[1]
    assert second["number"] == 2
    assert reader.get(f"{here}versions/{second['id']}/files/{file}/")[0] == 404

    other = in_use(world.zonal_officer, world.department_head)
    code, ended = head.post(f"{here}supersede/", superseded_by=other.pk, reason="издана методика Департамента")
    assert (code, ended["state"], ended["superseded_by"]) == (200, "superseded", other.pk)


def test_a_foreign_method_does_not_exist_and_a_draft_above_neither(world):
    foreign = in_use(
        people.officer(office=world.south_1), people.officer(roles=["district_prosecutor"], office=world.south_1)
    )
    above = method(world.oblast_officer)
    reader = Caller(world.district_officer)
    for one in (foreign, above):
        assert reader.get(f"methods/{one.pk}/")[0] == 404
        assert reader.get(f"methods/{one.pk}/versions/")[0] == 404
        assert reader.post(f"methods/{one.pk}/withdraw/", reason="нет")[0] == 404
    assert reader.get("methods/")[1]["results"] == []
    mine = in_use(world.district_officer, world.district_prosecutor)
    head = Caller(world.district_prosecutor)
    assert head.post(f"methods/{mine.pk}/supersede/", superseded_by=foreign.pk, reason="нет")[0] == 400
    assert Caller(world.reference_admin).get("methods/")[0] == 404


def test_an_activity_entered_completed_counted_and_withdrawn(world):
    officer = Caller(world.oblast_officer)
    code, made = officer.post("activities/", **SEMINAR, participants=[world.district_officer.pk])
    assert (code, made["point"], made["until_on"]) == (201, "15(5), 68", "2026-02-27")
    here = f"activities/{made['id']}/"
    assert officer.patch(here, {"version": 1, "result": "Проведён."})[1]["result"] == "Проведён."
    assert officer.patch(here, {"version": 1, "result": "Иначе."})[0] == 409
    activity(world.district_officer, kind="media", place="газета")

    def counted(caller, query="from_on=2026-01-01&until_on=2026-12-31"):
        return [
            (one["kind"], one["office"]["id"], one["count"]) for one in caller.get(f"activities/figures/?{query}")[1]
        ]

    assert counted(officer) == [("seminar", world.north.pk, 1), ("media", world.north_1.pk, 1)]
    assert counted(Caller(world.district_officer)) == [("media", world.north_1.pk, 1)]
    assert officer.post(f"{here}withdraw/", reason="ошибка")[1]["allowed"] == []
    assert counted(officer) == [("media", world.north_1.pk, 1)]


@pytest.mark.parametrize(
    ("query", "field"),
    [("from_on=2026-12-31&until_on=2026-01-01", "until_on"), ("from_on=2026-01-01", "until_on"), ("day=1", "day")],
)
def test_figures_want_a_period(world, query, field):
    code, problem = Caller(world.oblast_officer).get(f"activities/figures/?{query}")
    assert (code, field in sentences(problem)) == (400, True)


def test_figures_of_an_office_out_of_scope_are_none(world):
    query = f"from_on=2026-01-01&until_on=2026-12-31&office={world.south.pk}"
    code, problem = Caller(world.oblast_officer).get(f"activities/figures/?{query}")
    assert (code, sentences(problem)) == (400, {"office": "There is no such thing, or it is outside your scope."})


@pytest.mark.parametrize("address", ["methods/", "activities/"])
def test_a_list_costs_the_same_at_one_row_and_at_three(world, address, django_assert_max_num_queries):
    caller, counts = Caller(world.district_officer), []
    for number in range(3):
        in_use(world.district_officer, world.district_prosecutor, title_ru=f"№ {number}")
        activity(world.district_officer, participants=[world.district_officer])
        if number != 1:
            with django_assert_max_num_queries(9) as asked:
                assert caller.get(address)[0] == 200
            counts.append(len(asked))
    assert counts[0] == counts[1]
