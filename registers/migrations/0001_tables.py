import django.contrib.postgres.fields
import django.db.models.deletion
import oversight.core.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('registers', '0001_receptions'), ('registers', '0002_legal_acts'), ('registers', '0003_meetings')]

    initial = True

    dependencies = [
        ('acts', '0001_tables'),
        ('core', '0001_tables'),
        ('documents', '0001_tables'),
        ('duties', '0001_tables'),
        ('facilities', '0001_tables'),
        ('inspections', '0001_tables'),
    ]

    operations = [
        oversight.core.tables.CreateModels(
            operations=[
                migrations.CreateModel(
                    name='ReviewedAct',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='office')),
                        ('inspection', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reviewed_acts', to='inspections.inspection', verbose_name='inspection')),
                        ('facility', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='facilities.facility', verbose_name='facility')),
                        ('supervising_office', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='supervising office')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acts.body', verbose_name='issued by')),
                        ('kind', models.CharField(choices=[('normative', 'Normative legal act'), ('order', 'Order'), ('direction', 'Direction'), ('other', 'Another legal act')], max_length=16, verbose_name='kind')),
                        ('number', models.CharField(max_length=80, verbose_name='number')),
                        ('dated_on', models.DateField(verbose_name='dated')),
                        ('subject', models.CharField(max_length=300, verbose_name='about')),
                        ('lawful', models.BooleanField(verbose_name='lawful')),
                        ('norm', models.CharField(blank=True, help_text='Article, part, law: “ст. 113 УИК”.', max_length=500, verbose_name='norm breached')),
                        ('reasons', models.TextField(blank=True, verbose_name='reasons')),
                        ('protest', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='acts.responseact', verbose_name='protest')),
                        ('reviewed_on', models.DateField(verbose_name='studied on')),
                        ('entered_at', models.DateTimeField(verbose_name='entered at')),
                        ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'verbose_name': 'legal act studied',
                        'verbose_name_plural': 'legal acts studied',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['office', '-id'], name='legal_acts_of_office'), models.Index(fields=['inspection'], name='legal_acts_of_inspection')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('lawful', True), ('norm', ''), ('protest', None)), models.Q(('lawful', False), models.Q(('norm', ''), _negated=True), models.Q(('reasons', ''), _negated=True)), _connector='OR'), name='legal_act_unlawful_says_why', violation_error_message='An unlawful act, and only it, names the norm it breaks, and why.'), models.CheckConstraint(condition=models.Q(models.Q(('facility', None), ('inspection', None), ('supervising_office', None)), models.Q(('facility__isnull', False), ('inspection__isnull', False), ('supervising_office__isnull', False)), _connector='OR'), name='legal_act_of_an_inspection_has_its_place')],
                    },
                ),
                migrations.CreateModel(
                    name='Meeting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='office')),
                        ('kind', models.CharField(choices=[('operational', 'Operational meeting'), ('board', 'Board'), ('council', 'Coordination council'), ('hearing', 'Hearing of an oblast')], max_length=16, verbose_name='kind')),
                        ('held_on', models.DateField(verbose_name='held on')),
                        ('subject', models.CharField(max_length=300, verbose_name='subject')),
                        ('considered', models.TextField(blank=True, help_text='Summaries, certificates, papers: in words or as links.', verbose_name='what was considered')),
                        ('heard_office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='oblast heard')),
                        ('heard', models.CharField(blank=True, help_text='Post and name: the oblast prosecutor or a deputy.', max_length=300, verbose_name='who was heard')),
                        ('decision', models.TextField(verbose_name='decision')),
                        ('entered_at', models.DateTimeField(verbose_name='entered at')),
                        ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                        ('withdraw_reason', models.TextField(blank=True, verbose_name='why it was withdrawn')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('inspections', models.ManyToManyField(blank=True, related_name='meetings', to='inspections.inspection', verbose_name='inspections considered')),
                    ],
                    options={
                        'verbose_name': 'meeting',
                        'verbose_name_plural': 'meetings',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['office', '-id'], name='meetings_of_office')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('heard_office__isnull', False), ('kind', 'hearing'), models.Q(('heard', ''), _negated=True)), models.Q(models.Q(('kind', 'hearing'), _negated=True), ('heard', ''), ('heard_office', None)), _connector='OR'), name='meeting_hearing_says_who_was_heard', violation_error_message='A hearing, and only it, says which oblast was heard, and who.')],
                    },
                ),
                migrations.CreateModel(
                    name='Instruction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instructions', to='registers.meeting', verbose_name='meeting')),
                        ('position', models.PositiveSmallIntegerField(verbose_name='number')),
                        ('words', models.TextField(verbose_name='instruction')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='responsible office')),
                        ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible officer')),
                        ('due_on', models.DateField(verbose_name='to be done by')),
                        ('obligation', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.obligation', verbose_name='clock')),
                        ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                        ('result', models.TextField(blank=True, verbose_name='result')),
                        ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                        ('lift_reason', models.TextField(blank=True, verbose_name='why it was lifted')),
                    ],
                    options={
                        'verbose_name': 'instruction of a meeting',
                        'verbose_name_plural': 'instructions of meetings',
                        'ordering': ['meeting', 'position'],
                        'indexes': [models.Index(condition=models.Q(('done_on', None), ('lift_reason', '')), fields=['office', 'due_on'], name='instructions_that_wait')],
                        'constraints': [models.UniqueConstraint(models.F('meeting'), models.F('position'), name='instruction_numbered_once'), models.CheckConstraint(condition=models.Q(models.Q(('done_by', None), ('done_on', None), ('result', '')), models.Q(('done_by__isnull', False), ('done_on__isnull', False), ('lift_reason', ''), models.Q(('result', ''), _negated=True)), _connector='OR'), name='instruction_done_whole', violation_error_message='An instruction is done on a day, with its result; or it is lifted.')],
                    },
                ),
                migrations.CreateModel(
                    name='Reception',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receptions', to='core.office', verbose_name='office')),
                        ('facility', models.ForeignKey(blank=True, help_text='Empty: in the office.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receptions', to='facilities.facility', verbose_name='facility')),
                        ('supervising_office', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name='supervising office')),
                        ('inspection', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receptions', to='inspections.inspection', verbose_name='inspection')),
                        ('state', models.CharField(choices=[('under_way', 'Being held'), ('recorded', 'Recorded'), ('withdrawn', 'Withdrawn')], default='under_way', max_length=16, verbose_name='state')),
                        ('began_at', models.DateTimeField(verbose_name='reception began at')),
                        ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='reception ended at')),
                        ('received_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='received by')),
                        ('together_with', models.CharField(blank=True, help_text='Who else received: posts and names, as the record is to say them.', max_length=300, verbose_name='together with')),
                        ('none_came', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('detained', 'Detained'), ('suspect', 'Suspect'), ('accused', 'Accused'), ('remand', 'Held in custody'), ('convicted', 'Convicted'), ('admin_arrested', 'Under administrative arrest'), ('misdemeanour', 'Arrested for a criminal misdemeanour'), ('staff', 'Staff of the facility'), ('enbek', 'Worker of Enbek'), ('relative', 'Relative'), ('other', 'Another person')], max_length=16), blank=True, default=list, size=None, verbose_name='of whom none came')),
                        ('entered_at', models.DateTimeField(verbose_name='entered at')),
                        ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                        ('recorded_at', models.DateTimeField(blank=True, null=True, verbose_name='recorded at')),
                        ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                        ('withdraw_reason', models.TextField(blank=True, verbose_name='why it was withdrawn')),
                        ('document', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document', verbose_name='paper')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ],
                    options={
                        'verbose_name': 'reception',
                        'verbose_name_plural': 'receptions',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['office', '-id'], name='receptions_of_office'), models.Index(fields=['facility', '-id'], name='receptions_of_facility'), models.Index(fields=['office', 'began_at'], name='receptions_the_journal_takes')],
                        'constraints': [models.UniqueConstraint(models.F('office'), models.F('facility'), models.F('received_by'), models.F('began_at'), condition=models.Q(('state', 'withdrawn'), _negated=True), name='reception_begun_once', nulls_distinct=False, violation_error_message="This officer's reception of that minute and place is recorded already."), models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('began_at')), _connector='OR'), name='reception_ends_after_it_begins', violation_error_message="A reception can't end before it begins."), models.CheckConstraint(condition=models.Q(models.Q(('state', 'recorded'), _negated=True), models.Q(('ended_at__isnull', False), ('recorded_at__isnull', False), ('recorded_by__isnull', False)), _connector='OR'), name='reception_recorded_whole', violation_error_message='A recorded reception has its end, and who recorded it and when.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), models.Q(('withdraw_reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdraw_reason', '')), _connector='OR'), name='reception_withdrawn_with_reason', violation_error_message='A withdrawn reception, and only it, says why.'), models.CheckConstraint(condition=models.Q(models.Q(('facility', None), ('inspection', None), ('supervising_office', None)), models.Q(('facility__isnull', False), ('supervising_office__isnull', False)), _connector='OR'), name='reception_in_a_facility_knows_its_supervisor', violation_error_message='Only a reception in a facility belongs to an inspection.')],
                    },
                ),
                migrations.CreateModel(
                    name='Visitor',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('reception', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visitors', to='registers.reception', verbose_name='reception')),
                        ('position', models.PositiveSmallIntegerField(verbose_name='number')),
                        ('category', models.CharField(choices=[('detained', 'Detained'), ('suspect', 'Suspect'), ('accused', 'Accused'), ('remand', 'Held in custody'), ('convicted', 'Convicted'), ('admin_arrested', 'Under administrative arrest'), ('misdemeanour', 'Arrested for a criminal misdemeanour'), ('staff', 'Staff of the facility'), ('enbek', 'Worker of Enbek'), ('relative', 'Relative'), ('other', 'Another person')], max_length=16, verbose_name='category')),
                        ('full_name', models.CharField(blank=True, help_text='Empty where the person did not give it.', max_length=240, verbose_name='full name')),
                        ('about', models.CharField(blank=True, help_text='Year of birth, article, detachment; of staff, the post.', max_length=300, verbose_name='about the person')),
                        ('subject', models.CharField(help_text='Without names: everybody who sees the record reads it.', max_length=300, verbose_name='subject of the complaint')),
                        ('words', models.TextField(blank=True, verbose_name='what was said')),
                        ('direction', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Corruption, organised crime, extremism and drugs in the facilities'), (2, 'Constitutional rights and freedoms of those held'), (3, 'Prevention of torture; conditions of detention'), (4, 'Adaptation of those released'), (5, 'Lawful use of budget funds')], null=True, verbose_name='priority direction')),
                        ('decision', models.CharField(choices=[('explained', 'Explained on the spot'), ('appeal', 'Appeal registered'), ('act', 'Response act'), ('check', 'Check ordered')], max_length=16, verbose_name='what was done')),
                        ('measures', models.TextField(blank=True, help_text='What was explained; the number of the appeal, of the act, of the order to check. Without names.', verbose_name='in particular')),
                        ('due_on', models.DateField(blank=True, null=True, verbose_name='to be done by')),
                        ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                        ('result', models.TextField(blank=True, verbose_name='result')),
                        ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ],
                    options={
                        'verbose_name': 'visitor',
                        'verbose_name_plural': 'visitors',
                        'ordering': ['reception', 'position'],
                        'indexes': [models.Index(condition=models.Q(('done_on', None), ('due_on__isnull', False)), fields=['due_on'], name='visitors_who_wait')],
                        'constraints': [models.UniqueConstraint(models.F('reception'), models.F('position'), name='visitor_numbered_once'), models.CheckConstraint(condition=models.Q(models.Q(('decision', 'explained'), ('due_on', None)), models.Q(models.Q(('decision', 'explained'), _negated=True), ('due_on__isnull', False)), _connector='OR'), name='visitor_promise_has_its_term', violation_error_message='What is explained on the spot has no term; everything else has one.'), models.CheckConstraint(condition=models.Q(models.Q(('done_by', None), ('done_on', None), ('result', '')), models.Q(('done_by__isnull', False), ('done_on__isnull', False), ('due_on__isnull', False), models.Q(('result', ''), _negated=True)), _connector='OR'), name='visitor_done_whole', violation_error_message='What was promised is done on a day, with its result.')],
                    },
                ),
            ],
        ),
    ]
