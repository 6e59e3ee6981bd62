"""The roll of some offices and those above them, from which every question is answered in memory."""

from collections import defaultdict
from datetime import timedelta
from functools import cached_property

from ..enums import OfficeLevel, Passed, Role
from ..models import Absence, Office, Officer, Zone
from .places import places
from .resolution import Resolution, Told, Tried


class Roster:
    """Who serves in `offices` and above them, and who of them is away, at `begin` or any moment up to `end`.

    Two queries; a third when a zonal officer is asked for, and one more if some office has no officer at all.
    """

    def __init__(self, offices, begin, end=None):
        ids = {pk for office in offices for pk in office.lineage}
        self.begin, self.end = begin, end
        self._serving, self._by_id = defaultdict(list), {}
        for officer in Officer.objects.active().filter(office__in=ids).order_by("surname", "given_name", "pk"):
            self._serving[officer.office_id].append(officer)
            self._by_id[officer.pk] = officer
        self._offices = {office.pk: office for office in offices}
        self._offices |= {officer.office_id: officer.office for officer in self._by_id.values()}
        if missing := ids - self._offices.keys():
            self._offices |= Office.objects.in_bulk(missing)
        away = Absence.objects.filter(officer__office__in=ids).select_related("substitute").order_by("from_at")
        self._absences = defaultdict(list)
        for absence in away.at(begin) if end is None else away.touching(begin, end):
            self._absences[absence.officer_id].append(absence)

    def line(self, office):
        """The offices from `office` upwards."""
        return [self._offices[pk] for pk in reversed(office.lineage)]

    def absence_of(self, officer, at):
        return next((absence for absence in self._absences.get(officer.pk, ()) if absence.runs_at(at)), None)

    def is_steady(self, role, office):
        """Whether somebody holds the role there throughout the period and is never away."""
        held = self.assigned(role, office, self.begin), self.assigned(role, office, self.end)
        return any(
            one in held[1] and one.pk not in self._absences and self._passed(one, self.begin, role) is None
            for one in held[0]
        )

    def turns(self, role, office):
        """The moments within the period at which the answer to (role, office) may become another."""
        line = self.line(office)
        found = {
            moment
            for one in line
            for officer in self._serving[one.pk]
            for absence in self._absences.get(officer.pk, ())
            for moment in (absence.from_at, absence.until_at)
        }
        if role == Role.ZONAL_OFFICER:
            found |= {moment for one in line for zone in self._zones.get(one.pk, ()) for moment in zone.edges()}
        return found - {None}

    def assigned(self, role, office, at):
        """Who holds `role` in `office`, there or away; the zonal officer of an office's oblast holds its zone (4(17)).

        The Department has no zone: for it every zonal officer counts.
        """
        if role == Role.ZONAL_OFFICER:
            oblast = next((one for one in self.line(office) if one.level == OfficeLevel.OBLAST), None)
            if oblast:
                zones = self._zones.get(oblast.pk, ())
                return [zone.officer for zone in zones if zone.runs_on(zone.officer.office.local_day(at))]
        return [officer for officer in self._serving[office.pk] if role in officer.roles]

    def holders(self, role, office, at):
        """Those of them who are there at `at`."""
        return [one for one in self.assigned(role, office, at) if self._passed(one, at, role) is None]

    def stand_ins(self, officer, at):
        """Who stands in for `officer`, as a list of one or none: substitutes of substitutes, never twice the same."""
        return self._follow(officer, at)[0]

    def responsible(self, role, office, at):
        """Whom to tell of a matter of `office` when `role` must be told (points 15(1), 23).

        Those who hold the role and are there; else who stands in for them; else the leaders of that office and of
        each office above, who is there or stands in.
        """
        tried, first = [], None
        for place in places(role, self.line(office)):
            first = first or place
            told, passed = self._at_place(place, at)
            tried += passed
            if told:
                back = None if place is first else place
                return Resolution(first.role, office, at, tuple(told), tuple(tried), back)
        return Resolution(first.role, office, at, (), tuple(tried), None)

    def _at_place(self, place, at):
        """(told, passed over) at one place."""
        told, tried = {}, {}
        holders = self.assigned(place.role, place.office, at)
        if not holders:
            return [], [Tried(place.role, place.office, Passed.VACANT)]
        away = []
        for officer in holders:
            why = self._passed(officer, at, place.role)
            if why is None:
                told[officer.pk] = Told(officer)
            else:
                tried[officer.pk] = self._tried(place, why, officer, at)
                away += [officer] if why == Passed.ABSENT else []
        for officer in [] if told else away:
            found, passed = self._follow(officer, at)
            for one, why in passed:
                tried.setdefault(one.pk, self._tried(place, why, one, at))
            for one in found:
                told.setdefault(one.pk, Told(one, instead_of=officer))
        return list(told.values()), list(tried.values())

    def _follow(self, officer, at):
        """(who stands in: one or none, [(substitute passed over, why)])."""
        met, passed = {officer.pk}, []
        absence = self.absence_of(officer, at)
        while absence and absence.substitute_id and absence.substitute_id not in met:
            met.add(absence.substitute_id)
            substitute = self._by_id.get(absence.substitute_id, absence.substitute)
            why = self._passed(substitute, at)
            if why is None:
                return [substitute], passed
            passed.append((substitute, why))
            absence = self.absence_of(substitute, at)
        return [], passed

    def _passed(self, officer, at, role=None):
        """Why this officer can't be told at `at`, or None. Who left the line no longer sees its matters."""
        if officer.pk not in self._by_id or (role and role not in officer.roles):
            return Passed.LEFT
        return Passed.ABSENT if self.absence_of(officer, at) else None

    def _tried(self, place, why, officer, at):
        absence = self.absence_of(officer, at) if why == Passed.ABSENT else None
        return Tried(place.role, place.office, why, officer, absence)

    @cached_property
    def _zones(self):
        found = defaultdict(list)
        oblasts = [pk for pk, office in self._offices.items() if office.level == OfficeLevel.OBLAST]
        # A day earlier for the offices west of the clock that `begin` is written in.
        zones = Zone.objects.not_over(self.begin.date() - timedelta(1)).filter(oblast__in=oblasts)
        for zone in zones.select_related("officer__office").order_by("from_on"):
            found[zone.oblast_id].append(zone)
        return found
