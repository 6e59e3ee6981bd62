from django.db import migrations

# Of a published edition only the last day may change, and the whole of it may go where nothing rests on it: whoever
# removes it takes back that it is published, and at the end of that transaction it must be gone.
REFUSE = """
CREATE FUNCTION duties_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'in_force_until' <> to_jsonb(OLD) - 'in_force_until'
        AND to_jsonb(NEW) <> to_jsonb(OLD) || '{"published_at": null, "published_by_id": null}' THEN
        RAISE EXCEPTION 'The edition % is published and stays as it is.', OLD.code
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION duties_taken_back_is_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM duties_edition WHERE id = OLD.id) THEN
        RAISE EXCEPTION 'The edition % is published and stays as it is.', OLD.code
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
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
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER duties_edition_stays BEFORE UPDATE ON duties_edition
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION duties_published_stays();
CREATE CONSTRAINT TRIGGER duties_edition_is_gone AFTER UPDATE ON duties_edition DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL AND NEW.published_at IS NULL)
    EXECUTE FUNCTION duties_taken_back_is_gone();
"""
ROWS = """
CREATE TRIGGER duties_{table}_stays BEFORE INSERT OR UPDATE OR DELETE ON duties_{table}
    FOR EACH ROW EXECUTE FUNCTION duties_row_of_published_stays();
"""
NO_ROWS = """
DROP TRIGGER duties_{table}_stays ON duties_{table};
"""
ALLOW = """
DROP TRIGGER duties_edition_is_gone ON duties_edition;
DROP TRIGGER duties_edition_stays ON duties_edition;
DROP FUNCTION duties_row_of_published_stays();
DROP FUNCTION duties_taken_back_is_gone();
DROP FUNCTION duties_published_stays();
"""
TABLES = (
    *("actkind", "checklist", "checklistline", "inspectionkind", "limit", "riskband", "riskfactor", "rule", "rulestep"),
)


class Migration(migrations.Migration):
    replaces = [("duties", "0003_published_stays")]
    dependencies = [("duties", "0001_tables")]

    operations = [
        migrations.RunSQL(
            REFUSE + "".join(ROWS.format(table=table) for table in TABLES),
            "".join(NO_ROWS.format(table=table) for table in TABLES) + ALLOW,
        )
    ]
