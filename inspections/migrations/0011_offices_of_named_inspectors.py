"""An inspector of a subordinate office sees the inspection he is named in: also those of before."""

from django.db import migrations

NAMED = """
INSERT INTO inspections_inspection_further_offices (inspection_id, office_id)
SELECT DISTINCT inspection.id, officer.office_id
FROM inspections_inspection inspection
JOIN inspections_inspector inspector ON inspector.inspection_id = inspection.id
JOIN core_officer officer ON officer.id = inspector.officer_id
WHERE officer.office_id NOT IN (inspection.office_id, inspection.supervising_office_id)
ON CONFLICT DO NOTHING
"""
FILES = """
INSERT INTO documents_attachment_further_offices (attachment_id, office_id)
SELECT DISTINCT file.attachment_id, further.office_id
FROM inspections_inspection_further_offices further
JOIN (
    SELECT inspection_id, attachment_id
    FROM inspections_answer_files JOIN inspections_answer ON inspections_answer.id = answer_id
    UNION
    SELECT inspection_id, attachment_id
    FROM inspections_finding_files JOIN inspections_finding ON inspections_finding.id = finding_id
) file ON file.inspection_id = further.inspection_id
ON CONFLICT DO NOTHING
"""
PAPERS = """
INSERT INTO documents_document_further_offices (document_id, office_id)
SELECT DISTINCT paper.id, further.office_id
FROM inspections_inspection_further_offices further
JOIN inspections_inspection inspection ON inspection.id = further.inspection_id
JOIN documents_document newest ON newest.id = inspection.spravka_id
JOIN documents_document paper ON (paper.office_id, paper.kind, paper.year, paper.number)
    = (newest.office_id, newest.kind, newest.year, newest.number)
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0010_joint_parts"),
        ("documents", "0006_joint_inspections"),
        ("core", "0004_roster"),
    ]

    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (NAMED, FILES, PAPERS)]
