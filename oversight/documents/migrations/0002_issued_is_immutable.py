from django.db import migrations

# A paper never changes once issued and a piece of evidence never changes once kept.
REFUSE = """
CREATE FUNCTION documents_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'An issued paper and a kept file do not change: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER documents_document_stays BEFORE UPDATE OR DELETE ON documents_document
    FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
CREATE TRIGGER documents_attachment_stays BEFORE UPDATE ON documents_attachment
    FOR EACH ROW EXECUTE FUNCTION documents_refuse_change();
"""

ALLOW = """
DROP TRIGGER documents_document_stays ON documents_document;
DROP TRIGGER documents_attachment_stays ON documents_attachment;
DROP FUNCTION documents_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_tables")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
