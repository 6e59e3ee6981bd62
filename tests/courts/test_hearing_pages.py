"""Court cases in the browser: from the list to the outcome; what was typed stays; who reads whom it concerns."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from acts.models import Body
from courts.actions import hearings, outcomes
from courts.models import CourtCase, Hearing
from courts.views.hearings import usually
from oversight.core.models import AuditRow
from oversight.duties.models import Obligation
from tests import factories as people
from tests.acts import factories as acts
from tests.factories import moment

from . import factories as rulings
from . import participation as factories
from .participation import AT, DAY, HOUR, OUTCOME, PERSON, SET_FOR

pytestmark = pytest.mark.django_db
CASE = {
    "number": "3-15/2026",
    "court": "Административный суд",
    "court_level": "district",
    "subject": "о непредоставлении сведений",
    "opened_on": "2026-02-20",
    "full_name": PERSON["full_name"],
    "category": "convicted",
    "key": "0123456789",
}
SENT = {name: value for name, value in OUTCOME.items() if name != "ruling_on"} | {"ruling_on": f"{SET_FOR.date()}"}

AFTER = SET_FOR + 2 * HOUR


@pytest.fixture
def officer(world, client):
    client.force_login(world.district_officer)
    return client


@pytest.fixture
def hearing(world):
    return factories.hearing(factories.case(world.district_officer), world.district_officer)


def text(answer):
    return unescape(answer.content.decode())


def local(at):
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"


def test_from_the_entry_to_the_outcome(world, officer):
    sent = {**CASE, "matter": factories.matter("administrative").pk}
    assert officer.post("/court-cases/new/", sent).status_code == 302
    answer = officer.post("/court-cases/new/", sent)
    case = CourtCase.objects.get()
    assert answer.headers["Location"] == f"/court-cases/{case.pk}/"
    form = text(officer.get(f"/court-cases/{case.pk}/hearings/"))
    assert 'value="Административный суд"' in form
    set_for = timezone.now() - HOUR
    said = {"stage": "first", "set_for": local(set_for), "court": "Административный суд"}
    said["officer"] = world.district_officer.pk
    assert officer.post(f"/court-cases/{case.pk}/hearings/", said).status_code == 302
    hearing = Hearing.objects.get()
    card = text(officer.get(f"/court-cases/{case.pk}/"))
    assert ("No outcome recorded" in card, PERSON["full_name"] in card) == (True, True)
    day = f"{timezone.localdate()}"
    answer = officer.post(f"/hearings/{hearing.pk}/record/", {**SENT, "ruling_on": day, "version": 1})
    assert answer.headers["Location"] == f"/court-cases/{case.pk}/#hearing-{hearing.pk}"
    card = text(officer.get(f"/court-cases/{case.pk}/"))
    assert (OUTCOME["position"] in card, "Granted" in card, "Decided" in card) == (True, True, True)


def test_a_hearing_is_offered_for_ten_on_the_next_working_day():
    friday, monday = moment(2026, 3, 13, 18), moment(2026, 3, 16, 10)
    assert usually(timezone.localtime(friday)) == monday
    assert usually(timezone.localtime(monday)) == monday + DAY


def test_what_was_typed_stays_beside_the_sentence(officer, hearing):
    sent = {**SENT, "position": " ", "ruling": "Оставить без удовлетворения.", "version": 1}
    answer = officer.post(f"/hearings/{hearing.pk}/record/", sent)
    assert answer.status_code == 422
    page = text(answer)
    assert "Say what the prosecutor asked the court for: a result is read beside it." in page
    assert "Оставить без удовлетворения." in page


def test_the_second_of_two_is_told_and_keeps_what_was_typed(world, officer, hearing):
    after = SET_FOR + 2 * HOUR
    outcomes.record(hearing, **OUTCOME, version=1, by=world.district_prosecutor, at=after)
    sent = {**SENT, "result": "refused", "position": "Мой текст.", "version": 1}
    answer = officer.post(f"/hearings/{hearing.pk}/record/", sent)
    assert answer.status_code == 409
    page = text(answer)
    assert ("Мой текст." in page, OUTCOME["position"] in page, "Refused" in page) == (True, True, True)
    version = 2
    assert officer.post(f"/hearings/{hearing.pk}/record/", {**sent, "version": version}).status_code == 302
    hearing.refresh_from_db()
    assert (hearing.result, hearing.position) == ("refused", "Мой текст.")


def test_a_hearing_that_was_withdrawn_meanwhile_is_said_with_what_was_typed(world, officer, hearing):
    hearings.withdraw(hearing, reason="снято", by=world.district_prosecutor, at=AT)
    answer = officer.post(f"/hearings/{hearing.pk}/record/", {**SENT, "version": 2})
    assert answer.status_code == 422
    page = text(answer)
    assert ("This can't be done in the state “Withdrawn”." in page, OUTCOME["position"] in page) == (True, True)


def test_adjourned_and_not_attended_in_the_browser(world, officer, client, hearing):
    to = timezone.now() + DAY
    sent = {"reason": "неявка", "set_for": local(to), "officer": world.district_officer.pk, "version": 1}
    assert officer.post(f"/hearings/{hearing.pk}/adjourn/", sent).status_code == 302
    following = Hearing.objects.get(after=hearing)
    assert timezone.localtime(following.set_for).date() == timezone.localtime(to).date()
    missed = factories.hearing(hearing.case, world.district_officer, stage="appeal")
    sent = {"reason": "не извещены судом", "version": 1}
    assert officer.post(f"/hearings/{missed.pk}/miss/", sent).status_code == 302
    assert "I have read it" not in text(officer.get(hearing.case.get_absolute_url()))
    client.force_login(world.district_prosecutor)
    assert "I have read it" in text(client.get(hearing.case.get_absolute_url()))
    assert client.post(f"/hearings/{missed.pk}/note/").status_code == 302
    missed.refresh_from_db()
    assert missed.noted_by == world.district_prosecutor


def test_names_are_for_prosecutors_and_each_reading_leaves_its_row(world, client, hearing):
    factories.recorded(hearing, world.district_officer)
    here = hearing.case.get_absolute_url()
    for reader, knows in [(world.oblast_officer, True), (world.auditor, False)]:
        client.force_login(reader)
        page = text(client.get(here))
        secrets = (PERSON["full_name"], OUTCOME["position"], OUTCOME["ruling"])
        assert [secret in page for secret in secrets] == [knows] * 3
        assert PERSON["full_name"] not in text(client.get("/court-cases/"))
    viewed = AuditRow.objects.filter(action="court_cases.view").values_list("officer_id", flat=True)
    assert list(viewed) == [world.oblast_officer.pk]


@pytest.mark.parametrize("address", ["", "change/", "give/", "persons/", "hearings/"])
def test_a_foreign_case_does_not_exist(world, client, hearing, address):
    client.force_login(people.officer(office=world.south_1))
    assert client.get(f"/court-cases/{hearing.case_id}/{address}").status_code == 404
    assert client.get(f"/hearings/{hearing.pk}/record/").status_code == 404
    assert "3-15/2026" not in text(client.get("/court-cases/"))


def test_the_list_is_narrowed(world, officer, hearing):
    act = acts.sent(world.district_officer, world.district_prosecutor, kind="court_application")
    lost = factories.case(world.district_officer, "civil", number="2-1/2026", response_act=act, court="Городской суд")
    factories.recorded(factories.hearing(lost, world.district_officer), world.district_officer, result="refused")
    coming = factories.case(world.district_officer, number="3-20/2026")
    at = timezone.now() + 2 * DAY
    factories.hearing(coming, world.district_officer, set_for=at, stage="appeal", at=timezone.now())
    first, day = hearing.case, timezone.localtime(at).date()
    court = Body.objects.get(name_ru="Городской суд")

    def found(query):
        page = text(officer.get(f"/court-cases/?{query}"))
        return [case.pk for case in (first, lost, coming) if f'href="/court-cases/{case.pk}/"' in page]

    assert found("") == [first.pk, lost.pk, coming.pk]
    assert found("awaiting=true") == [first.pk]
    assert found("awaiting=false") == [lost.pk, coming.pk]
    assert found("lost=true") == [lost.pk]
    assert found("matter=civil") == [lost.pk]
    assert found("stage=appeal") == [coming.pk]
    assert found("result=refused") == [lost.pk]
    assert found(f"court={court.pk}") == [lost.pk]
    assert found(f"set_from={day}&set_until={day}") == [coming.pk]
    assert found(f"set_from={day + DAY}") == []
    assert found("q=3-20") == [coming.pk]
    assert found(f"response_act={act.pk}") == [lost.pk]
    assert found("mine=true") == [first.pk, lost.pk, coming.pk]


def test_the_table_holds_what_the_list_shows_and_names_nobody(world, officer, hearing):
    factories.recorded(hearing, world.district_officer)
    rows = b"".join(officer.get("/court-cases/export/?format=csv").streaming_content).decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert rows[1].split(";")[0] == "3-15/2026"
    assert ("Granted" in rows[1], "Ахметов" in rows[1]) == (True, False)
    assert officer.get("/court-cases/export/?format=xlsx").content[:2] == b"PK"
    assert AuditRow.objects.filter(action="court_cases.export").count() == 2


def test_an_act_lost_in_court_shows_it_on_its_card(world, officer):
    act = acts.sent(world.district_officer, world.district_prosecutor, kind="court_application")
    panel = text(officer.get(f"/acts/{act.pk}/court-cases/"))
    assert f'href="/court-cases/new/?response_act={act.pk}' in panel
    case = factories.case(world.district_officer, response_act=act)
    factories.recorded(factories.hearing(case, world.district_officer), world.district_officer, result="refused")
    panel = text(officer.get(f"/acts/{act.pk}/court-cases/"))
    assert ("Lost in court" in panel, f'href="/court-cases/{case.pk}/"' in panel) == (True, True)


def test_today_shows_what_comes_what_waits_and_to_the_head_what_was_missed(world, client, officer, hearing):
    soon = factories.hearing(
        hearing.case, world.district_officer, stage="appeal", set_for=timezone.now() + HOUR, at=timezone.now()
    )
    missed = factories.case(world.district_officer, number="3-99/2026")
    outcomes.miss(
        factories.hearing(missed, world.district_officer),
        reason="не извещены",
        by=world.district_officer,
        at=SET_FOR + HOUR,
    )

    def shown():
        page = text(client.get("/court-cases/today/"))
        return [f"#hearing-{hearing.pk}" in page, f"#hearing-{soon.pk}" in page, "3-99/2026" in page]

    assert shown() == [True, True, False]
    client.force_login(world.district_prosecutor)
    assert shown() == [True, True, True]
    client.force_login(world.oblast_deputy)
    assert shown() == [False, False, False]


def test_a_decided_hearing_leads_to_the_ruling_under_review_and_back(world, client, si):
    case = factories.case(world.oblast_officer, "execution_first", facility=si)
    held = factories.recorded(factories.hearing(case, world.oblast_officer), world.oblast_officer, result="refused")
    client.force_login(world.oblast_officer)
    address = f"/rulings/new/?hearing={held.pk}"
    assert f'href="{address}"' in text(client.get(case.get_absolute_url()))
    assert 'value="3-15/2026"' in text(client.get(address))
    made = rulings.ruling(
        world.oblast_officer,
        case_number="3-15/2026",
        dated_on=held.ruling_on,
        served_on=held.ruling_on,
        source="hearing",
        hearing=held,
        at=AFTER,
    )
    card = text(client.get(case.get_absolute_url()))
    assert (f'href="{made.get_absolute_url()}"' in card, f'href="{address}"' in card) == (True, False)


def test_rulings_of_other_matters_are_not_reviewed(world, officer, hearing):
    factories.recorded(hearing, world.district_officer)
    assert "/rulings/new/" not in text(officer.get(hearing.case.get_absolute_url()))


def test_the_duty_of_a_hearing_to_come_explains_itself(world, officer):
    now = timezone.now()
    case = factories.case(world.district_officer)
    coming = factories.hearing(case, world.district_officer, set_for=now + 9 * DAY, at=now)
    clock = Obligation.objects.get(subject=coming.key)
    page = text(officer.get(f"/duties/{clock.pk}/"))
    assert (clock.title in page, f'href="{coming.get_absolute_url()}"' in page) == (True, True)


def test_a_facility_shows_its_cases(world, officer, colony):
    case = factories.case(world.district_officer, "uis_crime", facility=colony)
    panel = text(officer.get(f"/facilities/{colony.pk}/court-cases/"))
    assert f'href="/court-cases/{case.pk}/"' in panel
    assert f'href="/court-cases/new/?facility={colony.pk}"' in panel


@pytest.mark.parametrize("address", ["/court-cases/", "/court-cases/today/", "/court-cases/export/"])
def test_lists_cost_the_same_at_one_row_and_at_three(world, officer, address):
    counts = []
    for number in range(3):
        case = factories.case(world.district_officer, number=f"3-{number}/2026")
        factories.hearing(case, world.district_officer)
        officer.get(address)
        with CaptureQueriesContext(connection) as seen:
            answer = officer.get(address)
            assert not answer.streaming or b"".join(answer.streaming_content)
        counts.append(len(seen))
    assert counts[0] == counts[2]
