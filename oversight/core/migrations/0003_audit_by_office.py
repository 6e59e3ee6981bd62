from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_audit_is_append_only'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='auditrow',
            index=models.Index(fields=['officer_office_id', '-id'], name='audit_by_office'),
        ),
    ]
