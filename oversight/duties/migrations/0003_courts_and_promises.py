import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_audit_by_office'),
        ('duties', '0002_published_stays'),
        ('facilities', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='CourtMatter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title_ru', models.CharField(max_length=200, verbose_name='title in Russian')),
                ('title_kk', models.CharField(max_length=200, verbose_name='title in Kazakh')),
                ('title_en', models.CharField(max_length=200, verbose_name='title in English')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('code', models.CharField(max_length=32, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$', 'A code is written in small Latin letters, like si or ivs_daily.', 'code')], verbose_name='code')),
                ('point', models.CharField(max_length=16, validators=[django.core.validators.RegexValidator('^\\d+(-\\d+)?(\\(\\d+(-\\d+)?\\))?$', 'A point is written like 25 or 45(1).', 'point')], verbose_name='point')),
                ('levels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('department', 'Department'), ('oblast', 'Oblast or equated'), ('district', 'District or equated')], max_length=16), size=None, verbose_name='offices of level')),
                ('stages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('first', 'First instance'), ('appeal', 'Appeal'), ('cassation', 'Cassation')], max_length=16), size=None, verbose_name='stages of court')),
                ('facility_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('si_uis', 'Remand prison of the penal system'), ('si_knb', 'Remand prison of the KNB'), ('ivs', 'Temporary detention facility'), ('ivs_transport', 'Temporary detention facility on transport'), ('spetspriemnik', 'Special reception centre'), ('uis', 'Penal institution'), ('probation', 'Probation service'), ('pob', 'Public security unit of police'), ('enbek', 'State enterprise “Enbek”'), ('guardhouse', 'Guardhouse')], max_length=16), blank=True, default=list, help_text='Empty: a case may concern no facility, or one of any kind.', size=None, verbose_name='kinds of facility')),
                ('rulings_reviewed', models.BooleanField(default=False, verbose_name='its rulings are taken under review')),
                ('may_be_given', models.BooleanField(default=False, verbose_name='may be laid on another office')),
            ],
            options={
                'verbose_name': 'matter of participation in court',
                'verbose_name_plural': 'matters of participation in court',
                'ordering': ['edition', 'position'],
            },
        ),
        migrations.AlterField(
            model_name='rule',
            name='done_by_event',
            field=models.CharField(blank=True, choices=[('placement.ordered', 'Placement ordered'), ('placement.reviewed', 'Conclusion on the placement given'), ('incident.received', 'Information of an emergency received'), ('phone_notice.confirmed', 'Notice by telephone confirmed by its receiver'), ('special_report.submitted', 'Special report submitted'), ('special_regime.received', 'Approval of the special regime received'), ('special_regime.notified', 'Leadership of the Department notified'), ('force.learned', 'Use of force learned of'), ('force.concluded', 'Conclusion on the use of force approved'), ('torture.alleged', 'Allegation of torture received'), ('torture.registered', 'Allegation registered in the unified register, or reasons for none'), ('torture.decided', 'Decision on the allegation of torture taken'), ('torture.confirmed', 'Allegation of torture confirmed'), ('torture.assessed', 'Admissibility of the evidence assessed'), ('appeal.received', 'Appeal of a commission or of the preventive mechanism received'), ('appeal.checked', 'Appeal checked'), ('npm.violation_found', 'Violation of rights of a member of the preventive mechanism found'), ('npm.materials_sent', 'Materials sent to court'), ('act.sent', 'Response act sent'), ('act.sent_up', "Response act sent up to the Prosecutor General's Office"), ('act.forwarded', "Response act sent out or returned by the Prosecutor General's Office"), ('act.sent_to_oblast_body', "District's response act sent to an oblast-level body"), ('act.noted', "District's response act read by the oblast"), ('act.answered', 'Response act answered'), ('inquiry.sent', 'Request or note of another office received'), ('inquiry.read', 'Request or note of another office read'), ('inquiry.asked', 'Asked by another office for an explanation or materials'), ('inquiry.answered', 'Request of another office answered'), ('joint.invited', 'Invited to a joint inspection'), ('joint.answered', 'Invitation to a joint inspection answered'), ('joint.accepted', 'Part of a joint inspection taken on'), ('joint.signed', 'Part of a joint inspection signed'), ('joint.news', 'Invited office accepted, declined or signed its part'), ('joint.heard', 'What an invited office did taken note of'), ('files.requisitioned', 'Case files requisitioned'), ('files.received', 'Requisitioned case files received'), ('ruling.served', 'Court ruling received'), ('ruling.decided', 'Protest brought, or the reasons for none recorded'), ('hearing.comes', 'Hearing in court for which it is set'), ('hearing.recorded', 'Outcome of the hearing recorded'), ('hearing.missed', 'Hearing not attended'), ('hearing.miss_read', 'That a hearing was not attended read by the head'), ('ruling.raised', 'Representation on a protest against a court ruling received'), ('ruling.taken_up', 'Representation on a protest taken up or returned'), ('ruling.returned', 'Representation on a protest came back with reasons'), ('penal_rooms.checked', 'Conditions in penal rooms checked'), ('reception.held', 'Reception held'), ('reception.promised', 'Term promised to a visitor of a reception'), ('reception.promise_kept', 'What was promised to a visitor is done'), ('instruction.given', 'Instruction of a meeting given'), ('instruction.done', 'Instruction of a meeting carried out'), ('mailbox.emptied', 'Special mailbox emptied'), ('reconciliation.signed', 'Reconciliation signed'), ('akimat.checked', "Akimat's decision checked"), ('analysis.submitted', 'Analysis submitted'), ('report.submitted', 'Report submitted'), ('summary.submitted', 'Summary submitted')], max_length=64, verbose_name='fulfilled by'),
        ),
        migrations.AlterField(
            model_name='rule',
            name='start',
            field=models.CharField(blank=True, choices=[('placement.ordered', 'Placement ordered'), ('placement.reviewed', 'Conclusion on the placement given'), ('incident.received', 'Information of an emergency received'), ('phone_notice.confirmed', 'Notice by telephone confirmed by its receiver'), ('special_report.submitted', 'Special report submitted'), ('special_regime.received', 'Approval of the special regime received'), ('special_regime.notified', 'Leadership of the Department notified'), ('force.learned', 'Use of force learned of'), ('force.concluded', 'Conclusion on the use of force approved'), ('torture.alleged', 'Allegation of torture received'), ('torture.registered', 'Allegation registered in the unified register, or reasons for none'), ('torture.decided', 'Decision on the allegation of torture taken'), ('torture.confirmed', 'Allegation of torture confirmed'), ('torture.assessed', 'Admissibility of the evidence assessed'), ('appeal.received', 'Appeal of a commission or of the preventive mechanism received'), ('appeal.checked', 'Appeal checked'), ('npm.violation_found', 'Violation of rights of a member of the preventive mechanism found'), ('npm.materials_sent', 'Materials sent to court'), ('act.sent', 'Response act sent'), ('act.sent_up', "Response act sent up to the Prosecutor General's Office"), ('act.forwarded', "Response act sent out or returned by the Prosecutor General's Office"), ('act.sent_to_oblast_body', "District's response act sent to an oblast-level body"), ('act.noted', "District's response act read by the oblast"), ('act.answered', 'Response act answered'), ('inquiry.sent', 'Request or note of another office received'), ('inquiry.read', 'Request or note of another office read'), ('inquiry.asked', 'Asked by another office for an explanation or materials'), ('inquiry.answered', 'Request of another office answered'), ('joint.invited', 'Invited to a joint inspection'), ('joint.answered', 'Invitation to a joint inspection answered'), ('joint.accepted', 'Part of a joint inspection taken on'), ('joint.signed', 'Part of a joint inspection signed'), ('joint.news', 'Invited office accepted, declined or signed its part'), ('joint.heard', 'What an invited office did taken note of'), ('files.requisitioned', 'Case files requisitioned'), ('files.received', 'Requisitioned case files received'), ('ruling.served', 'Court ruling received'), ('ruling.decided', 'Protest brought, or the reasons for none recorded'), ('hearing.comes', 'Hearing in court for which it is set'), ('hearing.recorded', 'Outcome of the hearing recorded'), ('hearing.missed', 'Hearing not attended'), ('hearing.miss_read', 'That a hearing was not attended read by the head'), ('ruling.raised', 'Representation on a protest against a court ruling received'), ('ruling.taken_up', 'Representation on a protest taken up or returned'), ('ruling.returned', 'Representation on a protest came back with reasons'), ('penal_rooms.checked', 'Conditions in penal rooms checked'), ('reception.held', 'Reception held'), ('reception.promised', 'Term promised to a visitor of a reception'), ('reception.promise_kept', 'What was promised to a visitor is done'), ('instruction.given', 'Instruction of a meeting given'), ('instruction.done', 'Instruction of a meeting carried out'), ('mailbox.emptied', 'Special mailbox emptied'), ('reconciliation.signed', 'Reconciliation signed'), ('akimat.checked', "Akimat's decision checked"), ('analysis.submitted', 'Analysis submitted'), ('report.submitted', 'Report submitted'), ('summary.submitted', 'Summary submitted')], max_length=64, verbose_name='started by'),
        ),
        migrations.AddIndex(
            model_name='obligation',
            index=models.Index(condition=models.Q(('state', 'open'), ('subject__gt', '')), fields=['subject'], name='obligations_open_by_subject', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddField(
            model_name='courtmatter',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='court_matters', to='duties.edition', verbose_name='edition'),
        ),
        migrations.AddConstraint(
            model_name='courtmatter',
            constraint=models.UniqueConstraint(models.F('edition'), models.F('code'), name='court_matter_code_once_an_edition', violation_error_message='This edition already has a matter of participation in court of that code.'),
        ),
    ]
