"""The facility's own journal of placements, as a table: which column is what."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from oversight.core.sheets import Column, read_sheet

COLUMNS = [
    Column("full_name", "ФИО", also=("Ф.И.О.", "Фамилия, имя, отчество", "Аты-жөні", "Тегі, аты, әкесінің аты")),
    Column("birth_year", "Год рождения", also=("Г.р.", "Туған жылы"), kind="number", is_needed=False),
    Column("order_number", "№ постановления", also=("Номер постановления", "Қаулы №", "Қаулы нөмірі")),
    Column(
        "ordered_at",
        "Дата и время постановления",
        also=("Постановление подписано", "Қаулының күні мен уақыты", "Қаулыға қол қойылды"),
        kind="moment",
        wants_clock=True,
    ),
    Column(
        "placed_at",
        "Дата и время водворения",
        also=("Водворен", "Водворён", "Қамалған күні мен уақыты", "Қамалды"),
        kind="moment",
        wants_clock=True,
    ),
    Column("room", "Помещение", also=("Камера", "ОК/ДИЗО", "Үй-жай"), is_needed=False),
    Column("days", "Срок, суток", also=("Срок", "Суток", "Мерзімі, тәулік", "Мерзімі"), kind="number", is_needed=False),
    Column("ground", "Основание", also=("Нарушение", "Негізі"), is_needed=False),
]


def read_journal(file, facility, from_on, until_on):
    """The `Sheet` of the facility's journal; an order outside the period is a fault of its row."""
    office = facility.supervising_office
    sheet = read_sheet(file, COLUMNS, zone=ZoneInfo(office.time_zone))
    for row in sheet.good:
        if not from_on <= office.local_day(row.values["ordered_at"]) <= until_on:
            row.problems.append(_("The order is outside the period."))
    return sheet
