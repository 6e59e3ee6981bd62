from tests import factories
from tests.inspections import factories as cases

from .client import Caller, sentences

NEW = {
    "kind": "ivs",
    "name_ru": "ИВС города Талгар",
    "name_kk": "Талғар қаласының УҰИ",
    "opened_on": "2012-05-01",
    "capacity": 20,
}


def test_a_facility_is_registered_changed_closed_and_reopened(world, head):
    status, made = head.post("facilities/", supervising_office=world.north_1.pk, **NEW)
    assert (status, made["operator"], made["version"], made["supervising_office"]["id"]) == (
        201,
        "police",
        1,
        world.north_1.pk,
    )
    here = f"facilities/{made['id']}/"
    status, changed = head.patch(here, phone="+7 727 000 00 00", version=1)
    assert (status, changed["phone"], changed["version"]) == (200, "+7 727 000 00 00", 2)
    status, problem = head.patch(here, phone="+7 727 111 11 11", version=1)
    assert (status, problem["theirs"], problem["version"]) == (409, {"phone": "+7 727 000 00 00"}, 2)
    assert head.post(f"{here}close/", closed_on="2026-01-31")[1]["closed_on"] == "2026-01-31"
    assert head.post(f"{here}reopen/")[1]["closed_on"] is None


def test_an_impossible_facility_is_refused_with_the_sentence_of_the_page(world, head):
    status, problem = head.post("facilities/", supervising_office=world.north_1.pk, **NEW | {"kind": "uis"})
    assert (status, problem["detail"]) == (422, "A penal institution, and only it, has a security level.")


def test_a_district_officer_keeps_the_telephone_and_not_the_name(world, district):
    here = f"facilities/{world.ivs.pk}/"
    assert district.patch(here, phone="1", version=1)[0] == 200
    status, problem = district.patch(here, name_ru="Другое", version=2)
    assert (status, problem["detail"]) == (
        403,
        "The facility's passport is changed by heads of offices, oblast officers and above.",
    )


def test_heads_rooms_and_mailboxes(world, district):
    here = f"facilities/{world.ivs.pk}/"
    first = district.post(f"{here}heads/", full_name="Омаров Е.", post="начальник", from_on="2020-01-01")[1]
    second = district.post(f"{here}heads/", full_name="Ким А.", post="начальник", from_on="2026-02-01")[1]
    room = district.post(f"{here}penal-rooms/", kind="dizo", name="1", places=4)[1]
    mailbox = district.post(f"{here}mailboxes/", place="у столовой", installed_on="2026-01-10")[1]
    assert district.post(f"{here}heads/{second['id']}/end/", until_on="2026-03-01")[0] == 200
    assert district.post(f"{here}penal-rooms/{room['id']}/close/", closed_on="2026-03-01")[0] == 200
    assert district.post(f"{here}mailboxes/{mailbox['id']}/remove/", removed_on="2026-03-01")[0] == 200
    card = district.get(here)[1]
    assert [(one["id"], one["until_on"]) for one in card["heads"]] == [
        (second["id"], "2026-03-01"),
        (first["id"], "2026-01-31"),
    ]
    assert [one["closed_on"] for one in card["penal_rooms"]] == ["2026-03-01"]
    assert district.get(f"{here}mailboxes/")[1] == card["mailboxes"]
    assert card["mailboxes"][0]["removed_on"] == "2026-03-01"


def test_the_journal_is_read_and_printed_by_period(world, district):
    cases.completed(world.ivs, by=world.district_officer, violation=True)
    here = f"facilities/{world.ivs.pk}/journal/"
    entry = district.get(here)[1]["results"][0]
    assert (entry["number"], entry["findings"], entry["inspectors"]) == (1, 1, [world.district_officer.full_name])
    assert district.get(f"{here}?from_on=2026-03-03")[1]["results"] == []
    status, paper = district.post(here, from_on="2026-03-01", until_on="2026-03-31")
    assert (status, paper["kind"], paper["number"]) == (201, "journal", 1)
    status, problem = district.post(here, from_on="2026-03-31", until_on="2026-03-01")
    assert (status, sentences(problem)) == (422, {"until_on": "The period can't end before it begins."})


def test_the_rulebook_is_open_to_whoever_is_signed_in(world):
    admin = Caller(world.reference_admin)
    edition = admin.get("editions/")[1]["results"]
    assert [one["code"] for one in edition] == ["7/2015"]
    checklists = admin.get("checklists/?facility_kind=ivs")[1]["results"]
    assert [(one["code"], len(one["lines"])) for one in checklists] == [("ivs", 16)]
    assert admin.get(f"checklists/{checklists[0]['id']}/")[1] == checklists[0]


def test_kinds_of_inspection_are_those_ones_office_may_open_there(world, district):
    codes = [kind["code"] for kind in district.get(f"inspection-kinds/?facility={world.ivs.pk}")[1]["results"]]
    assert "ivs_daily" in codes
    assert "ivs_monthly" not in codes
    factories.facility("uis", supervising_office=world.north_1)
    assert district.get(f"inspection-kinds/?facility={world.foreign_ivs.pk}")[0] == 400
    assert len(district.get("inspection-kinds/")[1]["results"]) > len(codes)
