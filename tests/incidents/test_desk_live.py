"""What happens to an emergency is heard by the desks that may see it, and by no other, with the commit."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from incidents.actions import incidents
from oversight.duties.live.moves import Move, tell_of
from tests import factories
from tests.duties.streaming import Reader, stream_server
from tests.incidents.factories import incident

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


@pytest.fixture
def world():
    factories.edition()
    return factories.world()


@pytest.fixture
def read(world):
    opened = []
    with stream_server() as server:

        def reader(officer):
            opened.append(Reader(server, officer))
            # Whoever comes looks at everything: it isn't known what was missed.
            assert opened[-1].next()["moved"] is None
            return opened[-1]

        yield reader
        for one in opened:
            one.close()


def test_the_line_of_one_is_told_to_its_own_level_and_to_no_neighbour(world, read):
    neighbour = read(factories.officer(office=world.north_2))
    auditor, administrator = factories.officer("auditor", office=world.north), factories.officer("reference_admin")
    own, above = read(world.district_officer), read(auditor)
    assert Move("emergency", 1, frozenset([world.north.pk]), {"words": {}}).is_for(administrator) is False
    made = incident(world.ivs, by=world.district_officer, received_at=timezone.now())
    titles = {one.next(5)["moved"][0]["line"]["words"]["ru"]["title"] for one in (own, above)}
    assert titles == {f"{made.kind.title_ru} — {world.ivs.name_ru}"}
    assert neighbour.hears_nothing()


def test_a_line_too_long_for_a_notice_is_left_to_the_page_to_look_up(world, read):
    desk = read(world.zonal_officer)
    tell_of("emergency", 17, [world.north_1], {"words": {"ru": {"title": "𝕏" * 2000}}})
    assert desk.next(5)["moved"] == [{"topic": "emergency", "id": 17, "line": {}}]


def moved(reader):
    return [(one["topic"], one["id"]) for one in reader.next(5)["moved"]]


def test_a_new_emergency_stands_on_every_desk_above_with_its_line(world, read):
    desks = [read(world.zonal_officer), read(world.oblast_officer), read(world.district_officer)]
    stranger = read(factories.officer("oblast_officer", office=world.south))
    began, now = time.monotonic(), timezone.now()
    made = incident(world.ivs, by=world.district_officer, received_at=now)
    (clock,) = made.clocks
    for desk in desks:
        (move,) = desk.next(5)["moved"]
        assert (move["topic"], move["id"]) == ("emergency", made.pk)
        assert move["line"] == {
            "words": {
                "ru": {
                    "title": f"{made.kind.title_ru} — {world.ivs.name_ru}",
                    "clock_title": clock.title_ru,
                    "holder": world.north_1.name_ru,
                },
                "kk": {
                    "title": f"{made.kind.title_kk} — {world.ivs.name_kk}",
                    "clock_title": clock.title_kk,
                    "holder": world.north_1.name_kk,
                },
                "en": {
                    "title": f"{made.kind.title_en} — {world.ivs.name_ru}",
                    "clock_title": clock.title_en,
                    "holder": world.north_1.name_ru,
                },
            },
            "received_at": now.isoformat(),
            "due_at": (now + HOUR).isoformat(),
            "clocks": [clock.pk],
            "office": world.north_1.pk,
            "offices": [world.department.pk, world.north.pk, world.north_1.pk],
        }
    assert time.monotonic() - began < 1
    assert stranger.hears_nothing()


def test_what_happens_next_is_heard_too_and_what_is_rolled_back_is_not(world, read):
    made = incident(world.ivs, by=world.district_officer, received_at=timezone.now())
    desk = read(world.zonal_officer)
    incidents.receive(made, by=world.oblast_officer, at=timezone.now())
    assert moved(desk) == [("emergency", made.pk)]
    with pytest.raises(incidents.Refused):
        incidents.receive(made, by=world.oblast_officer, at=timezone.now())
    assert desk.hears_nothing()
