import django.db.models.deletion
import oversight.core.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('inquiries', '0001_initial')]

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
                    name='Inquiry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='core.office', verbose_name='asking office')),
                        ('asked_office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries_received', to='core.office', verbose_name='asked office')),
                        ('kind', models.CharField(choices=[('explanation', 'Explanation'), ('materials', 'Materials'), ('note', 'Note')], max_length=16, verbose_name='what is asked for')),
                        ('subject', models.CharField(max_length=200, verbose_name='about')),
                        ('facility', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='facilities.facility', verbose_name='facility')),
                        ('inspection', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='inspections.inspection', verbose_name='inspection')),
                        ('response_act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='acts.responseact', verbose_name='response act')),
                        ('obligation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='inquiries', to='duties.obligation', verbose_name='duty')),
                        ('answer_by', models.DateField(blank=True, null=True, verbose_name='answer by')),
                        ('state', models.CharField(choices=[('sent', 'Sent'), ('taken', 'Read'), ('answered', 'Answered'), ('asked_again', 'Asked again'), ('accepted', 'Answer accepted'), ('withdrawn', 'Withdrawn')], default='sent', max_length=16, verbose_name='state')),
                        ('turn', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='asked for the time')),
                        ('sent_at', models.DateTimeField(verbose_name='sent at')),
                        ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent by')),
                        ('taken_at', models.DateTimeField(blank=True, null=True, verbose_name='read at')),
                        ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='read by')),
                    ],
                    options={
                        'verbose_name': 'request of an office',
                        'verbose_name_plural': 'requests of offices',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['office', '-id'], name='inquiries_of_office'), models.Index(fields=['asked_office', '-id'], name='inquiries_to_office'), models.Index(condition=models.Q(('state__in', ['accepted', 'withdrawn']), _negated=True), fields=['asked_office'], name='inquiries_today_shows')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('asked_office', models.F('office')), _negated=True), name='inquiry_to_another_office', violation_error_message="An office doesn't ask itself."), models.CheckConstraint(condition=models.Q(models.Q(('answer_by', None), ('kind', 'note')), models.Q(models.Q(('kind', 'note'), _negated=True), ('answer_by__isnull', False)), _connector='OR'), name='inquiry_has_its_term', violation_error_message='A request says by which day it is to be answered; a note has no term.'), models.CheckConstraint(condition=models.Q(models.Q(('taken_at', None), ('taken_by', None)), models.Q(('taken_at__isnull', False), ('taken_by__isnull', False)), _connector='OR'), name='inquiry_read_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('facility', None), ('inspection', None), ('response_act', None)), models.Q(('facility', None), ('inspection', None), ('obligation', None)), models.Q(('facility', None), ('obligation', None), ('response_act', None)), models.Q(('inspection', None), ('obligation', None), ('response_act', None)), _connector='OR'), name='inquiry_about_one_thing', violation_error_message='A request is about one thing.')],
                    },
                ),
                migrations.CreateModel(
                    name='Entry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='inquiries.inquiry', verbose_name='request')),
                        ('kind', models.CharField(choices=[('asked', 'Asked'), ('answered', 'Answered'), ('asked_again', 'Asked again'), ('accepted', 'Answer accepted'), ('withdrawn', 'Withdrawn')], max_length=16, verbose_name='what was said')),
                        ('words', models.TextField(blank=True, verbose_name='text')),
                        ('answer_by', models.DateField(blank=True, null=True, verbose_name='answer by')),
                        ('said_at', models.DateTimeField(verbose_name='at')),
                        ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                        ('files', models.ManyToManyField(blank=True, related_name='+', to='documents.attachment', verbose_name='files')),
                    ],
                    options={
                        'verbose_name': 'entry of a request',
                        'verbose_name_plural': 'entries of requests',
                        'ordering': ['pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind', 'accepted'), models.Q(('words', ''), _negated=True), _connector='OR'), name='inquiry_entry_says_something', violation_error_message='Say it in words.')],
                    },
                ),
                migrations.CreateModel(
                    name='Requisition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='requisitions', to='core.office', verbose_name='office')),
                        ('from_office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.office', verbose_name="from the prosecutor's office")),
                        ('from_body', models.CharField(blank=True, help_text='The court, the body or the official who holds them.', max_length=300, verbose_name='from whom')),
                        ('case_kind', models.CharField(choices=[('criminal', 'Criminal case'), ('civil', 'Civil case'), ('administrative', 'Administrative case'), ('other', 'Other materials')], max_length=16, verbose_name='what is requisitioned')),
                        ('what', models.CharField(help_text='Number of the case, who it concerns.', max_length=300, verbose_name='which files')),
                        ('purpose', models.TextField(help_text='Which decisions are to be studied.', verbose_name='what for')),
                        ('task', models.CharField(help_text='The leader who ordered it, and when (point 15(9)).', max_length=300, verbose_name='by whose task')),
                        ('facility', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requisitions', to='facilities.facility', verbose_name='facility')),
                        ('due_on', models.DateField(verbose_name='to be received by')),
                        ('state', models.CharField(choices=[('asked', 'Requisitioned'), ('received', 'Received'), ('sent_back', 'Sent back'), ('withdrawn', 'Withdrawn')], default='asked', max_length=16, verbose_name='state')),
                        ('asked_at', models.DateTimeField(verbose_name='asked at')),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                        ('received_on', models.DateField(blank=True, null=True, verbose_name='received on')),
                        ('volumes', models.CharField(blank=True, max_length=300, verbose_name='what was received')),
                        ('returned_on', models.DateField(blank=True, null=True, verbose_name='sent back on')),
                        ('result', models.TextField(blank=True, verbose_name='what the study showed')),
                        ('withdraw_reason', models.TextField(blank=True, verbose_name='why it was withdrawn')),
                        ('files', models.ManyToManyField(blank=True, related_name='+', to='documents.attachment', verbose_name='files')),
                    ],
                    options={
                        'verbose_name': 'requisition of case files',
                        'verbose_name_plural': 'requisitions of case files',
                        'ordering': ['-pk'],
                        'indexes': [models.Index(fields=['office', '-id'], name='requisitions_of_office')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('from_body', ''), ('from_office__isnull', False)), models.Q(('from_office', None), models.Q(('from_body', ''), _negated=True)), _connector='OR'), name='requisition_from_somebody', violation_error_message='Say from whom: an office of the list or another body in words.'), models.CheckConstraint(condition=models.Q(models.Q(('received_on__isnull', False), ('state__in', ['received', 'sent_back']), models.Q(('volumes', ''), _negated=True)), models.Q(('received_on', None), ('state__in', ['asked', 'withdrawn']), ('volumes', '')), _connector='OR'), name='requisition_received_whole', violation_error_message='What was received says when and what.'), models.CheckConstraint(condition=models.Q(models.Q(('returned_on__gte', models.F('received_on')), ('state', 'sent_back'), models.Q(('result', ''), _negated=True)), models.Q(models.Q(('state', 'sent_back'), _negated=True), ('result', ''), ('returned_on', None)), _connector='OR'), name='requisition_returned_whole', violation_error_message='Files are sent back after they were received, with what the study showed.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), models.Q(('withdraw_reason', ''), _negated=True)), models.Q(models.Q(('state', 'withdrawn'), _negated=True), ('withdraw_reason', '')), _connector='OR'), name='requisition_withdrawn_with_reason', violation_error_message='A withdrawn requisition says why.')],
                    },
                ),
            ],
        ),
    ]
