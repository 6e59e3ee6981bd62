import django.db.models.deletion
from django.db import migrations, models

MOVE = """
SET CONSTRAINTS ALL IMMEDIATE;
INSERT INTO duties_pendingstep (obligation_id, number, at, trouble)
SELECT id, next_step, next_step_at, trouble FROM duties_obligation WHERE state = 'open' AND next_step_at IS NOT NULL;
"""
MOVE_BACK = """
UPDATE duties_obligation o SET next_step = (SELECT count(*) FROM duties_escalation e WHERE e.obligation_id = o.id);
UPDATE duties_obligation o SET next_step_at = p.at, trouble = p.trouble
FROM duties_pendingstep p WHERE p.obligation_id = o.id;
"""


class Migration(migrations.Migration):
    dependencies = [("duties", "0012_emergency_kinds")]

    operations = [
        migrations.CreateModel(
            name="PendingStep",
            fields=[
                (
                    "obligation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="pending",
                        serialize=False,
                        to="duties.obligation",
                        verbose_name="duty",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="step")),
                ("at", models.DateTimeField(verbose_name="next looked at")),
                ("trouble", models.TextField(blank=True, verbose_name="why it was set aside")),
            ],
            options={
                "verbose_name": "step to come",
                "verbose_name_plural": "steps to come",
                "ordering": ["at", "pk"],
                "indexes": [models.Index(fields=["at"], name="steps_the_tick_reads")],
            },
        ),
        migrations.RunSQL(MOVE, MOVE_BACK),
        migrations.RemoveIndex("obligation", "obligations_the_tick_reads"),
        migrations.RemoveField("obligation", "next_step"),
        migrations.RemoveField("obligation", "next_step_at"),
        migrations.RemoveField("obligation", "trouble"),
    ]
