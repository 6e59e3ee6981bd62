"""Allegations of torture: who reads them and who doesn't, the trail without their words, registration to assessment."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from incidents.actions import allegations
from incidents.models import Allegation
from oversight.core.enums import Role
from oversight.core.models import AuditRow
from oversight.core.refusals import Forbidden
from tests import factories
from tests.api.client import Caller
from tests.incidents.factories import NIGHT, incident, minutes
from tests.inspections.factories import refused

LIST, RECORD = reverse("incidents:allegation_list"), reverse("incidents:allegation_record")
SECRET = "Били по пяткам в кабинете № 4"
TOLD = {
    "source": "doctor",
    "source_details": "Сообщение медицинской части № 12",
    "full_name": "Ким Виктор Андреевич",
    "against": "Оперуполномоченный Цой",
    "circumstances": SECRET,
}
REFUSED = {"erdr_refusal": "Повреждения получены до задержания."}
CONFIRMED = {
    "outcome": "confirmed",
    "decision": "Возбуждено досудебное расследование",
    "decided_on": date(2026, 3, 3),
    "decided_by": "Специальный прокурор",
}
#: The officer, the rows, what the filters offer.
QUERIES = 3


def alleged(world, *, by=None, facility=None, at=None, **fields):
    at = at or minutes(20)
    return allegations.record(
        facility=facility or world.ivs, received_at=NIGHT, **{**TOLD, **fields}, by=by or world.district_officer, at=at
    )


def readers(world, found):
    officers = [world.officer(role) for role in Role]
    return {one.roles[0] for one in officers if Allegation.objects.visible_to(one).filter(pk=found.pk).exists()}


def test_a_districts_is_read_by_its_officer_its_signer_and_the_signers_above(world):
    found = alleged(world)
    assert readers(world, found) == {
        "district_officer",
        "district_prosecutor",
        "oblast_deputy",
        "oblast_prosecutor",
        "department_head",
    }


def test_the_zonal_officer_reads_those_of_their_own_oblast(world):
    found, foreign = alleged(world), alleged(world, by=world.department_head, facility=world.foreign_ivs)
    factories.zone(world.zonal_officer, world.north)
    assert list(Allegation.objects.visible_to(world.zonal_officer)) == [found]
    assert "department_head" in readers(world, foreign)


def test_an_officer_of_the_office_it_is_not_assigned_to_does_not_see_it(world):
    found = alleged(world)
    colleague = factories.officer(office=world.north_1)
    assert not Allegation.objects.visible_to(colleague).exists()
    allegations.assign(found, officer=colleague, by=world.district_prosecutor, at=minutes(30))
    assert Allegation.objects.visible_to(colleague).get() == found
    assert not Allegation.objects.visible_to(world.district_officer).exists()


def test_neither_the_page_nor_the_list_nor_the_card_of_the_emergency_leaks_it(signed_in, world):
    strike = incident(world.ivs, by=world.district_officer)
    found = alleged(world, incident=strike)
    for officer in (world.oblast_officer, world.auditor, factories.officer(office=world.north_1)):
        browser = signed_in(officer)
        assert browser.get(found.get_absolute_url()).status_code == 404
        assert Caller(officer).get(f"allegations/{found.pk}/")[0] == 404
        assert list(browser.get(LIST).context["page"]) == []
        assert list(browser.get(strike.get_absolute_url()).context["allegations"]) == []


def test_the_trail_keeps_who_read_and_wrote_it_and_none_of_its_words(signed_in, world):
    found = alleged(world)
    signed_in(world.oblast_deputy).get(found.get_absolute_url())
    allegations.change(found, version=1, verification=SECRET, by=world.district_officer, at=minutes(40))
    rows = AuditRow.objects.filter(action__startswith="allegations.")
    assert [(row.action, row.officer_id) for row in rows.order_by("pk")] == [
        ("allegations.record", world.district_officer.pk),
        ("allegations.view", world.oblast_deputy.pk),
        ("allegations.change", world.district_officer.pk),
    ]
    kept = " ".join(str([row.before, row.after, row.subject_title]) for row in rows)
    assert [word for word in (SECRET, "Ким Виктор", "Цой") if word in kept] == []


def test_registered_decided_assessed_and_each_clock_met(world):
    found, said = alleged(world), {"by": world.district_officer, "at": minutes(60)}
    with refused("Say first whether it is registered in the unified register (points 20, 44)."):
        allegations.decide(found, **CONFIRMED, **said)
    found = allegations.register(found, erdr_number="265500121000123", erdr_on=date(2026, 3, 3), **said)
    found = allegations.decide(found, **CONFIRMED, **said)
    with refused("Point 24 asks for this.", field="position"):
        allegations.assess(found, assessment="Признание недопустимо.", position=" ", **said)
    allegations.assess(found, assessment="Признание недопустимо.", position="Заявить об исключении.", **said)
    assert {clock.code: clock.state for clock in found.clocks} == {
        "torture.registration": "fulfilled",
        "torture.decision": "fulfilled",
        "torture.admissibility": "fulfilled",
    }


def test_not_confirmed_there_is_no_evidence_to_assess(world):
    found, said = alleged(world), {"by": world.district_officer, "at": minutes(60)}
    allegations.register(found, **REFUSED, **said)
    found = allegations.decide(found, **{**CONFIRMED, "outcome": "not_confirmed"}, **said)
    with refused("Evidence is assessed where the allegation was confirmed (point 24)."):
        allegations.assess(found, assessment="а", position="п", **said)
    with refused("The decision on this allegation is entered: it can't be changed any more."):
        allegations.change(found, version=found.version, verification="иначе", **said)


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({}, "erdr_number", "Enter the number, or why there was no ground to register it."),
        ({"erdr_number": "1", "erdr_on": date(2026, 3, 9)}, "erdr_on", "This day lies in the future."),
        ({"erdr_number": "1"}, None, "Either a number and a day of the unified register, or why there is none."),
        (
            {"erdr_number": "1", "erdr_on": date(2026, 3, 3), **REFUSED},
            None,
            "Either a number and a day of the unified register, or why there is none.",
        ),
    ],
)
def test_half_a_registration_is_refused(world, said, field, sentence):
    found = alleged(world)
    with refused(sentence, field=field):
        allegations.register(found, **said, by=world.district_officer, at=minutes(60))


def test_the_level_above_reads_it_and_does_not_write_it(world):
    found = alleged(world)
    with refused("This belongs to another office: you may read it, its own officers change it.", kind=Forbidden):
        allegations.register(found, **REFUSED, by=world.oblast_deputy, at=minutes(60))


def test_it_is_assigned_by_a_signer_to_a_prosecutor_of_its_office(world):
    found = alleged(world)
    with refused("An allegation is assigned by the head of the office or a deputy.", kind=Forbidden):
        allegations.assign(found, officer=world.district_officer, by=world.district_officer, at=minutes(30))
    with refused("It is assigned to a prosecutor of the office it belongs to.", field="officer"):
        allegations.assign(found, officer=world.oblast_officer, by=world.district_prosecutor, at=minutes(30))


def test_the_whole_way_by_hand(signed_in, world):
    browser, here = signed_in(world.district_officer), timezone.localtime(timezone.now() - timedelta(hours=1))
    said = {**TOLD, "facility": world.ivs.pk, "received_at": f"{here:%Y-%m-%dT%H:%M}"}
    wrong = browser.post(RECORD, {**said, "against": ""})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["against"])
    browser.post(RECORD, said)
    found = Allegation.objects.get()
    address = found.get_absolute_url()
    assert browser.get(f"{address}change/").status_code == 200
    browser.post(f"{address}change/", {**TOLD, "version": 1, "verification": "Опрошены трое"})
    assert browser.post(f"{address}register/", {}).status_code == 422
    browser.post(f"{address}register/", {"erdr_number": "26-1", "erdr_on": f"{here:%Y-%m-%d}"})
    decided = {**CONFIRMED, "decided_on": f"{here:%Y-%m-%d}"}
    browser.post(f"{address}decide/", decided)
    browser.post(f"{address}assess/", {"assessment": "Недопустимо", "position": "Исключить"})
    found.refresh_from_db()
    assert (found.verification, found.outcome, found.position) == ("Опрошены трое", "confirmed", "Исключить")
    assert browser.get(address).status_code == 200


def test_the_whole_way_by_api(world):
    district, head = Caller(world.district_officer), Caller(world.district_prosecutor)
    received = timezone.localtime(timezone.now() - timedelta(hours=1))
    status, made = district.post("allegations/", facility=world.ivs.pk, received_at=received.isoformat(), **TOLD)
    assert (status, made["assigned_to"]["id"], "register" in made["allowed"]) == (201, world.district_officer.pk, True)
    address = f"allegations/{made['id']}/"
    assert district.patch(address, version=1, verification="Опрошены трое")[0] == 200
    assert district.post(f"{address}register/", **REFUSED)[0] == 200
    decided = {**CONFIRMED, "outcome": "not_confirmed", "decided_on": f"{received:%Y-%m-%d}"}
    assert district.post(f"{address}decide/", **decided)[1]["outcome"] == "not_confirmed"
    colleague = factories.officer(office=world.north_1)
    assert district.post(f"{address}assign/", officer=colleague.pk)[0] == 403
    assert head.post(f"{address}assign/", officer=colleague.pk)[1]["assigned_to"]["id"] == colleague.pk
    assert district.get(address)[0] == 404


def test_the_same_queries_at_one_row_and_at_many(signed_in, world, django_assert_num_queries):
    browser = signed_in(world.district_officer)
    alleged(world)
    with django_assert_num_queries(QUERIES):
        assert len(browser.get(LIST).context["page"]) == 1
    for _number in range(3):
        alleged(world)
    with django_assert_num_queries(QUERIES):
        assert len(browser.get(LIST).context["page"]) == 4
