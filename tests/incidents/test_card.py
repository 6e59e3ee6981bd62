"""The card of an emergency, for those who see it; each part in the state in which it is met."""

import pytest

from incidents.actions import developments, incidents, people
from incidents.enums import CallOutcome, Standing
from oversight.core.models import AuditRow
from oversight.duties.actions.alerts import acknowledge
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from tests import factories
from tests.incidents.factories import answered, called, incident, minutes, person, received_by_oblast, reported


def page(browser, thing):
    response = browser.get(thing.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_who_reads_it_is_kept(signed_in, world):
    made = incident(world.ivs, by=world.district_officer)
    page(signed_in(world.oblast_deputy), made)
    row = AuditRow.objects.about(made).filter(action="incidents.view").get()
    assert row.officer_name == world.oblast_deputy.full_name


@pytest.mark.parametrize("name", ["reference_admin"])
def test_for_who_sees_no_case_it_does_not_exist(signed_in, world, name):
    made = incident(world.ivs, by=world.district_officer)
    assert signed_in(getattr(world, name)).get(made.get_absolute_url()).status_code == 404


def test_a_foreign_emergency_does_not_exist(signed_in, world):
    made = incident(world.foreign_ivs)
    browser = signed_in(world.district_officer)
    assert browser.get(made.get_absolute_url()).status_code == 404
    assert browser.post(f"{made.get_absolute_url()}receive/").status_code == 404


def test_an_auditor_reads_it_and_can_do_nothing(signed_in, world):
    made = incident(world.ivs, by=world.district_officer)
    text = page(signed_in(world.auditor), made)
    assert "data-autosave=" not in text
    assert signed_in(world.auditor).post(f"{made.get_absolute_url()}calls/", {}).status_code == 403


def test_closing_is_offered_only_when_no_clock_runs(signed_in, world):
    report, officer = reported(world.ivs, by=world.district_officer)
    made, browser = report.incident, signed_in(officer)
    close = f'action="{made.get_absolute_url()}close/"'
    assert made.clocks.open().exists()
    assert close not in page(browser, made)
    made.clocks.open().update(state="cancelled", cancel_reason="тест")
    assert close in page(browser, made)


def test_it_says_where_the_minutes_went(signed_in, world):
    made, receiver = received_by_oblast(world.ivs, by=world.district_officer)
    called(made, by=world.district_officer, receiver=receiver, at=minutes(4), outcome=CallOutcome.BUSY)
    response = signed_in(world.oblast_officer).get(made.get_absolute_url())
    assert [(one.words.split(" ")[0], one.since_last, one.since_first) for one in response.context["minutes"]] == [
        (str(world.north_1).split(" ")[0], 0, 0),
        (world.district_officer.surname, 4, 4),
        (str(world.north).split(" ")[0], 6, 10),
        (world.district_officer.surname, 0, 10),
        (receiver.surname, 0, 10),
    ]
    assert response.context["stretches"][0].minutes == 10


def test_every_part_is_drawn(signed_in, world):
    report, officer = reported(world.ivs, count=6, by=world.district_officer)
    made = report.incident
    first = developments.add(made, words="Порядок восстановлен", by=officer, at=minutes(70))
    developments.correct(first, words="Восстановлен частично", by=officer, at=minutes(71))
    people.add_person(made, **person(9, role="suffered", injuries="перелом"), by=officer, at=minutes(72))
    incidents.correct(made, received_at=minutes(-5), reason="Опечатка", by=world.district_officer, at=minutes(75))
    incident(world.ivs, by=world.district_officer, at=minutes(80), received_at=minutes(80))
    for reader in (world.district_officer, officer, world.department_head, world.auditor):
        text = page(signed_in(reader), made)
        assert "<del>Порядок восстановлен</del>" in text
        assert "Восстановлен частично" in text


def test_the_strip_of_clocks_comes_alone(signed_in, world):
    made = incident(world.ivs, by=world.district_officer)
    response = signed_in(world.district_officer).get(f"{made.get_absolute_url()}clocks/")
    text = response.content.decode()
    assert text.count("data-term=") == 1
    whole = page(signed_in(world.district_officer), made)
    assert text.split("<ul")[1].split("</ul>")[0].split("</strong>")[0] in whole


def test_nothing_of_it_is_interpreted(signed_in, world):
    typed = '<script>alert(1)</script> "кавычки" \u202eобратно 𝔘'
    made, officer = received_by_oblast(world.ivs, by=world.district_officer, received_from=typed)
    people.add_person(made, full_name=typed, by=officer, at=minutes(12))
    developments.add(made, words=typed, by=officer, at=minutes(13))
    people.add_staff(made, full_name=typed, by=officer, at=minutes(13))
    text = page(signed_in(officer), made)
    assert "<script>alert(1)</script>" not in text
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt; &quot;кавычки&quot; \u202eобратно 𝔘") >= 4
    assert made.participants.get().full_name == typed


def test_the_queries_do_not_grow_with_the_people(signed_in, world, django_assert_max_num_queries):
    made, officer = received_by_oblast(world.ivs, by=world.district_officer)
    browser = signed_in(officer)
    people.add_people(made, people=[person(1)], by=officer, at=minutes(12))
    with django_assert_max_num_queries(60) as one:
        page(browser, made)
    people.add_people(made, people=[person(number) for number in range(2, 30)], by=officer, at=minutes(12))
    with django_assert_max_num_queries(len(one.captured_queries)):
        page(browser, made)


def test_none_and_unknown_are_said(world):
    made, officer = received_by_oblast(world.ivs, by=world.district_officer)
    people.say_of_staff(made, standing=Standing.NONE, by=officer, at=minutes(12))
    made.refresh_from_db()
    assert made.staff_standing == "none"
    assert answered(made, by=officer, at=minutes(20)).participants.count() == 2


def test_it_says_how_the_news_climbed_and_why_it_came_to_the_head(signed_in, world):
    factories.zone(world.zonal_officer, world.north)
    factories.absence(world.zonal_officer, from_at=minutes(-60))
    made = incident(world.ivs, by=world.district_officer)
    for count in (0, 60, 70, 80):
        sweep(minutes(count))
        tell(minutes(count))
    (alert,) = world.department_head.alerts.all()
    acknowledge(alert, by=world.department_head, at=minutes(84))
    for reader in (world.district_officer, world.oblast_officer, world.zonal_officer, world.department_head):
        shown = signed_in(reader).get(made.get_absolute_url()).context["minutes"]
        climbed = [(one.since_first, one.words) for one in shown if one.tone == "warn"]
        told = "Not confirmed in time: the program told "
        assert climbed == [
            (60, f"{told}{world.district_prosecutor.full_name}"),
            (60, f"{told}{world.oblast_officer.full_name}"),
            (70, f"{told}{world.oblast_deputy.full_name}"),
            (80, f"{told}{world.department_head.full_name}"),
        ]
        assert world.zonal_officer.full_name in shown[-2].note
        assert (shown[-1].since_first, shown[-1].words) == (
            84,
            f"{world.department_head.short_name} acknowledged the alert",
        )


def test_the_oblast_is_led_from_its_clocks_to_where_they_are_met(signed_in, world):
    made, officer = received_by_oblast(world.ivs, by=world.district_officer)
    places = [one.place for one in signed_in(officer).get(made.get_absolute_url()).context["clocks"]]
    assert sorted(places) == ["", "calls", "report"]
    places = [one.place for one in signed_in(world.department_head).get(made.get_absolute_url()).context["clocks"]]
    assert places == ["", "", ""]
