from django.db import migrations, models
from django.db.models import F, Q


def changed_when_last_touched(apps, schema_editor):
    Alert = apps.get_model("duties", "Alert")
    Alert.objects.update(changed_at=F("raised_at"))
    Alert.objects.exclude(acknowledged_at=None).update(changed_at=F("acknowledged_at"))
    Alert.objects.exclude(closed_at=None).update(changed_at=F("closed_at"))


class Migration(migrations.Migration):
    """A desk asks for what stands, and for what has changed while it was away; addresses of two who change them."""

    dependencies = [("duties", "0005_what_was_counted")]

    operations = [
        migrations.AddField(
            "alert",
            "changed_at",
            models.DateTimeField(editable=False, null=True, verbose_name="changed at"),
        ),
        migrations.RunPython(changed_when_last_touched, migrations.RunPython.noop),
        migrations.AlterField(
            "alert", "changed_at", models.DateTimeField(editable=False, verbose_name="changed at")
        ),
        migrations.AddIndex(
            "alert",
            models.Index(fields=["officer", "-id"], condition=Q(closed_at=None), name="alerts_standing_of_officer"),
        ),
        migrations.AddIndex(
            "alert",
            models.Index(fields=["office", "-id"], condition=Q(closed_at=None), name="alerts_standing_of_office"),
        ),
        migrations.AddIndex("alert", models.Index(fields=["changed_at"], name="alerts_a_desk_missed")),
        migrations.AddField(
            "channeladdress", "version", models.PositiveIntegerField(default=1, editable=False)
        ),
    ]
