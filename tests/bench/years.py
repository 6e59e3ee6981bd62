"""Ten years of a republic's record: one row of each sort made by the actions, copied by one statement a table."""

from datetime import timedelta

from django.db import connection

from acts.models import ResponseAct, Violation
from incidents.models import Incident
from inspections.models import Answer, Inspection
from oversight.core.enums import OfficeLevel, Role
from oversight.documents.models import Document
from oversight.duties.models import Edition, Obligation
from tests import factories as make
from tests.acts import factories as acts
from tests.bench.republic import Republic, settle
from tests.incidents import factories as emergencies
from tests.inspections import factories as visits

#: Copies have numbers beyond those of rows made by hand.
FAR = 3_000_000
LINES, VIOLATIONS = 11, 2


class Years:
    """A republic of `facilities` places. One of them, `busy`, has the record of ten years of daily checks; `dormant`,
    the only one of its district and its oblast, has a single check and act of long ago, older than all else; the others
    share the rest. `years` says how many years there are."""

    def __init__(self, *, facilities, years, oblasts=20, districts=10):
        make.edition()
        self.republic = Republic(oblasts=oblasts, districts=districts)
        self.facilities = list(self.republic.facilities(facilities))
        self.busy, self.dormant, *self.others = self.facilities
        self._set_apart(self.dormant)
        self.years = years
        self.begins = make.moment() - timedelta(days=3650)
        self._fill()

    def officer_of(self, facility):
        return next(one for one in self.republic.officers if one.office_id == facility.supervising_office_id)

    def department_officer(self):
        return make.officer(Role.ZONAL_OFFICER, office=self.republic.department)

    def oblast_officer(self, oblast=None):
        return make.officer(Role.OBLAST_OFFICER, office=oblast or self.republic.oblasts[0])

    def _set_apart(self, facility):
        """What an office has of old is found at once only if it is looked for by its office."""
        oblast = make.office(OfficeLevel.OBLAST, parent=self.republic.department)
        facility.supervising_office = make.office(parent=oblast)
        facility.save(update_fields=["supervising_office"])
        self.republic.officers.append(make.officer(office=facility.supervising_office))

    def _fill(self):
        shares = (
            ([self.dormant], 0, 0),
            ([self.busy], 360 * self.years, 50 * self.years),
            (self.others, 360 * self.years * len(self.others), 10 * self.years * len(self.others)),
        )
        for group, (places, checks, written) in enumerate(shares, 1):
            check, act = self._rows(places[0])
            self._copy(FAR * group, places, check, checks, act, written)
        settle("inspections_inspection", "inspections_answer", "documents_document", "acts_responseact")
        self._emergencies_and_duties()
        settle("acts_violation", "incidents_incident", "duties_obligation")

    def _rows(self, facility):
        """A check and an act of long ago, made by the officers themselves."""
        by = self.officer_of(facility)
        signer = make.officer(Role.DISTRICT_PROSECUTOR, office=by.office)
        check = visits.completed(facility, by=by, at=self.begins)
        return check, acts.sent(by, signer, facility=facility, at=self.begins)

    def _copy(self, first, places, check, checks, act, written):
        whose = {
            "facility_id": _one_of([one.pk for one in places]),
            "office_id": _one_of([one.supervising_office_id for one in places]),
        }
        supervised = {**whose, "supervising_office_id": whose["office_id"]}
        later = f"n::float8 / {max(checks, 1)} * interval '3650 days'"
        days = {name: f"{name} + {later}" for name in ("started_at", "ended_at")}
        night = {"at_night": "n % 9 = 0", "spravka_id": "NULL"}
        copy(Inspection, check, checks, id=f"{first} + n", **supervised, **days, **night)
        line = check.answers.first()
        numbers = {"inspection_id": f"{first} + (n - 1) / {LINES} + 1", "position": f"1 + (n - 1) % {LINES}"}
        # Nothing that is measured here reads the answers of other places: those of the busy one are enough.
        copy(Answer, line, checks * LINES if places == [self.busy] else 0, **numbers)
        paper = {"id": f"{first} + n", "number": f"{first} + n", "office_id": whose["office_id"]}
        copy(Document, act.document, written, **paper)
        over = {"state": "CASE WHEN n % 20 = 0 THEN state ELSE 'closed' END", "document_id": f"{first} + n"}
        copy(ResponseAct, act, written, id=f"{first} + n", **supervised, **over)
        gone, named = "n % 40 >= 2", f"{first} + (n - 1) / {VIOLATIONS} + 1"
        copy(
            Violation,
            act.violations.get(),
            written * VIOLATIONS,
            act_id=named,
            position=f"2 + (n - 1) % {VIOLATIONS}",
            state=f"CASE WHEN {gone} THEN 'eliminated' ELSE state END",
            eliminated_at=f"CASE WHEN {gone} THEN now() END",
            **{name: f"(SELECT a.{name} FROM acts_responseact a WHERE a.id = {named})" for name in whose},
        )

    def _emergencies_and_duties(self):
        """Emergencies of each place, and a duty a day of one rule or another; one in a hundred is open still."""
        facility = self.others[0]
        made = emergencies.incident(facility, by=self.officer_of(facility), at=self.begins, received_at=self.begins)
        duty = Obligation.objects.filter(facility=facility).first()
        rules = list(Edition.objects.get().rules.order_by("pk"))
        for group, (places, each) in enumerate((([self.busy], 60), (self.others, 15)), 1):
            whose = {
                "facility_id": _one_of([one.pk for one in places]),
                "office_id": _one_of([one.supervising_office_id for one in places]),
            }
            many, first = each * self.years * len(places), FAR * group
            days = f"'{self.begins}'::timestamptz + n::float8 / {many} * interval '{self.years * 365} days'"
            copy(
                Incident,
                made,
                many,
                id=f"{first} + n",
                **whose,
                supervising_office_id=whose["office_id"],
                received_at=days,
                created_at=days,
                state="CASE WHEN n % 100 = 0 THEN 'open' ELSE 'closed' END",
            )
            many = 365 * self.years * len(places)
            days = f"'{self.begins}'::timestamptz + n::float8 / {many} * interval '{self.years * 365} days'"
            done = f"CASE WHEN n % 100 > 0 THEN {days} + (n % 20) * interval '1 hour' END"
            copy(
                Obligation,
                duty,
                many,
                id=f"{first} + n",
                **whose,
                rule_id=_one_of([rule.pk for rule in rules]),
                code=f"(ARRAY{[rule.code for rule in rules]}::text[])[1 + n % {len(rules)}]",
                subject="'bench:' || n",
                state="CASE WHEN n % 100 = 0 THEN 'open' ELSE 'fulfilled' END",
                due_at=f"{days} + interval '12 hours'",
                done_at=done,
                entered_at=done,
                derivation="'[]'",
                steps="'[]'",
                **dict.fromkeys(("started_at", "opens_at"), days),
            )


def copy(model, row, count, /, **said):
    """So many copies of the row; `said` are SQL expressions of a column by the number `n` of the copy, from 1 on."""
    columns = [field.column for field in model._meta.concrete_fields if field.column != "id" or "id" in said]
    values = ", ".join(said.get(column, f'base."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values}"
            f" FROM {table} base, generate_series(1, {count:d}) n WHERE base.id = {row.pk:d}"
        )


def _one_of(ids):
    return f"(ARRAY{ids}::bigint[])[1 + n % {len(ids)}]"
