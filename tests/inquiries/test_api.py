"""The same over REST."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories
from tests.api.client import Caller, photo, sentences


@pytest.fixture
def oblast(world):
    return Caller(world.oblast_officer)


@pytest.fixture
def district(world):
    return Caller(world.district_officer)


def body(world, **fields):
    day = (timezone.localdate() + timedelta(days=5)).isoformat()
    said = {"kind": "explanation", "subject": "о проверке", "words": "Почему?", "answer_by": day}
    return {"asked_office": world.north_1.pk, **said, **fields}


def test_asked_answered_with_a_file_asked_again_and_withdrawn(world, oblast, district):
    status, made = oblast.post("inquiries/", **body(world, facility=world.ivs.pk))
    assert (status, made["state"], made["allowed"]) == (201, "sent", ["withdraw"])
    address = f"inquiries/{made['id']}/"
    assert district.post(f"{address}take/")[1]["state"] == "taken"
    file = district.upload("attachments/", photo())[1]["id"]
    status, answered = district.post(f"{address}reply/", words="Проведена.", files=[file])
    [sent] = answered["entries"][1]["files"]
    assert (status, sent != file, oblast.get(f"attachments/{sent}/")[0]) == (200, True, 200)
    again = {"words": "Когда?", "answer_by": body(world)["answer_by"]}
    assert oblast.post(f"{address}ask-again/", **again)[1]["turn"] == 2
    assert oblast.post(f"{address}withdraw/", reason="Получено.")[1]["state"] == "withdrawn"


def test_a_stranger_finds_nothing_and_cant_be_asked(world, oblast):
    _status, made = oblast.post("inquiries/", **body(world))
    stranger = Caller(factories.officer(office=world.south_1))
    assert stranger.get(f"inquiries/{made['id']}/")[0] == 404
    assert stranger.get("inquiries/")[1]["results"] == []
    status, problem = oblast.post("inquiries/", **body(world, asked_office=world.south_1.pk))
    assert (status, list(sentences(problem))) == (400, ["asked_office"])


def test_case_files(world):
    zonal = Caller(world.zonal_officer)
    today = timezone.localdate()
    said = {"case_kind": "civil", "what": "№ 2-7", "from_body": "Суд", "purpose": "УДО", "task": "заместитель"}
    status, made = zonal.post("requisitions/", **said, due_on=(today + timedelta(days=5)).isoformat())
    assert (status, made["state"]) == (201, "asked")
    address = f"requisitions/{made['id']}/"
    assert zonal.post(f"{address}receive/", received_on=today.isoformat(), volumes="1 том")[1]["state"] == "received"
    assert zonal.post(f"{address}send-back/", returned_on=today.isoformat(), result="Да")[1]["state"] == "sent_back"
