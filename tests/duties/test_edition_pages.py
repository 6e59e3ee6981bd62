"""The rulebook on its pages: read like the order, compared, looked ahead with, loaded, published, removed."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from facilities.enums import FacilityKind
from oversight.core.enums import OfficeLevel, Role
from oversight.duties.actions.editions import load_edition
from oversight.duties.actions.publishing import publish
from oversight.duties.engine.opening import open_periods
from oversight.duties.foresight import foresee
from oversight.duties.models import Edition
from tests import factories as make
from tests.duties.editions import NEXT
from tests.factories import moment

pytestmark = pytest.mark.django_db
FILE = NEXT.read_bytes()


def words(answer):
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def shipped():
    return make.edition()


@pytest.fixture
def concept(shipped):
    return load_edition(NEXT, by=None, at=moment())[0]


@pytest.fixture
def admin(client):
    officer = make.officer(Role.REFERENCE_ADMIN)
    client.force_login(officer)
    return officer


@pytest.fixture
def reader(client):
    officer = make.officer()
    client.force_login(officer)
    return officer


def sent(content=FILE, name="2027-99.toml"):
    return {"file": SimpleUploadedFile(name, content, content_type="application/toml")}


# Reading


def test_the_list_says_which_is_in_force_and_which_a_concept(client, reader, concept, shipped):
    rows = client.get("/rulebook/").context["editions"]
    clocks = shipped.rules.filter(about="event").count()
    assert [(one.code, one.state.value, one.duty_count, one.clock_count) for one in rows] == [
        ("99/2027", "concept", 3, 1),
        ("7/2015", "in_force", shipped.rules.count() - clocks, clocks),
    ]


def test_an_edition_reads_like_the_order_point_by_point_with_all_a_rule_says(client, reader, concept):
    answer = client.get(f"/rulebook/{concept.pk}/")
    assert [point.number for point in answer.context["points"]] == ["12", "14", "15", "16"]
    (twice,), (enbek,), (digest,), (report,) = [point.rules for point in answer.context["points"]]
    assert (twice.whose, twice.about, twice.when, twice.done_by) == (
        "District or equated, Oblast or equated",
        "Temporary detention facility, Temporary detention facility on transport",
        "weekly; not less than 2 times",
        "Check of a temporary detention facility",
    )
    assert (enbek.whose, enbek.when) == (
        "Oblast or equated; branch: Territorial",
        "quarterly; by the 20 of the month after the period; a last day that is off moves to the next working day",
    )
    assert (digest.about, digest.when) == ("The office", "daily; on working days")
    assert (report.start, report.when, report.done_by) == (
        "Information of an emergency received",
        "2 hours",
        "Special report submitted",
    )
    assert report.steps == [
        "30 minutes before: Oblast assistant or directorate officer (alert desk, telephone or messenger)",
        "when due: Department zonal officer (alert desk, telephone or messenger), must be acknowledged",
    ]
    said = words(answer)
    assert "Is everyone held lawfully?" in said
    assert "Publish" not in said


def test_points_stand_in_the_order_of_the_order_and_chosen_numbers_are_marked(client, reader, shipped):
    answer = client.get(f"/rulebook/{shipped.pk}/")
    numbers = [int(re.match(r"\d+", point.number)[0]) for point in answer.context["points"]]
    assert numbers == sorted(numbers)
    chosen = shipped.rules.filter(is_choice=True).count() + shipped.risk_factors.filter(is_choice=True).count()
    assert chosen > 0
    assert words(answer).count("number chosen by the edition") == chosen
    every = [one.rule.code for point in answer.context["points"] for one in point.rules]
    assert sorted(every) == sorted(shipped.rules.values_list("code", flat=True))


def test_an_edition_asks_as_many_queries_however_many_rules_it_has(client, reader, concept, django_assert_num_queries):
    # The questions of emergencies and of means are asked for where there are any.
    for edition, number in ((concept, 14), (Edition.objects.get(code="7/2015"), 16)):
        with django_assert_num_queries(number):
            client.get(f"/rulebook/{edition.pk}/")


def test_any_two_editions_stand_side_by_side(client, reader, concept, shipped):
    answer = client.get(f"/rulebook/compare/?old={shipped.pk}&new={concept.pk}")
    groups = {code: changes for what, code, title, changes in answer.context["groups"] if what == "rule"}
    assert ("every", "weekly") not in groups
    assert {(one.field, one.old, one.new) for one in groups["ivs.daily"]} >= {
        ("rhythm", "daily", "weekly"),
        ("not less than", "1", "2"),
    }
    assert [one.change for one in groups["enbek.quarterly"]] == ["added"]
    assert [one.change for one in groups["probation.half_year"]] == ["removed"]
    back = client.get(f"/rulebook/compare/?old={concept.pk}&new={shipped.pk}")
    assert back.context["number"] == answer.context["number"]
    assert client.get("/rulebook/compare/").context["new"] == concept
    assert client.get(f"/rulebook/compare/?old={concept.pk}&new={concept.pk}").context["groups"] == []
    assert client.get("/rulebook/compare/?old=1&new=abc").status_code == 422


def test_one_edition_alone_is_compared_with_nothing(client, reader, shipped):
    assert "There is only one edition" in words(client.get("/rulebook/compare/"))


# Looking ahead


def test_as_of_a_day_each_office_would_have_its_duties(client, concept):
    here = make.world()
    enbek = make.facility(FacilityKind.ENBEK, supervising_office=here.north)
    client.force_login(here.department_head)
    answer = client.get(f"/rulebook/{concept.pk}/preview/?on=2027-07-01")
    rows = {row.office.code: (row.number, row.new) for row in answer.context["offices"]}
    assert rows == {
        "department": (1, 1),
        "north": (2, 1),
        "south": (1, 0),
        "north-1": (1, 0),
        "north-2": (1, 0),
        "south-1": (1, 0),
        "south-2": (0, 0),
    }
    one = client.get(f"/rulebook/{concept.pk}/preview/?on=2027-07-01&office={here.north.pk}").context["rules"]
    assert [(row.rule.code, row.facilities, row.change) for row in one if row.change != "gone"] == [
        ("enbek.quarterly", [enbek], "new"),
        ("incident.special_report", [], ""),
    ]
    assert "report.monthly" in [row.rule.code for row in one if row.change == "gone"]


def test_an_office_looks_ahead_for_itself_and_those_below_and_no_further(client, concept):
    here = make.world()
    client.force_login(here.district_officer)
    own = client.get(f"/rulebook/{concept.pk}/preview/?on=2027-07-01")
    assert own.context["office"] == here.north_1
    assert [row.facilities for row in own.context["rules"] if row.rule.code == "ivs.daily"] == [[here.ivs]]
    foreign = client.get(f"/rulebook/{concept.pk}/preview/?on=2027-07-01&office={here.north_2.pk}")
    assert (foreign.status_code, foreign.context["rules"]) == (422, [])
    assert str(here.neighbour_ivs) not in foreign.content.decode()


def test_a_look_ahead_asks_as_many_queries_for_one_office_as_for_all(concept, django_assert_num_queries):
    here = make.world()
    for offices in ([here.north_1], [here.north, here.north_1, here.north_2, here.south]):
        with django_assert_num_queries(17):
            foresee(concept, on=concept.in_force_from, offices=offices)


# Loading


def test_a_file_is_checked_shown_and_then_loaded_as_a_concept(client, admin, shipped):
    answer = client.post("/rulebook/load/", sent())
    assert (answer.status_code, answer.context["edition"].code) == (200, "99/2027")
    assert "differs from the edition 7/2015" in words(answer)
    assert "Check of a temporary detention facility twice a week" in words(answer)
    assert Edition.objects.count() == 1
    checked = answer.context["checked"].initial
    answer = client.post("/rulebook/load/", checked)
    edition = Edition.objects.get(code="99/2027")
    assert (answer["Location"], edition.is_published) == (f"/rulebook/{edition.pk}/", False)
    again = client.post("/rulebook/load/", sent())
    assert (again.context["is_same"], "Load as a concept" in words(again)) == (True, False)
    assert client.post("/rulebook/load/", checked).status_code == 302
    assert Edition.objects.count() == 2


def test_a_file_with_a_mistake_is_shown_with_its_line_reason_and_the_lines_around(client, admin, shipped):
    content = FILE.replace(b"term = { hours = 2 }", b"term = { hours = -2 }")
    answer = client.post("/rulebook/load/", sent(content, "новая.toml"))
    line = content.split(b"\n").index(b"term = { hours = -2 }") + 1
    error = answer.context["error"]
    assert (answer.status_code, error.file, error.line) == (422, "новая.toml", line)
    assert error.reason == "“term” must be at least 1, not -2."
    assert (line, "term = { hours = -2 }") in answer.context["excerpt"]
    assert "“term” must be at least 1, not -2." in words(answer)
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfe\x00", "The file isn't UTF-8 text."),
        (b"", "The submitted file is empty."),
        (b"#" * 1_000_001, "The file is too large for an edition of the rulebook."),
    ],
)
def test_what_is_no_edition_at_all_is_refused_with_a_sentence(client, admin, content, reason):
    answer = client.post("/rulebook/load/", sent(content))
    assert answer.status_code == 422
    assert reason in answer.content.decode().replace("&#x27;", "'")


def test_no_file_chosen_and_a_damaged_one_are_said_and_change_nothing(client, admin):
    assert client.post("/rulebook/load/", {}).status_code == 422
    answer = client.post("/rulebook/load/", {"name": "a.toml", "content": "§§§"}, follow=True)
    assert "The file was damaged on its way" in words(answer)
    assert Edition.objects.count() == 0


def test_a_published_edition_sent_in_other_words_is_refused_with_the_difference(client, admin, shipped):
    content = (NEXT.parents[3] / "oversight/duties/editions/2015-7.toml").read_bytes()
    changed = content.replace("Ежедневная проверка ИВС".encode(), "Проверка ИВС каждый день".encode())
    answer = client.post("/rulebook/load/", sent(changed))
    assert answer.status_code == 422
    assert "is published and stays as it is" in answer.context["error"].reason


# Publishing and removing


def test_before_publishing_one_reads_what_takes_over_when(client, admin, concept):
    answer = client.get(f"/rulebook/{concept.pk}/publish/")
    said = words(answer)
    assert "takes over on 01.07.2027, in each office at its own midnight" in said
    assert "№ 7/2015 its last day becomes 30.06.2027" in said
    assert "in force from 01.07.2027 until the next one" in said
    assert Edition.objects.get(code="7/2015").in_force_until is None
    answer = client.post(f"/rulebook/{concept.pk}/publish/")
    assert answer["Location"] == f"/rulebook/{concept.pk}/"
    concept.refresh_from_db()
    assert concept.published_by == admin
    assert str(Edition.objects.get(code="7/2015").in_force_until) == "2027-06-30"


def test_what_publishing_refuses_is_said_before_and_after(client, admin, concept):
    publish(concept, by=None, at=moment())
    for answer in (client.get(f"/rulebook/{concept.pk}/publish/"), client.post(f"/rulebook/{concept.pk}/publish/")):
        assert answer.status_code == 422
        assert "The edition 99/2027 is published already." in words(answer)


def test_a_concept_and_a_published_one_nobody_uses_are_removed(client, admin, concept):
    assert client.post(f"/rulebook/{concept.pk}/remove/")["Location"] == "/rulebook/"
    assert [one.code for one in Edition.objects.all()] == ["7/2015"]
    again = publish(load_edition(NEXT, by=None, at=moment())[0], by=None, at=moment())
    client.post(f"/rulebook/{again.pk}/remove/")
    assert [(one.code, one.in_force_until) for one in Edition.objects.all()] == [("7/2015", None)]


def test_an_edition_in_use_stays_and_says_why(client, admin, shipped):
    make.facility()
    open_periods(timezone.now())
    assert "inspections or duties rest on it" in words(client.get(f"/rulebook/{shipped.pk}/"))
    answer = client.post(f"/rulebook/{shipped.pk}/remove/", follow=True)
    assert "Inspections or duties rest on the edition 7/2015" in words(answer)
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.REFERENCE_ADMIN])
def test_everybody_reads_and_only_the_keeper_of_reference_data_writes(client, concept, role):
    client.force_login(make.officer(role))
    assert client.get(f"/rulebook/{concept.pk}/").status_code == 200
    for address in ("load/", f"{concept.pk}/publish/", f"{concept.pk}/remove/"):
        assert client.post(f"/rulebook/{address}", sent()).status_code == 403
    assert Edition.objects.get(code="99/2027").is_published is False


def test_an_office_of_another_level_and_branch_has_nothing_of_it(concept):
    military = make.office(OfficeLevel.OBLAST, branch="military")
    assert [duty.rule.code for duty in foresee(concept, on=concept.in_force_from, offices=[military]).duties] == [
        "incident.special_report"
    ]


def test_an_edition_says_which_emergencies_and_means_of_force_it_knows(client, reader, shipped):
    text = client.get(f"/rulebook/{shipped.pk}/").content.decode()
    emergencies, means = text.split('id="emergencies"')[1].split('id="means"')
    strike = shipped.emergencies.get(code="hunger_strike")
    assert emergencies.count("<tr>") == shipped.emergencies.count() + 1
    assert strike.title in emergencies
    assert strike.questions.first().text in emergencies
    assert "from 2 participants" in emergencies
    means = means.split("</table>")[0]
    assert means.count("<tr>") == shipped.means.count() + 1
    assert "How were they put on: in front, behind, to something?" in means
