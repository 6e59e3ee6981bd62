"""The alert desk: what stands on it for whom, who has it, the tap that takes it, the messages behind it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from oversight.core.enums import Role
from oversight.duties.actions import alerts, obligations
from oversight.duties.live import news
from oversight.duties.models import Alert, Delivery, Obligation, PendingStep
from tests import factories as make
from tests.duties import law
from tests.duties.told import duty, step, told

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def world():
    made = make.world()
    law.edition(law.duty(rule_class="statutory"))
    return made


@pytest.fixture
def as_officer(client):
    def signed_in(officer):
        client.force_login(officer)
        return client

    return signed_in


def rows(client, query=""):
    """The alerts on the desk, as their rows stand."""
    return [matter.alert for matter in client.get(f"/alerts/{query}").context["matters"]]


def test_the_desk_opens_with_what_was_told_to_me_and_stands(world, as_officer):
    now = timezone.now()
    (mine,) = told(world.district_officer, facility=world.ivs, at=now)
    told(world.district_prosecutor, facility=world.ivs, at=now)
    (over,) = told(world.district_officer, facility=world.ivs, at=now)
    obligations.fulfil(over.obligation, done_at=now, by=world.district_officer, at=now)
    desk = as_officer(world.district_officer)
    assert rows(desk) == [mine]
    assert rows(desk, "?standing=closed") == [over]


def test_my_office_and_those_below_are_one_row_a_step(world, as_officer):
    first, *_ = told(world.district_officer, world.district_prosecutor, world.oblast_prosecutor, facility=world.ivs)
    (other,) = told(make.officer(office=world.north_2), facility=world.neighbour_ivs)
    (foreign,) = told(make.officer(office=world.south_1), facility=world.foreign_ivs)
    assert rows(as_officer(world.district_officer), "?whose=office") == [first]
    oblast = as_officer(world.oblast_prosecutor)
    assert rows(oblast, "?whose=office") == [Alert.objects.get(officer=world.oblast_prosecutor)]
    assert rows(oblast, "?whose=all") == [other, first]
    assert rows(as_officer(world.department_head), "?whose=all") == [foreign, other, first]


def test_where_an_alert_stands_narrows_the_desk(world, as_officer):
    now = timezone.now()
    taken, waiting = told(world.district_officer, facility=world.ivs, at=now, count=2)
    (informed,) = told(world.district_officer, facility=world.ivs, at=now, acknowledge=False)
    alerts.acknowledge(taken, by=world.district_officer, at=now)
    desk = as_officer(world.district_officer)
    assert rows(desk) == [informed, waiting, taken]
    assert rows(desk, "?standing=waiting") == [waiting]
    assert rows(desk, "?standing=taken") == [taken]
    Alert.objects.filter(pk=taken.pk).update(
        acknowledged_at=now - timedelta(hours=2), ack_expires_at=now - timedelta(hours=1)
    )
    assert rows(desk, "?standing=waiting") == [waiting, taken]


def test_one_tap_takes_it_and_the_desk_says_who_has_it_until_when(world, as_officer):
    (alert,) = told(world.district_officer, facility=world.ivs, at=timezone.now())
    desk = as_officer(world.district_officer)
    assert "Nobody has it" in desk.get("/alerts/").text
    response = desk.post(f"/alerts/{alert.pk}/acknowledge/", {"filters": "whose=office"}, follow=True)
    assert response.redirect_chain == [("/alerts/?whose=office", 302)]
    assert f"{world.district_officer.short_name} has it" in response.text
    alert.refresh_from_db()
    assert (alert.acknowledged_by, alert.ack_expires_at > timezone.now()) == (world.district_officer, True)


def test_htmx_gets_the_feed_alone_as_the_page_holds_it(world, as_officer):
    (alert,) = told(world.district_officer, facility=world.ivs, at=timezone.now())
    desk = as_officer(world.district_officer)
    part = desk.get("/alerts/", headers=HTMX).text.strip()
    assert part.startswith('<section id="alert-feed"')
    assert f"matter-{alert.escalation_id}" in part
    assert "<h1" not in part
    taken = desk.post(f"/alerts/{alert.pk}/acknowledge/", {"filters": ""}, headers=HTMX)
    assert (taken.status_code, taken["Location"]) == (302, "/alerts/")


def test_who_comes_second_is_told_who_has_it(world, as_officer):
    second = make.officer(office=world.north_1)
    mine, theirs = told(world.district_officer, second, facility=world.ivs, at=timezone.now())
    alerts.acknowledge(mine, by=world.district_officer, at=timezone.now())
    response = as_officer(second).post(f"/alerts/{theirs.pk}/acknowledge/", {"filters": ""}, follow=True)
    assert f"{world.district_officer.short_name} has it already." in response.text


def test_the_leader_takes_it_from_the_row_of_their_officer_and_a_stranger_has_no_button(world, as_officer):
    (alert,) = told(world.district_officer, facility=world.ivs, at=timezone.now())
    button = f'action="/alerts/{alert.pk}/acknowledge/"'
    assert button in as_officer(world.oblast_prosecutor).get("/alerts/?whose=all").text
    auditor = as_officer(world.auditor)
    assert button not in auditor.get("/alerts/?whose=all").text
    assert auditor.post(f"/alerts/{alert.pk}/acknowledge/").status_code == 403
    foreign = as_officer(make.officer(Role.OBLAST_PROSECUTOR, office=world.south))
    assert foreign.post(f"/alerts/{alert.pk}/acknowledge/").status_code == 404
    assert foreign.get(f"/alerts/{alert.pk}/").status_code == 404
    alert.refresh_from_db()
    assert alert.acknowledged_at is None


def test_it_says_when_it_is_passed_on(world, as_officer):
    now = timezone.now()
    (alert,) = told(world.district_officer, facility=world.ivs, at=now)
    (matter,) = as_officer(world.district_officer).get("/alerts/").context["matters"]
    assert matter.passes_on_at == alert.next_repeat_at + 2 * timedelta(hours=4)


def test_the_messages_of_an_alert_are_shown_with_what_came_of_each(world, as_officer):
    (alert,) = told(world.district_officer, facility=world.ivs, at=timezone.now())
    now = timezone.now()
    common = {"alert": alert, "next_attempt_at": now}
    Delivery.objects.create(
        **common, channel="email", address="a@example.kz", state="failed", attempts=2, error="mailbox unknown"
    )
    Delivery.objects.create(
        **common, channel="message", address="17: Duty phone", state="dead", attempts=9, error="500"
    )
    page = as_officer(world.district_officer).get(f"/alerts/{alert.pk}/").text
    for words in ("a@example.kz", "mailbox unknown", "Duty phone", "Could not be sent", "500"):
        assert words in page
    assert "17: Duty" not in page


def test_the_pulse_says_what_is_new_and_brings_a_ticket(world, as_officer):
    since = timezone.now()
    (alert,) = told(world.district_officer, facility=world.ivs, at=timezone.now())
    told(make.officer(office=world.south_1), facility=world.foreign_ivs, at=timezone.now())
    said = as_officer(world.district_officer).get("/alerts/pulse/", {"since": since.isoformat()}).json()
    assert [(one["id"], one["mine"]) for one in said["alerts"]] == [(alert.pk, True)]
    assert (said["waiting"], said["reload"]) == (1, False)
    assert set(said["stream"]) == {"url", "ticket", "expires_at"}
    for nonsense in ("", "yesterday", "2026-13-40T00:00:00+05:00", "2026-03-02T10:00:00"):
        again = as_officer(world.district_officer).get("/alerts/pulse/", {"since": nonsense}).json()
        assert (again["alerts"], again["waiting"]) == ([], 1)


def test_too_much_news_is_to_look_at_everything(world):
    since = timezone.now()
    told(world.district_officer, facility=world.ivs, at=since, count=news.MOST + 1)
    said = news.catch_up(world.district_officer, since, timezone.now())
    assert (said["reload"], said["alerts"], said["waiting"]) == (True, [], news.MOST + 1)


def test_who_reads_no_case_has_no_desk_and_no_ticket(world, as_officer):
    admin = as_officer(world.reference_admin)
    assert [admin.get(f"/alerts/{address}").status_code for address in ("", "pulse/", "engine/")] == [404, 404, 404]
    assert 'id="live"' not in admin.get("/alerts/addresses/").text
    assert 'id="live"' in as_officer(world.district_officer).get("/alerts/addresses/").text


def test_the_desk_costs_the_same_at_one_row_and_at_thirty(world, as_officer, django_assert_num_queries):
    desk = as_officer(world.oblast_prosecutor)
    told(world.district_officer, world.oblast_prosecutor, facility=world.ivs, at=timezone.now())
    desk.get("/alerts/?whose=all")
    with django_assert_num_queries(4):
        desk.get("/alerts/?whose=all")
    told(world.district_officer, world.oblast_prosecutor, facility=world.ivs, at=timezone.now(), count=29)
    with django_assert_num_queries(4):
        assert len(rows(desk, "?whose=all")) == 30


def test_what_turns_out_not_to_be_done_stands_on_the_desk_again(world, as_officer):
    now = timezone.now()
    (alert,) = told(world.district_officer, facility=world.ivs, at=now)
    obligations.fulfil(alert.obligation, done_at=now, by=world.district_officer, at=now)
    desk = as_officer(world.district_officer)
    assert rows(desk) == []
    with transaction.atomic():
        obligations.unsettle(obligations.locked(alert.obligation), by=world.district_officer, at=now)
    assert rows(desk) == [alert]


def test_the_engine_page_shows_what_is_stuck_within_ones_scope_only(world, as_officer):
    now = timezone.now()
    for facility in (world.ivs, world.foreign_ivs):
        nobody = step(duty(facility, now, title_en=f"Lonely {facility.pk}"), now)
        nobody.told_at, nobody.resolution = None, {"told": [], "tried": [], "fell_back_to": None}
        nobody.save()
        (alert,) = told(make.officer(office=facility.supervising_office), facility=facility, at=now)
        Delivery.objects.create(
            alert=alert, channel="email", address="x@example.kz", next_attempt_at=now, state="dead", attempts=9,
            error=f"cause {facility.pk}",
        )  # fmt: skip
        set_aside = duty(facility, now)
        PendingStep.objects.create(obligation=set_aside, number=0, at=now, trouble=f"trouble {facility.pk}")
        assert Obligation.objects.visible_to(world.department_head).filter(pk=set_aside.pk).exists()
    page = as_officer(world.oblast_prosecutor).get("/alerts/engine/").text
    for words in ("Lonely", "cause", "trouble"):
        assert f"{words} {world.ivs.pk}" in page
        assert f"{words} {world.foreign_ivs.pk}" not in page
        assert f"{words} {world.foreign_ivs.pk}" in as_officer(world.department_head).get("/alerts/engine/").text


def test_a_message_that_failed_for_good_is_sent_again_by_a_button_that_only_those_have_who_may(world, as_officer):
    now = timezone.now()
    (alert,) = told(world.district_officer, facility=world.ivs, at=now)
    message = Delivery.objects.create(
        alert=alert, channel="email", address="x@example.kz", next_attempt_at=now, state="dead", attempts=9, error="?"
    )
    again = f"/alerts/{alert.pk}/send-again/"
    assert again not in as_officer(world.auditor).get(f"/alerts/{alert.pk}/").text
    desk = as_officer(world.district_officer)
    assert again in desk.get(f"/alerts/{alert.pk}/").text
    page = desk.post(again, follow=True)
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("queued", 0)
    assert "The messages leave within a second" in page.text
    assert again not in page.text
    assert "No message of this alert has failed for good." in desk.post(again, follow=True).text


def test_the_strip_is_part_of_the_desk(world, as_officer):
    part = as_officer(world.district_officer).get("/alerts/engine/", headers=HTMX).text.strip()
    assert part.startswith('<div class="engine-strip"')
    assert "The engine is stuck" in part
