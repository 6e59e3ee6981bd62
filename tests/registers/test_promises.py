"""Terms promised to visitors are clocks: they start with the record, end with the stated day and name nobody."""

from datetime import timedelta
from html import unescape

import pytest

from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.models import Alert, Obligation
from registers.actions import receptions, visitors
from tests.api.client import Caller

from . import factories
from .factories import ABOUT, AT, HOUR, NAME, WORDS

pytestmark = pytest.mark.django_db
PROMISE = "reception.promise"
DAY = timedelta(days=1)
TERM = AT.date() + 10 * DAY


def corrected(visitor, *, by, at, **fields):
    """The reception opened, the visitor's entry changed, recorded anew."""
    receptions.reopen(visitor.reception, reason="уточнить", by=by, at=at)
    visitors.change(visitor, **fields, by=by, at=at)
    return receptions.record(visitor.reception, ended_at=AT + HOUR, by=by, at=at)


def promises():
    return Obligation.objects.filter(code=PROMISE)


def clocks():
    return list(promises().order_by("pk").values_list("state", "term_count"))


def test_a_promise_is_a_clock_from_the_record_on_that_ends_with_its_day(world, colony):
    reception = factories.begun(world.district_officer, facility=colony)
    factories.visitor(reception)
    made = factories.visitor(reception, decision="appeal", due_on=TERM)
    assert not promises().exists()
    receptions.record(reception, by=world.district_officer, at=AT + HOUR)
    made.refresh_from_db()
    clock = Obligation.objects.get(code=PROMISE)
    assert (clock, clock.code, clock.office, clock.facility) == (
        *(made.obligation, "reception.promise"),
        *(world.north_1, colony),
    )
    assert (clock.rule.is_choice, clock.subject_url) == (True, made.page)
    assert world.north_1.local_day(clock.due_at - timedelta(seconds=1)) == TERM
    assert clock.title_ru == "Посетитель 2: Осужденный — Обращение зарегистрировано"


def test_done_it_fulfils_its_clock_on_the_day_it_was_done(world, colony):
    made = factories.promised(world.district_officer, facility=colony)
    visitors.settle(made, done_on=AT.date() + DAY, result="Выдано.", by=world.district_officer, at=AT + 4 * DAY)
    clock = Obligation.objects.get(code=PROMISE)
    assert (clock.state, world.north_1.local_day(clock.done_at)) == ("fulfilled", AT.date() + DAY)
    assert clock.fulfilled_url == made.page


def test_done_on_the_day_of_the_reception_it_is_done_with_its_beginning_at_the_earliest(world):
    made = factories.promised(world.district_officer)
    visitors.settle(made, done_on=AT.date(), result="Выдано.", by=world.district_officer, at=AT + 2 * HOUR)
    clock = Obligation.objects.get(code=PROMISE)
    assert (clock.state, clock.done_at) == ("fulfilled", AT + 2 * HOUR)


def test_a_correction_that_leaves_the_term_leaves_the_clock(world, colony):
    made = factories.promised(world.district_officer, facility=colony)
    corrected(made, subject="о посылке", by=world.district_officer, at=AT + DAY)
    assert clocks() == [("open", 10)]


def test_a_corrected_term_moves_the_clock_and_what_is_explained_ends_it(world, colony):
    made, said = factories.promised(world.district_officer, facility=colony), {"by": world.district_officer}
    corrected(made, due_on=TERM + 5 * DAY, **said, at=AT + DAY)
    assert clocks() == [("cancelled", 10), ("open", 15)]
    assert promises().earliest("pk").cancel_reason == "The term was corrected."
    made.refresh_from_db()
    corrected(made, decision="explained", due_on=None, **said, at=AT + 2 * DAY)
    assert clocks() == [("cancelled", 10), ("cancelled", 15)]
    made.refresh_from_db()
    corrected(made, decision="check", due_on=TERM, **said, at=AT + 3 * DAY)
    assert clocks() == [("cancelled", 10), ("cancelled", 15), ("open", 10)]


def test_while_the_record_is_corrected_the_promise_stands(world, colony):
    made = factories.promised(world.district_officer, facility=colony)
    receptions.reopen(made.reception, reason="уточнить", by=world.district_officer, at=AT + DAY)
    assert clocks() == [("open", 10)]


def test_an_entry_that_is_removed_and_a_record_that_is_withdrawn_end_their_clocks(world, colony):
    first, said = factories.promised(world.district_officer, facility=colony), {"by": world.district_officer}
    receptions.reopen(first.reception, reason="уточнить", **said, at=AT + DAY)
    visitors.remove(first, **said, at=AT + DAY)
    other = factories.promised(world.district_officer)
    receptions.withdraw(other.reception, reason="дважды внесено", **said, at=AT + DAY)
    assert [one.cancel_reason for one in promises().order_by("pk")] == [
        "The entry of the visitor was removed.",
        "дважды внесено",
    ]


def test_what_was_done_stays_done_when_the_record_is_withdrawn(world, colony):
    made, said = factories.promised(world.district_officer, facility=colony), {"by": world.district_officer}
    visitors.settle(made, done_on=AT.date() + DAY, result="Выдано.", **said, at=AT + DAY)
    receptions.withdraw(made.reception, reason="дважды внесено", **said, at=AT + 2 * DAY)
    assert clocks() == [("fulfilled", 10)]


def test_its_alert_leads_to_the_visitor_and_tells_nobody_who_it_is(client, world, colony):
    made = factories.promised(world.district_officer, facility=colony)
    sweep(AT + 10 * DAY)
    tell(AT + 10 * DAY)
    alert = Alert.objects.get(officer=world.district_officer, obligation__code=PROMISE)
    assert alert.obligation == Obligation.objects.get(code=PROMISE)
    client.force_login(world.district_officer)
    told = unescape(client.get(alert.obligation.get_absolute_url()).content.decode())
    assert f'href="{made.page}"' in told
    assert [one for one in (NAME, ABOUT, WORDS, "о невыдаче посылки") if one in told] == []


def test_the_visitors_card_and_the_api_name_the_clock(client, world, colony):
    made = factories.promised(world.district_officer, facility=colony)
    clock = Obligation.objects.get(code=PROMISE)
    client.force_login(world.district_officer)
    page = client.get(made.reception.get_absolute_url())
    assert f'href="{clock.get_absolute_url()}"' in page.content.decode()
    rows = Caller(world.district_officer).get(f"receptions/{made.reception.pk}/visitors/")[1]
    assert [one["obligation"] for one in rows] == [clock.pk]
