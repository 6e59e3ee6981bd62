from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Each thing counted keeps when it was done, beside its page; so does what was done and didn't fulfil."""

    dependencies = [("duties", "0004_engine")]

    operations = [
        migrations.RemoveField("obligation", "counts"),
        migrations.AddField(
            "obligation", "counts", models.JSONField(blank=True, default=list, verbose_name="what was counted")
        ),
        migrations.AddField(
            "obligation",
            "failed_url",
            models.CharField(blank=True, max_length=200, verbose_name="page of what did not fulfil it"),
        ),
        migrations.AddIndex(
            "obligation", GinIndex(fields=["counts"], opclasses=["jsonb_path_ops"], condition=Q(counted__gt=0), name="obligations_that_count")
        ),
        migrations.AddIndex(
            "obligation",
            models.Index(fields=["failed_url"], condition=~Q(failed_url=""), name="obligations_that_failed"),
        ),
    ]
