import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import oversight.core.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0003_audit_by_office'),
        ('documents', '0003_confidential_papers'),
    ]

    operations = [
        oversight.core.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name='Activity',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='core.office', verbose_name='office')),
                        ('kind', models.CharField(choices=[('seminar', 'Seminar or training meeting'), ('internship', 'Internship'), ('training', 'Training of officers'), ('assistance', 'Help to subordinate offices with organisation and methods'), ('practice', 'Good practice studied and spread'), ('innovation', 'New method of oversight introduced'), ('responsibility', 'Proposal on the responsibility of a subordinate prosecutor'), ('media', 'Publication in the media'), ('legal_education', 'Legal education'), ('lecture', 'Lecture'), ('scholarly', 'Scholarly work'), ('legislation', 'Work with scholars on improving legislation'), ('international', 'International cooperation')], max_length=16, verbose_name='kind')),
                        ('title', models.CharField(max_length=300, verbose_name='title')),
                        ('from_on', models.DateField(verbose_name='from')),
                        ('until_on', models.DateField(verbose_name='until')),
                        ('place', models.CharField(blank=True, max_length=300, verbose_name='where')),
                        ('others', models.TextField(blank=True, verbose_name='others taking part')),
                        ('result', models.TextField(blank=True, verbose_name='result')),
                        ('link', models.URLField(blank=True, max_length=500, verbose_name='link')),
                        ('entered_at', models.DateTimeField(verbose_name='entered at')),
                        ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                        ('withdraw_reason', models.TextField(blank=True, verbose_name='why it was withdrawn')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('participants', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='officers taking part')),
                        ('files', models.ManyToManyField(blank=True, related_name='+', to='documents.attachment', verbose_name='files')),
                    ],
                    options={
                        'verbose_name': 'activity',
                        'verbose_name_plural': 'activities',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['office', '-id'], name='activities_of_office'), models.Index(condition=models.Q(('withdraw_reason', '')), fields=['office', 'from_on'], include=('kind',), name='activities_counted')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='activity_ends_after_it_begins', violation_error_message="The last day can't be before the first.")],
                    },
                ),
                migrations.CreateModel(
                    name='Method',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='methods', to='core.office', verbose_name='office')),
                        ('kind', models.CharField(choices=[('method', 'Method of inspection'), ('good_practice', 'Good practice'), ('review', 'Review'), ('model', 'Model paper'), ('textbook', 'Textbook')], max_length=16, verbose_name='kind')),
                        ('title_ru', models.CharField(max_length=300, verbose_name='title in Russian')),
                        ('title_kk', models.CharField(blank=True, max_length=300, verbose_name='title in Kazakh')),
                        ('line_ru', models.CharField(blank=True, max_length=300, verbose_name='line of work in Russian')),
                        ('line_kk', models.CharField(blank=True, max_length=300, verbose_name='line of work in Kazakh')),
                        ('facility_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('si_uis', 'Remand prison of the penal system'), ('si_knb', 'Remand prison of the KNB'), ('ivs', 'Temporary detention facility'), ('ivs_transport', 'Temporary detention facility on transport'), ('spetspriemnik', 'Special reception centre'), ('uis', 'Penal institution'), ('probation', 'Probation service'), ('pob', 'Public security unit of police'), ('enbek', 'State enterprise “Enbek”'), ('guardhouse', 'Guardhouse')], max_length=16), blank=True, default=list, size=None, verbose_name='kinds of facility')),
                        ('points', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=16, validators=[django.core.validators.RegexValidator('^\\d+(-\\d+)?(\\(\\d+(-\\d+)?\\))?$', 'A point is written like 25 or 45(1).', 'point')]), blank=True, default=list, size=None, verbose_name='points of the Instruction')),
                        ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'In use'), ('superseded', 'Superseded'), ('withdrawn', 'Withdrawn')], default='draft', max_length=16, verbose_name='state')),
                        ('drafted_at', models.DateTimeField(verbose_name='drafted at')),
                        ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drafted by')),
                        ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                        ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='out of use since')),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken out of use by')),
                        ('end_reason', models.TextField(blank=True, verbose_name='why it is out of use')),
                        ('superseded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supersedes', to='practice.method', verbose_name='superseded by')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'verbose_name': 'method',
                        'verbose_name_plural': 'methods',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['office', '-id'], name='methods_of_office'), models.Index(condition=models.Q(('state', 'published')), fields=['-published_at'], name='methods_for_a_place')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('state', 'draft')), models.Q(('published_at__isnull', False), ('state__in', ['published', 'superseded'])), ('state', 'withdrawn'), _connector='OR'), name='method_in_use_is_published', violation_error_message='What is in use has been published; a draft has not.'), models.CheckConstraint(condition=models.Q(models.Q(('end_reason', ''), ('ended_at', None), ('ended_by', None), ('state__in', ['draft', 'published'])), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('state__in', ['superseded', 'withdrawn']), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='method_ended_with_reason', violation_error_message='What is superseded or withdrawn says when, by whom and why.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'superseded'), ('superseded_by__isnull', False), models.Q(('superseded_by', models.F('id')), _negated=True)), models.Q(models.Q(('state', 'superseded'), _negated=True), ('superseded_by', None)), _connector='OR'), name='method_superseded_by_another', violation_error_message='What is superseded names the method that takes its place.')],
                    },
                ),
                migrations.CreateModel(
                    name='MethodVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('method', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='practice.method', verbose_name='method')),
                        ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                        ('words_ru', models.TextField(blank=True, verbose_name='text in Russian')),
                        ('words_kk', models.TextField(blank=True, verbose_name='text in Kazakh')),
                        ('change', models.TextField(blank=True, verbose_name='what was changed')),
                        ('written_at', models.DateTimeField(verbose_name='written at')),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                        ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                        ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
                        ('files', models.ManyToManyField(blank=True, related_name='+', to='documents.attachment', verbose_name='files')),
                    ],
                    options={
                        'verbose_name': 'version of a method',
                        'verbose_name_plural': 'versions of methods',
                        'ordering': ['method', '-number'],
                        'constraints': [models.UniqueConstraint(models.F('method'), models.F('number'), name='method_version_numbered_once'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('change', ''), _negated=True), _connector='OR'), name='method_version_says_what_changed', violation_error_message='A new version says what was changed.'), models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('published_by', None)), models.Q(('published_at__isnull', False), ('published_by__isnull', False)), _connector='OR'), name='method_version_published_by_somebody')],
                    },
                ),
            ],
        ),
    ]
