"""Receptions as officers meet them: every form works without a script, keeps what was typed, and hides who came."""

from html import unescape

import pytest
from django.utils import timezone

from oversight.core.models import AuditRow
from oversight.documents.models import Document
from registers.models import Reception, Visitor
from tests import factories as people
from tests.acts import factories as acts
from tests.inspections.factories import inspection

from . import factories
from .factories import ABOUT, NAME, WORDS

pytestmark = pytest.mark.django_db
SENT = {**factories.VISITOR, "due_on": "", "version": ""}


@pytest.fixture
def officer(world, client):
    client.force_login(world.district_officer)
    return client


def this_minute():
    return timezone.localtime().strftime("%Y-%m-%dT%H:%M")


def text(response):
    return unescape(" ".join(response.content.decode().split()))


def test_from_the_form_to_the_recorded_reception_in_the_browser(world, colony, officer):
    said = {"facility": colony.pk, "began_at": this_minute(), "received_by": world.district_officer.pk}
    sent = officer.post("/receptions/new/", {**said, "together_with": "начальник учреждения"})
    reception = Reception.objects.get()
    here = f"/receptions/{reception.pk}/"
    assert (sent.status_code, sent.headers["Location"]) == (302, here)

    sent = officer.post(f"{here}visitors/new/", {**SENT, "key": "0123456789"})
    assert (sent.status_code, sent.headers["Location"]) == (302, f"{here}#visitors")
    officer.post(f"{here}visitors/new/", {**SENT, "key": "0123456789"})
    assert Visitor.objects.count() == 1

    sent = officer.post(f"{here}record/", {"ended_at": this_minute(), "none_came": ["staff", "enbek"]})
    assert (sent.status_code, sent.headers["Location"]) == (302, here)
    reception.refresh_from_db()
    assert (reception.state, reception.none_came) == ("recorded", ["staff", "enbek"])
    assert "None came of: Staff of the facility, Worker of Enbek." in text(officer.get(here))


def test_nobody_came_is_one_tick(world, colony, officer):
    reception = factories.begun(world.district_officer, facility=colony, at=timezone.now())
    officer.post(f"/receptions/{reception.pk}/record/", {"ended_at": this_minute(), "nobody_came": "on"})
    reception.refresh_from_db()
    assert (reception.state, reception.none_came) == ("recorded", ["convicted", "staff", "enbek", "relative"])
    assert "Nobody came." in text(officer.get(f"/receptions/{reception.pk}/"))


def test_what_was_typed_stays_beside_the_sentence(world, colony, officer):
    reception = factories.begun(world.district_officer, facility=colony)
    answer = officer.post(
        f"/receptions/{reception.pk}/visitors/new/", {**SENT, "decision": "check", "key": "0123456789"}
    )
    page = text(answer)
    assert answer.status_code == 422
    assert "Give the term by which it is done." in page
    assert (NAME in page, WORDS in page, 'name="key" value="0123456789"' in page) == (True, True, True)
    assert not Visitor.objects.exists()


def test_silence_is_refused_on_the_card(world, colony, officer):
    reception = factories.begun(world.district_officer, facility=colony, at=timezone.now())
    answer = officer.post(f"/receptions/{reception.pk}/record/", {"ended_at": this_minute()})
    assert answer.status_code == 422
    assert "Enter who came, or say of whom none came: silence is no record." in text(answer)


def test_two_change_one_entry_and_the_second_sees_both(world, colony, officer):
    reception = factories.begun(world.district_officer, facility=colony)
    visitor = factories.visitor(reception)
    reception.refresh_from_db()
    address, seen = f"/receptions/{reception.pk}/visitors/{visitor.pk}/change/", str(reception.version)
    assert officer.post(address, {**SENT, "subject": "о питании", "version": seen}).status_code == 302
    answer = officer.post(address, {**SENT, "subject": "о посылке", "version": seen})
    assert answer.status_code == 409
    assert ("о питании" in text(answer), "о посылке" in text(answer)) == (True, True)


def test_who_came_is_shown_to_who_may_read_it_and_each_opening_leaves_its_row(world, colony, client):
    reception = factories.recorded(world.district_officer, facility=colony)
    here = reception.get_absolute_url()
    for reader, knows in [
        (world.district_prosecutor, True),
        (world.oblast_deputy, True),
        (world.oblast_officer, False),
        (world.auditor, False),
    ]:
        client.force_login(reader)
        page = text(client.get(here))
        assert "Visitor 1: Convicted" in page
        assert [secret in page for secret in (NAME, ABOUT, WORDS)] == [knows] * 3
    viewed = AuditRow.objects.filter(action="receptions.view").values_list("officer_id", flat=True)
    assert sorted(viewed) == sorted([world.district_prosecutor.pk, world.oblast_deputy.pk])


@pytest.mark.parametrize("address", ["", "change/", "visitors/new/", "visitors/{}/change/", "visitors/{}/done/"])
def test_a_foreign_reception_does_not_exist(world, colony, client, address):
    visitor = factories.promised(world.district_officer, facility=colony)
    client.force_login(people.officer(office=world.south_1))
    here = f"/receptions/{visitor.reception_id}/"
    assert client.get(here + address.format(visitor.pk)).status_code == 404
    assert str(visitor.reception.facility) not in text(client.get("/receptions/"))


def test_the_list_is_narrowed_by_who_came_and_by_a_term_that_has_passed(world, colony, officer):
    late = factories.promised(world.district_officer, facility=colony).reception
    factories.recorded(world.district_officer, came=["relative"], at=factories.AT + factories.HOUR)

    def found(query):
        page = text(officer.get(f"/receptions/?{query}"))
        return [one.pk for one in Reception.objects.all() if f'href="/receptions/{one.pk}/"' in page]

    assert found("category=convicted") == [late.pk]
    assert found("overdue=true") == [late.pk]
    assert found("direction=3") == []
    assert found(f"facility={colony.pk}") == [late.pk]
    assert len(found("")) == 2


@pytest.mark.parametrize(
    "address", ["/receptions/", "/receptions/journal/?from=2026-03-01&until=2026-03-31", "/registers/today/"]
)
def test_lists_cost_the_same_at_one_row_and_at_three(world, colony, officer, address, django_assert_max_num_queries):
    counts = []
    for number, hours in enumerate((0, 1, 2)):
        at = factories.AT + hours * factories.HOUR
        factories.promised(world.district_officer, facility=colony, at=at)
        if number != 1:
            with django_assert_max_num_queries(14) as asked:
                assert officer.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_journal_of_a_period_is_a_page_and_a_paper_without_names(world, colony, officer):
    factories.recorded(world.district_officer, came=["convicted", "staff"], none_came=["enbek"], facility=colony)
    period = {"from": "2026-03-01", "until": "2026-03-31"}
    page = text(officer.get("/receptions/journal/", period))
    assert "Convicted — 1; Staff of the facility — 1" in page
    sent = officer.post("/receptions/journal/", {**period, "facility": colony.pk})
    paper = Document.objects.get(kind="receptions")
    assert (sent.status_code, sent.headers["Location"]) == (302, paper.get_absolute_url())
    (entry,) = paper.context["entries"]
    assert [(one["category"]["ru"], one["count"]) for one in entry["came"]] == [
        ("Осужденный", 1),
        ("Сотрудник учреждения", 1),
    ]
    assert NAME not in str(paper.context)
    refused = officer.post("/receptions/journal/", {"from": "2026-03-31", "until": "2026-03-01"})
    assert "The period can't end before it begins." in text(refused)


def test_cards_of_the_facility_and_of_the_inspection_lead_to_the_form(world, officer):
    check = inspection(world.ivs, by=world.district_officer, at=timezone.now())
    assert f'href="/receptions/new/?facility={world.ivs.pk}"' in text(
        officer.get(f"/facilities/{world.ivs.pk}/receptions/")
    )
    assert f'href="/receptions/new/?inspection={check.pk}"' in text(officer.get(f"/inspections/{check.pk}/receptions/"))


def test_what_was_promised_is_a_duty_of_today_and_without_a_clock_it_stands_with_receptions(world, colony, officer):
    visitor = factories.promised(world.district_officer, facility=colony)
    assert "о невыдаче посылки" not in text(officer.get("/registers/today/"))
    Visitor.objects.update(obligation=None)
    page = text(officer.get("/registers/today/"))
    assert f'href="/receptions/{visitor.reception_id}/#visitor-1"' in page
    officer.post(
        f"/receptions/{visitor.reception_id}/visitors/{visitor.pk}/done/",
        {"done_on": "2026-03-05", "result": "Выдана."},
    )
    assert "о невыдаче посылки" not in text(officer.get("/registers/today/"))


def test_an_act_drafted_from_a_visitors_matter_is_shown_with_it(world, colony, officer):
    visitor = factories.promised(world.district_officer, facility=colony)
    act = acts.draft(world.district_officer, facility=colony, ground_url=visitor.page)
    assert f'href="/acts/{act.pk}/"' in text(officer.get(f"/receptions/{visitor.reception_id}/"))
