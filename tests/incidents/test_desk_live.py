"""What happens to an emergency is heard by the desks that may see it, and by no other, with the commit."""

import time

import pytest
from django.utils import timezone

from incidents.actions import incidents
from tests import factories
from tests.duties.streaming import Reader, stream_server
from tests.incidents.factories import incident

pytestmark = pytest.mark.django_db(transaction=True)


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


def moved(reader):
    return [(one["topic"], one["id"]) for one in reader.next(5)["moved"]]


def test_a_new_emergency_stands_on_every_desk_above_with_its_line(world, read):
    desks = [read(world.zonal_officer), read(world.oblast_officer), read(world.district_officer)]
    stranger = read(factories.officer("oblast_officer", office=world.south))
    began, now = time.monotonic(), timezone.now()
    made = incident(world.ivs, by=world.district_officer, received_at=now)
    for desk in desks:
        (move,) = desk.next(5)["moved"]
        assert (move["topic"], move["id"]) == ("emergency", made.pk)
        assert move["line"] == {
            "ru": f"{made.kind.title_ru} — {world.ivs.name_ru}",
            "kk": f"{made.kind.title_kk} — {world.ivs.name_kk}",
            "en": f"{made.kind.title_en} — {world.ivs.name_ru}",
            "received_at": now.isoformat(),
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
