import pytest
from django.db import DatabaseError, connection

from oversight.core import audit
from oversight.core.audit import Origin, acting_from
from oversight.core.enums import Channel
from oversight.core.models import AuditRow
from tests.factories import moment, office, officer, world

pytestmark = pytest.mark.django_db

NOW = moment()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_auditrow SET officer_name = 'somebody else'",
        "DELETE FROM core_auditrow",
        "TRUNCATE core_auditrow",
        "TRUNCATE core_auditrow CASCADE",
    ],
)
def test_the_database_itself_refuses_to_change_the_trail(statement):
    audit.record("offices.change", office(), by=None, at=NOW)
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_row_outlives_what_it_names():
    someone = officer()
    audit.record("officers.change", someone, by=someone, at=NOW)
    someone.delete()
    assert AuditRow.objects.get().officer_name == someone.full_name


def test_a_row_keeps_only_what_differs():
    audit.record("offices.change", office(), by=None, at=NOW, before={"a": 1, "b": 2}, after={"a": 1, "b": 3, "c": 4})
    row = AuditRow.objects.get()
    assert (row.before, row.after) == ({"b": 2}, {"b": 3, "c": 4})


def test_a_row_says_where_the_act_came_from():
    with acting_from(Origin(Channel.WEB, "192.0.2.1", "a browser")):
        audit.record("offices.change", office(), by=None, at=NOW)
    audit.record("offices.change", office(), by=None, at=NOW)
    rows = AuditRow.objects.order_by("pk").values_list("channel", "address", "agent")
    assert list(rows) == [("web", "192.0.2.1", "a browser"), ("command", None, "")]


def test_an_officer_reads_of_their_own_office_and_those_below():
    here = world()
    for subject, by in ((here.north_1, here.reference_admin), (here.south_1, here.reference_admin)):
        audit.record("offices.change", subject, by=by, at=NOW)
    audit.record("officers.change", here.reference_admin, by=here.oblast_officer, at=NOW)
    seen = AuditRow.objects.visible_to(here.oblast_prosecutor).order_by("pk")
    assert [(row.subject_title, row.officer_name) for row in seen] == [
        (str(here.north_1), here.reference_admin.full_name),
        (here.reference_admin.full_name, here.oblast_officer.full_name),
    ]
