"""Whom a case concerns: entered, removed, read. Names go into no list and into no audit row."""

from django.db import transaction

from oversight.core import audit
from oversight.core.validation import checked

from ..enums import Act
from ..models import CasePerson
from ..policies.hearings import check_can_change_case, check_can_read_identity
from .rows import locked_case


@transaction.atomic
def add(case, *, full_name, category, born_on=None, by, at):
    """Enter a person the case concerns; return the CasePerson."""
    case = locked_case(case)
    check_can_change_case(by, case)
    return enter_person(case, full_name=full_name, category=category, born_on=born_on, by=by, at=at)


def enter_person(case, *, full_name, category, born_on=None, by, at):
    """The same for a case that is locked, or new."""
    person = CasePerson(case=case, full_name=" ".join(full_name.split()), category=category, born_on=born_on)
    checked(person).save()
    audit.record(Act.PERSON_ADD, case, by=by, at=at, after=audit.snapshot(person, "category"))
    return person


@transaction.atomic
def remove(person, *, by, at):
    """Remove an entry made by mistake."""
    case = locked_case(person.case)
    check_can_change_case(by, case)
    person = case.persons.select_for_update().get(pk=person.pk)
    before = audit.snapshot(person, "category")
    person.delete()
    audit.record(Act.PERSON_REMOVE, case, by=by, at=at, before=before)
    return case


def read_identities(case, *, by, at):
    """The persons of the case with their names; every reading leaves its row."""
    check_can_read_identity(by)
    persons = list(case.persons.all())
    if persons:
        audit.record(Act.CASE_VIEW, case, by=by, at=at)
    return persons
