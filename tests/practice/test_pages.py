"""The library and the log as officers meet them: every form works without a script and keeps what was typed."""

from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from oversight.core.models import AuditRow
from practice.actions import methods
from practice.models import Activity, Method
from tests import factories as people
from tests.api.client import photo
from tests.inspections.factories import inspection

from .factories import ACTIVITY, AT, METHOD, activity, in_use, method

pytestmark = pytest.mark.django_db
KEY = {"key": "0123456789"}


def text(response):
    return unescape(" ".join(response.content.decode().split()))


def content(response):
    return b"".join(response.streaming_content)


@pytest.fixture
def officer(world, client):
    client.force_login(world.district_officer)
    return client


@pytest.fixture
def head(world, client):
    client.force_login(world.district_prosecutor)
    return client


def test_drafted_once_read_published_and_read_below(world, client):
    client.force_login(world.oblast_officer)
    said = {**METHOD, "points": "45(3), 47", "line": "", **KEY}
    sent = client.post("/methods/new/", {**said, "files": photo()})
    made = Method.objects.get()
    here = f"/methods/{made.pk}/"
    assert (sent.status_code, sent.headers["Location"], made.points) == (302, here, ["45(3)", "47"])
    client.post("/methods/new/", {**said, "files": photo()})
    assert Method.objects.count() == 1
    assert "Publish version 1" not in text(client.get(here))

    client.force_login(world.oblast_prosecutor)
    assert "Publish version 1" in text(client.get(here))
    assert client.post(f"{here}publish/", {"version": made.version}).headers["Location"] == here
    client.force_login(world.district_officer)
    page = client.get(here)
    file = made.versions.get().files.get()
    assert (f'href="{here}files/{file.pk}/"' in text(page), "New version" in text(page)) == (True, False)
    shown = client.get(f"{here}files/{file.pk}/")
    assert (shown.headers["Content-Type"], content(shown)[:2]) == ("image/jpeg", b"\xff\xd8")
    assert client.get(f"/documents/attachments/{file.pk}/").status_code == 404
    assert AuditRow.objects.filter(action="attachment.view").count() == 1


def test_a_file_of_a_version_not_published_does_not_exist_below(world, client):
    made = in_use(world.oblast_officer, world.oblast_prosecutor)
    version = methods.revise(made, change="добавлен файл", files=[photo()], by=world.oblast_officer, at=AT)
    file = version.files.get()
    for officer, status in [(world.oblast_officer, 200), (world.district_officer, 404)]:
        client.force_login(officer)
        answers = [client.get(f"/methods/{made.pk}/{rest}/") for rest in (f"files/{file.pk}", "versions/2")]
        assert [one.status_code for one in answers] == [status, status]
        if status == 200:
            content(answers[0])
    assert "добавлен файл" not in text(client.get(f"/methods/{made.pk}/"))
    other = method(world.district_officer, files=[photo()])
    theirs = other.versions.get().files.get()
    assert client.get(f"/methods/{made.pk}/files/{theirs.pk}/").status_code == 404


def test_what_was_typed_stays_beside_the_sentence(world, officer):
    said = {**METHOD, "words_ru": "", "words_kk": "", "points": "пункт 45"}
    page = officer.post("/methods/new/", {**said, **KEY})
    assert page.status_code == 422
    assert "A point is written like 25 or 45(1)." in text(page)
    assert ('value="пункт 45"' in text(page), f'value="{METHOD["title_ru"]}"' in text(page)) == (True, True)
    page = officer.post("/methods/new/", {**said, "points": ""})
    assert "A method says something: type its text or add its file." in text(page)
    assert not Method.objects.exists()


def test_a_revision_keeps_the_files_that_stay_ticked(world, officer):
    made = method(world.district_officer, files=[photo("a.jpg"), photo("b.jpg")])
    first = made.versions.get()
    kept = first.files.get(original_name="b.jpg")
    said = {
        "change": "короче",
        "words_ru": "Иное.",
        "kept": [kept.pk],
        "files": photo("c.jpg"),
        "version": made.version,
    }
    sent = officer.post(f"/methods/{made.pk}/revise/", said)
    assert sent.headers["Location"] == f"/methods/{made.pk}/"
    assert [one.original_name for one in made.versions.get(number=2).files.all()] == ["b.jpg", "c.jpg"]
    assert first.files.count() == 2
    earlier = text(officer.get(f"/methods/{made.pk}/versions/1/"))
    assert METHOD["words_ru"] in earlier


def test_two_change_one_card_and_the_second_sees_both(world, officer):
    made = method(world.district_officer)
    address = f"/methods/{made.pk}/change/"
    said = {**METHOD, "points": "", "line": "", "version": made.version}
    assert officer.post(address, {**said, "title_ru": "Первое", "facility_kinds": ["uis", "pob"]}).status_code == 302
    page = officer.post(address, {**said, "title_ru": "Второе"})
    assert page.status_code == 409
    assert ("Первое" in text(page), "Второе" in text(page)) == (True, True)
    assert "Penal institution, Public security unit of police" in text(page)
    assert officer.post(address, {**said, "title_ru": "Второе", "version": made.version + 1}).status_code == 302


def test_what_was_written_since_is_not_published_with_a_tap(world, head):
    made = method(world.district_officer)
    methods.revise(made, change="иначе", words_ru="Иное.", by=world.district_officer, at=AT)
    page = head.post(f"/methods/{made.pk}/publish/", {"version": made.version})
    assert (page.status_code, "Somebody else has changed this since you opened it." in text(page)) == (409, True)
    assert head.post(f"/methods/{made.pk}/publish/", {}).status_code == 409
    assert head.get(f"/methods/{made.pk}/publish/").headers["Location"] == f"/methods/{made.pk}/"


def test_superseded_and_withdrawn_in_the_browser_with_the_reason(world, head):
    old, new = (in_use(world.district_officer, world.district_prosecutor, title_ru=one) for one in ("Старая", "Новая"))
    method(world.district_officer, title_ru="Черновик")
    page = head.get(f"/methods/{old.pk}/supersede/")
    assert [one.title_ru for one in page.context["form"].fields["superseded_by"].queryset] == ["Новая"]
    head.post(f"/methods/{old.pk}/supersede/", {"superseded_by": new.pk, "reason": "полнее"})
    card = text(head.get(f"/methods/{old.pk}/"))
    assert ("полнее" in card, f'href="/methods/{new.pk}/"' in card) == (True, True)
    page = head.post(f"/methods/{new.pk}/withdraw/", {"reason": " "})
    assert (page.status_code, "This field is required." in text(page)) == (422, True)
    head.post(f"/methods/{new.pk}/withdraw/", {"reason": "отменена"})
    assert Method.objects.get(pk=new.pk).end_reason == "отменена"


def test_the_history_is_told_to_the_office_and_above_it_only(world, client):
    made = in_use(world.oblast_officer, world.oblast_prosecutor)
    for officer, told in [(world.oblast_officer, True), (world.zonal_officer, True), (world.district_officer, False)]:
        client.force_login(officer)
        assert (client.get(f"/methods/{made.pk}/").context["history"] is not None) == told


def test_offered_on_the_card_of_an_inspection_and_where_one_begins(world, officer):
    made = in_use(world.oblast_officer, world.oblast_prosecutor, points=["45(3)"], facility_kinds=[])
    foreign = people.officer(office=world.south_1)
    in_use(foreign, people.officer(roles=["district_prosecutor"], office=world.south_1), title_ru="Чужая")
    check = inspection(world.ivs, by=world.district_officer, at=timezone.now())
    panels = {
        f"/inspections/{check.pk}/": f"/inspections/{check.pk}/methods/",
        f"/inspections/new/?facility={world.ivs.pk}": f"/facilities/{world.ivs.pk}/methods/",
    }
    for page, panel in panels.items():
        assert f'hx-get="{panel}" hx-trigger="revealed"' in text(officer.get(page))
        alone = officer.get(panel, headers={"HX-Request": "true"})
        assert [one.pk for one in alone.context["methods"]] == [made.pk]
        assert alone.content.decode().strip() in officer.get(panel).content.decode()


@pytest.mark.parametrize("address", ["/methods/", "/activities/"])
def test_a_list_costs_the_same_at_one_row_and_at_three(world, officer, address, django_assert_max_num_queries):
    counts = []
    for number in range(3):
        in_use(world.district_officer, world.district_prosecutor, title_ru=f"№ {number}")
        activity(world.district_officer, participants=[world.district_officer])
        if number != 1:
            with django_assert_max_num_queries(10) as asked:
                assert officer.get(address).status_code == 200
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_panel_costs_the_same_at_one_method_and_at_three(world, officer, django_assert_max_num_queries):
    counts = []
    for number in range(3):
        in_use(world.district_officer, world.district_prosecutor, title_ru=f"№ {number}")
        if number != 1:
            with django_assert_max_num_queries(8) as asked:
                officer.get(f"/facilities/{world.ivs.pk}/methods/", headers={"HX-Request": "true"})
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_an_activity_is_entered_once_completed_and_withdrawn_in_the_browser(world, officer):
    today = timezone.localdate().isoformat()
    said = {**ACTIVITY, "from_on": today, "participants": [world.district_officer.pk], "others": "", **KEY}
    sent = officer.post("/activities/new/", {**said, "files": photo()})
    made = Activity.objects.get()
    here = f"/activities/{made.pk}/"
    assert (sent.status_code, sent.headers["Location"]) == (302, here)
    officer.post("/activities/new/", {**said, "files": photo()})
    assert Activity.objects.count() == 1
    form = officer.get(f"{here}change/").context["form"]
    assert form["participants"].value() == [world.district_officer.pk]
    officer.post(f"{here}change/", {**said, "result": "Приняты рекомендации.", "version": made.version})
    assert "Приняты рекомендации." in text(officer.get(here))
    officer.post(f"{here}withdraw/", {"reason": "введено дважды"})
    assert "введено дважды" in text(officer.get(here))


def test_an_activity_keeps_what_was_typed_beside_the_sentence(world, officer):
    page = officer.post("/activities/new/", {**ACTIVITY, "kind": "media", "place": "", "link": "газета"})
    assert page.status_code == 422
    assert "Enter a valid URL." in text(page)
    page = officer.post("/activities/new/", {**ACTIVITY, "kind": "media", "place": "", "from_on": "2026-02-27"})
    assert "Say where: the office, the institution, the newspaper or the site." in text(page)
    assert f'value="{ACTIVITY["title"]}"' in text(page)


def test_only_the_department_is_offered_proposals_on_responsibility(world, client):
    for officer, offered in [(world.zonal_officer, True), (world.oblast_officer, False)]:
        client.force_login(officer)
        kinds = [kind for kind, _title in client.get("/activities/new/").context["form"].fields["kind"].choices]
        assert ("responsibility" in kinds) == offered


def test_every_figure_opens_into_its_records_and_goes_out_as_a_table(world, client):
    activity(world.oblast_officer)
    activity(world.district_officer, title="=Семинар")
    activity(people.officer(office=world.north_2), kind="media", place="сайт")
    client.force_login(world.oblast_officer)
    period = "from_on=2026-01-01&until_on=2026-12-31"
    page = client.get(f"/activities/figures/?{period}")
    cells = [cell for row in page.context["rows"] for cell in (*row["cells"], row["total"])] + page.context["sums"]
    assert [cell["count"] for cell in cells] == [1, 1, 0, 2, 0, 0, 1, 1, 1, 1, 1]
    for cell in cells:
        if cell["url"]:
            assert len(client.get(cell["url"]).context["page"]) == cell["count"]

    csv = content(client.get(f"/activities/figures/export/?{period}")).decode("utf-8-sig").splitlines()
    assert csv[0].split(";")[:2] == ["Kind", "Point"]
    assert csv[-1].split(";") == ["Total", "", "1", "1", "1", "3"]
    sheet = load_workbook(BytesIO(client.get(f"/activities/figures/export/?{period}&format=xlsx").content)).active
    assert [cell.value for cell in sheet[2]] == ["Seminar or training meeting", "15(5), 68", 1, 1, 0, 2]
    rows = content(client.get("/activities/export/?kind=seminar")).decode("utf-8-sig").splitlines()
    assert (len(rows), rows[1].split(";")[3]) == (3, "'=Семинар")
    assert AuditRow.objects.filter(action="activities.export").count() == 3


def test_a_period_that_runs_backwards_is_told_so(world, officer):
    for address in ("/activities/figures/", "/activities/figures/export/"):
        page = officer.get(f"{address}?from_on=2026-12-31&until_on=2026-01-01")
        assert (page.status_code, "The period ends before it begins." in text(page)) == (422, True)


def test_an_empty_log_says_how_to_begin(world, client):
    client.force_login(world.district_officer)
    assert "No activities here" in text(client.get("/activities/"))
    assert "No methods here" in text(client.get("/methods/"))
    client.force_login(world.auditor)
    assert "New method" not in text(client.get("/methods/"))


def test_narrowed_by_kind_line_place_point_and_office(world, officer):
    people.subject(world.zonal_officer, line_ru="пробация", line_kk="пробация")
    ours = in_use(world.district_officer, world.district_prosecutor, kind="review", line="пробация", points=["47"])
    above = in_use(world.oblast_officer, world.oblast_prosecutor, facility_kinds=["uis"])
    by_point = in_use(world.oblast_officer, world.oblast_prosecutor, facility_kinds=[], points=["54"])
    everywhere = in_use(world.oblast_officer, world.oblast_prosecutor, facility_kinds=[])

    def shown(query):
        return [one.pk for one in officer.get(f"/methods/?{query}").context["page"]]

    assert shown("kind=review") == [ours.pk]
    assert shown("line=пробация") == [ours.pk]
    assert shown("facility_kind=uis") == [everywhere.pk, above.pk]
    assert shown("point=54") == [by_point.pk]
    assert shown(f"office={world.north_1.pk}") == [ours.pk]
    assert shown("state=published") == [everywhere.pk, by_point.pk, above.pk, ours.pk]


def test_the_log_is_narrowed_by_words_days_and_officers(world, client):
    activity(world.district_officer, title="О пытках", participants=[world.district_officer])
    activity(world.district_officer, title="О пробации", from_on=date(2026, 1, 5))
    client.force_login(world.oblast_officer)

    def shown(query):
        return [one.title for one in client.get(f"/activities/?{query}").context["page"]]

    assert shown("q=ПЫТКАХ") == ["О пытках"]
    assert shown(f"q={world.district_officer.surname}") == ["О пытках"]
    assert shown("until_on=2026-01-31") == ["О пробации"]
    assert shown(f"office={world.north.pk}&alone=true") == []
