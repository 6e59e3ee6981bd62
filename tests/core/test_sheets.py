"""Tables others send: what is read, what is said row by row, and what is refused whole."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from oversight.core.refusals import Refused
from oversight.core.sheets import Column, read_sheet
from tests.factories import ALMATY, moment

COLUMNS = [
    Column("name", "ФИО", also=("Фамилия, имя, отчество",)),
    Column("born_on", "Дата рождения", kind="date", is_needed=False),
    Column("ends_at", "Срок истекает", kind="moment"),
    Column("places", "Мест", kind="number", is_needed=False),
    Column("category", "Категория", choices={"Подозреваемый": "suspect"}, is_needed=False),
]
HEAD = ["ФИО", "Дата рождения", "Срок истекает", "Мест", "Категория"]
ROW = ["Иванов Иван", date(1990, 5, 1), datetime(2026, 3, 4, 10, 30), 2, "подозреваемый"]
READ = {
    "name": "Иванов Иван",
    "born_on": date(1990, 5, 1),
    "ends_at": moment(2026, 3, 4, 10, 30),
    "places": 2,
    "category": "suspect",
}


def book(*rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def read(content, name="list.xlsx", **options):
    return read_sheet(SimpleUploadedFile(name, content), COLUMNS, zone=ALMATY, **options)


def refusal(content, name="list.xlsx", **options):
    with pytest.raises(Refused) as refused:
        read(content, name, **options)
    assert list(refused.value.fields) == ["file"]
    return refused.value.sentence


def packed(content, **added):
    """The workbook with members added or replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in added:
                target.writestr(name, source.read(name))
        for name, body in added.items():
            target.writestr(name, body)
    return file.getvalue()


def test_a_workbook_is_read_under_its_head_wherever_that_stands():
    sheet = read(book(["Список лиц ИВС"], [], HEAD, ROW, [], ROW))

    assert [row.values for row in sheet.good] == [READ, READ]
    assert [row.number for row in sheet.rows] == [4, 6]
    assert len(sheet.sha256) == 64


def test_columns_may_stand_in_another_order_and_have_another_known_title():
    sheet = read(book(["Срок истекает", "фамилия,  имя, отчество"], ["04.03.2026 10:30", "Иванов Иван"]))

    assert sheet.rows[0].values == READ | {"born_on": None, "places": None, "category": None}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_however_it_was_written(encoding, delimiter):
    lines = [HEAD, ["Иванов Иван", "01.05.1990", "04.03.2026 10:30", "2", "Подозреваемый"]]
    content = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)

    assert read(content, "list.csv").rows[0].values == READ


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (["", "01.05.1990", "04.03.2026"], "ФИО: empty"),
        (["Иванов", "29.02.2026", "04.03.2026"], "Дата рождения: there is no such day as “29.02.2026”"),
        (["Иванов", "весной", "04.03.2026"], "Дата рождения: “весной” is no date like 02.03.2026"),
        (["Иванов", "", "04.03.2026 25:00"], "Срок истекает: there is no such time as “04.03.2026 25:00”"),
        (["Иванов", "", "04.03.2026", "много"], "Мест: “много” is no number"),
        (["Иванов", "", "04.03.2026", "2", "гость"], "Категория: “гость” isn't one of what can stand here"),
        (["И" * 301, "", "04.03.2026"], "ФИО: longer than 300 letters"),
        (
            ["Иванов", "", "04.03.2026", "2", "", "лишнее"],
            "There is something beyond the last column: the row is shifted.",
        ),
    ],
)
def test_what_is_wrong_in_a_row_is_said_with_its_column_and_the_others_are_read(cells, problem):
    sheet = read(book(HEAD, ROW, cells))

    assert [row.number for row in sheet.good] == [2]
    assert [(row.number, row.problems) for row in sheet.bad] == [(3, [problem])]


def test_a_table_without_a_needed_column_names_it():
    assert refusal(book(["ФИО", "Год"], ["Иванов", 1990])) == (
        "The table has no column “Срок истекает”. Its head names each column."
    )


def test_a_column_named_twice_is_refused():
    assert refusal(book([*HEAD, "ФИО"], ROW)) == "The column “ФИО” stands in the table twice."


def test_an_empty_file_and_a_table_without_rows_are_refused():
    assert refusal(b" ") == "The file is empty. Choose the file again."
    assert refusal(book(HEAD)) == "There is no row under the head of the table."


@pytest.mark.parametrize(
    "content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), b"\x89PNG\r\n\x1a\n" + bytes(99), b"MZ\x90\0\x03"]
)
def test_what_is_no_table_is_refused_whatever_its_name(content):
    assert "neither an XLSX nor a CSV file" in refusal(content)


def test_another_archive_is_no_workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("a.txt", "a")

    assert "not an XLSX workbook" in refusal(file.getvalue())


def test_a_truncated_workbook_is_damaged():
    content = book(HEAD, ROW)

    assert "is damaged" in refusal(content[: len(content) // 2])


def test_macros_are_refused():
    assert "carries macros" in refusal(packed(book(HEAD, ROW), **{"xl/vbaProject.bin": b"x"}))


def test_links_to_other_files_are_refused():
    assert "refers to other files" in refusal(packed(book(HEAD, ROW), **{"xl/externalLinks/externalLink1.xml": "<a/>"}))


def test_entities_are_refused():
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><sst>&c;</sst>'

    assert "is damaged" in refusal(packed(book(HEAD, ROW), **{"xl/sharedStrings.xml": bomb}))


def test_a_zip_bomb_is_not_unpacked():
    assert "far more than a table" in refusal(packed(book(HEAD, ROW), **{"xl/media/a.bin": bytes(60 * 2**20)}))


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK("http://example.org")'])
def test_formulas_are_refused(cell):
    assert "holds formulas" in refusal(book(HEAD, [cell, *ROW[1:]]))
    assert "holds formulas" in refusal(f"ФИО;Срок истекает\n{cell};04.03.2026".encode(), "list.csv")


def test_two_hundred_thousand_rows_are_refused():
    content = ("ФИО;Срок истекает\n" + "Иванов;04.03.2026\n" * 200_000).encode()

    assert refusal(content, "list.csv") == "The table has more than 5000 rows: send it in parts."
    assert refusal(book(HEAD, *[ROW] * 21), max_rows=20) == "The table has more than 20 rows: send it in parts."


def test_a_file_over_the_limit_is_not_read():
    assert "too large" in refusal(bytes(6 * 2**20))


@pytest.mark.parametrize("said", ["04.03.2026", date(2026, 3, 4), datetime(2026, 3, 4)])
def test_where_a_clock_starts_a_day_alone_is_no_moment(said):
    timed = Column("ordered_at", "Постановление", kind="moment", wants_clock=True)
    with pytest.raises(ValueError, match="a day without a time: write it like"):
        timed.read(said, ALMATY)
    assert Column("ends_at", "Срок", kind="moment").read(said, ALMATY) == moment(2026, 3, 4, 0)


def test_midnight_that_is_written_out_is_a_moment():
    timed = Column("ordered_at", "Постановление", kind="moment", wants_clock=True)
    assert timed.read("04.03.2026 00:00", ALMATY) == moment(2026, 3, 4, 0)
