"""The office that conducts a joint inspection is told of what the invited one did, and takes note of it."""

import pytest

from inspections.actions import inspections, parts
from inspections.enums import PartState
from oversight.core.refusals import Forbidden
from oversight.duties.engine.sweep import sweep
from oversight.duties.engine.telling import tell
from oversight.duties.models import Alert, Obligation
from tests import factories
from tests.api.client import Caller
from tests.factories import moment
from tests.inspections import joint
from tests.inspections.factories import refused

pytestmark = pytest.mark.django_db
LATER = moment(hour=12)


@pytest.fixture
def made(world):
    return joint.colony_check(world)


def news():
    return list(Obligation.objects.filter(code="joint.news").order_by("pk").values_list("state", "title_en"))


def told(officer):
    """What stands on the officer's desk of it."""
    sweep(LATER)
    tell(LATER)
    alerts = Alert.objects.filter(officer=officer, obligation__code="joint.news", closed_at=None)
    return [alert.obligation.title_en for alert in alerts.order_by("pk")]


def test_accepted_it_is_on_the_desk_of_the_conducting_office_at_once(world, made):
    part = joint.accepted(made)
    assert told(world.district_officer) == [f"{part.office} takes part in the joint inspection: {made.kind.title_en}"]
    clock = Obligation.objects.get(code="joint.news")
    assert (clock.office, clock.facility, clock.subject_url) == (world.north_1, made.facility, part.get_absolute_url())
    assert clock.rule.is_choice


def test_declined_the_reason_is_told_with_it(world, made):
    part = joint.invited(made)
    by = joint.officer_of(part.office)
    parts.decline(part, reason="Личный состав на учениях.", by=by, at=moment())
    assert told(world.district_officer) == [
        f"{part.office} declines to take part: Личный состав на учениях. ({made.kind.title_en})"
    ]


def test_of_two_things_the_newer_is_told_and_noted_once(world, made):
    part = joint.signed(made)
    assert told(world.district_officer) == [f"{part.office} has signed its part: {made.kind.title_en}"]
    assert [state for state, title in news()] == ["cancelled", "open"]
    heard = parts.hear(part, by=world.district_officer, at=LATER)
    assert (heard.heard_at, heard.heard_by, heard.is_unheard) == (LATER, world.district_officer, False)
    assert parts.hear(part, by=world.district_officer, at=moment(hour=13)).heard_at == LATER
    with refused("There is nothing new to take note of."):
        parts.hear(part, by=world.district_prosecutor, at=moment(hour=13))
    assert [state for state, title in news()] == ["cancelled", "fulfilled"]
    assert told(world.district_officer) == []


def test_a_signature_that_is_taken_back_and_given_again_is_told_anew(world, made):
    part = joint.signed(made)
    by = part.inspectors.get().officer
    parts.hear(part, by=world.district_officer, at=LATER)
    parts.take_back(part, by=by, at=LATER)
    assert news()[-1] == ("open", f"{part.office} has taken back its signature: {made.kind.title_en}")
    parts.sign(part, version=joint.again(part).version, by=by, at=LATER)
    assert [state for state, title in news()] == ["cancelled", "fulfilled", "cancelled", "open"]


def test_only_the_conducting_office_takes_note_and_only_of_what_was_done(world, made):
    part = joint.invited(made)
    with refused("There is nothing new to take note of."):
        parts.hear(part, by=world.district_officer, at=LATER)
    soldier = joint.officer_of(part.office)
    parts.decline(part, reason="нет людей", by=soldier, at=moment())
    for stranger in (soldier, world.oblast_officer):
        with refused("It is the office that conducts the inspection that takes note of this.", kind=Forbidden):
            parts.hear(part, by=stranger, at=LATER)


def test_a_cancelled_inspection_leaves_nothing_to_take_note_of(world, made):
    joint.accepted(made)
    inspections.cancel(made, reason="заменена другой", by=world.district_officer, at=LATER)
    assert [state for state, title in news()] == ["cancelled"]


def test_it_is_noted_on_the_page_of_the_part_and_over_the_api(client, world, made):
    part = joint.accepted(made)
    client.force_login(world.district_officer)
    here = part.get_absolute_url()
    assert f'action="{here}hear/"' in client.get(here).content.decode()
    assert client.post(f"{here}hear/").headers["Location"] == here
    page = client.get(here).content.decode()
    assert f'action="{here}hear/"' not in page
    assert (joint.again(part).heard_by, joint.again(part).state) == (world.district_officer, PartState.ACCEPTED)

    other = joint.accepted(made, office=joint.military(), inspectors=[factories.officer(office=joint.military())])
    caller = Caller(world.district_officer)
    assert "hear" in caller.get(f"joint-parts/{other.pk}/")[1]["allowed"]
    code, card = caller.post(f"joint-parts/{other.pk}/hear/")
    assert (code, card["heard_by"]["id"], "hear" in card["allowed"]) == (200, world.district_officer.pk, False)
