from datetime import timedelta

from django.utils import timezone

from inspections.models import Inspection
from oversight.core.models import AuditRow
from oversight.documents import actions
from tests import factories
from tests.inspections.factories import WORDS

from .client import photo

HOUR = timedelta(hours=1)


def test_a_check_of_an_ivs_from_the_door_to_the_certificate(world, district, head, stranger):
    """The whole of the main job by HTTP alone: one violation with a photo, completed, acknowledged, the PDF read."""
    factories.head(world.ivs, full_name="Омаров Ерлан Маратович", post="начальник ИВС")
    now = timezone.localtime().replace(second=0, microsecond=0)

    kinds = district.get(f"inspection-kinds/?facility={world.ivs.pk}")[1]["results"]
    assert "ivs_daily" in [kind["code"] for kind in kinds]
    status, opened = district.post(
        "inspections/",
        facility=world.ivs.pk,
        kind="ivs_daily",
        started_at=(now - 2 * HOUR).isoformat(),
        video_used=True,
    )
    assert (status, opened["state"], len(opened["answers"])) == (201, "under_way", 16)
    assert [one["officer"] for one in opened["inspectors"]] == [world.district_officer.pk]
    here = f"inspections/{opened['id']}/"

    status, line = district.patch(f"{here}answers/2/", value="violation", note="камера № 3", version=0)
    assert (status, line["value"], line["version"]) == (200, "violation", 1)
    assert district.upload(f"{here}answers/2/files/", photo())[0] == 201
    status, finding = district.post(f"{here}findings/", answer=2, direction=3, **WORDS)
    assert (status, finding["answer"], finding["what"]) == (201, 2, WORDS["what"])
    status, file = district.upload(f"{here}findings/{finding['id']}/files/", photo("door.jpg"))
    assert (status, file["original_name"], file["content_type"]) == (201, "door.jpg", "image/jpeg")
    assert district.read(file["content"]) == ("image/jpeg", b"\xff\xd8")
    assert district.post(f"{here}answers/rest/")[0] == 200

    status, done = district.post(f"{here}complete/", ended_at=(now - HOUR).isoformat())
    assert (status, done["state"], done["missing"]) == (200, "completed", [])
    assert (done["journal_entry"]["number"], done["spravka"]["registration_number"]) == (1, f"1/{now.year}")

    status, read = district.post(f"{here}acknowledge/", side="facility_head")
    assert (status, read["acknowledgements"][0]["full_name"]) == (200, "Омаров Ерлан Маратович")
    status, read = head.post(f"{here}acknowledge/", side="prosecutor")
    assert (status, read["state"]) == (200, "acknowledged")
    assert [one["confirmed_in_person"] for one in read["acknowledgements"]] == [False, True]

    pdfs = {one["language"]: one["address"] for one in read["spravka"]["renderings"] if one["format"] == "pdf"}
    assert district.get(pdfs["ru"])[0] == 409
    while actions.render_next(at=timezone.now()):
        pass
    for language in ("ru", "kk"):
        assert district.read(pdfs[language]) == ("application/pdf", b"%P")
    assert [one["state"] for one in district.get(here)[1]["spravka"]["renderings"]] == ["ready"] * 4

    assert head.post(f"{here}close/")[1]["state"] == "closed"
    assert district.get(f"facilities/{world.ivs.pk}/journal/")[1]["results"][0]["inspection"]["id"] == opened["id"]
    assert [stranger.get(address)[0] for address in (here, pdfs["ru"], f"attachments/{file['id']}/")] == [404] * 3

    inspection = Inspection.objects.get()
    assert set(AuditRow.objects.about(inspection).values_list("channel", flat=True)) == {"api"}
    assert AuditRow.objects.about(inspection).filter(action="inspections.view").count() == 1


def test_an_inspection_by_order_from_draft_to_begin(world, district, head):
    today = timezone.localdate()
    status, order = district.post(
        "orders/",
        facility=world.ivs.pk,
        ground="appeal",
        ground_details="Жалоба задержанного",
        subject="Условия содержания",
        begins_on=str(today),
        ends_on=str(today + timedelta(days=5)),
    )
    assert (status, order["document"], order["is_in_force"]) == (201, None, False)
    status, order = district.patch(f"orders/{order['id']}/", subject="Питание")
    assert (status, order["subject"]) == (200, "Питание")
    asked = {"facility": world.ivs.pk, "kind": "on_ground", "planned_on": str(today), "order": order["id"]}
    status, problem = district.post("inspections/", **asked)
    assert (status, problem["errors"]) == (
        422,
        [{"field": "order", "detail": "The order is not signed or has been withdrawn (point 7)."}],
    )
    assert district.post(f"orders/{order['id']}/sign/")[0] == 403
    assert head.post(f"orders/{order['id']}/sign/")[1]["document"]["registration_number"] == f"1/{today.year}"
    status, planned = district.post("inspections/", **asked)
    assert (status, planned["state"], planned["order"]["number"]) == (201, "planned", f"1/{today.year}")
    assert "begin" in planned["allowed"]
    assert district.post(f"inspections/{planned['id']}/begin/")[1]["state"] == "under_way"
    status, problem = head.post(f"orders/{order['id']}/withdraw/", reason="ошибка")
    assert (status, problem["detail"]) == (422, "An inspection rests on this order; cancel the inspection first.")
    assert district.post(f"inspections/{planned['id']}/cancel/", reason="ошибка")[1]["state"] == "cancelled"
    assert head.post(f"orders/{order['id']}/withdraw/", reason="ошибка")[1]["is_in_force"] is False


def test_todays_check_logged_twice_is_one_inspection(world, district):
    first, again = (district.post("inspections/log/", facility=world.ivs.pk, kind="ivs_daily") for _ in range(2))
    assert (first[0], first[1]["id"]) == (200, again[1]["id"])
    assert Inspection.objects.count() == 1


def test_a_completed_inspection_is_reopened_to_correct(world, district):
    _, inspection = district.post("inspections/log/", facility=world.ivs.pk, kind="ivs_daily")
    here = f"inspections/{inspection['id']}/"
    district.post(f"{here}answers/rest/")
    district.patch(f"{here}answers/10/", value="in_order", version=1)
    assert district.post(f"{here}complete/")[1]["spravka"] is None
    assert district.post(f"{here}issue-spravka/")[1]["spravka"]["version"] == 1
    assert district.post(f"{here}reopen/", reason="описка")[1]["state"] == "under_way"
    assert district.post(f"{here}complete/")[1]["spravka"]["version"] == 2
