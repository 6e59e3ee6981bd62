"""Point 17: within three hours of its receipt the oblast sends the Department a special report that says everything."""

import pytest

from incidents.actions import facts, incidents, people, reports
from incidents.completeness import missing
from incidents.enums import Standing
from oversight.core.refusals import Forbidden, Refused
from oversight.documents.paper import render_html
from oversight.duties.models import Obligation
from tests.incidents.factories import answered, minutes, person, received_by_oblast, reported


@pytest.fixture
def taken(world):
    """A district's hunger strike of which the oblast was told at ten minutes; (incident, the oblast's officer)."""
    return received_by_oblast(world.ivs, by=world.district_officer)


def clock():
    return Obligation.objects.get(code="incident.special_report")


def test_the_three_hours_run_from_the_oblasts_receipt(taken):
    assert (clock().started_at, clock().due_at) == (minutes(10), minutes(190))


def test_it_asks_everything_the_point_names(taken):
    incident, officer = taken
    people.add_person(incident, full_name="Ахметов Нурлан", by=officer, at=minutes(11))
    assert [str(one) for one in missing(incident)][:12] == [
        *("Date and time", "Place", "Circumstances", "Causes", "Aims", "Methods", "Items used", "Weapons used"),
        *("Number of participants", "Articles: Ахметов Нурлан"),
        *("Operational-preventive register: Ахметов Нурлан", "Staff involved, or that there are none"),
    ]


def test_silence_is_refused_and_names_each_matter(taken):
    incident, officer = taken
    with pytest.raises(Refused) as refusal:
        reports.submit(incident, by=officer, at=minutes(60))
    assert [str(part) for part in refusal.value.parts] == [str(one) for one in missing(incident)]
    assert clock().state == "open"


def test_unknown_at_this_hour_is_an_answer(taken):
    incident, officer = taken
    report = reports.submit(incident, unknown_rest=True, by=officer, at=minutes(60))
    said = {one["asked"]["ru"]: one["said"]["ru"] for one in report.document.context["facts"]}
    assert set(said.values()) == {"на данный час не установлено"}
    assert (clock().state, clock().done_at) == ("fulfilled", minutes(60))


def test_words_given_later_take_the_place_of_unknown(taken):
    incident, officer = taken
    facts.rest_is_unknown(incident, by=officer, at=minutes(20))
    causes = incident.facts.get(code="causes")
    facts.write(causes, version=1, value="Качество питания", standing=Standing.UNKNOWN, by=officer, at=minutes(30))
    causes.refresh_from_db()
    assert (causes.value, causes.standing) == ("Качество питания", "given")


@pytest.mark.parametrize(("count", "annex"), [(0, False), (4, False), (5, True), (7, True)])
def test_from_five_participants_on_their_data_are_an_annex(world, count, annex):
    report, _ = reported(world.ivs, count=count, by=world.district_officer, code="riot")
    html = render_html(report.document, "ru")
    assert (report.has_annex, "ДАННЫЕ ОБ УЧАСТНИКАХ" in html) == (annex, annex)
    assert html.count("ст. 188 ч. 2 УК") == count


def test_the_paper_names_each_participant_with_articles_and_register(world):
    report, _ = reported(world.ivs, count=7, by=world.district_officer)
    one = report.document.context["people"][6]
    assert (one["number"], one["full_name"], one["articles"], one["register_name"]) == (
        *(7, "Ахметов Нурлан № 7"),
        *("ст. 188 ч. 2 УК", "склонный к побегу"),
    )
    assert "«ДАННЫЕ" not in render_html(report.document, "kk")


def test_names_that_are_not_known_are_said_to_be_unknown(taken):
    incident, officer = taken
    answered(incident, by=officer, at=minutes(20), count=7, named=3)
    assert [str(one) for one in missing(incident)] == ["Names of 4 participants"]
    people.say_of_names(incident, standing=Standing.UNKNOWN, by=officer, at=minutes(21))
    incident.refresh_from_db()
    report = reports.submit(incident, by=officer, at=minutes(30))
    assert report.document.context["nameless"] == 4
    assert "Фамилии еще 4 участников на данный час не установлены." in render_html(report.document, "ru")


def test_it_is_the_oblast_that_sends_it(world, taken):
    incident, _ = taken
    for officer in (world.district_officer, world.zonal_officer):
        with pytest.raises(Forbidden, match="sent by the oblast office"):
            reports.submit(incident, unknown_rest=True, by=officer, at=minutes(60))


def test_submitted_delivered_read(world):
    report, officer = reported(world.ivs, by=world.district_officer)
    with pytest.raises(Forbidden, match="read by the Department"):
        reports.deliver([report], by=officer, at=minutes(62))
    reports.deliver([report], by=world.zonal_officer, at=minutes(65))
    reports.read(report, by=world.zonal_officer, at=minutes(70))
    reports.read(report, by=world.department_head, at=minutes(90))
    report.refresh_from_db()
    assert (report.submitted_at, report.delivered_at, report.read_at, report.read_by) == (
        *(minutes(60), minutes(65), minutes(70)),
        world.zonal_officer,
    )


def test_a_supplement_and_a_correction_are_numbered_versions(world):
    report, officer = reported(world.ivs, by=world.district_officer)
    incident = report.incident
    with pytest.raises(Refused, match="supplements or corrects"):
        reports.submit(incident, by=officer, at=minutes(80))
    people.add_person(incident, **person(3), by=officer, at=minutes(80))
    supplement = reports.submit(incident, kind="supplement", changes="Третий участник", by=officer, at=minutes(81))
    correction = reports.submit(incident, kind="correction", changes="Место", by=officer, at=minutes(90))
    assert [(one.document.number_label, one.kind) for one in incident.special_reports.order_by("version")] == [
        ("1/2026", "first"),
        ("1/2026 (corrected version 2)", "supplement"),
        ("1/2026 (corrected version 3)", "correction"),
    ]
    assert (len(report.document.context["people"]), len(supplement.document.context["people"])) == (2, 3)
    assert correction.document.corrects == supplement.document
    assert clock().done_at == minutes(60)


def test_the_department_returns_it_with_questions_that_carry_a_term(world):
    report, officer = reported(world.ivs, by=world.district_officer)
    ask = {"words": "Кто осматривал?", "answer_by": minutes(120)}
    query = reports.ask(report, **ask, by=world.zonal_officer, at=minutes(70))
    assert not query.is_overdue(minutes(120))
    assert query.is_overdue(minutes(121))
    Obligation.objects.filter(state="open").update(state="cancelled", cancel_reason="тест")
    with pytest.raises(Refused, match="questions wait for their answer"):
        incidents.close(report.incident, by=officer, at=minutes(75))
    newer = reports.submit(report.incident, kind="supplement", changes="Врач", by=officer, at=minutes(100))
    answer = reports.answer(query, words="Врач учреждения", by=officer, at=minutes(101))
    assert (answer.answered_with, answer.is_overdue(minutes(500))) == (newer, False)
    with pytest.raises(Refused, match="have been answered"):
        reports.answer(query, words="Ещё раз", by=officer, at=minutes(102))


def test_a_term_in_the_past_is_refused(world):
    report, _ = reported(world.ivs, by=world.district_officer)
    with pytest.raises(Refused, match="lies in the future"):
        reports.ask(report, words="Кто?", answer_by=minutes(60), by=world.zonal_officer, at=minutes(70))
