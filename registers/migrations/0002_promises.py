import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_audit_by_office'),
        ('documents', '0003_confidential_papers'),
        ('duties', '0003_courts_and_promises'),
        ('facilities', '0001_tables'),
        ('inspections', '0002_news_of_parts'),
        ('registers', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='visitor',
            name='obligation',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.obligation', verbose_name='clock'),
        ),
        migrations.AlterField(
            model_name='reception',
            name='supervising_office',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='supervising office'),
        ),
        migrations.AddIndex(
            model_name='reception',
            index=models.Index(fields=['supervising_office', '-id'], name='receptions_of_supervisor'),
        ),
    ]
