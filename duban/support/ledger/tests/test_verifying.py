"""Whoever gets past the guards is found out."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, models, transaction

from duban.support.ledger import guards
from duban.support.ledger.models import LedgerEntry, LedgerPayload
from duban.support.ledger.tests import small
from duban.support.ledger.verifying import verify
from tests.stories import TownCase

TAMPERINGS = 100
SEED = 16_4


def drop_guards() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        rules = guards.POSTGRES_RULES if connection.vendor == "postgresql" else guards.SQLITE_RULES
        for name, (_verb, table) in rules.items():
            cursor.execute(
                f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else "")
            )


def other(value: Any, chance: random.Random) -> Any:  # Any: the value of any column
    """A value like this one, but not this one."""
    match value:
        case None:
            return uuid4()
        case UUID():
            return UUID(int=value.int ^ (1 << chance.randrange(128)))
        case str():
            place = chance.randrange(len(value))
            return value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1 :]
        case bytes() | memoryview():
            content = bytearray(value)
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            return bytes(content)
        case _:
            return value + timedelta(microseconds=chance.choice((-1, 1)) * 10 ** chance.randrange(9))


class TestVerifying(TownCase):
    def setUp(self) -> None:
        with small.in_its_place():
            small.renumber(self.town.unit("works"), at=self.town.tick(), request_id=uuid4())

    def test_an_untouched_ledger_holds(self) -> None:
        self.assertEqual(verify(), (LedgerEntry.objects.count(), []))

    def test_a_hundred_tamperings_of_any_column_are_found(self) -> None:
        drop_guards()
        chance = random.Random(SEED)  # noqa: S311  # the same faults in every run
        columns: list[tuple[type[models.Model], str]] = [
            (model, field.attname)
            for model in (LedgerEntry, LedgerPayload)
            for field in model._meta.concrete_fields
            if not field.primary_key
        ]
        keys, missed = list(LedgerEntry.objects.values_list("pk", flat=True)), []
        for number in range(TAMPERINGS):
            model, name = columns[number % len(columns)]
            row = model._default_manager.get(pk=chance.choice(keys))
            with transaction.atomic():
                model._default_manager.filter(pk=row.pk).update(**{name: other(getattr(row, name), chance)})
                found = verify()[1]
                transaction.set_rollback(True)
            if len(found) != 1 or not found[0].startswith(f"#{row.pk} "):
                missed.append((model.__name__, name, row.pk, found))
        self.assertEqual(missed, [])
        self.assertEqual(verify()[1], [], "the tamperings were rolled back")

    def test_exchanged_payloads_are_found(self) -> None:
        drop_guards()
        one, two = LedgerPayload.objects.order_by("pk")[:2]
        for mine, theirs in ((one, two), (two, one)):
            LedgerPayload.objects.filter(pk=mine.pk).update(salt=bytes(theirs.salt), body=theirs.body)
        self.assertEqual([line.split()[0] for line in verify()[1]], [f"#{one.pk}", f"#{two.pk}"])

    def test_a_lawfully_removed_payload_leaves_an_entry_that_holds(self) -> None:
        LedgerPayload.objects.filter(pk=LedgerEntry.objects.latest("id").pk).delete()
        self.assertEqual(verify(), (LedgerEntry.objects.count(), []))
