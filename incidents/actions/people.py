"""Who took part, who suffered, who saw it; which staff were involved; “none” is said, not left blank."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict, Refused
from oversight.core.validation import checked

from ..enums import ParticipantRole, Standing
from ..models import Participant, StaffMember
from ..policies import check_can_write
from .incidents import lock

PERSON = (
    *("full_name", "role", "category", "born_on", "articles", "on_register", "register_name"),
    *("injuries", "examination", "unknown"),
)
STAFF = ("full_name", "rank", "post", "part")
#: One emergency names no more people than this: beyond it a list is attached as a file.
MOST = 500


@transaction.atomic
def add_person(incident, *, by, at, **fields):
    """Enter one person."""
    (person,) = add_people(incident, people=[fields], by=by, at=at)
    return person


@transaction.atomic
def add_people(incident, *, people, by, at):
    """Enter several people at once: `people` is a list of fields. Who stands there under that name already is left."""
    incident = lock(incident)
    check_can_write(by, incident)
    named = set(incident.participants.values_list("full_name", "role"))
    added = []
    for fields in people:
        person = Participant(incident=incident, **{**fields, "full_name": fields.get("full_name", "").strip()})
        if (person.full_name, person.role) in named and len(people) > 1:
            continue
        named.add((person.full_name, person.role))
        checked(person)
        added.append(person)
    if len(named) > MOST:
        raise Refused.about("people", _("An emergency names at most %(count)d people.") % {"count": MOST})
    for person in added:
        person.save()
        audit.record("incidents.person_add", incident, by=by, at=at, after=_numbered(person, PERSON))
    return added


@transaction.atomic
def change_person(person, *, version, by, at, **fields):
    """Change what is known of a person; versions and repeats as in `facts.write`."""
    incident = lock(person.incident)
    check_can_write(by, incident)
    person = Participant.objects.select_for_update(of=("self",)).filter(pk=person.pk).first()
    if person is None:
        raise Refused(_("This person has been taken out on another device."))
    stored = audit.snapshot(person, *fields)
    if stored == fields:
        return person
    if version != person.version:
        raise Conflict(
            _("This person's data have been changed on another device since you opened them."),
            theirs=audit.snapshot(person, *PERSON),
            version=person.version,
        )
    for name, value in fields.items():
        setattr(person, name, value)
    person.version += 1
    checked(person).save()
    before = {f"#{person.pk} {name}": value for name, value in stored.items()}
    after = {f"#{person.pk} {name}": value for name, value in fields.items()}
    audit.record("incidents.person_change", incident, by=by, at=at, before=before, after=after)
    return person


@transaction.atomic
def remove_person(person, *, by, at):
    """Take out who was entered by mistake; the words stay in the audit trail."""
    incident = lock(person.incident)
    check_can_write(by, incident)
    audit.record("incidents.person_remove", incident, by=by, at=at, before=_numbered(person, PERSON))
    person.delete()


@transaction.atomic
def add_staff(incident, *, by, at, **fields):
    """Enter a member of the facility's staff who was involved."""
    incident = lock(incident)
    check_can_write(by, incident)
    member = StaffMember(incident=incident, **fields)
    checked(member).save()
    _stand(incident, "staff_standing", Standing.GIVEN)
    audit.record("incidents.staff_add", incident, by=by, at=at, after=_numbered(member, STAFF))
    return member


@transaction.atomic
def remove_staff(member, *, by, at):
    incident = lock(member.incident)
    check_can_write(by, incident)
    audit.record("incidents.staff_remove", incident, by=by, at=at, before=_numbered(member, STAFF))
    member.delete()
    if not incident.staff.exists():
        _stand(incident, "staff_standing", Standing.SILENT)


@transaction.atomic
def say_of_staff(incident, *, standing, by, at):
    """Say that no staff were involved, or that it is unknown at this hour."""
    incident = lock(incident)
    check_can_write(by, incident)
    if incident.staff.exists():
        raise Refused(_("Members of staff are named here: take them out first."))
    _record_standing(incident, "staff_standing", standing, by, at)
    return incident


@transaction.atomic
def say_of_names(incident, *, standing, by, at):
    """Say that the names of the other participants are unknown at this hour."""
    incident = lock(incident)
    check_can_write(by, incident)
    _record_standing(incident, "names_standing", standing, by, at)
    return incident


def those_who_did(incident):
    return [person for person in incident.participants.all() if person.role == ParticipantRole.DID]


def _record_standing(incident, name, standing, by, at):
    before = audit.snapshot(incident, name)
    _stand(incident, name, standing)
    audit.record("incidents.change", incident, by=by, at=at, before=before, after={name: str(standing)})


def _stand(incident, name, standing):
    setattr(incident, name, standing)
    incident.save(update_fields=[name])


def _numbered(thing, names):
    return {f"#{thing.pk} {name}": value for name, value in audit.snapshot(thing, *names).items() if value}
