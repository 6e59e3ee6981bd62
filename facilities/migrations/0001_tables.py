import django.db.models.deletion
import oversight.core.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('facilities', '0001_initial')]

    initial = True

    dependencies = [
        ('core', '0001_tables'),
    ]

    operations = [
        oversight.core.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name='Facility',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('si_uis', 'Remand prison of the penal system'), ('si_knb', 'Remand prison of the KNB'), ('ivs', 'Temporary detention facility'), ('ivs_transport', 'Temporary detention facility on transport'), ('spetspriemnik', 'Special reception centre'), ('uis', 'Penal institution'), ('probation', 'Probation service'), ('pob', 'Public security unit of police'), ('enbek', 'State enterprise “Enbek”'), ('guardhouse', 'Guardhouse')], max_length=16, verbose_name='kind')),
                        ('security_level', models.CharField(blank=True, choices=[('minimum', 'minimum security'), ('medium', 'medium security'), ('medium_juvenile', 'medium security, juveniles'), ('maximum', 'maximum security'), ('extreme', 'extreme security'), ('full', 'full security'), ('mixed', 'mixed security')], max_length=16, verbose_name='security level')),
                        ('name_ru', models.CharField(max_length=200, verbose_name='name in Russian')),
                        ('name_kk', models.CharField(max_length=200, verbose_name='name in Kazakh')),
                        ('operator', models.CharField(choices=[('kuis', 'Committee of the penal system, Ministry of Internal Affairs'), ('police', 'Internal affairs bodies'), ('transport_police', 'Internal affairs bodies on transport'), ('knb', 'National Security Committee'), ('military_police', 'Military police'), ('enbek', 'State enterprise “Enbek”')], max_length=20, verbose_name='operator')),
                        ('supervising_office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facilities', to='core.office', verbose_name='supervising office')),
                        ('in_oblast_centre', models.BooleanField(default=False, help_text='Detention facilities in oblast centres are checked monthly by the oblast office (point 21).', verbose_name='in an oblast centre')),
                        ('address', models.CharField(blank=True, max_length=300, verbose_name='address')),
                        ('phone', models.CharField(blank=True, max_length=32, verbose_name='telephone')),
                        ('capacity', models.PositiveIntegerField(blank=True, null=True, verbose_name='capacity')),
                        ('opened_on', models.DateField(verbose_name='opened on')),
                        ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'verbose_name': 'facility',
                        'verbose_name_plural': 'facilities',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['supervising_office', '-id'], name='facilities_of_office')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='facility_closes_after_it_opens', violation_error_message="A facility can't be closed before it was opened."), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'uis'), models.Q(('security_level', ''), _negated=True)), models.Q(models.Q(('kind', 'uis'), _negated=True), ('security_level', '')), _connector='OR'), name='facility_security_level_only_in_uis', violation_error_message='A penal institution, and only it, has a security level.')],
                    },
                ),
                migrations.CreateModel(
                    name='FacilityHead',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('facility', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='heads', to='facilities.facility', verbose_name='facility')),
                        ('full_name', models.CharField(max_length=240, verbose_name='full name')),
                        ('post', models.CharField(max_length=200, verbose_name='post')),
                        ('acting', models.BooleanField(default=False, verbose_name='acting')),
                        ('from_on', models.DateField(verbose_name='from')),
                        ('until_on', models.DateField(blank=True, help_text='The last day; empty while in office.', null=True, verbose_name='until')),
                    ],
                    options={
                        'verbose_name': 'head of facility',
                        'verbose_name_plural': 'heads of facilities',
                        'ordering': ['-from_on', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='head_leaves_after_coming', violation_error_message="The last day can't be before the first."), models.UniqueConstraint(models.F('facility'), condition=models.Q(('acting', False), ('until_on', None)), name='one_head_at_a_time', violation_error_message='The facility already has a head: give the former one a last day first.')],
                    },
                ),
                migrations.CreateModel(
                    name='PenalRoom',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('facility', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='penal_rooms', to='facilities.facility', verbose_name='facility')),
                        ('kind', models.CharField(choices=[('ok', 'Single cell'), ('dizo', 'Disciplinary isolator')], max_length=8, verbose_name='kind')),
                        ('name', models.CharField(max_length=80, verbose_name='number or name')),
                        ('places', models.PositiveSmallIntegerField(verbose_name='places')),
                        ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                    ],
                    options={
                        'verbose_name': 'penal room',
                        'verbose_name_plural': 'penal rooms',
                        'ordering': ['kind', 'name'],
                        'constraints': [models.UniqueConstraint(models.F('facility'), models.F('kind'), models.F('name'), name='penal_room_named_once', violation_error_message='This facility already has a room of that kind and name.'), models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='penal_room_holds_somebody', violation_error_message='A room has at least one place.')],
                    },
                ),
                migrations.CreateModel(
                    name='Mailbox',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('facility', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mailboxes', to='facilities.facility', verbose_name='facility')),
                        ('place', models.CharField(max_length=200, verbose_name='where it hangs')),
                        ('installed_on', models.DateField(verbose_name='installed on')),
                        ('removed_on', models.DateField(blank=True, null=True, verbose_name='removed on')),
                    ],
                    options={
                        'verbose_name': 'special mailbox',
                        'verbose_name_plural': 'special mailboxes',
                        'ordering': ['installed_on', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('removed_on', None), ('removed_on__gte', models.F('installed_on')), _connector='OR'), name='mailbox_removed_after_installed', violation_error_message="A mailbox can't be removed before it was installed.")],
                    },
                ),
            ],
        ),
    ]
