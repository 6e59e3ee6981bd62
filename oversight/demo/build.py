"""The whole demo, in one transaction: a start that is killed leaves nothing half-made."""

from datetime import timedelta
from random import Random

from django.db import connection, transaction
from django.utils import translation

from oversight.duties.models import Edition

from . import (
    acts,
    allegations,
    courts,
    emergencies,
    equipment,
    force,
    inquiries,
    joint,
    kinds,
    legal_acts,
    meetings,
    officers,
    offices,
    placements,
    places,
    planning,
    practice,
    receptions,
    roster,
    rulings,
    story,
)
from .duties import Days
from .people import People, Telephones
from .stage import Stage
from .timeline import play

#: The same offices, facilities and people on every machine; what happens follows the clock.
SEED = 2015
#: How long before now the offices and facilities were entered, in days: longer than the story.
ENTERED = 60
#: Of a thousand regular checks of the last days that no story tells, so many are whole inspections.
WRITTEN_OUT = 100


@transaction.atomic
def build(now):
    """Write everything up to the moment `now`. The rulebook must be loaded and no office there yet."""
    now = now.replace(second=0, microsecond=0)
    with translation.override("ru"):
        chance, telephones = Random(SEED), Telephones()
        people = People(chance)
        at = now - timedelta(ENTERED)
        opened = offices.open_all(at)
        entered = officers.enter_all(opened, people, telephones, chance, at)
        roster.assign_all(opened, entered, at)
        registered = places.register_all(opened, telephones, chance, at)
        equipment.appoint_heads(registered, people, chance, at)
        equipment.equip(registered, chance, at)
        facilities = [facility for _, facility in registered]
        stage = Stage(entered, facilities, people, chance, now)
        scenes = [*story.scenes(stage), *equipment.leaves(registered, people, chance, now)]
        scenes += [*emergencies.scenes(stage), *force.scenes(stage), *allegations.scenes(stage)]
        days = Days(stage, _published_at(now), ours=story.places(stage), written_out=WRITTEN_OUT)
        play(
            [
                *(*scenes, *placements.scenes(stage), *acts.scenes(stage), *receptions.scenes(stage)),
                *(
                    *legal_acts.scenes(stage),
                    *rulings.scenes(stage),
                    *meetings.scenes(stage),
                    *inquiries.scenes(stage),
                    *courts.scenes(stage),
                    *planning.scenes(stage),
                    *practice.scenes(stage),
                    *(*joint.scenes(stage), *kinds.scenes(stage)),
                    *roster.absences_of(stage),
                    days.scene(),
                ),
            ],
            until=now,
        )
    _leave_papers_to_the_tick()


def _published_at(now):
    """When the rulebook was published here: from then on duties open."""
    return Edition.objects.in_force(now.date()).earliest("published_at").published_at


def _leave_papers_to_the_tick():
    """Call no worker for the papers of the past: their rows are queued, and the tick makes them.

    Otherwise the first paper somebody issues by hand would wait behind more than a hundred of them.
    """
    connection.run_on_commit.clear()
