"""From the facility's journal to a placement entered late: report, one tap, sign-off."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from facilities.enums import FacilityKind
from inspections.models import Placement, Reconciliation
from tests import factories
from tests.inspections.factories import penal_room

pytestmark = pytest.mark.django_db
HEADING = "ФИО;№ постановления;Дата и время постановления;Дата и время водворения;Помещение;Срок;Год рождения"


@pytest.fixture
def colony(db):
    factories.edition()
    facility = factories.facility(FacilityKind.UIS)
    penal_room(facility)
    return facility


@pytest.fixture
def client(signed_in, colony):
    return signed_in(factories.officer(office=colony.supervising_office))


def ordered(hours=45):
    return timezone.localtime(timezone.now() - timedelta(hours=hours))


def row(name="Ли Виктор", number="21", year="1988", **fields):
    at = f"{ordered():%d.%m.%Y %H:%M}"
    return f"{name};{number};{at};{fields.get('placed', at)};ДИЗО 1;7;{year}"


def brought(client, colony, *rows):
    content = "\n".join([HEADING, *rows]).encode()
    days = {"from_on": f"{ordered(72):%Y-%m-%d}", "until_on": f"{timezone.localtime():%Y-%m-%d}"}
    file = SimpleUploadedFile("журнал.csv", content)
    return client.post(f"/reconciliations/new/?facility={colony.pk}", days | {"file": file})


def written(client, colony, *rows):
    report = brought(client, colony, *rows).text
    signed = re.search(r'name="rows" value="([^"]+)"', report)[1]
    client.post("/reconciliations/write/", {"rows": signed})
    return Reconciliation.objects.get()


def test_each_row_is_reported_before_anything_is_written(client, colony):
    answer = brought(client, colony, row(), row("Ким", placed="29.02.2027 10:00"))

    assert "1 row is read." in answer.text
    assert "there is no such day as “29.02.2027 10:00”" in answer.text
    assert not Reconciliation.objects.exists()


def test_the_unreported_placement_is_entered_with_one_tap_and_has_three_hours_left(client, colony):
    made = written(client, colony, row())
    line = made.lines.get()
    assert "We were not told of it" in client.get(f"/reconciliations/{made.pk}/").text

    answer = client.post(f"/reconciliations/{made.pk}/lines/{line.pk}/enter/", follow=True)

    placement = Placement.objects.get()
    assert placement.full_name == "Ли Виктор"
    assert "2 h 5" in answer.text
    assert f"/placements/{placement.pk}/" in answer.text


def test_what_the_line_lacks_is_asked_for_on_a_form_that_holds_the_rest(client, colony):
    made = written(client, colony, row(year=""))
    address = f"/reconciliations/{made.pk}/lines/{made.lines.get().pk}/enter/"

    answer = client.post(address)
    assert answer.status_code == 422
    assert "birth_year" in answer.context["form"].errors
    assert "Ли Виктор" in answer.text

    form = answer.context["form"]
    client.post(address, {name: form[name].value() or "" for name in form.fields} | {"birth_year": "1988"})
    assert Placement.objects.get().birth_year == 1988


def test_rows_changed_on_the_way_are_not_written(client, colony):
    brought(client, colony, row())

    answer = client.post("/reconciliations/write/", {"rows": "tampered"}, follow=True)

    assert "Bring the file again" in answer.text
    assert not Reconciliation.objects.exists()


def test_it_is_signed_when_all_is_resolved(client, colony):
    made = written(client, colony, row())
    assert client.post(f"/reconciliations/{made.pk}/sign/").status_code == 422

    line = made.lines.get()
    client.post(f"/reconciliations/{made.pk}/lines/{line.pk}/explain/", {"explanation": "Этапирован в тот же день."})
    client.post(f"/reconciliations/{made.pk}/sign/")

    made.refresh_from_db()
    assert made.is_signed
    assert client.get("/reconciliations/").context["page"].rows[0].open_lines == 0


def test_a_line_by_hand_is_kept_as_typed_when_refused(client, colony):
    days = {"from_on": f"{ordered(72):%Y-%m-%d}", "until_on": f"{timezone.localtime():%Y-%m-%d}"}
    client.post(f"/reconciliations/new/?facility={colony.pk}", days)
    made = Reconciliation.objects.get()

    answer = client.post(f"/reconciliations/{made.pk}/lines/", {"full_name": "Ким А.", "order_number": "5"})

    assert answer.status_code == 422
    assert "Ким А." in answer.text


def test_a_foreign_reconciliation_does_not_exist(client, colony, signed_in):
    made = written(client, colony, row())

    assert signed_in(factories.officer()).get(f"/reconciliations/{made.pk}/").status_code == 404
