"""From concept to law: publishing, taking over, staying, and being taken out."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import CASCADE

from inspections.models import Inspection
from oversight.core.enums import Role
from oversight.core.models import AuditRow
from oversight.core.refusals import Forbidden, Refused
from oversight.duties.actions.editions import PublishedStays, load_edition
from oversight.duties.actions.publishing import is_in_use, publish, remove_edition
from oversight.duties.models import Checklist, ChecklistLine, Edition, InspectionKind, Rule, RuleStep
from tests import factories
from tests.duties.editions import NEXT
from tests.duties.small import SMALL, changed

AT = datetime(2030, 1, 10, 9, tzinfo=UTC)
LATER = datetime(2030, 1, 11, 9, tzinfo=UTC)
MODELS = [Edition, Checklist, ChecklistLine, InspectionKind, Rule, RuleStep]

pytestmark = pytest.mark.django_db


@pytest.fixture
def concept(tmp_path):
    """The small edition from a day on (and until another), loaded and not published."""

    def concept(number, first, until=None):
        text = changed("1/2030", f"{number}/2030", changed("2030-01-01", first))
        if until:
            text = changed(first, f"{first}\nin_force_until = {until}", text)
        path = tmp_path / f"{number}.toml"
        path.write_text(text)
        return load_edition(path, by=None, at=AT)[0]

    return concept


@pytest.fixture
def published(concept):
    def published(*args, **fields):
        return publish(concept(*args, **fields), by=None, at=AT)

    return published


def days_in_force():
    editions = Edition.objects.published().order_by("in_force_from")
    return [(one.code, str(one.in_force_from), one.in_force_until and str(one.in_force_until)) for one in editions]


def use(edition):
    """An inspection of a kind of the edition."""
    facility = factories.facility()
    return Inspection.objects.create(
        office=facility.supervising_office,
        supervising_office=facility.supervising_office,
        facility=facility,
        kind=edition.kinds.get(),
        planned_on=date(2030, 1, 10),
        created_at=AT,
        created_by=factories.officer(office=facility.supervising_office),
    )


def test_a_concept_binds_nobody_until_it_is_published(concept):
    edition = concept(1, "2030-01-01")
    assert list(InspectionKind.objects.in_force(date(2030, 1, 10))) == []
    publish(edition, by=None, at=AT)
    assert [kind.code for kind in InspectionKind.objects.in_force(date(2030, 1, 10))] == ["ivs_daily"]


def test_publishing_says_who_and_when_and_leaves_an_audit_row(concept):
    edition, admin = concept(1, "2030-01-01"), factories.officer(Role.REFERENCE_ADMIN)
    publish(edition, by=admin, at=LATER)
    edition.refresh_from_db()
    assert (edition.published_at, edition.published_by) == (LATER, admin)
    row = AuditRow.objects.get(action="rulebook.publish")
    assert (row.officer_id, row.at, row.after["in_force_from"]) == (admin.pk, LATER, "2030-01-01")


def test_only_the_administrator_of_reference_data_publishes_and_removes(concept):
    edition, head = concept(1, "2030-01-01"), factories.officer(Role.DEPARTMENT_HEAD)
    with pytest.raises(Forbidden):
        publish(edition, by=head, at=AT)
    with pytest.raises(Forbidden):
        remove_edition(edition, by=head, at=AT)
    assert [one.is_published for one in Edition.objects.all()] == [False]


def test_an_edition_is_published_once(published):
    edition = published(1, "2030-01-01")
    with pytest.raises(Refused, match="published already"):
        publish(edition, by=None, at=LATER)


def test_an_edition_is_in_force_until_the_next_ones_day(published):
    published(1, "2030-01-01")
    published(2, "2030-07-01")
    assert days_in_force() == [("1/2030", "2030-01-01", "2030-06-30"), ("2/2030", "2030-07-01", None)]
    days = [date(2029, 12, 31), date(2030, 1, 1), date(2030, 6, 30), date(2030, 7, 1)]
    in_force = [[edition.code for edition in Edition.objects.in_force(day)] for day in days]
    assert in_force == [[], ["1/2030"], ["1/2030"], ["2/2030"]]
    ended = AuditRow.objects.get(action="rulebook.end")
    assert (ended.before, ended.after) == ({"in_force_until": None}, {"in_force_until": "2030-06-30"})


def test_an_edition_published_between_two_ends_the_first_and_is_ended_by_the_second(published):
    published(1, "2030-01-01")
    published(3, "2030-12-01")
    published(2, "2030-07-01")
    assert days_in_force() == [
        ("1/2030", "2030-01-01", "2030-06-30"),
        ("2/2030", "2030-07-01", "2030-11-30"),
        ("3/2030", "2030-12-01", None),
    ]


def test_the_last_day_a_file_states_is_kept_where_no_later_edition_comes_sooner(published):
    published(1, "2030-01-01", until="2030-03-31")
    published(2, "2030-07-01")
    assert days_in_force()[0] == ("1/2030", "2030-01-01", "2030-03-31")


def test_two_editions_of_one_day_are_refused_even_when_both_were_concepts(concept):
    first, second = concept(1, "2030-07-01"), concept(2, "2030-07-01")
    publish(first, by=None, at=AT)
    with pytest.raises(Refused, match="The edition 1/2030 begins on the same day"):
        publish(second, by=None, at=AT)


def test_an_edition_that_says_to_last_into_a_later_one_is_refused(concept):
    early, late = concept(1, "2030-02-01", until="2030-12-31"), concept(2, "2030-07-01")
    publish(late, by=None, at=AT)
    with pytest.raises(Refused, match="The edition 2/2030 is in force on some of the days"):
        publish(early, by=None, at=AT)


def test_no_edition_takes_past_days_from_one_in_use(published, concept):
    use(published(1, "2030-01-01"))
    for first in ("2030-01-05", "2030-01-10"):
        edition = concept(2, first)
        with pytest.raises(Refused, match="The edition 1/2030 is in use, and the first day of this one has come"):
            publish(edition, by=None, at=AT)
    publish(concept(2, "2030-01-11"), by=None, at=AT)
    assert days_in_force()[0][2] == "2030-01-10"


def test_a_published_edition_is_not_loaded_anew(published, tmp_path):
    published(1, "2030-01-01")
    path = tmp_path / "1.toml"
    path.write_text("# The same, with a remark.\n" + SMALL)
    assert load_edition(path, by=None, at=LATER)[1] is False
    path.write_text(changed("Daily check", "A daily check"))
    with pytest.raises(PublishedStays) as refusal:
        load_edition(path, by=None, at=LATER)
    assert (refusal.value.line, refusal.value.reason) == (
        2,
        "The edition 1/2030 is published and stays as it is, a correction is a new edition: "
        "kind of inspection ivs_daily, title in English: Daily check → A daily check",
    )


def in_a_transaction(write):
    """Write, and let the database ask what it asks at the end of a transaction."""
    write()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def refused_by_the_database(write):
    with pytest.raises(IntegrityError, match="is published and stays as it is"), transaction.atomic():
        in_a_transaction(write)


def test_the_database_itself_keeps_a_published_edition(published):
    edition = published(1, "2030-01-01")
    kind = edition.kinds.get()
    refused_by_the_database(lambda: Edition.objects.update(source="Другой"))
    refused_by_the_database(lambda: Edition.objects.update(published_at=None))
    refused_by_the_database(lambda: Edition.objects.update(published_at=None, code="2/2030"))
    refused_by_the_database(lambda: InspectionKind.objects.update(needs_order=True))
    refused_by_the_database(lambda: ChecklistLine.objects.update(text_en="Is there none?"))
    refused_by_the_database(lambda: kind.delete())
    refused_by_the_database(lambda: ChecklistLine.objects.all().delete())
    kind.pk, kind.code = None, "another"
    kind._state.adding = True
    refused_by_the_database(lambda: kind.save())


def test_the_database_keeps_the_rules_of_a_published_edition_and_their_steps():
    publish(load_edition(NEXT, by=None, at=AT)[0], by=None, at=AT)
    refused_by_the_database(lambda: Rule.objects.filter(code="desk.daily").update(count=3))
    refused_by_the_database(lambda: Rule.objects.filter(code="desk.daily").delete())
    refused_by_the_database(lambda: RuleStep.objects.update(acknowledge=True))
    refused_by_the_database(lambda: RuleStep.objects.filter(rule__code="desk.daily").delete())


def test_removing_an_edition_nobody_uses_takes_all_of_it_and_lets_the_one_before_last(published):
    published(1, "2030-01-01")
    second = published(2, "2030-07-01")
    in_a_transaction(lambda: remove_edition(second, by=None, at=LATER))
    assert days_in_force() == [("1/2030", "2030-01-01", None)]
    assert AuditRow.objects.get(action="rulebook.remove").before == {"code": "2/2030", "in_force_from": "2030-07-01"}


def test_a_published_edition_is_removed_with_its_rules():
    edition = publish(load_edition(NEXT, by=None, at=AT)[0], by=None, at=AT)
    in_a_transaction(lambda: remove_edition(edition, by=None, at=AT))
    assert [model.objects.count() for model in MODELS] == [0] * len(MODELS)


def test_a_concept_is_removed_with_its_rules():
    edition = load_edition(NEXT, by=None, at=AT)[0]
    in_a_transaction(lambda: remove_edition(edition, by=None, at=AT))
    assert [model.objects.count() for model in MODELS] == [0] * len(MODELS)


def test_an_edition_in_use_is_not_removed(published):
    edition = published(1, "2030-01-01")
    assert is_in_use(edition) is False
    use(edition)
    assert is_in_use(edition) is True
    with pytest.raises(Refused, match="Inspections or duties rest on the edition 1/2030"):
        remove_edition(edition, by=None, at=LATER)
    assert days_in_force() == [("1/2030", "2030-01-01", None)]


def test_the_command_loads_a_named_file_as_a_concept_and_publishes_it_when_told(tmp_path):
    out = StringIO()
    call_command("load_rulebook", NEXT, stdout=out)
    assert [one.is_published for one in Edition.objects.all()] == [False]
    call_command("load_rulebook", NEXT, "--publish", stdout=out)
    assert out.getvalue().splitlines() == [
        "Edition 99/2027 is loaded.",
        "Edition 99/2027: nothing has changed.",
        "Edition 99/2027 is published: in force from 01.07.2027.",
    ]


def test_the_command_refuses_with_a_sentence_what_publishing_refuses(concept, tmp_path):
    publish(concept(1, "2030-07-01"), by=None, at=AT)
    path = tmp_path / "2.toml"
    path.write_text(changed("1/2030", "2/2030", changed("2030-01-01", "2030-07-01")))
    with pytest.raises(CommandError, match=r"2\.toml, line 7: The edition 1/2030 begins on this day too\."):
        call_command("load_rulebook", path, "--publish")


def test_a_shipped_file_that_differs_from_its_published_edition_is_left_aside_and_the_program_starts(
    monkeypatch, tmp_path
):
    (tmp_path / "1.toml").write_text(SMALL)
    module = "oversight.duties.management.commands.load_rulebook.EDITIONS"
    monkeypatch.setattr(module, tmp_path)
    call_command("load_rulebook", stdout=StringIO())
    (tmp_path / "1.toml").write_text(changed("Daily check", "A daily check"))
    errors = StringIO()
    call_command("load_rulebook", stdout=StringIO(), stderr=errors)
    assert "The edition 1/2030 is published and stays as it is" in errors.getvalue()
    assert [kind.title_en for kind in InspectionKind.objects.all()] == ["Daily check"]


def test_every_table_of_an_edition_is_kept_by_the_database():
    hanging, found = {Edition}, set()
    while hanging:
        found |= hanging
        below = {
            relation.related_model
            for model in hanging
            for relation in model._meta.related_objects
            if relation.on_delete is CASCADE
        }
        hanging = below - found
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'duties_%_stays'")
        kept = {table for (table,) in cursor.fetchall()}
    assert {model._meta.db_table for model in found} == kept
