import django.db.models.deletion
import oversight.core.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('courts', '0001_cases_and_hearings')]

    initial = True

    dependencies = [
        ('acts', '0001_tables'),
        ('core', '0001_tables'),
        ('duties', '0001_tables'),
        ('facilities', '0001_tables'),
    ]

    operations = [
        oversight.core.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name='CourtCase',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='office')),
                        ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.courtmatter', verbose_name='matter')),
                        ('number', models.CharField(max_length=60, verbose_name='number of the case')),
                        ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acts.body', verbose_name='court')),
                        ('subject', models.CharField(max_length=300, verbose_name='about')),
                        ('opened_on', models.DateField(verbose_name='received by the court on')),
                        ('facility', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='court_cases', to='facilities.facility', verbose_name='facility')),
                        ('response_act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='court_cases', to='acts.responseact', verbose_name='response act')),
                        ('given_to', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='laid on the office')),
                        ('given_unit', models.CharField(blank=True, max_length=200, verbose_name='laid on the unit')),
                        ('order_number', models.CharField(blank=True, max_length=60, verbose_name='number of the order')),
                        ('order_on', models.DateField(blank=True, null=True, verbose_name='date of the order')),
                        ('decision', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courts.hearing', verbose_name='decision')),
                        ('entered_at', models.DateTimeField(verbose_name='entered at')),
                        ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                        ('withdraw_reason', models.TextField(blank=True, verbose_name='why it was withdrawn')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'verbose_name': 'court case',
                        'verbose_name_plural': 'court cases',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['office', '-id'], name='court_cases_of_office'), models.Index(condition=models.Q(('given_to__isnull', False)), fields=['given_to', '-id'], name='court_cases_given'), models.Index(fields=['facility', '-id'], name='court_cases_of_facility')],
                        'constraints': [models.UniqueConstraint(models.F('court'), models.F('number'), models.F('office'), condition=models.Q(('withdraw_reason', '')), name='court_case_entered_once', violation_error_message='Your office has entered a case of this court under this number already.'), models.CheckConstraint(condition=models.Q(models.Q(('given_to', None), ('given_unit', ''), ('order_number', ''), ('order_on', None)), models.Q(models.Q(models.Q(('given_to__isnull', False), ('given_unit', '')), models.Q(('given_to', None), models.Q(('given_unit', ''), _negated=True)), _connector='OR'), models.Q(('order_number', ''), _negated=True), ('order_on__isnull', False)), _connector='OR'), name='court_case_given_by_an_order', violation_error_message='Participation is laid on an office or on a unit by an order: its number and its date.'), models.CheckConstraint(condition=models.Q(('given_to', None), models.Q(('given_to', models.F('office')), _negated=True), _connector='OR'), name='court_case_given_to_another', violation_error_message='The order lays participation on another office.')],
                    },
                ),
                migrations.CreateModel(
                    name='CasePerson',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='persons', to='courts.courtcase', verbose_name='court case')),
                        ('full_name', models.CharField(max_length=240, verbose_name='full name')),
                        ('born_on', models.DateField(blank=True, null=True, verbose_name='born on')),
                        ('category', models.CharField(choices=[('detained', 'Detained'), ('suspect', 'Suspect'), ('accused', 'Accused'), ('remand', 'Held in custody'), ('convicted', 'Convicted'), ('admin_arrested', 'Under administrative arrest'), ('misdemeanour', 'Arrested for a criminal misdemeanour'), ('staff', 'Staff of the facility'), ('enbek', 'Worker of Enbek'), ('other', 'Another person')], max_length=16, verbose_name='category')),
                    ],
                    options={
                        'verbose_name': 'person of a court case',
                        'verbose_name_plural': 'persons of court cases',
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(models.F('case'), models.F('full_name'), models.F('born_on'), name='court_case_person_once', nulls_distinct=False, violation_error_message='This person is entered in the case already.')],
                    },
                ),
                migrations.CreateModel(
                    name='Hearing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to='courts.courtcase', verbose_name='court case')),
                        ('stage', models.CharField(choices=[('first', 'First instance'), ('appeal', 'Appeal'), ('cassation', 'Cassation')], max_length=16, verbose_name='stage')),
                        ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acts.body', verbose_name='court')),
                        ('room', models.CharField(blank=True, help_text='The courtroom, the address, or by video link.', max_length=200, verbose_name='where')),
                        ('set_for', models.DateTimeField(verbose_name='set for')),
                        ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to=settings.AUTH_USER_MODEL, verbose_name='who takes part')),
                        ('state', models.CharField(choices=[('set', 'Set'), ('held', 'Held'), ('adjourned', 'Adjourned'), ('not_attended', 'Not attended'), ('withdrawn', 'Withdrawn')], default='set', max_length=16, verbose_name='state')),
                        ('turn', models.PositiveSmallIntegerField(default=1, editable=False)),
                        ('after', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next_one', to='courts.hearing', verbose_name='adjourned from')),
                        ('position', models.TextField(blank=True, verbose_name='position of the prosecutor')),
                        ('result', models.CharField(blank=True, choices=[('granted', 'Granted'), ('granted_in_part', 'Granted in part'), ('refused', 'Refused'), ('returned', 'Returned without consideration'), ('other', 'Another decision')], max_length=16, verbose_name='result')),
                        ('agreement', models.CharField(blank=True, choices=[('yes', 'Follows it'), ('in_part', 'Follows it in part'), ('no', "Doesn't follow it")], max_length=8, verbose_name="and the prosecutor's position")),
                        ('ruling_on', models.DateField(blank=True, null=True, verbose_name='date of the ruling')),
                        ('ruling', models.TextField(blank=True, verbose_name='what the court decided')),
                        ('reason', models.TextField(blank=True, verbose_name='reason')),
                        ('set_at', models.DateTimeField(verbose_name='entered at')),
                        ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                        ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='outcome recorded at')),
                        ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='outcome recorded by')),
                        ('noted_at', models.DateTimeField(blank=True, null=True, verbose_name='read by the head at')),
                        ('noted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='read by')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'verbose_name': 'hearing in court',
                        'verbose_name_plural': 'hearings in court',
                        'ordering': ['set_for', 'pk'],
                        'indexes': [models.Index(condition=models.Q(('state', 'set')), fields=['set_for'], name='hearings_today_shows'), models.Index(condition=models.Q(('state', 'set')), fields=['officer', 'set_for'], name='hearings_of_officer')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ruling_on__isnull', False), ('state', 'held'), models.Q(('position', ''), _negated=True), models.Q(('result', ''), _negated=True), models.Q(('agreement', ''), _negated=True)), models.Q(models.Q(('state', 'held'), _negated=True), ('agreement', ''), ('position', ''), ('result', ''), ('ruling', ''), ('ruling_on', None)), _connector='OR'), name='hearing_held_whole', violation_error_message="A hearing that was held has the prosecutor's position, the result and the date of the ruling."), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['adjourned', 'not_attended', 'withdrawn']), models.Q(('reason', ''), _negated=True)), models.Q(('reason', ''), ('state__in', ['set', 'held'])), _connector='OR'), name='hearing_not_held_with_reason', violation_error_message='A hearing that was not held says why.'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None), ('state', 'set')), models.Q(models.Q(('state', 'set'), _negated=True), ('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='hearing_closed_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('noted_at', None), ('noted_by', None)), models.Q(('noted_at__isnull', False), ('noted_by__isnull', False), ('state', 'not_attended')), _connector='OR'), name='hearing_noted_if_not_attended')],
                    },
                ),
            ],
        ),
    ]
