from django.db import migrations

# Row by row for UPDATE and DELETE, and the whole table for TRUNCATE, which fires no row trigger.
REFUSE = """
CREATE FUNCTION core_auditrow_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit trail is append-only: % is refused.', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER core_auditrow_rows BEFORE UPDATE OR DELETE ON core_auditrow
    FOR EACH ROW EXECUTE FUNCTION core_auditrow_refuse();
CREATE TRIGGER core_auditrow_table BEFORE TRUNCATE ON core_auditrow
    FOR EACH STATEMENT EXECUTE FUNCTION core_auditrow_refuse();
"""

ALLOW = """
DROP TRIGGER core_auditrow_rows ON core_auditrow;
DROP TRIGGER core_auditrow_table ON core_auditrow;
DROP FUNCTION core_auditrow_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_tables")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
