"""What you may not see does not exist: 404 at every address, “no such thing” in every body."""

import pytest
from django.utils import timezone

from inspections.actions import inspections as life
from inspections.models import Finding, Inspection, Order
from tests import factories
from tests.inspections import factories as cases

from .client import Caller, photo, sentences

NOBODY = "There is no such thing, or it is outside your scope."


@pytest.fixture
def theirs(world):
    """Everything a foreign office may have: an acknowledged inspection with a file, and what came with it."""
    world.foreign_ivs.name_ru = "ЧУЖОЕ"
    world.foreign_ivs.save()
    inspection = cases.completed(world.foreign_ivs, violation=True)
    under_way = cases.inspection(world.foreign_ivs, by=inspection.created_by)
    officer = Caller(inspection.created_by)
    finding = cases.finding(under_way)
    file = officer.upload(f"inspections/{under_way.pk}/answers/1/files/", photo())[1]["id"]
    finding.files.add(file)
    return {
        "office": world.south_1.pk,
        "officer": inspection.created_by.pk,
        "facility": world.foreign_ivs.pk,
        "head": factories.head(world.foreign_ivs).pk,
        "room": world.foreign_ivs.penal_rooms.create(kind="ok", name="1", places=1).pk,
        "mailbox": world.foreign_ivs.mailboxes.create(place="двор", installed_on="2020-01-01").pk,
        "order": cases.order(world.foreign_ivs).pk,
        "inspection": under_way.pk,
        "finding": finding.pk,
        "specialist": life.call_specialist(
            under_way,
            full_name="Ким А.",
            field="health",
            organisation="больница",
            by=under_way.created_by,
            at=timezone.now(),
        ).pk,
        "document": inspection.spravka_id,
        "file": file,
    }


FOREIGN = [
    ("get", "offices/{office}/"),
    ("get", "officers/{officer}/"),
    ("get", "facilities/{facility}/"),
    ("patch", "facilities/{facility}/"),
    ("post", "facilities/{facility}/close/"),
    ("post", "facilities/{facility}/reopen/"),
    ("get", "facilities/{facility}/heads/"),
    ("post", "facilities/{facility}/heads/"),
    ("post", "facilities/{facility}/heads/{head}/end/"),
    ("get", "facilities/{facility}/penal-rooms/"),
    ("post", "facilities/{facility}/penal-rooms/"),
    ("post", "facilities/{facility}/penal-rooms/{room}/close/"),
    ("get", "facilities/{facility}/mailboxes/"),
    ("post", "facilities/{facility}/mailboxes/"),
    ("post", "facilities/{facility}/mailboxes/{mailbox}/remove/"),
    ("get", "facilities/{facility}/journal/"),
    ("post", "facilities/{facility}/journal/"),
    ("get", "orders/{order}/"),
    ("patch", "orders/{order}/"),
    ("post", "orders/{order}/sign/"),
    ("post", "orders/{order}/withdraw/"),
    ("get", "inspections/{inspection}/"),
    ("patch", "inspections/{inspection}/"),
    ("post", "inspections/{inspection}/begin/"),
    ("post", "inspections/{inspection}/complete/"),
    ("post", "inspections/{inspection}/cancel/"),
    ("post", "inspections/{inspection}/reopen/"),
    ("post", "inspections/{inspection}/acknowledge/"),
    ("post", "inspections/{inspection}/issue-spravka/"),
    ("post", "inspections/{inspection}/close/"),
    ("get", "inspections/{inspection}/answers/"),
    ("patch", "inspections/{inspection}/answers/"),
    ("post", "inspections/{inspection}/answers/rest/"),
    ("patch", "inspections/{inspection}/answers/1/"),
    ("post", "inspections/{inspection}/answers/1/files/"),
    ("delete", "inspections/{inspection}/answers/1/files/{file}/"),
    ("get", "inspections/{inspection}/findings/"),
    ("post", "inspections/{inspection}/findings/"),
    ("patch", "inspections/{inspection}/findings/{finding}/"),
    ("delete", "inspections/{inspection}/findings/{finding}/"),
    ("post", "inspections/{inspection}/findings/{finding}/files/"),
    ("delete", "inspections/{inspection}/findings/{finding}/files/{file}/"),
    ("get", "inspections/{inspection}/specialists/"),
    ("post", "inspections/{inspection}/specialists/"),
    ("delete", "inspections/{inspection}/specialists/{specialist}/"),
    ("get", "documents/{document}/"),
    ("get", "documents/{document}/pdf/"),
    ("get", "attachments/{file}/"),
    ("get", "attachments/{file}/content/"),
]
#: A body that would pass, so that nothing but the scope can refuse.
FITTING = {
    "facilities/{facility}/": {"version": 1, "phone": "1"},
    "facilities/{facility}/close/": {"closed_on": "2020-01-01"},
    "facilities/{facility}/heads/": {"full_name": "А", "post": "Б", "from_on": "2026-01-01"},
    "facilities/{facility}/heads/{head}/end/": {"until_on": "2026-01-01"},
    "facilities/{facility}/penal-rooms/": {"kind": "ok", "name": "2", "places": 1},
    "facilities/{facility}/penal-rooms/{room}/close/": {"closed_on": "2026-01-01"},
    "facilities/{facility}/mailboxes/": {"place": "А", "installed_on": "2026-01-01"},
    "facilities/{facility}/mailboxes/{mailbox}/remove/": {"removed_on": "2026-01-01"},
    "facilities/{facility}/journal/": {"from_on": "2026-01-01", "until_on": "2026-12-31"},
    "orders/{order}/": {"subject": "А"},
    "orders/{order}/withdraw/": {"reason": "А"},
    "inspections/{inspection}/": {"version": 1, "video_used": True},
    "inspections/{inspection}/cancel/": {"reason": "А"},
    "inspections/{inspection}/reopen/": {"reason": "А"},
    "inspections/{inspection}/acknowledge/": {"side": "prosecutor"},
    "inspections/{inspection}/answers/": [{"position": 1, "value": "in_order", "version": 0}],
    "inspections/{inspection}/answers/1/": {"value": "in_order", "version": 0},
    "inspections/{inspection}/findings/": {"what": "А"},
    "inspections/{inspection}/findings/{finding}/": {"what": "А", "version": 0},
    "inspections/{inspection}/specialists/": {"full_name": "А", "field": "health", "organisation": "Б"},
}
CASES = [pair for pair in FOREIGN if pair[1].split("/")[0] in ("orders", "inspections", "documents", "attachments")] + [
    pair for pair in FOREIGN if "journal" in pair[1]
]


def ask(caller, method, address, ids):
    where = address.format(**ids)
    if method == "post" and address.endswith("files/"):
        return caller.upload(where, photo())[0]
    return caller.ask(method, where, None if method == "get" else FITTING.get(address, {})).status_code


def test_a_foreign_thing_is_not_found_at_any_address(theirs, district):
    answers = {(method, address): ask(district, method, address, theirs) for method, address in FOREIGN}
    assert answers == dict.fromkeys(answers, 404)
    assert Inspection.objects.filter(state="under_way").count() == 1
    assert Finding.objects.filter(pk=theirs["finding"]).exists()


def test_a_foreign_thing_is_not_found_whatever_the_body_says(theirs, district):
    nonsense = {"nonsense": 1}
    answers = {
        (method, address): district.ask(method, address.format(**theirs), nonsense).status_code
        for method, address in FOREIGN
        if method != "get"
    }
    assert answers == dict.fromkeys(answers, 404)


def test_a_foreign_thing_reads_like_one_that_never_was(theirs, district):
    for address in ("facilities/{}/", "inspections/{}/", "documents/{}/"):
        foreign = district.get(address.format(theirs[address.split("/")[0].removesuffix("s").replace("ie", "y")]))[1]
        absent = district.get(address.format(10**9))[1]
        assert {**foreign, "instance": ""} == {**absent, "instance": ""}


def test_lists_hold_nothing_foreign(theirs, district):
    cases.completed(by=Order.objects.get().drafted_by, facility=Order.objects.get().facility)
    for address in ("facilities", "orders", "inspections", "documents", "officers", "offices"):
        listed = district.get(f"{address}/")[1]["results"]
        assert "ЧУЖОЕ" not in str(listed)
        assert {"orders": 0, "inspections": 0, "documents": 0}.get(address, len(listed)) == len(listed)


def test_a_foreign_thing_in_a_body_does_not_exist(theirs, world, district):
    day = str(timezone.localdate())
    bodies = [
        ("inspections/", "facility", {"facility": theirs["facility"], "kind": "ivs_daily"}),
        ("inspections/log/", "facility", {"facility": theirs["facility"], "kind": "ivs_daily"}),
        ("inspections/", "order", {"facility": world.ivs.pk, "kind": "on_ground", "order": theirs["order"]}),
        (
            "inspections/",
            "inspectors",
            {"facility": world.ivs.pk, "kind": "ivs_daily", "inspectors": [theirs["officer"]]},
        ),
        (
            "orders/",
            "facility",
            {"facility": theirs["facility"], "ground": "plan", "ground_details": "1", "subject": "1"}
            | {"begins_on": day, "ends_on": day},
        ),
    ]
    for address, field, body in bodies:
        status, problem = district.post(address, **body)
        assert (status, sentences(problem)) == (400, {field: NOBODY}), address
        status, problem = district.post(address, **body | {field: [10**9] if field == "inspectors" else 10**9})
        assert (status, sentences(problem)) == (400, {field: NOBODY}), address
    status, problem = Caller(world.district_prosecutor).post(
        "facilities/",
        kind="ivs",
        name_ru="А",
        name_kk="Ә",
        supervising_office=theirs["office"],
        opened_on="2020-01-01",
    )
    assert (status, sentences(problem)) == (400, {"supervising_office": NOBODY})
    assert district.get(f"inspections/?facility={theirs['facility']}")[0] == 400
    assert district.get("inspections/?facility=1000000000")[0] == 400


def test_a_foreign_prosecutor_in_an_acknowledgement_does_not_exist(theirs, world, district):
    mine = cases.completed(world.ivs, by=world.district_officer, violation=True)
    status, problem = district.post(f"inspections/{mine.pk}/acknowledge/", side="prosecutor", officer=theirs["officer"])
    assert (status, sentences(problem)) == (400, {"officer": NOBODY})


def test_nothing_is_moved_to_another_owner_by_a_patch(world, head):
    order = cases.draft(world.ivs, by=world.district_prosecutor)
    inspection = cases.inspection(world.ivs, by=world.district_prosecutor)
    finding = cases.finding(inspection)
    moves = [
        (f"facilities/{world.ivs.pk}/", "supervising_office", {"version": 1}),
        (f"orders/{order.pk}/", "facility", {}),
        (f"orders/{order.pk}/", "office", {}),
        (f"inspections/{inspection.pk}/", "facility", {"version": 1}),
        (f"inspections/{inspection.pk}/", "office", {"version": 1}),
        (f"inspections/{inspection.pk}/", "order", {"version": 1}),
        (f"inspections/{inspection.pk}/", "kind", {"version": 1}),
        (f"inspections/{inspection.pk}/answers/1/", "inspection", {"version": 1}),
        (f"inspections/{inspection.pk}/findings/{finding.pk}/", "answer", {"version": 0}),
    ]
    for address, field, body in moves:
        status, problem = head.patch(address, body | {field: 1})
        assert (status, list(sentences(problem))) == (400, [field]), address
        assert sentences(problem)[field].startswith(f"“{field}” can't be set here; what can: ")


def test_the_superior_office_sees_what_its_districts_have(theirs, world):
    south = Caller(factories.officer("oblast_officer", office=world.south))
    for address in ("facilities/{facility}/", "inspections/{inspection}/", "documents/{document}/", "orders/{order}/"):
        assert south.get(address.format(**theirs))[0] == 200
    assert south.patch(f"inspections/{theirs['inspection']}/answers/2/", value="in_order", version=0)[0] == 403


def test_the_administrator_of_reference_data_sees_no_case(theirs, world):
    admin = Caller(world.reference_admin)
    answers = {(method, address): ask(admin, method, address, theirs) for method, address in CASES}
    assert answers == dict.fromkeys(answers, 404)
    assert [admin.get(f"{name}/")[0] for name in ("orders", "inspections", "documents")] == [404] * 3
    assert admin.get(f"facilities/{theirs['facility']}/")[0] == 200
    assert admin.get("officers/")[0] == 200


def test_the_auditor_reads_everything_and_writes_nothing(theirs, world):
    auditor = Caller(world.auditor)
    writes = [pair for pair in FOREIGN if pair[0] != "get"]
    answers = {(method, address): ask(auditor, method, address, theirs) for method, address in writes}
    assert answers == dict.fromkeys(answers, 403)
    for address in ("facilities/", "orders/", "inspections/", "inspections/log/"):
        assert auditor.post(address, nonsense=1)[0] == 403
    status, problem = auditor.post("inspections/", facility=world.ivs.pk, kind="ivs_daily")
    assert (status, problem["detail"]) == (403, "Only a prosecutor conducts inspections.")
    assert auditor.upload("attachments/", photo())[0] == 403
    reads = [pair for pair in FOREIGN if pair[0] == "get" and not pair[1].endswith("pdf/")]
    answers = {address: ask(auditor, method, address, theirs) for method, address in reads}
    assert answers == dict.fromkeys(answers, 200)


def test_every_address_of_the_api_but_sign_in_asks_who_is_there(theirs, db):
    nobody = Caller()
    answers = {(method, address): ask(nobody, method, address, theirs) for method, address in FOREIGN}
    assert answers == dict.fromkeys(answers, 401)
    addresses = ("", "me/", "offices/", "facilities/", "editions/", "checklists/", "schema/", "nowhere/")
    assert [nobody.get(address)[0] for address in addresses] == [401] * len(addresses)
