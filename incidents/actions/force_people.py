"""Against whom force was used and by which staff, with each one's explanation (points 20, 32(2))."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Refused
from oversight.core.validation import checked
from oversight.documents.actions import attach

from ..enums import Act
from ..models import ForcePerson, ForceStaff
from ..policies import check_can_change_force
from .force import lock

PERSON = ("full_name", "category", "born_on", "injuries", "examination")
STAFF = ("full_name", "rank", "post")
EXPLANATION = ("explanation", "refusal")


@transaction.atomic
def add_person(force, *, by, at, **fields):
    """Enter somebody force was used against."""
    return _add(force, ForcePerson, PERSON, Act.FORCE_PERSON_ADD, fields, by, at)


@transaction.atomic
def take_persons(force, *, participants, by, at):
    """Take over, with what is known of them, participants of its emergency; who stands here already is left."""
    taken = set(force.persons.values_list("participant", flat=True))
    return [
        add_person(force, participant=one, **{name: getattr(one, name) for name in PERSON}, by=by, at=at)
        for one in _of_its_emergency(force, participants)
        if one.pk not in taken
    ]


@transaction.atomic
def change_person(person, *, by, at, **fields):
    return _change(person, Act.FORCE_PERSON_CHANGE, fields, by, at)


@transaction.atomic
def remove_person(person, *, by, at):
    """Take out who was entered by mistake; the words stay in the audit trail."""
    _remove(person, PERSON, Act.FORCE_PERSON_REMOVE, by, at)


@transaction.atomic
def add_staff(force, *, by, at, **fields):
    """Enter a member of staff who used force; their explanation is missing until it is entered."""
    return _add(force, ForceStaff, STAFF, Act.FORCE_STAFF_ADD, fields, by, at)


@transaction.atomic
def take_staff(force, *, members, by, at):
    """Take over members of staff named in its emergency; who stands here already is left."""
    taken = set(force.staff.values_list("member", flat=True))
    return [
        add_staff(force, member=one, **{name: getattr(one, name) for name in STAFF}, by=by, at=at)
        for one in _of_its_emergency(force, members)
        if one.pk not in taken
    ]


@transaction.atomic
def change_staff(member, *, by, at, **fields):
    return _change(member, Act.FORCE_STAFF_CHANGE, fields, by, at)


@transaction.atomic
def remove_staff(member, *, by, at):
    """Take out who was entered by mistake; the words stay in the audit trail."""
    _remove(member, (*STAFF, *EXPLANATION), Act.FORCE_STAFF_REMOVE, by, at)


@transaction.atomic
def explain(member, *, explanation="", refusal="", file=None, by, at):
    """Enter the explanation of a member of staff, in words, as a file, or both; or that they refused to give one.

    A file that is there stays unless another is sent or a refusal takes its place.
    """
    force, member = held(member)
    check_can_change_force(by, force)
    if not (explanation.strip() or refusal.strip() or file or member.file_id):
        raise Refused.about("explanation", _("Enter the explanation, attach it as a file, or record the refusal."))
    before = audit.snapshot(member, *EXPLANATION, "file")
    member.explanation, member.refusal = explanation, refusal
    if file is not None:
        member.file = attach(file, office=force.office, shared_with=force.supervising_office, by=by, at=at)
    elif refusal.strip() and not explanation.strip():
        member.file = None
    member.explained_at, member.explained_by = at, by
    checked(member, exclude=["force", "member"]).save()
    after = audit.snapshot(member, *EXPLANATION, "file")
    audit.record(Act.FORCE_EXPLAIN, force, by=by, at=at, before=_named(member, before), after=_named(member, after))
    return member


def _add(force, model, names, act, fields, by, at):
    force = lock(force)
    check_can_change_force(by, force)
    row = checked(model(force=force, **{**fields, "full_name": fields.get("full_name", "").strip()}))
    row.save()
    audit.record(act, force, by=by, at=at, after=_named(row, audit.snapshot(row, *names)))
    return row


def _change(row, act, fields, by, at):
    force, row = held(row)
    check_can_change_force(by, force)
    before = audit.snapshot(row, *fields)
    if before == fields:
        return row
    for name, value in fields.items():
        setattr(row, name, value)
    checked(row).save()
    audit.record(act, force, by=by, at=at, before=_named(row, before), after=_named(row, fields))
    return row


def _remove(row, names, act, by, at):
    force, row = held(row)
    check_can_change_force(by, force)
    if row.means.exists():
        raise Refused(_("%(name)s stands beside a means used: take that out first.") % {"name": row.full_name})
    audit.record(act, force, by=by, at=at, before=_named(row, audit.snapshot(row, *names)))
    row.delete()


def held(row):
    """(its record, the row), both as they stand now, the record held."""
    force = lock(row.force)
    found = type(row).objects.filter(pk=row.pk).first()
    if found is None:
        raise Refused(_("This has been taken out on another device."))
    found.force = force
    return force, found


def _of_its_emergency(force, rows):
    for one in rows:
        if one.incident_id != force.incident_id:
            raise Refused(_("Only those named in the emergency of this record are taken over."))
    return rows


def _named(row, values):
    """The change with the row in the names, since one record has several."""
    return {f"#{row.pk} {name}": value for name, value in values.items() if value not in ("", None)}
