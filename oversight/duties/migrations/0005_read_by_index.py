from django.db import migrations, models

WHOSE = "CREATE STATISTICS obligations_whose_facility (dependencies) ON facility_id, office_id FROM duties_obligation"


class Migration(migrations.Migration):
    """What PostgreSQL has to know to read duties by their indexes.

    A facility's duties are its office's: without knowing it, it takes the few of both for next to none and sorts ten
    years of them to show the last three. And the open clocks of emergencies are found among all that is open.
    """

    dependencies = [("duties", "0004_rulings")]

    operations = [
        migrations.RunSQL(WHOSE, "DROP STATISTICS obligations_whose_facility"),
        migrations.AddIndex(
            model_name="obligation",
            index=models.Index(
                condition=models.Q(("state", "open"), ("subject__gt", "")),
                fields=["subject"],
                name="obligations_open_by_subject",
                opclasses=["varchar_pattern_ops"],
            ),
        ),
    ]
