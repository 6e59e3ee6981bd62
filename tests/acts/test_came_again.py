"""A violation that came again leads to the earlier one itself, and that one to it; only where the officer sees both."""

from datetime import timedelta

import pytest
from rest_framework.test import APIClient

from acts.models import Violation
from tests import factories
from tests.acts import factories as acts

pytestmark = pytest.mark.django_db
AT, DAY = acts.AT, timedelta(days=1)


@pytest.fixture
def twice(world):
    """(the earlier, the later) violation of one norm in one place."""
    said = {"facility": world.ivs}
    acts.eliminated(world.district_officer, world.district_prosecutor, world.oblast_officer, **said)
    acts.sent(world.district_officer, world.district_prosecutor, **said, at=AT + 30 * DAY)
    return Violation.objects.order_by("pk")


def page(client, officer, address):
    client.force_login(officer)
    return client.get(address).content.decode()


def test_each_of_the_two_leads_to_the_other(client, world, twice):
    earlier, later = twice
    assert f'href="/acts/{later.act_id}/#violation-{later.pk}"' in page(
        client, world.district_officer, f"/acts/{earlier.act_id}/"
    )
    shown = page(client, world.district_officer, f"/acts/{later.act_id}/")
    assert f'href="{earlier.get_absolute_url()}"' in shown
    assert f'id="violation-{later.pk}"' in shown


def test_a_draft_leads_to_what_it_would_repeat(client, world):
    acts.eliminated(world.district_officer, world.district_prosecutor, world.oblast_officer, facility=world.ivs)
    earlier = Violation.objects.get()
    draft = acts.draft(world.district_officer, facility=world.ivs, at=AT + 30 * DAY)
    assert f'href="{earlier.get_absolute_url()}"' in page(client, world.district_officer, f"/acts/{draft.pk}/")


def test_on_the_card_of_the_place_its_mark_leads_to_the_earlier_one(client, world, twice):
    earlier, later = twice
    shown = page(client, world.district_officer, f"/facilities/{world.ivs.pk}/acts/")
    assert f'href="{earlier.get_absolute_url()}"' in shown
    assert f'href="{later.get_absolute_url()}"' in shown


def test_who_doesn_t_see_the_other_is_told_of_it_without_a_link(client, world, twice):
    """The place has another supervisor since: the earlier act stays with the office that issued it."""
    earlier, later = twice
    other = factories.officer(office=world.north_2)
    type(later.act).objects.filter(pk=later.act_id).update(office=world.north_2, supervising_office=world.north_2)
    shown = page(client, other, f"/acts/{later.act_id}/")
    assert f"/acts/{earlier.act_id}/" not in shown
    assert f"act No. {earlier.act.document.number_label}" in shown
    assert f'href="/acts/{later.act_id}/' not in page(client, world.district_officer, f"/acts/{earlier.act_id}/")


def test_the_api_says_both(world, twice):
    earlier, later = twice
    api = APIClient()
    api.force_authenticate(world.district_officer)
    told = {one["id"]: (one["repeats"], one["repetitions"]) for one in api.get("/api/v1/violations/").data["results"]}
    assert told == {earlier.pk: (None, [later.pk]), later.pk: (earlier.pk, [])}
