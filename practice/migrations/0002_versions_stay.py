from django.db import migrations

# What a version says never changes; of a row only that it was published, once.
REFUSE = """
CREATE FUNCTION practice_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.published_at IS NULL
        AND (NEW.id, NEW.method_id, NEW.number, NEW.words_ru, NEW.words_kk, NEW.change, NEW.written_at, NEW.written_by_id)
        IS NOT DISTINCT FROM
        (OLD.id, OLD.method_id, OLD.number, OLD.words_ru, OLD.words_kk, OLD.change, OLD.written_at, OLD.written_by_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A version of a method does not change: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER practice_version_stays BEFORE UPDATE OR DELETE ON practice_methodversion
    FOR EACH ROW EXECUTE FUNCTION practice_refuse_change();
"""

ALLOW = """
DROP TRIGGER practice_version_stays ON practice_methodversion;
DROP FUNCTION practice_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("practice", "0001_tables")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
