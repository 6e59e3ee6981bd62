import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('acts', '0001_tables'),
        ('core', '0003_audit_by_office'),
        ('documents', '0002_issued_is_immutable'),
        ('duties', '0002_published_stays'),
        ('facilities', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='responseact',
            name='person',
            field=models.CharField(blank=True, editable=False, help_text='Named on the paper only.', max_length=240, verbose_name='person it concerns'),
        ),
        migrations.AddField(
            model_name='responseact',
            name='settles',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.obligation', verbose_name='duty it fulfils'),
        ),
        migrations.AlterField(
            model_name='responseact',
            name='ground_url',
            field=models.CharField(blank=True, max_length=300, validators=[django.core.validators.RegexValidator('\\A/(?![/\\\\])[^\\s\\\\]*\\Z', 'A page of the program is meant: its address begins with “/”.', 'page')], verbose_name='page of what it rests on'),
        ),
        migrations.AlterField(
            model_name='responseact',
            name='supervising_office',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='supervising office'),
        ),
        migrations.AlterField(
            model_name='spotcheck',
            name='source_url',
            field=models.CharField(max_length=300, validators=[django.core.validators.RegexValidator('\\A/(?![/\\\\])[^\\s\\\\]*\\Z', 'A page of the program is meant: its address begins with “/”.', 'page')], verbose_name='page of the visit'),
        ),
        migrations.AlterField(
            model_name='unlawfuldetention',
            name='source_url',
            field=models.CharField(blank=True, max_length=300, validators=[django.core.validators.RegexValidator('\\A/(?![/\\\\])[^\\s\\\\]*\\Z', 'A page of the program is meant: its address begins with “/”.', 'page')], verbose_name='page of what it was found by'),
        ),
        migrations.AlterField(
            model_name='violation',
            name='source_url',
            field=models.CharField(blank=True, max_length=300, validators=[django.core.validators.RegexValidator('\\A/(?![/\\\\])[^\\s\\\\]*\\Z', 'A page of the program is meant: its address begins with “/”.', 'page')], verbose_name='page of the finding'),
        ),
        migrations.AddIndex(
            model_name='responseact',
            index=models.Index(fields=['supervising_office', '-id'], name='acts_of_supervisor'),
        ),
    ]
