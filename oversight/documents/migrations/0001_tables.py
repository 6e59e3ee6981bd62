import django.core.serializers.json
import django.db.models.deletion
import oversight.core.tables
import oversight.documents.enums
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('documents', '0001_initial'), ('documents', '0003_docx'), ('documents', '0004_kinds_named'), ('documents', '0005_about_a_facility'), ('documents', '0006_joint_inspections')]

    initial = True

    dependencies = [
        ('core', '0001_tables'),
        ('facilities', '0001_tables'),
    ]

    operations = [
        oversight.core.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name='Attachment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='core.office', verbose_name='office')),
                        ('shared_with', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='shared with')),
                        ('original_name', models.CharField(max_length=200, verbose_name='name')),
                        ('content_type', models.CharField(max_length=100, verbose_name='type')),
                        ('size', models.PositiveIntegerField(verbose_name='size')),
                        ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                        ('file', models.FileField(editable=False, max_length=200, unique=True, upload_to='', verbose_name='file')),
                        ('image_width', models.PositiveIntegerField(null=True, verbose_name='width')),
                        ('image_height', models.PositiveIntegerField(null=True, verbose_name='height')),
                        ('uploaded_at', models.DateTimeField(verbose_name='uploaded at')),
                        ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by')),
                        ('further_offices', models.ManyToManyField(blank=True, editable=False, related_name='+', to='core.office', verbose_name='further offices that see it')),
                    ],
                    options={
                        'verbose_name': 'attached file',
                        'verbose_name_plural': 'attached files',
                        'ordering': ['pk'],
                        'indexes': [models.Index(fields=['office', '-id'], name='attachments_of_office')],
                    },
                ),
                migrations.CreateModel(
                    name='NumberSeries',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office')),
                        ('kind', models.CharField(choices=oversight.documents.enums.document_kinds, max_length=16)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('last', models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(models.F('office'), models.F('kind'), models.F('year'), name='one_series_per_office_kind_year')],
                    },
                ),
                migrations.CreateModel(
                    name='Document',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=oversight.documents.enums.document_kinds, max_length=16, verbose_name='kind')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='core.office', verbose_name='office')),
                        ('shared_with', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='shared with')),
                        ('facility', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='facilities.facility', verbose_name='facility')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                        ('number', models.PositiveIntegerField(verbose_name='number')),
                        ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                        ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='documents.document', verbose_name='corrects')),
                        ('title_ru', models.CharField(max_length=300, verbose_name='title in Russian')),
                        ('title_kk', models.CharField(max_length=300, verbose_name='title in Kazakh')),
                        ('subject_url', models.CharField(blank=True, max_length=300, verbose_name='about')),
                        ('context', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                        ('issued_at', models.DateTimeField(verbose_name='issued at')),
                        ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
                        ('further_offices', models.ManyToManyField(blank=True, editable=False, related_name='+', to='core.office', verbose_name='further offices that see it')),
                    ],
                    options={
                        'verbose_name': 'paper',
                        'verbose_name_plural': 'papers',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['office', '-id'], name='documents_of_office'), models.Index(fields=['facility', '-id'], name='documents_of_facility')],
                        'constraints': [models.UniqueConstraint(models.F('office'), models.F('kind'), models.F('year'), models.F('number'), models.F('version'), name='document_numbered_once'), models.CheckConstraint(condition=models.Q(models.Q(('corrects', None), ('version', 1)), models.Q(('corrects__isnull', False), ('version__gt', 1)), _connector='OR'), name='document_correction_names_the_corrected', violation_error_message='A corrected version, and only it, names the version it corrects.')],
                    },
                ),
                migrations.CreateModel(
                    name='Rendering',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renderings', to='documents.document', verbose_name='paper')),
                        ('language', models.CharField(choices=[('ru', 'Русский'), ('kk', 'Қазақша')], max_length=2, verbose_name='language')),
                        ('format', models.CharField(choices=[('pdf', 'PDF'), ('docx', 'DOCX')], default='pdf', max_length=8, verbose_name='format')),
                        ('state', models.CharField(choices=[('queued', 'Being prepared'), ('ready', 'Ready'), ('failed', 'Could not be prepared')], default='queued', max_length=8, verbose_name='state')),
                        ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                        ('next_attempt_at', models.DateTimeField(verbose_name='next attempt')),
                        ('error', models.TextField(blank=True, verbose_name='cause of failure')),
                        ('file', models.FileField(blank=True, editable=False, max_length=200, upload_to='', verbose_name='file')),
                        ('size', models.PositiveIntegerField(null=True, verbose_name='size')),
                        ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256')),
                        ('pages', models.PositiveSmallIntegerField(null=True, verbose_name='pages')),
                        ('rendered_at', models.DateTimeField(null=True, verbose_name='rendered at')),
                    ],
                    options={
                        'verbose_name': 'rendering',
                        'verbose_name_plural': 'renderings',
                        'ordering': ['document', '-language', '-format'],
                        'indexes': [models.Index(condition=models.Q(('state', 'queued')), fields=['next_attempt_at'], name='renderings_the_tick_takes')],
                        'constraints': [models.UniqueConstraint(models.F('document'), models.F('language'), models.F('format'), name='document_rendered_once'), models.CheckConstraint(condition=models.Q(models.Q(('rendered_at__isnull', False), ('size__isnull', False), ('state', 'ready'), models.Q(('file', ''), _negated=True), models.Q(('sha256', ''), _negated=True)), models.Q(models.Q(('state', 'ready'), _negated=True), ('file', ''), ('rendered_at', None)), _connector='OR'), name='rendering_ready_has_its_file', violation_error_message='A paper that is ready, and only it, has its file and hash.')],
                    },
                ),
            ],
        ),
    ]
