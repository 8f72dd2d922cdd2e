"""The database itself keeps the record as it was written."""

from __future__ import annotations

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from duban.support.ledger import guards
from duban.support.ledger.models import LedgerEntry, LedgerPayload
from tests.stories import TownCase


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


class TestGuards(TownCase):
    def setUp(self) -> None:
        # Rows that still wait for their foreign keys to be checked forbid any change of their table.
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_the_database_refuses_to_change_what_was_recorded(self) -> None:
        statements = [
            "UPDATE ledger_entry SET actor_ref = 'x'",
            "UPDATE ledger_entry SET at = at",
            "DELETE FROM ledger_entry",
            "UPDATE ledger_payload SET body = '{}'",
        ]
        if connection.vendor == "postgresql":
            statements += ["TRUNCATE ledger_entry CASCADE", "TRUNCATE ledger_payload"]
        entries, payloads = LedgerEntry.objects.count(), LedgerPayload.objects.count()
        self.assertGreater(entries, 20)
        for statement in statements:
            with self.subTest(statement), self.assertRaisesMessage(DatabaseError, "append-only"):
                run(statement)
        self.assertEqual((LedgerEntry.objects.count(), LedgerPayload.objects.count()), (entries, payloads))

    def test_payloads_alone_may_lawfully_go(self) -> None:
        run("DELETE FROM ledger_payload")
        self.assertEqual(LedgerPayload.objects.count(), 0)

    def test_no_guard_is_missing(self) -> None:
        self.assertEqual(guards.missing(), [])

    def test_migrate_brings_back_the_guards_that_a_remade_table_has_lost(self) -> None:
        run("CREATE TABLE remade AS SELECT * FROM ledger_payload")
        run("DROP TABLE ledger_payload")
        run("ALTER TABLE remade RENAME TO ledger_payload")
        lost = {name for name, (_verb, table) in self.rules().items() if table == "ledger_payload"}
        self.assertEqual(set(guards.missing()), lost)
        call_command("migrate", "ledger", verbosity=0)
        self.assertEqual(guards.missing(), [])
        with self.assertRaisesMessage(DatabaseError, "append-only"):
            run("UPDATE ledger_payload SET body = '{}'")

    def rules(self) -> dict[str, tuple[str, str]]:
        return guards.POSTGRES_RULES if connection.vendor == "postgresql" else guards.SQLITE_RULES
