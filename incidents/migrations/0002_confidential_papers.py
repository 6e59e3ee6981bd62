import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_audit_by_office'),
        ('documents', '0003_confidential_papers'),
        ('duties', '0003_courts_and_promises'),
        ('facilities', '0001_tables'),
        ('incidents', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='allegation',
            name='document',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document', verbose_name='paper'),
        ),
        migrations.AddField(
            model_name='allegation',
            name='files',
            field=models.ManyToManyField(blank=True, editable=False, related_name='+', to='documents.attachment', verbose_name='supporting files'),
        ),
        migrations.AlterField(
            model_name='forceuse',
            name='supervising_office',
            field=models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='supervising office'),
        ),
        migrations.AddIndex(
            model_name='forceuse',
            index=models.Index(fields=['supervising_office', '-id'], name='force_uses_of_supervisor'),
        ),
    ]
