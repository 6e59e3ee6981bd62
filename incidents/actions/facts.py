"""What is known, saved as it is typed: the matters of point 17 and of the kind, one row each."""

from django.db import transaction
from django.utils.translation import gettext as _

from oversight.core import audit
from oversight.core.refusals import Conflict
from oversight.core.validation import checked

from ..enums import Standing
from ..models import Fact
from ..policies import check_can_write
from .incidents import lock

FIELDS = ("value", "standing")


@transaction.atomic
def write(fact, *, version, value="", standing=Standing.SILENT, by, at):
    """Say what is known, that it is unknown at this hour, or that there is none. Words always count as known.

    A repeated request changes nothing; one that would overwrite newer words is refused with a Conflict that holds them.
    """
    incident = lock(fact.incident)
    check_can_write(by, incident)
    fact = Fact.objects.select_for_update(of=("self",)).get(pk=fact.pk)
    standing = _settled(value, standing)
    said = {"value": value if standing == Standing.GIVEN else "", "standing": str(standing)}
    stored = {name: str(getattr(fact, name)) for name in FIELDS}
    if stored == said:
        return fact
    if version != fact.version:
        raise Conflict(
            _("“%(matter)s” has been changed on another device since you opened it.") % {"matter": fact},
            theirs=stored,
            version=fact.version,
        )
    fact.value, fact.standing = said["value"], said["standing"]
    fact.version += 1
    fact.said_at, fact.said_by = at, by
    checked(fact, exclude=["said_at", "said_by"]).save()
    audit.record("incidents.write", incident, by=by, at=at, **_named(fact, stored, said))
    return fact


@transaction.atomic
def rest_is_unknown(incident, *, by, at):
    """Say of every matter nobody has answered that it is unknown at this hour; return how many there were."""
    incident = lock(incident)
    check_can_write(by, incident)
    silent = incident.facts.filter(standing=Standing.SILENT)
    count = 0
    for fact in silent:
        write(fact, version=fact.version, standing=Standing.UNKNOWN, by=by, at=at)
        count += 1
    silences = [
        name
        for name in ("happened_standing", "count_standing", "names_standing", "staff_standing")
        if getattr(incident, name) == Standing.SILENT
    ]
    for name in silences:
        setattr(incident, name, Standing.UNKNOWN)
    if silences:
        incident.version += 1
        incident.save(update_fields=[*silences, "version"])
        after = dict.fromkeys(silences, Standing.UNKNOWN.value)
        audit.record("incidents.change", incident, by=by, at=at, after=after)
    for person in incident.participants.all():
        if person.missing:
            person.unknown = [*person.unknown, *person.missing]
            person.save(update_fields=["unknown"])
    return count + len(silences)


def _settled(value, standing):
    if value.strip():
        return Standing.GIVEN
    return Standing(standing) if standing in (Standing.UNKNOWN, Standing.NONE) else Standing.SILENT


def _named(fact, before, after):
    """The change with the matter's words in the names, since one emergency has many."""
    return {
        "before": {f"«{fact.text_ru}» {name}": value for name, value in before.items()},
        "after": {f"«{fact.text_ru}» {name}": value for name, value in after.items()},
    }
