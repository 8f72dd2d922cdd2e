"""From a thousand matters to a hundred thousand: the same rows again with shifted keys, by plain SQL.

Keys are shifted by a multiple of STEP, names (uid) are hashed with the copy's number, references follow; so
each copy is equal to the base by construction.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection, models

STEP = 10_000_000
ROOMS = {"matters", "responsibility", "feedback"}
ALSO = {"ledger_entry", "ledger_payload", "notifications_message", "documents_document"}
UNIQUE_TEXT = {"number", "slot"}


def tables() -> list[type[models.Model]]:
    """The models whose rows belong to a matter."""
    found = [
        model for model in apps.get_models() if model._meta.app_label in ROOMS or model._meta.db_table in ALSO
    ]
    return [model for model in found if model._meta.db_table != "feedback_draft"]


def times(copies: int) -> None:
    """Add that many copies of everything that is there."""
    copied = tables()
    labels = {model._meta.label_lower for model in copied}
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for model in copied:
            columns = [_column(field, copied, labels) for field in model._meta.concrete_fields]
            names = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} ({names}) "  # noqa: S608  # names of our own tables
                f"SELECT {', '.join(columns)} FROM {model._meta.db_table} AS t, generate_series(1::bigint, {copies}) AS k"
            )
        cursor.execute("SET session_replication_role = DEFAULT")
        for model in copied:
            if isinstance(model._meta.pk, models.BigAutoField):
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), "  # noqa: S608  # as above
                    f"(SELECT max(id) FROM {model._meta.db_table}))"
                )
        cursor.execute("VACUUM ANALYZE")


def _column(field: models.Field[object, object], copied: list[type[models.Model]], labels: set[str]) -> str:
    name = f't."{field.column}"'
    if field.primary_key and not field.is_relation:
        return f"{name} + k * {STEP}"
    if field.is_relation:
        return f"{name} + k * {STEP}" if field.related_model in copied else name
    if field.column == "request_id":
        return "NULL"
    if field.column == "uid":
        return f"md5({name}::text || k)::uuid"
    if field.column.endswith("_ref"):
        known = ", ".join(f"'{label}'" for label in sorted(labels))
        # "room.noun:uid", or with a year behind it: "room.noun:uid/2026".
        uid = f"split_part(split_part({name}, ':', 2), '/', 1)"
        year = f"substring({name} from '/.*$')"
        renamed = (
            f"split_part({name}, ':', 1) || ':' || (md5({uid} || k)::uuid)::text || coalesce({year}, '')"
        )
        return f"CASE WHEN split_part({name}, ':', 1) IN ({known}) THEN {renamed} ELSE {name} END"
    if field.column in UNIQUE_TEXT:
        return f"CASE WHEN {name} = '' THEN '' ELSE {name} || '-' || k END"
    return name
