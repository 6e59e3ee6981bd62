"""Parts of a joint inspection in the browser: the invitation, the answer, the conclusion, the signature."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inspections.actions import checklist, parts, results
from inspections.models import JointPart
from oversight.core.enums import Role
from tests import factories
from tests.api.client import Caller, sentences
from tests.factories import moment
from tests.inspections import joint

TODAY = "/inspections/today/"
LIST = "/inspections/parts/"
HTMX = {"HX-Request": "true"}
ENDED = {"ended_at": "2026-03-02T12:00"}


@pytest.fixture
def made(world):
    return joint.colony_check(world)


@pytest.fixture
def garrison(world):
    return joint.garrison()


def browser(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def lead(world):
    return browser(world.district_officer)


@pytest.fixture
def soldier(garrison):
    return joint.officer_of(garrison)


@pytest.fixture
def guest(soldier):
    """The garrison's officer in a browser."""
    return browser(soldier)


def _in_days(days):
    return (timezone.localdate() + timedelta(days)).isoformat()


def text(response):
    return " ".join(response.content.decode().split())


class TestInviting:
    def test_it_is_sent_from_the_card_and_stands_on_the_invited_office_s_today(self, lead, guest, made, garrison):
        card = text(lead.get(f"/inspections/{made.pk}/"))
        assert f'href="/inspections/{made.pk}/parts/new/"' in card
        said = {"office": garrison.pk, "asked": joint.ASKED, "due_on": _in_days(5), "positions": [10]}
        assert lead.get(f"/inspections/{made.pk}/parts/new/").status_code == 200
        response = lead.post(f"/inspections/{made.pk}/parts/new/", said)
        part = JointPart.objects.get()
        assert (response.status_code, response["Location"]) == (302, f"/inspections/parts/{part.pk}/")
        assert (part.asked, part.positions, part.state) == (joint.ASKED, [10], "invited")
        for address in (TODAY, LIST):
            assert f'href="/inspections/parts/{part.pk}/"' in text(guest.get(address, headers=HTMX))
        page = text(guest.get(f"/inspections/parts/{part.pk}/"))
        assert joint.ASKED in page
        assert "Учреждение № 5" in page

    def test_what_was_typed_stays_when_it_is_refused(self, lead, made, garrison):
        said = {"office": garrison.pk, "asked": joint.ASKED, "due_on": "2020-01-01"}
        response = lead.post(f"/inspections/{made.pk}/parts/new/", said)
        assert response.status_code == 422
        assert "The part is due on a day to come." in text(response)
        assert joint.ASKED in text(response)

    def test_another_s_inspection_and_a_foreign_one(self, world, made, guest):
        assert browser(world.oblast_officer).get(f"/inspections/{made.pk}/parts/new/").status_code == 403
        assert guest.get(f"/inspections/{made.pk}/parts/new/").status_code == 404


class TestAnswering:
    def test_the_inspection_opens_once_the_office_takes_part_and_names_no_page_it_may_not_open(
        self, guest, soldier, made
    ):
        part = joint.invited(made)
        assert guest.get(f"/inspections/{made.pk}/").status_code == 404
        response = guest.post(f"/inspections/parts/{part.pk}/accept/", {"inspectors": [soldier.pk]})
        assert response["Location"] == f"/inspections/parts/{part.pk}/"
        card = guest.get(f"/inspections/{made.pk}/")
        assert card.status_code == 200
        page = text(card)
        assert f'href="/facilities/{made.facility_id}/"' not in page
        assert f'href="/orders/{made.order_id}/"' not in page
        assert soldier.full_name in page

    def test_without_an_inspector_it_is_refused_beside_the_field(self, guest, made):
        part = joint.invited(made)
        response = guest.post(f"/inspections/parts/{part.pk}/accept/", {})
        assert response.status_code == 422
        assert "This field is required." in text(response)

    def test_a_reason_typed_while_the_invitation_was_withdrawn_is_shown(self, world, guest, made):
        part = joint.invited(made)
        parts.withdraw(part, reason="Не нужно.", by=world.district_officer, at=moment())
        response = guest.post(f"/inspections/parts/{part.pk}/decline/", {"reason": "Все заняты на учениях."})
        assert response.status_code == 422
        assert "This can&#x27;t be done in the state “Invitation withdrawn”." in text(response)
        assert "Все заняты на учениях." in text(response)
        assert "Не нужно." in text(response)

    def test_a_verb_opened_by_itself_leads_to_the_page(self, guest, made):
        part = joint.invited(made)
        assert guest.get(f"/inspections/parts/{part.pk}/accept/")["Location"] == f"/inspections/parts/{part.pk}/"


class TestConclusion:
    def test_it_is_saved_as_it_is_typed_and_the_button_signs_what_is_stored(self, guest, made):
        part = joint.accepted(made)
        address = f"/inspections/parts/{part.pk}/"
        said = {"version": 0, "conclusion": "Охрана обеспечена."}
        answer = guest.post(f"{address}conclusion/", said, headers={"X-Autosave": "1"}).json()
        assert answer["version"] == 1
        assert 'name="version" value="1"' in answer["fragments"]["part-sign"]
        assert guest.post(f"{address}sign/", {"version": 1})["Location"] == address
        assert (joint.again(part).state, joint.again(part).conclusion) == ("signed", "Охрана обеспечена.")
        page = text(guest.get(address))
        assert "Take the signature back" in page
        guest.post(f"{address}take-back/")
        assert joint.again(part).state == "accepted"

    def test_of_two_devices_the_later_is_shown_both(self, guest, soldier, made):
        part = joint.accepted(made)
        parts.write(part, version=0, conclusion="Первая.", by=soldier, at=moment())
        said = {"version": 0, "conclusion": "Вторая."}
        address = f"/inspections/parts/{part.pk}/conclusion/"
        conflict = guest.post(address, said, headers={"X-Autosave": "1"})
        assert (conflict.status_code, conflict.json()["theirs"]) == (409, {"conclusion": "Первая."})
        without_script = guest.post(address, said)
        assert without_script.status_code == 409
        assert "Вторая." in text(without_script)
        assert "Первая." in text(without_script)

    def test_signing_an_older_version_is_told(self, guest, soldier, made):
        part = joint.accepted(made)
        parts.write(part, version=0, conclusion="Первая.", by=soldier, at=moment())
        response = guest.post(f"/inspections/parts/{part.pk}/sign/", {"version": 0})
        assert response.status_code == 409
        assert "The conclusion has been changed since you opened it: read it, then sign." in text(response)


class TestMissing:
    def test_the_card_names_the_part_and_its_reason(self, lead, made):
        part = joint.accepted(made)
        checklist.answer_rest(made, by=made.created_by, at=moment())
        response = lead.post(f"/inspections/{made.pk}/complete/", ENDED)
        assert response.status_code == 422
        assert f'<a href="/inspections/parts/{part.pk}/">{part.office} has not signed its part' in text(response)
        lead.post(f"/inspections/parts/{part.pk}/leave-out/", {"reason": "Отозваны по тревоге."})
        assert lead.post(f"/inspections/{made.pk}/complete/", ENDED).status_code == 302
        assert "Отозваны по тревоге." in text(lead.get(f"/inspections/{made.pk}/"))


def test_the_list_asks_as_often_for_three_as_for_one(guest, world, made, django_assert_num_queries):
    joint.invited(made)
    guest.get(LIST)
    with django_assert_num_queries(2):
        guest.get(LIST)
    for _number in range(2):
        joint.invited(joint.colony_check(world))
    with django_assert_num_queries(2):
        response = guest.get(LIST)
    assert text(response).count('href="/inspections/parts/') == 3


def test_the_list_is_narrowed_by_state_and_by_whose_it_is(guest, lead, made):
    joint.invited(made)
    assert "No joint inspections here" in text(guest.get(f"{LIST}?state=signed"))
    assert "No joint inspections here" not in text(guest.get(f"{LIST}?ours=true"))
    assert "No joint inspections here" in text(lead.get(f"{LIST}?ours=true"))


class TestApi:
    def test_a_part_from_the_invitation_to_the_certificate(self, world, made, garrison, soldier):
        lead, guest = Caller(world.district_officer), Caller(soldier)
        said = {"inspection": made.pk, "office": garrison.pk, "asked": joint.ASKED, "due_on": _in_days(5)}
        status, part = lead.post("joint-parts/", **said)
        assert (status, part["state"], part["allowed"]) == (201, "invited", ["withdraw"])
        address = f"joint-parts/{part['id']}/"
        assert guest.get(f"inspections/{made.pk}/")[0] == 404
        assert guest.get(address)[1]["allowed"] == ["accept", "decline"]
        status, problem = guest.post(f"{address}accept/", inspectors=[world.district_officer.pk])
        assert (status, list(sentences(problem))) == (400, ["inspectors"])
        assert guest.post(f"{address}accept/", inspectors=[soldier.pk])[1]["state"] == "accepted"
        assert guest.patch(f"{address}conclusion/", version=0, conclusion="Охрана обеспечена.")[1]["version"] == 1
        assert guest.post(f"{address}sign/", version=1)[1]["state"] == "signed"
        status, card = guest.get(f"inspections/{made.pk}/")
        assert (status, card["is_joint"], card["parts"][0]["state"]) == (200, True, "signed")
        checklist.answer_rest(made, by=world.district_officer, at=moment())
        done = results.complete(made, by=world.district_officer, at=moment(hour=12))
        assert guest.get(f"documents/{done.spravka_id}/")[0] == 200

    def test_the_other_steps_over_the_api(self, world, made, garrison, soldier):
        lead, guest = Caller(world.district_officer), Caller(soldier)
        second = factories.officer(office=garrison)
        withdrawn = joint.invited(made)
        assert lead.post(f"joint-parts/{withdrawn.pk}/withdraw/", reason="Не нужно.")[1]["state"] == "withdrawn"
        declined = joint.invited(made)
        assert guest.post(f"joint-parts/{declined.pk}/decline/", reason="Нет людей.")[1]["state"] == "declined"
        taken = joint.accepted(made)
        both = [soldier.pk, second.pk]
        part = guest.post(f"joint-parts/{taken.pk}/inspectors/", inspectors=both)[1]
        assert [one["officer"] for one in part["inspectors"]] == both
        assert guest.post(f"joint-parts/{taken.pk}/sign/", version=0, conclusion="Да.")[1]["state"] == "signed"
        assert guest.post(f"joint-parts/{taken.pk}/take-back/")[1]["state"] == "accepted"
        assert lead.post(f"joint-parts/{taken.pk}/leave-out/", reason="Отозваны.")[1]["state"] == "left_out"

    def test_a_foreign_part_does_not_exist(self, world, made):
        part = joint.invited(made)
        stranger = factories.officer(Role.OBLAST_OFFICER, office=world.south)
        assert Caller(stranger).get(f"joint-parts/{part.pk}/")[0] == 404
        assert Caller(stranger).get("joint-parts/")[1]["results"] == []
