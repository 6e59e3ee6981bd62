from django.db import migrations

MAKE = """CREATE STATISTICS obligations_whose_facility (dependencies) ON facility_id, office_id FROM duties_obligation"""


class Migration(migrations.Migration):
    """A facility's duties are its office's: without knowing it PostgreSQL takes the few of both for next to none and
    sorts ten years of them to show the last three."""

    dependencies = [("duties", "0023_other_emergency")]

    operations = [
        migrations.RunSQL(MAKE, "DROP STATISTICS obligations_whose_facility"),
    ]
