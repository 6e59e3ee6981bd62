"""One run from beginning to end: start, break, settle, verify."""

import time
import urllib.error
import urllib.request
from collections import Counter

import django

from tests.duties.receiver import receiver
from tests.fault import verify, verify_emergencies
from tests.fault.machine import Clocks, Machine, stubbornly
from tests.fault.plan import HOUR, plan
from tests.system.running import free_port

#: Where the machine is slow, officers go on entering what was planned after the last fault.
LONGEST_ENTERING = 15 * 60
#: Afterwards the clock is put forward: until every step has come, then until every message had its next attempt.
EVERY_STEP, EVERY_ATTEMPT = 4 * HOUR, 12 * HOUR


def run(data, seed, kills, duties, emergencies, say):
    """Run it; the result says what was counted and which promises were broken. Raises what stops it."""
    planned = plan(seed, kills, duties, emergencies)
    say(seed=seed, kills=kills, duties=duties, emergencies=emergencies, seconds=round(planned.seconds))
    machine = Machine(data)
    ports = free_port(), free_port()
    try:
        machine.start_servers()
        scene_of = prepare()
        with receiver() as sink:
            scene = scene_of(planned, sink.address)
            machine.start_program(*ports)
            machine.wait(lambda: answers(ports[0]), "the web answers")
            clocks = Clocks()
            break_things(machine, planned, scene, clocks, ports[0])
            settle(machine, scene, clocks)
            machine.wait(lambda: answers(ports[0]), "the web answers again")
            result = examine(scene, sink, clocks)
    finally:
        machine.stop()
    killed = Counter(kill.target for kill in planned.kills)
    say(killed=dict(killed), **result)
    return result


def prepare():
    """The database made, and the scene that needs it."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.fault.scene import Scene

    return Scene


def break_things(machine, planned, scene, clocks, port):
    """Let the plan happen."""
    began = time.monotonic()
    events = [(one.at, machine.kill, one.target) for one in planned.kills]
    events += [(one.at + one.down, machine.again, one.target) for one in planned.kills]
    events += [(one.at, lambda offset: jump(machine, clocks, offset), one.offset) for one in planned.jumps]
    scene.begin(port, clocks)
    for at, work, about in sorted(events, key=lambda one: one[0]):
        while (left := began + at - time.monotonic()) > 0:
            machine.check()
            time.sleep(min(left, 0.2))
        work(about)
    machine.wait(scene.is_over, "all that was planned is entered", LONGEST_ENTERING)


def jump(machine, clocks, offset):
    machine.set_clock(offset)
    clocks.jump(offset)


def settle(machine, scene, clocks):
    """No more faults: what is owed must come now."""
    from tests.fault.ledger import is_made
    from tests.fault.scene import is_noticed, is_sent, shifted

    for offset, is_done, what in (
        (EVERY_STEP, is_noticed, "every step is noticed and told"),
        (EVERY_ATTEMPT, is_sent, "every message has left"),
        (EVERY_ATTEMPT, lambda _shown: is_made(), "every paper is made"),
    ):
        jump(machine, clocks, offset)
        # A new offset is known within a second, and the tick comes four times in one.
        time.sleep(3)
        machine.wait(lambda: stubbornly(is_done, shifted(offset)), what, 600)  # noqa: B023


def answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def examine(scene, sink, clocks):
    """What was counted, and what was broken."""
    promises, come, messages = list(scene.promises()), scene.come(), scene.messages()
    arrivals = [verify.Arrival(one["number"], clocks.latest(one["at"])) for one in list(sink.received)]
    typed, kept = scene.account()
    broken = [
        *verify.faults(promises, come, messages, arrivals),
        *verify.early(promises, messages, arrivals),
        *verify_emergencies.faults(typed, kept),
    ]
    return {
        "steps": len(come),
        "messages": len(messages),
        "arrived": len({one.number for one in arrivals}),
        "repeated": len(arrivals) - len({one.number for one in arrivals}),
        "registered": len(kept.emergencies),
        "clocks": len(kept.clocks),
        "met": sum(one.done is not None for one in kept.clocks),
        "papers": len(kept.papers),
        "faults": len(broken),
        "broken": broken[:50],
    }
