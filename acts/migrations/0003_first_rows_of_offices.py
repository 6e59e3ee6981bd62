import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The newest rows of a scope are asked for by each key to an office."""

    dependencies = [("acts", "0002_rulings")]

    operations = [
        migrations.AlterField(
            model_name='responseact',
            name='supervising_office',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='supervising office'),
        ),
        migrations.AddIndex(
            model_name='responseact',
            index=models.Index(fields=['supervising_office', '-id'], name='acts_of_supervisor'),
        ),
    ]
