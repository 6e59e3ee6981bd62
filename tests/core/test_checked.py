"""What is fit to be saved: Django's own validation, without asking for rows that are held already."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from facilities.enums import FacilityKind, PenalRoomKind
from facilities.models import Facility, PenalRoom
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from tests import factories

pytestmark = pytest.mark.django_db


def room(**fields):
    return PenalRoom(**{"kind": PenalRoomKind.DIZO, "name": "ДИЗО-1", "places": 4, **fields})


def asked_of_facilities(given):
    """How often the database is asked for the facility."""
    with CaptureQueriesContext(connection) as asked:
        checked(given)
    return sum('FROM "facilities_facility"' in one["sql"] for one in asked)


def test_a_row_that_is_held_is_not_asked_for_one_that_is_only_named_is():
    facility = Facility.objects.get(pk=factories.facility(FacilityKind.UIS).pk)
    assert asked_of_facilities(room(facility_id=facility.pk)) == 1
    assert asked_of_facilities(room(facility=facility)) == 0


def test_a_row_that_is_not_there_is_refused():
    with pytest.raises(Refused) as refused:
        checked(room(facility_id=10**9))
    assert list(refused.value.fields) == ["facility"]


def test_constraints_with_a_row_that_is_held_are_checked_as_ever():
    facility = factories.facility(FacilityKind.UIS)
    checked(room(facility=facility)).save()
    with pytest.raises(Refused) as refused:
        checked(room(facility=facility))
    assert refused.value.sentence == "This facility already has a room of that kind and name."


def test_every_field_that_is_wrong_is_named():
    with pytest.raises(Refused) as refused:
        checked(room(facility=factories.facility(FacilityKind.UIS), kind="cellar", name=""))
    assert list(refused.value.fields) == ["kind", "name"]
