from django.db import migrations

WHOSE = "CREATE STATISTICS obligations_whose_facility (dependencies) ON facility_id, office_id FROM duties_obligation"


class Migration(migrations.Migration):
    """A facility's duties are its office's: without knowing it, PostgreSQL takes the few of both for next to none and
    sorts ten years of them to show the last three."""

    dependencies = [("duties", "0004_every_row_stays")]

    operations = [migrations.RunSQL(WHOSE, "DROP STATISTICS obligations_whose_facility")]
