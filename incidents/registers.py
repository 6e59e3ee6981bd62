"""The registers of points 23 and 65: emergencies, weapons, special means, physical force, escapes, self-harm, suicides.

A register is read from the records themselves: every record once, linked duplicates and what was found to be no
emergency not at all. Lists, totals, exports and papers all begin with `narrowed`, so they can't differ by a record.
"""

import heapq
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice

from django.db.models import Count, Exists, F, OuterRef, Q, TextField, Value
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext, gettext_lazy

from oversight.core.languages import alphabetical
from oversight.core.models import Office
from oversight.core.pages import EPOCH, MICROSECOND
from oversight.documents.frozen import both
from oversight.duties.enums import Register
from oversight.duties.models import EmergencyKind

from .enums import IncidentState
from .models import AppliedMeans, ForceUse, Incident

SIZE = 50
#: The registers in which uses of force are entered by themselves.
FORCE = (Register.WEAPON, Register.SPECIAL_MEANS, Register.PHYSICAL_FORCE)


@dataclass(frozen=True)
class Asked:
    """Which records: of one register, received within days of the reader's zone, perhaps of one kind, office, place."""

    register: str
    from_on: object
    until_on: object
    office: Office
    kind: str = ""
    facility: object = None


@dataclass(frozen=True)
class Entry:
    """One record of a register."""

    moment: datetime
    rank: int
    pk: int
    #: What it is, with its `title` in every language.
    kind: object
    point: str
    happened_at: datetime | None
    facility: object
    supervising_office: Office
    office: Office
    count: int | None
    state: str
    state_code: str
    url: str

    @property
    def key(self):
        return self.moment, self.rank, self.pk

    @property
    def key_words(self):
        return f"{(self.moment - EPOCH) // MICROSECOND}-{self.rank}-{self.pk}"


@dataclass(frozen=True)
class Sort:
    """What an entry is, where no edition says it."""

    code: str
    label: object
    point: str

    @property
    def title(self):
        return str(self.label)

    @property
    def title_ru(self):
        return both(self.label)["ru"]

    @property
    def title_kk(self):
        return both(self.label)["kk"]


USE = "force_use"
USE_OF_FORCE = Sort(USE, gettext_lazy("Use of force"), "20, 23, 32(2)")


class Emergencies:
    """What is registered as an emergency, or as a kind that only a register keeps."""

    rank = 0
    moment = "received_at"

    def narrowed(self, officer, asked):
        """Where the uses of force of an emergency are recorded one by one, these stand in their registers for it."""
        found = Incident.objects.visible_to(officer).filter(duplicate_of=None)
        found = found.exclude(state=IncidentState.DISMISSED).filter(kind__registers__contains=[asked.register])
        uses = _used(ForceUse.objects.standing().filter(incident=OuterRef("pk")), asked)
        return found.exclude(Exists(uses)).annotate(kind_code=F("kind__code"))

    def with_names(self, found):
        return found.with_names()

    def entry(self, row):
        return Entry(
            row.received_at,
            self.rank,
            row.pk,
            row.kind,
            row.kind.point,
            row.happened_at,
            row.facility,
            row.supervising_office,
            row.office,
            row.participants_count,
            row.get_state_display(),
            row.state,
            f"/incidents/{row.pk}/",
        )

    def kinds(self, asked):
        """{code: kind} of those in the register, in the words of the newest edition that has each."""
        found = EmergencyKind.objects.filter(registers__contains=[asked.register])
        return {kind.code: kind for kind in found.order_by("edition__in_force_from", "position")}


class Uses:
    """Each use of force, in the register of every sort of means it was used by."""

    rank = 1
    moment = "learned_at"

    def narrowed(self, officer, asked):
        found = _used(ForceUse.objects.visible_to(officer).standing(), asked)
        return found.annotate(kind_code=Value(USE, output_field=TextField()))

    def with_names(self, found):
        return found.with_names()

    def entry(self, row):
        conclusion = getattr(row, "conclusion", None)
        return Entry(
            row.learned_at,
            self.rank,
            row.pk,
            USE_OF_FORCE,
            USE_OF_FORCE.point,
            row.happened_at,
            row.facility,
            row.supervising_office,
            row.office,
            len(row.persons.all()),
            conclusion.get_state_display() if conclusion else gettext("No conclusion yet"),
            conclusion.state if conclusion else "waiting",
            row.get_absolute_url(),
        )

    def kinds(self, asked):
        return {USE: USE_OF_FORCE} if asked.register in FORCE else {}


def _used(uses, asked):
    """Of these uses those by means of the register."""
    return uses.filter(Exists(AppliedMeans.objects.filter(force=OuterRef("pk"), means__register=asked.register)))


#: Where the records of a register are kept.
SOURCES = (Emergencies(), Uses())


@dataclass(frozen=True)
class Totals:
    """Kinds × offices: `rows` is [(kind, {office: count}, sum)], `columns` the offices with any, `sums` theirs."""

    columns: list
    rows: list
    sums: Counter

    @property
    def whole(self):
        return sum(self.sums.values())


def narrowed(source, officer, asked):
    """The records of one source, as asked and within the officer's scope."""
    zone = get_current_timezone()
    begin = datetime.combine(asked.from_on, time.min, zone)
    end = datetime.combine(asked.until_on + timedelta(days=1), time.min, zone)
    found = source.narrowed(officer, asked).filter(**{f"{source.moment}__gte": begin, f"{source.moment}__lt": end})
    found = found.filter(supervising_office__in=Office.objects.within(asked.office).values("pk"))
    if asked.kind:
        found = found.filter(kind_code=asked.kind)
    return found.filter(facility=asked.facility) if asked.facility else found


def entries(officer, asked):
    """Every Entry, the latest first, read as it is wanted."""
    return heapq.merge(*(_rows(source, officer, asked) for source in SOURCES), key=lambda one: one.key, reverse=True)


def page(officer, asked, *, before=None, after=None, size=SIZE):
    """(entries, is there something newer, something older): those right behind or right before a key."""
    found = []
    for source in SOURCES:
        rows = source.with_names(narrowed(source, officer, asked))
        if key := after or before:
            rows = rows.filter(_beyond(source, key, newer=bool(after)))
        sign = "" if after else "-"
        rows = rows.order_by(f"{sign}{source.moment}", f"{sign}pk")[: size + 1]
        found += [source.entry(row) for row in rows]
    found.sort(key=lambda one: one.key, reverse=not after)
    more, found = len(found) > size, found[:size]
    if after:
        return found[::-1], more, True
    return found, before is not None, more


def totals(officer, asked):
    """Kinds × offices right below the asked one: exactly the records that `entries` lists."""
    columns = [*Office.objects.filter(parent=asked.office).order_by(alphabetical("name_ru"), "pk"), asked.office]
    place_of = _places(columns, asked.office)
    counted, kinds = Counter(), {}
    for source in SOURCES:
        kinds |= source.kinds(asked)
        counts = narrowed(source, officer, asked).order_by().values_list("kind_code", "supervising_office")
        for kind, office, count in counts.annotate(Count("pk")):
            counted[kind, place_of[office]] += count
    rows = []
    for code, kind in kinds.items():
        line = {office.pk: counted[code, office.pk] for office in columns}
        if any(line.values()) or not asked.kind:
            rows.append((kind, line, sum(line.values())))
    sums = Counter()
    for (_kind, office), count in counted.items():
        sums[office] += count
    return Totals([office for office in columns if sums[office.pk]], rows, sums)


def key_of(text):
    """The key that an address names, or None when it names none."""
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 18 for part in parts):
        return None
    try:
        return EPOCH + int(parts[0]) * MICROSECOND, int(parts[1]), int(parts[2])
    except OverflowError:
        return None


def first(officer, asked, number):
    """At most so many entries."""
    return list(islice(entries(officer, asked), number))


def _rows(source, officer, asked):
    rows = source.with_names(narrowed(source, officer, asked)).order_by(f"-{source.moment}", "-pk")
    for row in rows.iterator(chunk_size=500):
        yield source.entry(row)


def _beyond(source, key, *, newer):
    """Rows behind the key in the order (moment, source, number)."""
    moment, rank, pk = key
    than = "gt" if newer else "lt"
    beyond = Q(**{f"{source.moment}__{than}": moment})
    if source.rank == rank:
        return beyond | Q(**{source.moment: moment, f"pk__{than}": pk})
    stands_beyond = source.rank > rank if newer else source.rank < rank
    return beyond | Q(**{source.moment: moment}) if stands_beyond else beyond


def _places(columns, asked):
    """{office's number: the column it counts in} for all within the asked office."""
    offices = {column.pk for column in columns if column != asked}
    within = Office.objects.within(asked).values_list("pk", "lineage")
    return {pk: next((one for one in lineage if one in offices), asked.pk) for pk, lineage in within}
