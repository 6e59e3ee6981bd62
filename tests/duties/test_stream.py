"""The stream: a real process, a real LISTEN, real connections; what happens reaches whom it may, and nobody else."""

import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from oversight import health
from oversight.core.enums import Role
from oversight.duties.actions import alerts, obligations
from oversight.duties.engine.telling import raise_alerts
from oversight.duties.live import news, tickets
from oversight.duties.models import Alert, Escalation, Obligation
from tests import factories as make
from tests.duties import law
from tests.duties.streaming import Reader, stream_server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    law.edition()
    return make.world()


@pytest.fixture
def server(world):
    with stream_server() as started:
        yield started


@pytest.fixture
def read(server):
    opened = []

    def reader(officer, since=None, hello=True):
        opened.append(Reader(server, officer, since))
        if hello:
            assert opened[-1].next()["alerts"] == []
        return opened[-1]

    yield reader
    for one in opened:
        one.close()


def raised(*officers, facility, count=1, at=None):
    """One alert for each of the officers, of each of `count` duties about the facility."""
    at, rule, made = at or timezone.now(), law.Rule.objects.get(), []
    for _ in range(count):
        office = facility.supervising_office
        day = {"period_from": at.date(), "period_until": at.date()}
        duty = Obligation.objects.create(
            rule=rule, code=rule.code, office=office, facility=facility, subject=str(Obligation.objects.count()),
            **day, title_ru="Проверка", title_kk="Тексеру", title_en="Check", opens_at=at, due_at=at,
        )  # fmt: skip
        step = Escalation.objects.create(
            obligation=duty, office=office, step=0, due_at=at, noticed_at=at, role=Role.DISTRICT_OFFICER,
            level="district", channels=["app"], acknowledge=True, tell_at=at, told_at=at,
        )  # fmt: skip
        fields = {"escalation": step, "obligation": duty, "office": office, "statutory": True}
        fields |= {"needs_acknowledgement": True, "raised_at": at, "changed_at": at}
        made += [Alert(officer=officer, title=f"Check {duty.pk}", **fields) for officer in officers]
    raise_alerts(made, at)
    return made


def test_an_alert_arrives_within_a_second(world, read):
    desk = read(world.district_officer)
    began = time.monotonic()
    (alert,) = raised(world.district_officer, facility=world.ivs)
    said = desk.next()
    assert time.monotonic() - began < 1
    (one,) = said["alerts"]
    assert (one["id"], one["mine"], one["waits"], one["title"]) == (alert.pk, True, True, alert.title)
    assert (said["waiting"], said["reload"]) == (1, False)


def test_a_thousand_in_a_flood_all_arrive_and_none_twice(world, read):
    desks = [read(world.district_officer), read(world.department_head)]
    began = time.monotonic()
    made = {one.pk for _ in range(20) for one in raised(world.district_officer, facility=world.ivs, count=50)}
    for desk in desks:
        heard = []
        while len(heard) < len(made):
            heard += desk.ids()
        assert sorted(heard) == sorted(made)
    assert time.monotonic() - began < 60


def test_what_an_officer_may_not_see_never_arrives(world, read):
    """Everybody listens; each hears exactly what `visible_to` gives, and it is less than all."""
    officers = {role: world.officer(role) for role in Role if role != Role.REFERENCE_ADMIN}
    officers["neighbour"] = make.officer(Role.DISTRICT_PROSECUTOR, office=world.north_2)
    officers["far"] = make.officer(Role.OBLAST_PROSECUTOR, office=world.south)
    desks = {name: read(officer) for name, officer in officers.items()}
    own = raised(world.district_officer, world.department_head, facility=world.ivs)
    other = raised(officers["neighbour"], facility=world.neighbour_ivs)
    far = raised(officers["far"], facility=world.foreign_ivs)
    visible = {name: ids_of(Alert.objects.visible_to(officer)) for name, officer in officers.items()}
    assert visible[Role.DISTRICT_OFFICER] == [one.pk for one in own]
    assert visible["neighbour"] == [one.pk for one in other]
    assert visible["far"] == [one.pk for one in far]
    for name, desk in desks.items():
        heard = []
        while len(heard) < len(visible[name]):
            heard += desk.ids()
        assert heard == visible[name], name
        assert desk.hears_nothing(0.2), name


def ids_of(alerts):
    return list(alerts.order_by("pk").values_list("pk", flat=True))


def test_who_has_it_is_heard_by_all_who_were_told_and_so_is_the_end(world, read):
    second = make.officer(Role.DISTRICT_OFFICER, office=world.north_1)
    first, other = raised(world.district_officer, second, facility=world.ivs)
    desk = read(second)
    alerts.acknowledge(first, by=world.district_officer, at=timezone.now())
    said = desk.next()
    assert [(one["id"], one["mine"], one["waits"]) for one in said["alerts"]] == [
        (first.pk, False, False),
        (other.pk, True, False),
    ]
    assert said["waiting"] == 0
    now = timezone.now()
    obligations.fulfil(first.obligation, done_at=now, by=world.district_officer, at=now)
    assert desk.ids() == [first.pk, other.pk]


def test_what_happened_while_one_was_away_is_told_on_coming_back(world, read):
    since = timezone.now()
    made = raised(world.district_officer, facility=world.ivs, count=2)
    raised(make.officer(Role.DISTRICT_OFFICER, office=world.south_1), facility=world.foreign_ivs)
    back = read(world.district_officer, since=since, hello=False)
    said = back.next()
    assert [one["id"] for one in said["alerts"]] == [one.pk for one in made]
    assert said["waiting"] == 2


def test_who_was_away_for_long_looks_at_everything(world, read):
    raised(world.district_officer, facility=world.ivs)
    back = read(world.district_officer, since=timezone.now() - news.AWAY - timedelta(seconds=1), hello=False)
    said = back.next()
    assert (said["reload"], said["alerts"], said["waiting"]) == (True, [], 1)


def test_a_lost_database_connection_loses_nothing(world, read):
    desk = read(world.district_officer)
    raised(world.district_officer, facility=world.ivs)
    assert len(desk.ids()) == 1
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid()"
        )
        assert cursor.fetchone()[0] >= 1
    (missed,) = raised(world.district_officer, facility=world.ivs)
    heard = []
    while missed.pk not in heard:
        heard += desk.ids()
    (after,) = raised(world.district_officer, facility=world.ivs)
    while after.pk not in heard:
        heard += desk.ids()


def test_a_killed_process_is_followed_by_another_that_tells_what_was_missed(world, server, read):
    read(world.district_officer)
    since = timezone.now()
    server.kill()
    (missed,) = raised(world.district_officer, facility=world.ivs)
    server.start()
    assert [one["id"] for one in read(world.district_officer, since=since, hello=False).next()["alerts"]] == [missed.pk]


def test_hundreds_of_desks_hear_it_from_one_process(world, read):
    desks = [read(world.district_officer) for _ in range(200)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        assert cursor.fetchone()[0] < 12
    (alert,) = raised(world.district_officer, facility=world.ivs)
    assert {tuple(desk.ids()) for desk in desks} == {(alert.pk,)}


def test_without_a_good_ticket_nothing_opens(world, server):
    officer = world.district_officer
    ticket = tickets.issue(officer, timezone.now()).ticket
    assert server.ask(f"{tickets.PATH}?ticket={ticket}")[0] == 200
    assert server.ask(f"{tickets.PATH}?ticket={ticket[:-2]}xx")[0] == 401
    assert server.ask(tickets.PATH)[0] == 401
    admin = tickets.issue(world.reference_admin, timezone.now()).ticket
    assert server.ask(f"{tickets.PATH}?ticket={admin}")[0] == 401
    officer.is_active = False
    officer.save()
    assert server.ask(f"{tickets.PATH}?ticket={ticket}")[0] == 401
    assert server.ask("/stream/other")[0] == 404


def test_a_ticket_holds_for_a_minute(world, monkeypatch):
    ticket = tickets.issue(world.district_officer, timezone.now()).ticket
    assert tickets.holder(ticket) == world.district_officer
    late = time.time() + tickets.HOLDS.total_seconds() + 1
    monkeypatch.setattr(time, "time", lambda: late)
    assert tickets.holder(ticket) is None


def test_only_our_own_pages_may_read_it(world, server):
    address = f"{tickets.PATH}?ticket={tickets.issue(world.district_officer, timezone.now()).ticket}"
    for origin in ("http://pages.example.kz", f"http://127.0.0.1:{server.port}"):
        status, headers = server.ask(address, Origin=origin)
        assert (status, headers["access-control-allow-origin"]) == (200, origin)
    status, headers = server.ask(address, Origin="http://elsewhere.example")
    assert (status, "access-control-allow-origin" in headers) == (403, False)


def test_the_process_gives_a_sign_of_life(server):
    ends = time.monotonic() + 10
    while health.ages(timezone.now())["stream"] is None:
        assert time.monotonic() < ends
        time.sleep(0.1)
