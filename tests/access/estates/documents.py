"""A paper and a file of an inspection."""

from inspections.actions import journal
from tests.access.estates.common import AT

SUBJECTS = {
    "api:attachment": "attachment",
    "api:document": "document",
    "documents:": "document",
    "documents:attachment": "attachment",
}


def things(held, office, officer):
    day = AT.date()
    return {
        "document": journal.print_journal(held["facility"], from_on=day, until_on=day, by=officer, at=AT),
        "attachment": held["file"],
    }
