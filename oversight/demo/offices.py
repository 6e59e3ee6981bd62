"""The tree of offices: the Department, oblasts and equated, districts and equated."""

from oversight.core.actions.offices import open_office
from oversight.core.enums import Branch, OfficeLevel

from .tables import rows

DEPARTMENT = {
    "code": "department",
    "name_ru": (
        "Департамент по надзору за соблюдением прав лиц, задержанных, заключенных под стражу и отбывающих "
        "уголовное наказание, Генеральной прокуратуры Республики Казахстан"
    ),
    "name_kk": (
        "Қазақстан Республикасы Бас прокуратурасының Ұсталған, қамауға алынған және қылмыстық жазасын өтеп жүрген "
        "адамдардың құқықтарының сақталуын қадағалау департаменті"
    ),
}
MILITARY = {"code": "military", "name_ru": "Главная военная прокуратура", "name_kk": "Бас әскери прокуратура"}
TRANSPORT = {"code": "transport", "name_ru": "Главная транспортная прокуратура", "name_kk": "Бас көлік прокуратурасы"}


def open_all(at):
    """Open every office; return {code: office}."""
    offices = {}

    def open_one(level, branch=Branch.TERRITORIAL, parent=None, **fields):
        above = offices[parent] if parent else None
        office = open_office(level=level, branch=branch, parent=above, by=None, at=at, **fields)
        offices[office.code] = office

    open_one(OfficeLevel.DEPARTMENT, **DEPARTMENT)
    for row in rows("oblasts"):
        open_one(OfficeLevel.OBLAST, parent="department", time_zone=row.time_zone, **_territorial(row))
    open_one(OfficeLevel.OBLAST, Branch.MILITARY, "department", **MILITARY)
    open_one(OfficeLevel.OBLAST, Branch.TRANSPORT, "department", **TRANSPORT)
    for row in rows("districts"):
        zone = offices[row.oblast].time_zone
        open_one(OfficeLevel.DISTRICT, parent=row.oblast, time_zone=zone, **_territorial(row))
    for row in rows("garrisons"):
        open_one(OfficeLevel.DISTRICT, Branch.MILITARY, "military", time_zone=row.time_zone, **_garrison(row))
    for row in rows("lines"):
        open_one(OfficeLevel.DISTRICT, Branch.TRANSPORT, "transport", time_zone=row.time_zone, **_line(row))
    return offices


def _territorial(row):
    return {"code": row.code, "name_ru": f"Прокуратура {row.ru}", "name_kk": f"{row.kk}ның прокуратурасы"}


def _garrison(row):
    return {
        "code": row.code,
        "name_ru": f"Военная прокуратура {row.ru}ого гарнизона",
        "name_kk": f"{row.kk} гарнизонының әскери прокуратурасы",
    }


def _line(row):
    return {
        "code": row.code,
        "name_ru": f"{row.ru}ая транспортная прокуратура",
        "name_kk": f"{row.kk} көлік прокуратурасы",
    }
