from django.db import migrations

# Of a published edition only the last day may change, and the whole of it may go where nothing rests on it.
# A row deleted alone is found at the end of the transaction, when an edition deleted whole is gone itself.
REFUSE = """
CREATE FUNCTION duties_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'in_force_until' <> to_jsonb(OLD) - 'in_force_until' THEN
        RAISE EXCEPTION 'The edition % is published and stays as it is.', OLD.code
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION duties_row_of_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched jsonb;
    edition text;
BEGIN
    FOREACH touched IN ARRAY ARRAY[to_jsonb(OLD), to_jsonb(NEW)] LOOP
        SELECT code INTO edition FROM duties_edition WHERE published_at IS NOT NULL AND id = coalesce(
            (touched ->> 'edition_id')::bigint,
            (SELECT edition_id FROM duties_checklist WHERE id = (touched ->> 'checklist_id')::bigint),
            (SELECT edition_id FROM duties_rule WHERE id = (touched ->> 'rule_id')::bigint)
        );
        IF FOUND THEN
            RAISE EXCEPTION 'The edition % is published and stays as it is.', edition
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
CREATE TRIGGER duties_edition_stays BEFORE UPDATE ON duties_edition
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION duties_published_stays();
"""
ROWS = """
CREATE TRIGGER duties_{table}_stays BEFORE INSERT OR UPDATE ON duties_{table}
    FOR EACH ROW EXECUTE FUNCTION duties_row_of_published_stays();
CREATE CONSTRAINT TRIGGER duties_{table}_is_kept AFTER DELETE ON duties_{table} DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION duties_row_of_published_stays();
"""
NO_ROWS = """
DROP TRIGGER duties_{table}_stays ON duties_{table};
DROP TRIGGER duties_{table}_is_kept ON duties_{table};
"""
ALLOW = """
DROP TRIGGER duties_edition_stays ON duties_edition;
DROP FUNCTION duties_row_of_published_stays();
DROP FUNCTION duties_published_stays();
"""
TABLES = ("checklist", "checklistline", "inspectionkind", "rule", "rulestep")


class Migration(migrations.Migration):
    dependencies = [("duties", "0002_rules_and_publishing")]

    operations = [
        migrations.RunSQL(
            REFUSE + "".join(ROWS.format(table=table) for table in TABLES),
            "".join(NO_ROWS.format(table=table) for table in TABLES) + ALLOW,
        )
    ]
