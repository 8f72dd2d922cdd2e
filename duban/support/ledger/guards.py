"""The database itself refuses to change the record: UPDATE, DELETE, TRUNCATE of entries, UPDATE of payloads."""

from __future__ import annotations

from typing import Any

from django.db import connection, connections

SQLITE_RULES = {
    "ledger_entry_keeps_its_rows": ("DELETE", "ledger_entry"),
    "ledger_entry_keeps_its_words": ("UPDATE", "ledger_entry"),
    "ledger_payload_keeps_its_words": ("UPDATE", "ledger_payload"),
}
POSTGRES_RULES = {
    **SQLITE_RULES,
    "ledger_entry_is_not_emptied": ("TRUNCATE", "ledger_entry"),
    "ledger_payload_is_not_emptied": ("TRUNCATE", "ledger_payload"),
}


def ensure_after_migrate(using: str = "default", **kwargs: Any) -> None:  # Any: the signal's own keywords
    ensure(using)


def ensure(using: str = "default") -> None:
    """Put the triggers in place; doing it twice changes nothing."""
    conn = connections[using]
    if "ledger_payload" not in conn.introspection.table_names():
        return
    with conn.cursor() as cursor:
        if conn.vendor == "sqlite":
            for name, (verb, table) in SQLITE_RULES.items():
                cursor.execute(
                    f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
                )
            return
        cursor.execute(
            "CREATE OR REPLACE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$"
        )
        for name, (verb, table) in POSTGRES_RULES.items():
            level = "STATEMENT" if verb == "TRUNCATE" else "ROW"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            cursor.execute(
                f"CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH {level} EXECUTE FUNCTION ledger_refuses()"
            )


def missing() -> list[str]:
    """The names of the guards that this database lacks; `serve` refuses to start with any."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            wanted = SQLITE_RULES
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
            wanted = POSTGRES_RULES
        present = {row[0] for row in cursor.fetchall()}
    return sorted(set(wanted) - present)
