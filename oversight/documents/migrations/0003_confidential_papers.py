import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_audit_by_office'),
        ('documents', '0002_issued_is_immutable'),
        ('facilities', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='attachment',
            name='confidential',
            field=models.BooleanField(default=False, verbose_name='read by few'),
        ),
        migrations.AddField(
            model_name='document',
            name='confidential',
            field=models.BooleanField(default=False, verbose_name='read by few'),
        ),
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
