"""The pages of uses of force: the whole way by hand, the list, what a refusal keeps."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from incidents.actions import force_conclusions
from incidents.models import ForceUse
from oversight.core.models import AuditRow
from tests.incidents.factories import (
    VIOLATION,
    force_on_approval,
    force_used,
    incident,
    material,
    minutes,
    whole_force,
)

LIST, RECORD = reverse("incidents:force_list"), reverse("incidents:force_record")
#: The officer, the rows, what stands in them (means with their kinds, persons, staff), the filters' choices.
QUERIES = 9


def page(name, *arguments):
    return reverse(f"incidents:force_{name}", args=arguments)


def test_from_the_emergency_to_the_act_by_hand(signed_in, world):
    strike = incident(world.ivs, by=world.district_officer)
    browser = signed_in(world.district_officer)
    assert browser.get(f"{RECORD}?incident={strike.pk}").context["form"].initial["facility"] == world.ivs.pk
    sent = browser.post(
        RECORD,
        {
            "facility": world.ivs.pk,
            "incident": strike.pk,
            "place": "коридор",
            "circumstances": "драка",
            "happened_at": "2026-03-03T02:10",
            "learned_at": "2026-03-03T02:30",
            "warnings": "устно",
            "medical_help": "осмотр",
            "video": "kept",
        },
    )
    used = ForceUse.objects.get()
    assert (sent.status_code, sent["Location"], used.incident) == (302, used.get_absolute_url(), strike)

    browser.post(page("add_person", used.pk), {"full_name": "Ким В.", "category": "convicted"})
    browser.post(page("add_staff", used.pk), {"full_name": "Цой А.", "rank": "капитан"})
    (against,), (member,) = used.persons.all(), used.staff.all()
    answers = {"answers.from": "2026-03-03T02:10", "answers.until": "2026-03-03T02:40", "answers.how": "сзади"}
    who = {"by_staff": member.pk, "against": against.pk}
    assert browser.post(f"{page('add_means', used.pk)}?means=handcuffs", {**answers, **who}).status_code == 302
    browser.post(page("explain", used.pk, member.pk), {"explanation": "Сопротивлялся", "file": material(2)})
    browser.post(page("attach", used.pk), {"file": material()})
    words = {"version": 0, "facts": "ф", "norms": "н", "lawful": "false", "reasons": "п"}
    browser.post(page("write", used.pk), words)
    browser.post(page("add_violation", used.pk), VIOLATION)
    assert browser.post(page("submit", used.pk)).status_code == 302

    head = signed_in(world.district_prosecutor)
    assert "force_to_approve" in head.get(reverse("incidents:today")).context
    used = ForceUse.objects.with_names().get()
    head.post(page("approve", used.pk), {"version": used.conclusion.version})
    answer = head.post(page("draft_act", used.pk))
    used = ForceUse.objects.with_names().get()
    assert answer["Location"] == used.conclusion.response_act.get_absolute_url()
    card = head.get(used.get_absolute_url())
    assert (card.status_code, card.context["may"]["track_liability"]) == (200, True)


def test_every_page_of_it_opens(signed_in, world):
    used = whole_force(world.ivs, by=world.district_officer)
    browser = signed_in(world.district_officer)
    for address in (
        *(used.get_absolute_url(), page("change", used.pk), RECORD, LIST),
        *(page("person", used.pk, used.persons.get().pk), page("member", used.pk, used.staff.get().pk)),
        *(page("explain", used.pk, used.staff.get().pk), page("means", used.pk, used.means.get().pk)),
        *(f"{page('add_means', used.pk)}?means=firearm", reverse("incidents:of_facility", args=[world.ivs.pk])),
    ):
        assert browser.get(address).status_code == 200, address


def test_what_a_means_is_told_wrongly_stays_in_its_form(signed_in, world):
    used = whole_force(world.ivs, by=world.district_officer)
    address = page("means", used.pk, used.means.get().pk)
    wrong = {"answers.from": "2026-03-03T02:40", "answers.until": "2026-03-03T02:10", "answers.how": "спереди"}
    answer = signed_in(world.district_officer).post(address, wrong)
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (422, ["answers.until"])
    assert form["answers.how"].value() == "спереди"


def test_a_comment_that_came_too_late_is_told_and_kept(signed_in, world):
    used = force_on_approval(whole_force(world.ivs, by=world.district_officer))
    version = used.conclusion.version
    browser = signed_in(world.district_prosecutor)
    browser.post(page("approve", used.pk), {"version": version})
    late = browser.post(page("return", used.pk), {"version": version, "comment": "нет рапорта дежурного"})
    assert (late.status_code, "нет рапорта дежурного" in late.content.decode()) == (422, True)


def test_the_same_file_sent_again_is_kept_once(signed_in, world):
    used = force_used(world.ivs, by=world.district_officer)
    browser = signed_in(world.district_officer)
    for _again in range(2):
        sent = browser.post(page("attach", used.pk), {"file": material()}, headers={"X-Autosave": "1"})
        assert sent.status_code == 200
    assert used.files.count() == 1


def test_who_read_it_is_kept(signed_in, world):
    used = force_used(world.ivs, by=world.district_officer)
    signed_in(world.oblast_officer).get(used.get_absolute_url())
    assert AuditRow.objects.filter(action="force.view").get().officer_id == world.oblast_officer.pk


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["bare", "lawful", "waiting"]),
        ("register=special_means", ["lawful", "waiting"]),
        ("means=baton", []),
        ("means=handcuffs", ["lawful", "waiting"]),
        ("review=waiting", ["bare", "waiting"]),
        ("review=on_approval", ["waiting"]),
        ("review=lawful", ["lawful"]),
        ("review=unlawful", []),
        ("review=unexplained", []),
        ("q=Ким", ["lawful", "waiting"]),
        ("q=north-2", ["bare"]),
        ("from_on=2026-03-04", []),
    ],
)
def test_the_address_narrows_the_list(signed_in, world, query, names):
    rows = {
        "waiting": force_on_approval(whole_force(world.ivs, by=world.district_officer)),
        "lawful": force_on_approval(whole_force(world.ivs, by=world.district_officer)),
        "bare": force_used(world.neighbour_ivs),
        "foreign": force_used(world.foreign_ivs),
    }
    lawful = rows["lawful"]
    version = lawful.conclusion.version
    force_conclusions.approve(lawful, version=version, by=world.district_prosecutor, at=minutes(60))
    shown = {row.pk for row in signed_in(world.oblast_officer).get(f"{LIST}?{query}").context["rows"]}
    assert sorted(name for name, row in rows.items() if row.pk in shown) == names


def test_the_same_queries_at_one_row_and_at_many(signed_in, world, django_assert_num_queries):
    browser = signed_in(world.district_officer)
    whole_force(world.ivs, by=world.district_officer)
    with django_assert_num_queries(QUERIES):
        assert len(browser.get(LIST).context["rows"]) == 1
    for _number in range(3):
        whole_force(world.ivs, by=world.district_officer)
    with django_assert_num_queries(QUERIES):
        assert len(browser.get(LIST).context["rows"]) == 4


@pytest.mark.parametrize("name", ["district_officer", "auditor"])
def test_the_list_is_taken_out_as_the_filters_narrow_it_and_no_cell_is_a_formula(signed_in, world, name):
    used = whole_force(world.ivs, by=world.district_officer, place="=1+1")
    force_used(world.ivs, by=world.district_officer)
    foreign = whole_force(world.foreign_ivs)
    response = signed_in(getattr(world, name)).get(page("export"), {"means": "handcuffs", "format": "csv"})
    rows = [line.split(";") for line in b"".join(response.streaming_content).decode().splitlines()]
    numbers = [row[0] for row in rows[1:]]
    assert str(used.pk) in numbers
    assert (str(foreign.pk) in numbers) == (name == "auditor")
    ours = next(row for row in rows if row[0] == str(used.pk))
    assert ours[3:6] == ["'=1+1", "Handcuffs", "Ким Виктор Андреевич"]
    assert AuditRow.objects.filter(action="force.export").count() == 1


def test_the_list_as_a_workbook_has_the_same_rows(signed_in, world):
    used = whole_force(world.ivs, by=world.district_officer)
    response = signed_in(world.district_officer).get(page("export"), {"format": "xlsx"})
    sheet = load_workbook(BytesIO(response.content)).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [used.pk]


def test_of_many_rows_no_more_is_asked(signed_in, world, django_assert_max_num_queries):
    browser = signed_in(world.district_officer)

    def taken_out():
        return b"".join(browser.get(page("export")).streaming_content).decode().count("\n")

    whole_force(world.ivs, by=world.district_officer)
    with django_assert_max_num_queries(20) as one:
        assert taken_out() == 2
    for _number in range(3):
        whole_force(world.ivs, by=world.district_officer)
    with django_assert_max_num_queries(len(one.captured_queries)):
        assert taken_out() == 5
