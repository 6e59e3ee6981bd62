from django.db import migrations, models

# Papers issued before are made as DOCX too; the rows are the queue, the next tick takes them.
QUEUE = """
INSERT INTO documents_rendering (document_id, language, format, state, attempts, next_attempt_at, error, file, sha256)
SELECT document_id, language, 'docx', 'queued', 0, now(), '', '', ''
FROM documents_rendering WHERE format = 'pdf'
ON CONFLICT DO NOTHING;
"""
UNQUEUE = "DELETE FROM documents_rendering WHERE format = 'docx';"


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_issued_is_immutable")]

    operations = [
        migrations.AlterModelOptions(
            name="rendering",
            options={
                "ordering": ["document", "-language", "-format"],
                "verbose_name": "rendering",
                "verbose_name_plural": "renderings",
            },
        ),
        migrations.AlterField(
            model_name="rendering",
            name="format",
            field=models.CharField(
                choices=[("pdf", "PDF"), ("docx", "DOCX")], default="pdf", max_length=8, verbose_name="format"
            ),
        ),
        migrations.RunSQL(QUEUE, UNQUEUE),
    ]
