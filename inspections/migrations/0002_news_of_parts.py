import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_audit_by_office'),
        ('documents', '0003_confidential_papers'),
        ('duties', '0003_courts_and_promises'),
        ('facilities', '0001_tables'),
        ('inspections', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='jointpart',
            name='heard_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='taken note of at'),
        ),
        migrations.AddField(
            model_name='jointpart',
            name='heard_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken note of by'),
        ),
        migrations.AddField(
            model_name='jointpart',
            name='news',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name='inspection',
            name='supervising_office',
            field=models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='supervising office'),
        ),
        migrations.AddIndex(
            model_name='inspection',
            index=models.Index(fields=['supervising_office', '-id'], name='inspections_of_supervisor'),
        ),
        migrations.AddConstraint(
            model_name='jointpart',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('heard_at', None), ('heard_by', None)), models.Q(('heard_at__isnull', False), ('heard_by__isnull', False), ('news__gt', 0)), _connector='OR'), name='part_heard_by_somebody', violation_error_message='What an office has answered is taken note of by somebody, at some moment.'),
        ),
    ]
