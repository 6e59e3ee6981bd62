from django.db import migrations

# Kinds of emergency, means of force, their questions and the matters of courts stay too; a question hangs on its kind.
OF_WHICH_EDITION = """
CREATE OR REPLACE FUNCTION duties_row_of_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched jsonb;
    edition text;
BEGIN
    FOREACH touched IN ARRAY ARRAY[to_jsonb(OLD), to_jsonb(NEW)] LOOP
        SELECT code INTO edition FROM duties_edition WHERE published_at IS NOT NULL AND id = coalesce(
            (touched ->> 'edition_id')::bigint,
            (SELECT edition_id FROM duties_checklist WHERE id = (touched ->> 'checklist_id')::bigint),
            (SELECT edition_id FROM duties_rule WHERE id = (touched ->> 'rule_id')::bigint),
            (SELECT edition_id FROM duties_emergencykind WHERE id = (touched ->> 'kind_id')::bigint),
            (SELECT edition_id FROM duties_means WHERE id = (touched ->> 'means_id')::bigint)
        );
        IF FOUND THEN
            RAISE EXCEPTION 'The edition % is published and stays as it is.', edition
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END LOOP;
    RETURN coalesce(NEW, OLD);
END $$;
"""
STAYS = """
CREATE TRIGGER duties_{table}_stays BEFORE INSERT OR UPDATE OR DELETE ON duties_{table}
    FOR EACH ROW EXECUTE FUNCTION duties_row_of_published_stays();
"""
GOES = "DROP TRIGGER duties_{table}_stays ON duties_{table};"
TABLES = ("courtmatter", "emergencykind", "emergencyquestion", "means", "meansquestion")


class Migration(migrations.Migration):
    dependencies = [("duties", "0003_courts_and_promises")]

    operations = [
        migrations.RunSQL(OF_WHICH_EDITION, migrations.RunSQL.noop),
        *(migrations.RunSQL(STAYS.format(table=table), GOES.format(table=table)) for table in TABLES),
    ]
