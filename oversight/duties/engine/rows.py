"""Many rows changed in one statement: Django's bulk_update builds a CASE per row, and slows with the square."""

import json
from datetime import datetime
from uuid import UUID

from django.db import connection


def save_rows(rows, names):
    """Write the named fields of these rows of one model, which exist."""
    if not rows:
        return
    fields = [rows[0]._meta.get_field(name) for name in names]
    types = ", ".join(f"{field.column} {field.db_type(connection)}" for field in fields)
    changes = ", ".join(f"{field.column} = new.{field.column}" for field in fields)
    sql = f"""UPDATE {rows[0]._meta.db_table} old SET {changes}
        FROM jsonb_to_recordset(%s::jsonb) AS new(id bigint, {types}) WHERE old.id = new.id"""
    new = [{"id": row.pk, **{field.column: getattr(row, field.attname) for field in fields}} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(sql, [json.dumps(new, default=_plain)])


def _plain(value):
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} can't be written this way.")
