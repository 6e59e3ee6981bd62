import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.core.serializers.json
import django.db.models.deletion
import oversight.core.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('core', '0001_initial'), ('core', '0003_request_key'), ('core', '0004_roster')]

    initial = True

    dependencies = [
    ]

    operations = [
        oversight.core.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name='Office',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='core.office', verbose_name='superior office')),
                        ('lineage', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                        ('level', models.CharField(choices=[('department', 'Department'), ('oblast', 'Oblast or equated'), ('district', 'District or equated')], max_length=16, verbose_name='level')),
                        ('branch', models.CharField(choices=[('territorial', 'Territorial'), ('transport', 'Transport'), ('military', 'Military')], max_length=16, verbose_name='branch')),
                        ('code', models.SlugField(unique=True, verbose_name='code')),
                        ('name_ru', models.CharField(max_length=200, verbose_name='name in Russian')),
                        ('name_kk', models.CharField(max_length=200, verbose_name='name in Kazakh')),
                        ('time_zone', models.CharField(default='Asia/Almaty', max_length=64, verbose_name='time zone')),
                    ],
                    options={
                        'verbose_name': 'office',
                        'verbose_name_plural': 'offices',
                        'ordering': ['lineage'],
                        'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['lineage'], name='office_lineage_scope')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('level', 'department'), ('parent', None)), models.Q(models.Q(('level', 'department'), _negated=True), ('parent__isnull', False)), _connector='OR'), name='office_root_is_department', violation_error_message='Only the Department stands without a superior office.')],
                    },
                ),
                migrations.CreateModel(
                    name='Officer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('username', models.CharField(error_messages={'unique': 'This sign-in name is taken.'}, max_length=64, unique=True, verbose_name='sign-in name')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='officers', to='core.office', verbose_name='office')),
                        ('surname', models.CharField(max_length=80, verbose_name='surname')),
                        ('given_name', models.CharField(max_length=80, verbose_name='given name')),
                        ('patronymic', models.CharField(blank=True, max_length=80, verbose_name='patronymic')),
                        ('post_ru', models.CharField(max_length=200, verbose_name='post in Russian')),
                        ('post_kk', models.CharField(max_length=200, verbose_name='post in Kazakh')),
                        ('rank', models.CharField(blank=True, choices=[('lawyer_3', 'Lawyer 3rd class'), ('lawyer_2', 'Lawyer 2nd class'), ('lawyer_1', 'Lawyer 1st class'), ('junior_counsellor', 'Junior counsellor of justice'), ('counsellor', 'Counsellor of justice'), ('senior_counsellor', 'Senior counsellor of justice'), ('state_counsellor_3', 'State counsellor of justice 3rd class'), ('state_counsellor_2', 'State counsellor of justice 2nd class')], max_length=32, verbose_name='class rank')),
                        ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('district_officer', 'District officer'), ('district_prosecutor', 'District prosecutor'), ('oblast_officer', 'Oblast assistant or directorate officer'), ('oblast_deputy', 'Deputy oblast prosecutor'), ('oblast_prosecutor', 'Oblast prosecutor'), ('zonal_officer', 'Department zonal officer'), ('department_head', 'Head of the Department'), ('auditor', 'Auditor, reads only'), ('reference_admin', 'Administrator of reference data')], max_length=32), default=list, size=None, verbose_name='roles')),
                        ('phone', models.CharField(blank=True, max_length=32, verbose_name='telephone')),
                        ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                        ('language', models.CharField(choices=[('ru', 'Русский'), ('kk', 'Қазақша'), ('en', 'English')], default='ru', max_length=2, verbose_name='language')),
                        ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                    ],
                    options={
                        'verbose_name': 'officer',
                        'verbose_name_plural': 'officers',
                        'ordering': ['surname', 'given_name', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('roles__len__gt', 0), ('roles__contained_by', ['district_officer', 'district_prosecutor', 'oblast_officer', 'oblast_deputy', 'oblast_prosecutor', 'zonal_officer', 'department_head', 'auditor', 'reference_admin'])), name='officer_holds_a_role', violation_error_message='An officer holds at least one role.')],
                    },
                ),
                migrations.CreateModel(
                    name='Zone',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('from_on', models.DateField(verbose_name='from')),
                        ('until_on', models.DateField(blank=True, help_text='The last day; empty while it lasts.', null=True, verbose_name='until')),
                        ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='zones', to=settings.AUTH_USER_MODEL, verbose_name='zonal officer')),
                        ('oblast', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='zones', to='core.office', verbose_name='oblast')),
                    ],
                    options={
                        'verbose_name': 'zone',
                        'verbose_name_plural': 'zones',
                        'ordering': ['-from_on', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='zone_ends_after_it_begins', violation_error_message="The last day can't be before the first."), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('oblast'), models.F('oblast'), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Func(models.F('from_on'), models.F('until_on'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='one_zonal_officer_at_a_time', violation_error_message='Another zonal officer answers for this oblast on some of these days.')],
                    },
                ),
                migrations.CreateModel(
                    name='Subject',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('from_on', models.DateField(verbose_name='from')),
                        ('until_on', models.DateField(blank=True, help_text='The last day; empty while it lasts.', null=True, verbose_name='until')),
                        ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='subjects', to=settings.AUTH_USER_MODEL, verbose_name='officer')),
                        ('line_ru', models.CharField(max_length=300, verbose_name='line of work in Russian')),
                        ('line_kk', models.CharField(max_length=300, verbose_name='line of work in Kazakh')),
                    ],
                    options={
                        'verbose_name': 'line of work',
                        'verbose_name_plural': 'lines of work',
                        'ordering': ['-from_on', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='subject_ends_after_it_begins', violation_error_message="The last day can't be before the first.")],
                    },
                ),
                migrations.CreateModel(
                    name='Absence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to=settings.AUTH_USER_MODEL, verbose_name='officer')),
                        ('kind', models.CharField(choices=[('leave', 'Leave'), ('illness', 'Illness'), ('trip', 'Official trip'), ('training', 'Training'), ('other', 'Other reason')], default='leave', max_length=16, verbose_name='reason')),
                        ('from_at', models.DateTimeField(verbose_name='away from')),
                        ('until_at', models.DateTimeField(blank=True, help_text='Empty if that is not known yet: until you say so.', null=True, verbose_name='back at')),
                        ('substitute', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='substitute')),
                        ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'verbose_name': 'absence',
                        'verbose_name_plural': 'absences',
                        'ordering': ['-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_at', None), ('until_at__gt', models.F('from_at')), _connector='OR'), name='absence_ends_after_it_begins', violation_error_message='The return must come after the beginning.'), models.CheckConstraint(condition=models.Q(('substitute', None), models.Q(('substitute', models.F('officer')), _negated=True), _connector='OR'), name='absent_officer_is_no_substitute', violation_error_message='Nobody stands in for themselves: choose another officer.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('officer'), models.F('officer'), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Func(models.F('from_at'), models.F('until_at'), models.Value('[)'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='one_absence_at_a_time', violation_error_message="This officer's other absence runs at the same time: change that one.")],
                    },
                ),
                migrations.CreateModel(
                    name='AuditRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(verbose_name='when')),
                        ('officer_id', models.BigIntegerField(null=True)),
                        ('officer_name', models.CharField(max_length=300, verbose_name='who')),
                        ('officer_office_id', models.BigIntegerField(null=True)),
                        ('channel', models.CharField(choices=[('web', 'Browser'), ('api', 'API'), ('task', 'Background task'), ('command', 'Command')], max_length=16, verbose_name='from where')),
                        ('address', models.GenericIPAddressField(null=True, verbose_name='address')),
                        ('agent', models.CharField(blank=True, max_length=300, verbose_name='program')),
                        ('action', models.CharField(max_length=64, verbose_name='action')),
                        ('subject_type', models.CharField(max_length=64)),
                        ('subject_id', models.BigIntegerField(null=True)),
                        ('subject_title', models.CharField(max_length=300, verbose_name='about')),
                        ('subject_office_id', models.BigIntegerField(null=True)),
                        ('before', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='before')),
                        ('after', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='after')),
                    ],
                    options={
                        'verbose_name': 'audit row',
                        'verbose_name_plural': 'audit trail',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['subject_type', 'subject_id', '-id'], name='audit_history_of_subject'), models.Index(fields=['subject_office_id', '-id'], name='audit_of_office')],
                    },
                ),
                migrations.CreateModel(
                    name='RequestKey',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('officer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('key', models.CharField(max_length=64)),
                        ('address', models.CharField(max_length=200)),
                        ('body_sha256', models.CharField(max_length=64)),
                        ('made_id', models.BigIntegerField(null=True)),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'key of a request',
                        'verbose_name_plural': 'keys of requests',
                        'constraints': [models.UniqueConstraint(models.F('officer'), models.F('key'), name='request_made_once')],
                    },
                ),
            ],
        ),
    ]
