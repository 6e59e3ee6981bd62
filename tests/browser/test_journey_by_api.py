"""The main job without a browser: another system's program does it over HTTP with a token."""

import time

import pytest

from .caller import Caller, sign_in
from .check import WORDS
from .paper import text_of
from .photos import photo

pytestmark = pytest.mark.xdist_group("browser")
PROBLEM = "application/problem+json"


def pdf_of(caller, address):
    """The paper, once a worker has made it: until then the answer is 409 and says when to ask again."""
    for _ in range(180):
        answer = caller.get(address)
        if answer.status == 200:
            return answer
        assert (answer.status, answer.kind) == (409, PROBLEM)
        time.sleep(1)
    raise AssertionError("The paper was not made within three minutes.")


def test_todays_check_of_an_ivs_by_api_alone_and_not_for_another_district(system, place):
    district = sign_in(system, place.officer)
    me = district.get("me/")
    opened = district.post("inspections/log/", facility=place.facility, kind="ivs_daily")
    assert (opened.status, opened["state"]) == (200, "under_way")
    here = f"inspections/{opened['id']}/"

    assert district.patch(f"{here}answers/6/", value="violation", version=0).status == 200
    too_early = district.post(f"{here}complete/")
    assert (too_early.status, too_early.kind, too_early["status"]) == (422, PROBLEM, 422)
    assert [one["detail"] for one in too_early["errors"]] != []
    assert district.get(here)["state"] == "under_way"

    finding = district.post(f"{here}findings/", answer=6, **WORDS)
    assert finding.status == 201
    file = district.upload(f"{here}answers/6/files/", "камера-3.jpg", photo())
    assert (file.status, file["content_type"]) == (201, "image/jpeg")
    assert district.post(f"{here}answers/rest/").status == 200
    done = district.post(f"{here}complete/")
    assert (done.status, done["state"]) == (200, "completed")
    for side in ("facility_head", "prosecutor"):
        done = district.post(f"{here}acknowledge/", side=side)
    assert (done.status, done["state"]) == (200, "acknowledged")

    files = done["spravka"]["renderings"]
    paper = next(one["address"] for one in files if (one["language"], one["format"]) == ("ru", "pdf"))
    pdf = pdf_of(district, paper)
    assert pdf.kind == "application/pdf"
    text = text_of(pdf.body)
    for words in (WORDS["what"], place.name, me["surname"]):
        assert words in text

    addresses = [here, f"documents/{done['spravka']['id']}/", paper, f"attachments/{file['id']}/", file["content"]]
    assert [district.get(one).status for one in addresses] == [200] * 5
    stranger = sign_in(system, "temirtau-1")
    assert [(one.status, one.kind) for one in map(stranger.get, addresses)] == [(404, PROBLEM)] * 5


def test_without_a_token_there_is_nothing_and_a_wrong_password_is_told_so(system):
    assert Caller(system.address).get("inspections/").status == 401
    wrong = Caller(system.address).post("auth/token/", username="oblast-deputy", password="не тот")
    assert (wrong.status, wrong.kind) == (401, PROBLEM)
