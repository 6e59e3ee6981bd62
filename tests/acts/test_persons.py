"""Persons held unlawfully, and the watch over terms by the facility's list (points 21, 43)."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from acts import actions
from acts.actions import detentions, held
from acts.models import HeldPerson, Listing, UnlawfulDetention
from oversight.core.models import AuditRow
from oversight.core.refusals import Forbidden, Refused
from tests import factories
from tests.factories import moment

AT = moment()
HOUR = timedelta(hours=1)
SAID = {
    "full_name": "Иванов Иван Иванович",
    "category": "suspect",
    "cause": "term_expired",
    "circumstances": "Срок истек в 08:00.",
    "unlawful_since": AT - 2 * HOUR,
}
PERSON = {
    "full_name": "Петров Петр",
    "category": "suspect",
    "ground": "постановление № 1",
    "held_from": AT - 48 * HOUR,
    "term_ends_at": AT - HOUR,
}
HEAD = ["ФИО", "Дата рождения", "Категория", "Основание содержания", "Содержится с", "Срок истекает"]


def client_of(officer):
    client = Client()
    client.force_login(officer)
    return client


def recorded(world):
    return detentions.record(facility=world.ivs, **SAID, by=world.district_officer, at=AT)


def sheet(*rows, name="список.xlsx"):
    book = openpyxl.Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return SimpleUploadedFile(name, file.getvalue())


def row(name="Петров Петр", until="03.03.2026 10:00", since="01.03.2026 10:00"):
    return [name, "01.05.1990", "Подозреваемый", "постановление № 1", since, until]


def test_from_found_to_released_on_the_prosecutors_order_with_the_minutes_between(world):
    detention = recorded(world)
    assert (detention.found_by, detention.is_held) == (world.district_officer, True)

    act = detentions.draft_release_order(detention, by=world.district_officer, at=AT)
    assert (act.kind.code, act.state, act.violations.count()) == ("release_order", "draft", 1)
    actions.sign(act, by=world.district_prosecutor, at=AT)
    detention = detentions.release(
        detention, released_at=AT + 0.5 * HOUR, released_by_order=str(act), by=world.district_officer, at=AT + HOUR
    )

    assert detention.minutes_until_release(AT + 9 * HOUR) == 30
    assert "Иванов Иван Иванович" in str(act.violations.model.objects.get().act.detentions.get().full_name)


def test_a_release_is_neither_before_the_finding_nor_in_the_future_nor_without_an_order(world):
    detention = recorded(world)
    by = world.district_officer
    for released_at, order, field in [
        (AT - HOUR, "суд", "released_at"),
        (AT + 9 * HOUR, "суд", "released_at"),
        (AT, " ", "released_by_order"),
    ]:
        with pytest.raises(Refused) as refused:
            detentions.release(detention, released_at=released_at, released_by_order=order, by=by, at=AT + HOUR)
        assert list(refused.value.fields) == [field]
    with pytest.raises(IntegrityError, match="detention_released_on_an_order"), transaction.atomic():
        UnlawfulDetention.objects.update(released_at=AT + HOUR)


def test_who_the_person_is_is_read_by_prosecutors_and_each_reading_leaves_its_row(world):
    detention = recorded(world)
    here = f"/detentions/{detention.pk}/"

    seen = client_of(world.oblast_officer).get(here).content.decode()
    hidden = client_of(world.auditor).get(here).content.decode()

    assert "Иванов Иван Иванович" in seen
    assert "Иванов" not in hidden
    assert "И. И. И." in hidden
    viewed = AuditRow.objects.about(detention).filter(action="detentions.view")
    assert [entry.officer_id for entry in viewed] == [world.oblast_officer.pk]
    assert "Иванов" not in "".join(f"{one.subject_title}{one.before}{one.after}" for one in AuditRow.objects.all())
    with pytest.raises(Forbidden):
        detentions.read_identity(detention, by=world.auditor, at=AT)


def test_lists_name_nobody_and_a_foreign_record_does_not_exist(world):
    detention = recorded(world)

    assert "Иванов" not in client_of(world.district_officer).get("/detentions/").content.decode()
    stranger = client_of(factories.officer(office=world.south_1))
    assert [stranger.get(f"/detentions/{detention.pk}/{path}").status_code for path in ("", "release/", "order/")] == [
        404,
        404,
        404,
    ]


def test_the_watch_tells_who_is_past_the_term_and_who_goes_within_days(world):
    by = world.district_officer
    past = held.enter(facility=world.ivs, **PERSON, by=by, at=AT)
    soon = held.enter(
        facility=world.ivs, **{**PERSON, "full_name": "Сидоров", "term_ends_at": AT + 72 * HOUR}, by=by, at=AT
    )
    held.enter(facility=world.ivs, **{**PERSON, "full_name": "Ким", "term_ends_at": AT + 999 * HOUR}, by=by, at=AT)
    gone = held.enter(facility=world.ivs, **{**PERSON, "full_name": "Ли"}, by=by, at=AT)
    held.leave(gone, left_at=AT, by=by, at=AT)

    assert list(HeldPerson.objects.watched(AT, 7)) == [past, soon]
    assert list(HeldPerson.objects.past_term(AT)) == [past]
    assert not HeldPerson.objects.visible_to(factories.officer(office=world.south_1)).exists()


def test_a_list_is_read_with_a_report_by_row_before_anything_is_written(world):
    rows = [row(), row("Сидоров", until="29.02.2026"), row("Ким", until="01.02.2026"), row(), ["", *row()[1:]]]

    listing = held.read(sheet(*rows), facility=world.ivs, by=world.district_officer, at=AT)

    assert HeldPerson.objects.count() == 0
    assert (listing.good, listing.bad) == (1, 4)
    assert [(one["number"], one["problems"]) for one in listing.rows] == [
        (2, []),
        (3, ["Срок истекает: there is no such day as “29.02.2026”"]),
        (4, ["The term can't end before it begins."]),
        (5, ["The same person as in row 2."]),
        (6, ["ФИО: empty"]),
    ]


def test_only_what_was_confirmed_is_written_once_and_a_known_person_gets_the_new_term(world):
    by = world.district_officer
    held.write(held.read(sheet(row()), facility=world.ivs, by=by, at=AT), by=by, at=AT)
    listing = held.read(sheet(row(until="13.03.2026 10:00"), row("Ким")), facility=world.ivs, by=by, at=AT)

    held.write(listing, by=by, at=AT)
    with pytest.raises(Refused, match="imported already"):
        held.write(listing, by=by, at=AT)

    terms = {person.full_name: person.term_ends_at for person in HeldPerson.objects.all()}
    assert terms == {"Петров Петр": moment(2026, 3, 13), "Ким": moment(2026, 3, 3)}
    assert Listing.objects.get(pk=listing.pk).rows == []


def test_a_foreign_list_is_neither_kept_nor_read(world):
    with pytest.raises(Forbidden):
        held.read(sheet(row()), facility=world.foreign_ivs, by=world.district_officer, at=AT)
    stranger = client_of(factories.officer(office=world.south_1))
    assert stranger.get(f"/facilities/{world.ivs.pk}/held/").status_code == 404
    assert client_of(world.auditor).get(f"/facilities/{world.ivs.pk}/held/new/").status_code == 403


def looks():
    """Who has looked at a list that was read and not written yet, and how many rows it had."""
    found = AuditRow.objects.filter(action="held.view", subject_type=Listing._meta.label_lower)
    return list(found.values_list("officer_id", "after").order_by("pk"))


def test_in_the_browser_the_file_is_read_shown_and_written(world):
    officer, here = client_of(world.district_officer), f"/facilities/{world.ivs.pk}/held/"

    broken = officer.post(f"{here}import/", {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04")})
    assert (broken.status_code, "The workbook is damaged" in broken.content.decode()) == (422, True)
    shown = officer.post(f"{here}import/", {"file": sheet(row(), row("Ким", until="весной"))}, follow=True)
    page = shown.content.decode()
    assert "Nothing is written yet." in page
    assert "“весной” is no date" in page
    preview = shown.redirect_chain[0][0]
    assert looks() == [(world.district_officer.pk, {"rows": 2})]
    officer.post(preview)
    # Once it is imported no names are left to be read there.
    officer.get(preview)
    assert looks() == [(world.district_officer.pk, {"rows": 2})]

    page = officer.get(here).content.decode()
    assert "Петров Петр" in page
    assert "Ким" not in page
    assert AuditRow.objects.filter(action="held.view", after={"rows": 1}).count() == 1
