from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0005_readings'),
    ]

    operations = [
        migrations.AddField(
            model_name='inspection',
            name='received',
            field=ArrayField(base_field=models.CharField(max_length=16), blank=True, default=list, editable=False, size=None, verbose_name='whom its receptions cover'),
        ),
    ]
