import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The newest rows of a scope are asked for by each key to an office."""

    dependencies = [("documents", "0002_issued_is_immutable")]

    operations = [
        migrations.AlterField(
            model_name='document',
            name='shared_with',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='shared with'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['shared_with', '-id'], name='documents_shared_with'),
        ),
    ]
